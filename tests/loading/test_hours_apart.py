"""Times in a text between which its workshop is never held are told; other hours are not."""

from pathlib import Path

import pytest

from tests.support.remedies import told
from tests.support.writing import EVENT, write

NAME = "events/2026-12-10-case.yaml"


def codes(content: Path, text: str) -> list[str]:
    """Return what is told of the text of a workshop held from 10:00 to 12:00."""
    lines = text.replace("\n", "\n  ")
    write(content, NAME, f"{EVENT}description: |\n  {lines}\n")
    return [one.code for one in told(content) if one.position.path == NAME]


@pytest.mark.parametrize(
    "text",
    [
        "13時〜15時です。ゆっくり体を動かします。",
        "やさしいヨガです。１３：００～１５：００、ゆっくり体を動かします。",
        "午後1時から3時まで、お茶を飲みながら話します。",
        "12月10日の13:30〜15:30、集会室に来てください。",
        "13:00-15:00\nお茶の時間です。",
    ],
)
def test_times_of_no_date_are_told(text: str, content: Path) -> None:
    assert codes(content, text) == ["time_in_words"]


@pytest.mark.parametrize(
    "text",
    [
        "10時〜12時です。",
        "10:00〜10:30 体操\n10:30〜12:00 お茶",
        "9:30〜10:00は、受付です。",
        "託児は9:30〜12:30です。",
        "終わったあと、13:00〜14:00に交流会があります。",
        "12月17日は、13時〜15時です。",
        "夏は、いつも13時〜15時でしたが、冬は午前です。",
        "雨の場合は、13時〜15時にします。",
        "電話は10:00〜20:00です。",
        "会場は12:00〜16:00に使えます。駐車場は8:00〜18:00です。",
    ],
)
def test_of_honest_texts_nothing_is_told(text: str, content: Path) -> None:
    assert codes(content, text) == []
