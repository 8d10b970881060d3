"""The real site, as its files: what is stated, where it leads, and that it is always the same."""

import gzip
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.building import ROOT, Built, html_files, tree, yorisoi
from tests.support.reading import soup
from tests.support.writing import PAGE, copied, replace, write

TELEPHONES = ("080-3402-8685", "080-3402-8682", "080-3402-8900")
PAGES = [
    "index.html",
    "404.html",
    "about",
    "access",
    "accessibility",
    "contact",
    "faq",
    "guide",
    "lines",
    "link",
    "privacy",
    "space",
    "support",
    "workshops",
]


def pages(output: Path) -> dict[str, str]:
    return {
        file.relative_to(output).as_posix(): file.read_text("utf-8") for file in html_files(output)
    }


def test_build_says_what_was_built_and_what_to_open(site: Built) -> None:
    assert f"{len(pages(site.output)) + 1}ページ" in site.stdout  # and the page for frames
    assert str(site.output / "index.html") in site.stdout


@pytest.mark.parametrize("name", PAGES)
def test_page_stands_at_its_address(name: str, site: Built) -> None:
    file = name if name.endswith(".html") else f"{name}/index.html"
    assert (site.output / file).is_file()


def test_front_page_states_how_to_reach_the_service(site: Built) -> None:
    front = soup(site.output / "index.html")
    text = front.get_text()
    assert front.select("a[href='tel:+818034028685']")
    assert front.select("a[href='mailto:office@yorisoi-tsuchiura.com']")
    for words in ("10:00", "16:00", "20:00", "火・日・祝日", "土浦市中央1-10-8", "無料"):
        assert words in text


def test_every_number_of_the_service_dials(site: Built) -> None:
    links = {
        link for page in pages(site.output).values() for link in re.findall(r"tel:\+81\d+", page)
    }
    assert {f"tel:+81{number[1:].replace('-', '')}" for number in TELEPHONES} <= links


def test_what_the_source_contradicts_is_not_published(site: Built) -> None:
    text = " ".join(soup(page).get_text() for page in html_files(site.output))
    assert "376" not in text
    assert "407件" in text
    assert "利用件数" not in text
    assert "通話無料" not in text
    assert "lin.ee" not in text


def test_number_changed_in_the_data_changes_everywhere(
    tmp_path: Path, build: Callable[..., Built]
) -> None:
    content = shutil.copytree(ROOT / "content", tmp_path / "content")
    replace(content, "data/service.yaml", "080-3402-8685", "080-3402-8681")
    built = build(content=content)
    assert built.status == 0, built.stderr
    everything = "".join(
        file.read_text("utf-8", "replace") for file in built.output.rglob("*") if file.is_file()
    )
    assert "8681" in everything
    assert "8685" not in everything


def test_number_typed_into_a_page_is_refused_with_its_place(
    tmp_path: Path, build: Callable[..., Built]
) -> None:
    content = shutil.copytree(ROOT / "content", tmp_path / "content")
    faq = content / "pages" / "ja" / "faq.md"
    faq.write_text(faq.read_text("utf-8") + "\n電話は080-3402-8685です。\n", "utf-8")
    line = len(faq.read_text("utf-8").splitlines())
    built = build(content=content)
    assert built.status == 1
    assert f"pages/ja/faq.md:{line}:4: " in built.stderr
    assert not built.output.exists()


def test_refused_build_leaves_the_live_site_as_it_was(
    tmp_path: Path, build: Callable[..., Built]
) -> None:
    content = copied(tmp_path)
    before = tree(build(content=content).output)
    write(content, "pages/ja/sample.md", PAGE.replace("本文です。", "電話は0312-99-9999です。"))
    after = build(content=content)
    assert after.status == 1
    assert tree(after.output) == before


def test_second_service_is_built_by_the_same_engine_and_theme(
    tmp_path: Path, build: Callable[..., Built]
) -> None:
    built = build(content=copied(tmp_path))
    assert built.status == 0, built.stderr
    everything = "".join(pages(built.output).values())
    assert "サロン港" in everything
    assert "土浦" not in everything
    assert "https://lin.ee/minato0" in everything


def test_service_that_is_new_has_no_results_to_state(
    tmp_path: Path, build: Callable[..., Built]
) -> None:
    content = copied(tmp_path)
    data = (content / "data/service.yaml").read_text("utf-8")
    for key in ("figures", "partners", "results"):
        data, count = re.subn(rf"^{key}:\n([ -].*\n)+", "", data, flags=re.MULTILINE)
        assert count
    write(content, "data/service.yaml", data)
    refused = build(content=content)
    assert "pages/ja/about.md:12:1" in refused.stderr
    assert "blocks.results" in refused.stderr
    assert "pages/ja/privacy.md:11:1" in refused.stderr
    assert "blocks.partners" in refused.stderr
    replace(content, "pages/ja/about.md", "{{ blocks.results }}", "")
    replace(content, "pages/ja/privacy.md", "{{ blocks.partners }}", "")
    done = build(content=content)
    assert done.status == 0, done.stderr


