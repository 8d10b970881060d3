"""A page loads nothing from elsewhere, runs nothing of a stranger's, and leaves no trace."""

from pathlib import Path

import pytest

from tests.inspection.pages import POLICY, codes, complaints, page


@pytest.mark.parametrize(
    "body",
    [
        '<img src="https://other.example/a.png" alt="">',
        '<img src="data:image/png;base64,AAAA" alt="">',
        "<script>alert(1)</script>",
        '<script src="a.js"></script>',
        "<style>p{color:red}</style>",
        '<p style="color:red">a</p>',
        '<p onclick="a()">a</p>',
        '<iframe src="about/"></iframe>',
        '<noscript><img src="about/" alt=""></noscript>',
        "<template><p>港</p></template>",
        "<textarea>港</textarea>",
        '<svg><a xlink:href="javascript:alert(1)"><text>港</text></a></svg>',
        '<form action="https://other.example/"></form>',
        "<!-- 公開しないメモ -->",
        '<a href="https://weather.example/">天気</a>',
        '<link rel="stylesheet" href="https://other.example/a.css">',
        '<img srcset="a.png 1x, https://other.example/b.png 2x" src="about/" alt="">',
    ],
)
def test_what_could_leave_a_trace_is_found(body: str, tmp_path: Path) -> None:
    assert complaints(tmp_path, body)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("default-src 'none'", "default-src 'self'"),
        ("img-src 'self'", "img-src *"),
        ("img-src 'self'", "img-src 'self'; connect-src https://other.example"),
        ("img-src 'self'", "img-src 'self'; script-src 'self'"),
        ("img-src 'self'", "img-src 'self'; frame-src 'self'"),
        ("style-src ", "style-src 'unsafe-inline' "),
        ("http-equiv", "name"),
        ('name="referrer"', 'name="other"'),
        ("<title>港", "<title>暴力"),
        ("<head>", ""),  # a browser begins the body at the first text
        ("<head>", "<head>港"),
        ('<meta charset="utf-8">', "<link rel=icon href=icon.svg>"),
        ("<!doctype", "<p>港</p><!doctype"),
    ],
)
def test_weakened_head_is_found(old: str, new: str, tmp_path: Path) -> None:
    assert POLICY in page()
    assert complaints(tmp_path, "", {"index.html": page().replace(old, new)})


@pytest.mark.parametrize("name", ["notes.docx", ".git/config", "a.html~", "service.yaml"])
def test_file_that_nobody_should_see_is_found(name: str, tmp_path: Path) -> None:
    assert complaints(tmp_path, "", {name: "a"})


def test_title_of_a_drawing_is_none_of_the_page(tmp_path: Path) -> None:
    told = page("<svg><title>暴力</title></svg>")
    assert complaints(tmp_path, "", {"told.html": told}) == []


@pytest.mark.parametrize("scheme", ["javascript", "data", "vbscript", " \njavascript", "DATA"])
def test_address_that_may_run_is_refused_as_that(scheme: str, tmp_path: Path) -> None:
    assert "page_address" in codes(tmp_path, f'<a href="{scheme}:a">港</a>')
    assert "page_address" in codes(tmp_path, f'<img src="{scheme}:a" alt="港">')


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ('<img src="https://other.example/a.png" alt="港">', "page_loads_elsewhere"),
        ('<img src="//other.example/a.png" alt="港">', "page_loads_elsewhere"),
        ('<img src="data:image/png;base64,AA" alt="港">', "page_loads_elsewhere"),
        ('<img src="https://[" alt="港">', "page_loads_elsewhere"),
        ('<link rel="icon" href="https://other.example/a.png">', "page_loads_elsewhere"),
        ('<link rel="next" href="//other.example/a">', "page_loads_elsewhere"),
        ('<a href="https://other.example/">港</a>', "page_link_referrer"),
        ('<a href="https://other.example/" rel="nofollow">港</a>', "page_link_referrer"),
        ("<script>alert(1)</script>", "page_inline_foreign"),
        ("<style>p{margin:1px}</style>", "page_inline_foreign"),
        ('<script type="module">alert(1)</script>', "page_inline_foreign"),
        (f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">', "page_policy_missing"),
    ],
)
def test_what_leaves_a_trace_is_refused_as_that(body: str, code: str, tmp_path: Path) -> None:
    assert code in codes(tmp_path, body)


@pytest.mark.parametrize(
    "body",
    [
        '<link rel="canonical" href="https://minato.example/">',
        '<a href="https://weather.example/" rel="nofollow noreferrer">天気のページ</a>',
        '<script type="application/ld+json">{}</script>',
    ],
)
def test_what_leaves_none_passes(body: str, tmp_path: Path) -> None:
    assert codes(tmp_path, body, {"about.html": page()}) == set()


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("default-src 'none'", "default-src 'self'", "page_policy_loose"),
        ("img-src 'self'", "img-src *", "page_policy_loose"),
        ("style-src ", "style-src 'unsafe-hashes' ", "page_policy_loose"),
        ('http-equiv="Content-Security-Policy"', 'name="a"', "page_policy_missing"),
        ("<head>", "<head>港", "page_policy_missing"),
        ('content="no-referrer"', 'content="origin"', "page_referrer"),
        ('name="referrer"', 'name="other"', "page_referrer"),
    ],
)
def test_weakened_head_is_refused_as_that(old: str, new: str, code: str, tmp_path: Path) -> None:
    assert code in codes(tmp_path, "", {"index.html": page().replace(old, new)})


PUBLISHED = "a.html a.ics a.csv a.json a.atom a.xml a.txt a.svg a.css a.js a.pdf _headers .nojekyll"


@pytest.mark.parametrize("name", PUBLISHED.split(" "))
def test_file_that_is_published_may_be_there(name: str, tmp_path: Path) -> None:
    assert "file_kind" not in codes(tmp_path, "", {name: "a"})


@pytest.mark.parametrize("name", ["a.png", "a.PNG", "a.jpg", "a.JPG", "a.jpeg", "a.webp", "a.WebP"])
def test_picture_may_be_there_in_either_case(name: str, tmp_path: Path) -> None:
    assert "file_kind" not in codes(tmp_path, "", {name: "a"})


@pytest.mark.parametrize("name", ["a.php", "a.md", "a.yaml", "a.html.bak", "ahtml", "a/_headers"])
def test_other_file_may_not(name: str, tmp_path: Path) -> None:
    assert "file_kind" in codes(tmp_path, "", {name: "a"})
