"""Days, times and numbers as each language of the theme says them."""

from datetime import date, datetime

import pytest
from yorisoi.clock import TOKYO
from yorisoi.loading.findings import Findings
from yorisoi.loading.languages import read_languages
from yorisoi.models.day_grammar import parse_open_days
from yorisoi.models.year_spans import parse_year_span
from yorisoi.schedule.wording import Wording

from tests.support.building import ROOT

THURSDAY = date(2026, 12, 10)


@pytest.fixture(scope="module")
def wordings() -> dict[str, Wording]:
    folders = [f"pages/{file.stem}/index.md" for file in (ROOT / "theme/strings").glob("*.yaml")]
    findings = Findings(ROOT / "content")
    languages = read_languages(findings, folders, "ja", ROOT / "theme")
    assert findings.faults == []
    return {key: Wording(language.words) for key, language in languages.items()}


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (
            "ja",
            (
                "2026年12月10日（木）",
                ("月〜水・土", "月曜日から水曜日、土曜日"),
                "第2・第4水",
                "12月29日〜1月3日",
                "シャープ、8 0 0 8",
            ),
        ),
        (
            "en",
            (
                "Thu 10 December 2026",
                ("Mon–Wed, Sat", "Monday to Wednesday, Saturday"),
                "2nd, 4th Wed of the month",
                "29 December–3 January",
                "hash, 8 0 0 8",
            ),
        ),
        (
            "ja-easy",
            (
                "2026{年|ねん}12{月|がつ}10{日|にち}（{木|もく}）",
                ("{月|げつ}〜{水|すい}・{土|ど}", "月曜日から水曜日、土曜日"),
                "{第|だい}2・{第|だい}4{水|すい}",
                "12{月|がつ}29{日|にち}〜1{月|がつ}3{日|にち}",
                "シャープ、8 0 0 8",
            ),
        ),
    ],
)
def test_days_and_numbers_in_each_language(
    wordings: dict[str, Wording], key: str, expected: tuple[object, ...]
) -> None:
    wording = wordings[key]
    assert expected == (
        wording.day(THURSDAY),
        wording.short_days(parse_open_days("月・火・水・土")),
        wording.days(parse_open_days("第2・第4水")).shown,
        wording.year_span(parse_year_span("12-29〜01-03")),
        wording.number("#8008"),
    )


def test_end_of_a_day_of_the_next_and_of_another(wordings: dict[str, Wording]) -> None:
    start = datetime(2026, 12, 10, 22, tzinfo=TOKYO)
    said = [
        wordings["en"].end(datetime(2026, 12, day, hour, tzinfo=TOKYO), start)
        for day, hour in ((10, 23), (11, 0), (11, 6), (12, 6))
    ]
    assert said == ["23:00", "24:00", "6:00 the next day", "Sat 12 December 2026 6:00"]
