"""Lines of others: what may be shown of them, and what is still being asked."""

import pytest
from pydantic import ValidationError
from yorisoi.models import Hotline, Hotlines

USUAL = {"label": "夜の相談", "source": "試験用の見本", "confirmed": None, "grade": "B"}


def line(**fields: object) -> Hotline:
    return Hotline.model_validate({"telephone": "0120-123-456"} | USUAL | fields)


@pytest.mark.parametrize(
    ("fields", "asked"),
    [
        ({"grade": "A"}, ()),
        ({"grade": "B"}, ()),
        ({"grade": "C"}, ("number",)),
        ({"grade": "C", "confirmed": "2026-11-01"}, ()),
    ],
)
def test_number_is_sure_by_its_source_or_by_the_staff(
    fields: dict[str, object], asked: tuple[str, ...]
) -> None:
    made = line(hours="平日", cost="無料", **fields)
    assert made.unsure == asked
    assert made.is_sure == (asked == ())


@pytest.mark.parametrize(
    ("fields", "asked"),
    [
        ({"hours": "平日", "cost": "無料"}, ()),
        ({"always": "true", "cost": "無料"}, ()),
        ({"hours": "平日"}, ("cost",)),
        ({}, ("hours", "cost")),
        ({"grade": "C"}, ("number", "hours", "cost")),
        # As it was written before a line could be left out.
        ({"hours": "確認中", "cost": "確認中"}, ("hours", "cost")),
        # What its own words say is not said again.
        ({"hours": "確認中（前は夜だけ）"}, ()),
    ],
)
def test_what_is_being_asked_is_named_once(
    fields: dict[str, object], asked: tuple[str, ...]
) -> None:
    assert line(**fields).unsure == asked


@pytest.mark.parametrize(
    "fields",
    [{"telephone": None}, {"url": "https://chat.example.jp/"}],
    ids=["no address", "two addresses"],
)
def test_line_has_a_number_or_a_page(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError, match="telephone_or_url"):
        line(**fields)


def test_lines_stand_below_their_group_in_the_order_of_the_groups() -> None:
    lines = {"a": line(group="day"), "b": line(), "c": line(group="now"), "d": line(group="day")}
    words = {"now": "いますぐ", "day": "昼に", "none": "だれもいない"}
    hotlines = Hotlines(note="一覧です。", groups=words, lines=lines)
    assert hotlines.grouped == (
        ("いますぐ", (lines["c"],)),
        ("昼に", (lines["a"], lines["d"])),
        (None, (lines["b"],)),
    )
    assert Hotlines(note="一覧です。", lines=lines | {"a": line()}).grouped[-1][0] is None


def test_lines_of_any_hour_leave_out_a_number_that_is_not_sure() -> None:
    lines = {"a": line(always="true", grade="C"), "b": line(always="true"), "c": line()}
    assert Hotlines(note="一覧です。", lines=lines).always == (lines["b"],)
