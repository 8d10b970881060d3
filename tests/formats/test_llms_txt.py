"""llms.txt says of the service what the data says, and nothing else."""

import re
from pathlib import Path

from yorisoi.formats.llms_txt import llms_txt

from tests.support import truth
from tests.support.writing import ADDRESS, gathering, publication, publishing, replace


def test_contacts_are_those_of_the_data() -> None:
    said = llms_txt(publication())
    numbers = set(re.findall(r"[0-9]{2,4}-[0-9]{2,4}-[0-9]{4}", said))
    assert numbers == {"0312-34-5678", "0312-34-5679"}
    assert re.findall(r"\S+@\S+", said) == ["メール：hello@minato.example"]
    assert "〒100-0001 港町1-2-3" in said
    assert "電話：月・水・木・金・土 10:00〜20:00" in said


def test_hours_that_begin_later_say_from_when(content: Path) -> None:
    hours = "    end: 16:00\n    short_name: 広間\n"
    replace(content, "data/service.yaml", hours, f"    from: 2027-02-01\n{hours}")
    assert "2027年2月1日（月）から 月・水・木・金・土 10:00〜16:00" in llms_txt(
        publication(content)
    )


def test_closing_days_have_their_dates() -> None:
    said = llms_txt(publication())
    assert "- 2026-12-29–2027-01-03 年末年始" in said
    single = set(re.findall(r"^- ([0-9-]{10}) (?!\d)", said, re.MULTILINE))
    open_days = {day for day in truth.HOLIDAYS if "2027-01-04" <= day < "2027-04-01"}
    weekly = {"2027-02-23", "2027-03-21"}  # a Tuesday and a Sunday: closed anyway
    assert single == open_days - weekly


def test_closing_days_of_one_service_say_whose_they_are(content: Path) -> None:
    closure = "    - start: 2026-12-29"
    replace(content, "data/service.yaml", closure, "    - of: salon\n      start: 2026-12-29")
    said = llms_txt(publication(content))
    assert "- 2026-12-29–2026-12-31 年末年始（広間）\n" in said
    assert "- 2027-01-01 年末年始\n" in said  # a holiday: the telephone is closed too


def test_workshops_and_pages_are_linked() -> None:
    said = llms_txt(publishing(gathering(status="cancelled")))
    assert f"- 2026-12-10 10:00–12:00 [【中止】お茶の時間]({ADDRESS}/workshops/case/)" in said
    assert "draft" not in said
    assert "404" not in said
    assert "次のワークショップは" in llms_txt(publishing())
