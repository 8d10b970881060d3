"""Nobody is told that a call is free where the caller pays for it."""

from pathlib import Path

import pytest
from yorisoi import loading
from yorisoi.faults import Refused

from tests.support.writing import EVENT, PAGE, refusals, replace, write

SERVICE, OURS = "data/service.yaml", "telephone: 0312-34-5678"
PAGE_FILE = "pages/ja/sample.md"


def codes(content: Path) -> set[str]:
    return {fault.code for fault in refusals(content)}


@pytest.mark.parametrize(
    "words",
    [
        *("通話無料です", "通話料無料", "通話料は無料", "通話料はかかりません", "通話が無料です"),
        *("フリーダイヤル", "無料通話", "Toll-free", "Calls are free"),
    ],
)
@pytest.mark.parametrize("number", ["0312-34-5678", "080-3402-0000", "050-1234-5678"])
def test_charged_number_is_not_called_free(words: str, number: str, content: Path) -> None:
    replace(content, SERVICE, OURS, f"telephone: {number}\n    note: {words}")
    assert "call_not_free" in codes(content)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("0120-123-456", "通話無料です"),
        ("0800-123-4567", "フリーダイヤル"),
        ("0312-34-5678", "通話料がかかります"),
        ("0312-34-5678", "相談は無料、通話は有料です"),
        ("0312-34-5678", "通話無料ではありません"),
    ],
)
def test_what_is_true_of_a_number_is_read(number: str, words: str, content: Path) -> None:
    replace(content, SERVICE, OURS, f"telephone: {number}\n    note: {words}")
    assert loading.load(content)[0]


def test_line_of_others_that_is_charged_is_not_called_free(content: Path) -> None:
    name = "data/hotlines.yaml"
    text = (content / name).read_text("utf-8")
    first = text[text.index("telephone:") :].partition("\n")[0]
    replace(content, name, first, "telephone: 0570-012-345\n    note: 通話料無料の窓口")
    assert "call_not_free" in codes(content)


SAID = [
    "{{ A }}（通話無料）",
    "フリーダイヤル {{ A }}",
    "{{ A }} は、通話料無料です。",
    "{{ A }} の電話代は無料です。",
    "Calls to {{ A }} are free.",
]
UNSAID = [
    "{{ A }}（通話料がかかります）か、0120の窓口（通話料無料）へ。",
    "電話は {{ A }}、夜はフリーダイヤルの {{ B }} へ。",
    "{{ A }} はフリーダイヤルではありません。",
    "{{ A }}（フリーダイヤルではありません。通話料がかかります）",
    "{{ A }} は携帯の番号なので、フリーダイヤルと違い通話料がかかります。",
    "{{ A }} か、LINEの無料通話で話せます。",
    "{{ A }} の電話は、通話料がかかります。ただし、LINEの通話は無料です。",
    "{{ A }} は、かけ放題の方は通話料がかかりません。",
    "{{ A }} にかけてください。こちらからかけ直すと、通話料はかかりません。",
    "Call {{ A }}. It is free and you do not have to give your name.",
    "{{ A }} is not a toll-free number.",
]


def told_beside(said: str, content: Path) -> set[str]:
    text = said.replace("A", "contacts.consultation", 1).replace("B", "hotlines.night")
    write(content, PAGE_FILE, f"{PAGE}\n{text}\n")
    try:
        loading.load(content)
    except Refused as refused:
        return {each.code for each in refused.faults}
    return set()


@pytest.mark.parametrize("said", SAID)
def test_what_is_said_beside_a_number_is_about_it(said: str, content: Path) -> None:
    assert told_beside(said, content) == {"call_not_free"}


@pytest.mark.parametrize("said", UNSAID)
def test_what_is_said_of_something_else_is_read(said: str, content: Path) -> None:
    assert "call_not_free" not in told_beside(said, content)


@pytest.mark.parametrize("said", ["（通話料無料）", "（通話料がかかります）"])
def test_number_that_is_typed_into_a_workshop_is_not_called_free(said: str, content: Path) -> None:
    write(content, "events/2026-12-10-case.yaml", f"{EVENT}summary: 電話 0312-34-5678{said}\n")
    assert ("call_not_free" in codes(content)) == ("無料" in said)


def test_other_contact_that_is_charged_is_not_called_free(content: Path) -> None:
    way = "apply: {name: 市民会館, telephone: 029-824-0000, note: 通話料無料}\n"
    write(content, "events/2026-12-10-case.yaml", EVENT + way)
    assert "call_not_free" in codes(content)


def test_text_does_not_call_a_charged_number_free(content: Path) -> None:
    write(content, PAGE_FILE, f"{PAGE}\n電話（通話無料）：{{{{ contacts.consultation }}}}\n")
    assert codes(content) == {"call_not_free"}
    write(content, PAGE_FILE, f"{PAGE}\n相談は無料。\n\n{{{{ contacts.consultation }}}}\n")
    assert loading.load(content)[0]


@pytest.mark.parametrize(
    ("fee", "apply", "told"),
    [
        ("500円", "", {"fee_called_free"}),
        ("500円（材料費）", "apply: workshop\n", {"fee_called_free"}),
        ("500円", "apply: mail\n", set()),
        ("500円", "apply: 不要\n", set()),
        ("無料", "", set()),
        ("0円", "", set()),
    ],
)
def test_workshop_with_a_fee_is_not_called_free_beside_its_contact(
    fee: str, apply: str, told: set[str], content: Path
) -> None:
    role = "    role: application\n"
    replace(content, SERVICE, role, f"{role}    cost: 参加は無料です。通話料はかかります。\n")
    write(content, "events/2026-12-10-case.yaml", f"{EVENT}fee: {fee}\n{apply}")
    try:
        loading.load(content)
        found = set()
    except Refused as refused:
        found = {each.code for each in refused.faults if each.severity == "error"}
    assert found == told
