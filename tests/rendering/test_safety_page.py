"""What the safety page must say, and what links of every page say of themselves."""

import re

import pytest

from tests.support.building import Built, html_files
from tests.support.reading import soup

FILES = re.compile(r"\.(ics|csv|json|svg|pdf)$")


@pytest.fixture
def text(site: Built) -> str:
    (main,) = soup(site.output / "guide/index.html").select("#main")
    return " ".join(main.get_text().split())


def test_it_opens_with_closing_the_screen_and_a_way_to_talk(text: str) -> None:
    opening = text[: text.index("できること")]
    for words in ("あぶないときは、画面をとじてください", "電話", "サロン", "110"):
        assert words in opening


def test_it_says_what_leaving_does_and_does_not_do(text: str) -> None:
    does, _, does_not = text.partition("できないこと")
    for words in ("「もどる」をおしても、見ていたページは出ません", "3回", "JavaScript"):
        assert words in does
    assert "履歴（見たページの記録）は消えません" in does_not


@pytest.mark.parametrize(
    "words",
    [
        "iPhoneのSafari",
        "AndroidのChrome",
        "パソコンのEdgeとChrome",
        "パソコンのFirefox",
        "MacのSafari",
        "InPrivate",
        "LINEの中で開いたとき",
        "履歴を一つだけ消す",
        "ページの写し（キャッシュ）",
        "かえって目立つ",
        "プライベート",
        "シークレット",
        "発信の履歴",
        "料金の明細",
        "トークの一覧",
        "通知",
        "予定のファイル（.ics）",
        "「予定を受けとる」で登録したカレンダー",
        "ほかのパソコンや電話を使う",
    ],
)
def test_it_covers_every_trace(text: str, words: str) -> None:
    assert words in text


def test_no_page_hides_from_search(site: Built) -> None:
    for page in html_files(site.output):
        assert "noindex" not in page.read_text("utf-8"), page


# What the languages of the site say of it
ELSEWHERE = re.compile("別のサイト|ほかのサイト|another website|trang web khác")
DOWNLOADS = re.compile("ダウンロード|開きます")


def test_link_that_leaves_or_downloads_says_so(site: Built) -> None:
    for file in html_files(site.output):
        links = soup(file).select("a[href]")
        assert links, file
        for link in links:
            words, target = link.get_text(), str(link["href"])
            if target.startswith("http"):
                assert ELSEWHERE.search(words), (file, target)
            elif link.get("download") is not None or FILES.search(target):
                assert DOWNLOADS.search(words), (file, target)
