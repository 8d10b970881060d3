"""A page loads nothing from elsewhere, runs nothing of a stranger's, and leaves no trace."""

from pathlib import Path

import pytest

from tests.inspection.pages import POLICY, complaints, page


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
