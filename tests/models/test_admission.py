"""Capacity and fee: the words stay, a number is taken where it can mean nothing else."""

import pytest
from yorisoi.models.admission import parse_capacity, parse_fee

UNIT = "人|名|組|家族|世帯|チーム|団体|ペア|台|席|区画|ブース|件"


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("20", 20, ""),
        ("２０", 20, ""),
        ("20人", 20, "人"),
        ("先着20名様", 20, "名"),
        ("1,000人", 1000, "人"),
        ("15組", 15, "組"),
        ("各回15組（先着）", 15, "組"),
        ("1日20人", 20, "人"),
        ("20人（抽選）", 20, "人"),
        ("親子15組30人", 30, "人"),
        ("15組（30名）", 30, "名"),
        ("10名程度", None, ""),
        ("約10人", None, ""),
        ("10〜15人", None, ""),
        ("20人（うち託児5人）", None, ""),
        ("大人10人・子ども5人", None, ""),
        ("定員なし", None, ""),
        ("先着順", None, ""),
        ("申込多数のときは抽選", None, ""),
        ("先着順・20名", 20, "名"),
        ("なし", None, ""),
        ("特になし", None, ""),
        ("若干名", None, ""),
        ("午前・午後各10人", None, ""),
        ("小学生20人と保護者", None, ""),
    ],
)
def test_number_of_a_capacity_is_the_one_it_certainly_means(
    text: str, number: int | None, unit: str
) -> None:
    capacity = parse_capacity(text)
    assert (capacity.number, capacity.unit) == (number, unit)


@pytest.mark.parametrize(
    "text",
    ["およそ10人", "おおよそ10人", "10人ほど", "10人くらい", "10人ぐらい", "10人前後", "10人以上",
     "学生以外10人", "10人超", "10人（未定）", "10人から", "~10人", "-10人", "各10人", "10組と",
     "10名と", "10人ほか", "10人+", "〜10人"],
)  # fmt: skip
def test_number_that_is_not_the_whole_is_words_alone(text: str) -> None:
    assert parse_capacity(text).number is None


@pytest.mark.parametrize(
    ("text", "people"), [("20", 20), ("20名（抽選）", 20), ("15組", None), ("親子15組30人", 30)]
)
def test_groups_are_not_counted_as_people(text: str, people: int | None) -> None:
    assert parse_capacity(text).people == people


@pytest.mark.parametrize("unit", UNIT.split("|"))
def test_what_is_counted_is_a_unit(unit: str) -> None:
    capacity = parse_capacity(f"5{unit}（抽選）")
    assert (capacity.number, capacity.unit) == (5, unit)


def test_capacity_of_each_session_is_known() -> None:
    assert parse_capacity("各回15組（先着）").each
    assert not parse_capacity("15組（先着）").each


@pytest.mark.parametrize("text", ["no", "多数", "-1", "約10", "10.5", "10-15", ""])
def test_capacity_that_tells_nothing_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not_a_capacity"):
        parse_capacity(text)


@pytest.mark.parametrize(
    "text",
    ["無料", "0", "0円", "¥0", "０円", "無料（要申込）", "無料です", "参加費：無料", "参加無料",
     "無料、要申込", "無料（先着20名）", "料金なし"],
)  # fmt: skip
def test_what_is_free_costs_nothing(text: str) -> None:
    assert parse_fee(text).is_free
    assert parse_fee(text).number == 0


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("500", 500),
        ("500円", 500),
        ("￥500", 500),
        ("1,000円", 1000),
        ("１０００円", 1000),
        ("500円（材料費）", 500),
        ("材料費500円", 500),
        ("1人500円", 500),
    ],
)
def test_single_price_is_a_number(text: str, number: int) -> None:
    assert parse_fee(text).number == number


@pytest.mark.parametrize(
    "text",
    ["大人500円 子ども200円", "500円（小学生以下無料）", "500円〜", "約500円",
     "無料（材料費500円）", "無料（材料費別）", "一部有料",
     "会員無料", "1万5000円", "500円と材料費", "実費", "有料",
     "無料（会員のみ）", "無料ではありません",
     # free for some, or a part of it
     "無料（道具100円）", "無料（道具¥100）", "無料（食費）", "無料（お茶代）",
     "無料（託児は有料）", "無料（食事は別）", "無料（道具は自己負担）",
     "無料（親子のみ）",
     "無料（初回に限る）",
     "無料（会員）", "無料（一部を除く）", "無料（学生の場合）", "無料（小学生以下）",
     "無料（18歳未満）", "無料（65歳以上）", "無料（先着20名まで）", "無料（ただし要申込）",
     "無料（但し要申込）",
     # a price that is not the whole, or not everybody's
     "500円（学生無料）", "500円（割引あり）", "500円（学生は半額引き）",
     "500円（返金）", "500円程度", "500円以上", "500円から", "~500円", "500円+お茶", "食事別500円",
     "500円ほか", "500円（他に食事）", "500円（実費）", "500円（免除あり）", "500円（未定）",
     "-500円"],
)  # fmt: skip
def test_price_that_depends_is_words_alone_and_not_free(text: str) -> None:
    fee = parse_fee(text)
    assert (fee, fee.number) == (text, None)
    assert not fee.is_free
