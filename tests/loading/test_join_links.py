"""What lets anyone into a meeting of the visitors is refused, wherever it is typed."""

import pytest
from yorisoi.loading.checks.text_rules import Vocabulary, check_markdown, check_plain

WORDS = Vocabulary({})


def told(text: str) -> list[tuple[str, str]]:
    """Return code and words of what is told, the same of a plain text as of Markdown."""
    made = [check_markdown(text, "events/case.yaml", WORDS), check_plain(text, WORDS)]
    said = [[(one.code, one.values["value"]) for one in each] for each in made]
    assert said[0] == said[1]
    return said[0]


@pytest.mark.parametrize(
    "text",
    [
        "https://zoom.us/j/81234567890",
        "https://us02web.zoom.us/j/8123?pwd=abcDEF1",
        "https://meet.google.com/abc-defg-hij",
        "https://teams.microsoft.com/l/meetup-join/1",
        "https://teams.live.com/meet/9345678901234",
        "https://example.webex.com/meet/hanako",
        "ミーティングID: 812 3456 7890",
        "ミーティング ID：８１２ ３４５６ ７８９０",
        "会議 ID: 234 567 890 12",
        "パスコード: 123456",
        "Passcode: x9Y2z!",
        "Zoomのパスワード：abcd12",
        "meet.google.com/abc-defg-hij",
        "zoom.us/my/minato",
        "https://us02web.zoom.us/launch/jc/812",
        "パスコードは「784512",
    ],
)
def test_what_lets_one_into_a_meeting_is_refused_and_is_no_number_of_somebody(text: str) -> None:
    assert told(text) == [("join_link", text[:40])]


@pytest.mark.parametrize(
    "text",
    [
        "https://us02web.zoom.us/meeting/register/abc",
        "https://zoom.us/webinar/register/WN_abc",
        "https://zoom.us/download",
        "https://teams.microsoft.com/",
        "ミーティングIDとパスコードは、前の日にメールでお知らせします。",
        "会議室 302",
        "スマホのパスコード/Face IDの設定を学びます。",
        "パスコード（PINコード）とは",
        "会議番号 2026-12-10",
        "会議は10:00〜12:00です。",
    ],
)
def test_what_tells_how_to_apply_for_a_meeting_is_not(text: str) -> None:
    assert told(text) == []