def test_draft_and_template_of_the_staff_are_not_published(
    tmp_path: Path, build: Callable[..., Built]
) -> None:
    built = build(content=copied(tmp_path))
    assert not (built.output / "draft").exists()
    assert "下書き" not in "".join(pages(built.output).values())


def test_moment_comes_from_source_date_epoch_where_none_is_given(tmp_path: Path) -> None:
    folders = ("--content", copied(tmp_path), "--output", tmp_path / "output")
    done = yorisoi("build", *folders, SOURCE_DATE_EPOCH="1796083200")  # 2026-12-01 in Japan
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "output" / "workshops" / "2026-12" / "index.html").exists()


def test_page_with_its_style_is_light(site: Built) -> None:
    """The script, at the end, has a budget of its own: `test_exit.py::test_script_is_small`."""
    every = pages(site.output)
    assert every
    for name, page in every.items():
        whole = re.sub("<script>.*?</script>", "", page, flags=re.DOTALL)
        assert len(gzip.compress(whole.encode())) <= 14 * 1024, name


@pytest.mark.parametrize(
    ("name", "title", "heading"),
    [
        ("guide", "ご利用について", "安全に見るために"),
        ("contact", "連絡のしかた", "相談する"),
        ("support", "同行・訪問", "同行支援・訪問支援"),
    ],
)
def test_history_says_less_than_the_page(name: str, title: str, heading: str, site: Built) -> None:
    page = soup(site.output / name / "index.html")
    assert [found.get_text() for found in page.select("h1")] == [heading]
    assert page.title.get_text() == f"{title} | コミュニティサロンYORISOI土浦"


def test_title_names_the_salon_and_nothing_a_history_should_not_show(site: Built) -> None:
    for page in html_files(site.output):
        (title,) = soup(page).select("head title")
        assert "YORISOI" in title.get_text()
        telling = "暴力|DV|被害|虐待|相談専用|ひどいこと|violence|abuse|victim|bạo lực|bạo hành"
        assert not re.search(telling, title.get_text(), re.IGNORECASE), page


def test_public_build_links_from_the_root_of_its_address(
    tmp_path: Path, build: Callable[..., Built]
) -> None:
    built = build("-s", "publishconf.py", content=copied(tmp_path), SITEURL="https://npo.example/y")
    assert built.status == 0, built.stderr
    front = (built.output / "index.html").read_text("utf-8")
    assert 'href="/y/consultation/"' in front
    assert 'rel="canonical" href="https://npo.example/y/"' in front
    assert "127.0.0.1" not in "".join(pages(built.output).values())


def test_stock_pelican_command_makes_the_same_checks(tmp_path: Path) -> None:
    import subprocess
    import sys

    content = copied(tmp_path)
    write(content, "pages/ja/sample.md", PAGE.replace("slug: sample\n", ""))
    done = subprocess.run(
        [sys.executable, "-m", "pelican", content, "-s", "pelicanconf.py", "-o", tmp_path / "out"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert not (tmp_path / "out").exists()


def test_draft_with_an_order_is_not_in_the_menu(
    build: Callable[..., Built], tmp_path: Path
) -> None:
    content = copied(tmp_path)
    replace(content, "pages/ja/draft.md", "status: draft", "status: draft\norder: 1")
    built = build(content=content)
    assert built.status == 0, built.stderr
    assert not [name for name, text in pages(built.output).items() if "まだ出さないページ" in text]


def test_pages_that_every_page_links_to_may_have_any_address(
    tmp_path: Path, build: Callable[..., Built]
) -> None:
    content = copied(tmp_path)
    for name in ("access", "safety"):
        replace(content, f"pages/ja/{name}.md", f"slug: {name}", f"slug: {name}-moved")
    built = build(content=content)
    assert built.status == 0, built.stderr
    front = soup(built.output / "index.html")
    assert front.select(".reach a[href='./access-moved/index.html']")
    assert front.select(".exit a[href='./safety-moved/index.html']")


def test_site_without_such_pages_has_no_link_to_them(
    tmp_path: Path, build: Callable[..., Built]
) -> None:
    content = copied(tmp_path)
    for name, purpose in (("access", "visit"), ("consultation", "line"), ("safety", "safety")):
        replace(content, f"pages/ja/{name}.md", f"purpose: {purpose}\n", "")
    built = build(content=content)
    assert built.status == 0, built.stderr
    front = soup(built.output / "index.html")
    assert not front.select(".reach a[href*='access'], .contact-bar a[href*='access']")
    assert "履歴は消えません" in front.select_one(".exit").get_text()
