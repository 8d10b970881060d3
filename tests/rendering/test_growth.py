"""A site that has grown for ten years: it is published, and its pages are as light as ever."""

import random
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from bs4 import Tag
from yorisoi.rendering.context import MOST_SPECIAL
from yorisoi.schedule.ways import LINES_KNOWN

from benchmarks.content import real
from tests.support.building import Built, yorisoi
from tests.support.reading import soup
from tests.support.writing import ADDRESS, copied, replace, write

CONFIRMED = "source: 見本\n      confirmed: 2026-11-01\n"
SERVICE = "data/service.yaml"
KANA = "あいうえおかきくけこさしすせそたちつてとなにぬねの"
LATER = "そのあとの休みなどは、日が近づいたらここに出ます。"


def closures(count: int) -> str:
    first = date(2026, 12, 2)
    days = (first + 3 * number * timedelta(days=1) for number in range(count))
    return "".join(
        f"    - start: {day}\n      reason: {day}の研修\n      {CONFIRMED}" for day in days
    )


def lines(count: int) -> str:
    return "".join(
        f"""  line{number}:
    label: 窓口の名前その{number}
    operator: 港町の団体{number}
    telephone: 0312-{number:02}-4567
    open: {{days: 毎日, start: {9 + number % 3}:00, end: {17 + number % 4}:00}}
    cost: 通話料がかかります
    grade: B
    source: 見本
    confirmed: 2026-11-01
"""
        for number in range(count)
    )


def weekly(year: int) -> str:
    april = (date(year, 4, 3) + number * timedelta(days=1) for number in range(7))
    first = next(day for day in april if day.strftime("%a") == "Wed")
    repeat = f"{{every: week, weekday: 水, until: {min(year + 1, 2027)}-03-20}}"
    return f"title: {year}年のお茶\ndate: {first}\nstart: 10:00\nend: 11:00\nrepeat: {repeat}\n"


@pytest.fixture
def grown(tmp_path: Path) -> Path:
    """A content with a hundred closures, forty lines of others and ten years of workshops."""
    content = copied(tmp_path)
    replace(
        content, SERVICE, "holidays: true\n  days:\n", f"holidays: true\n  days:\n{closures(100)}"
    )
    text = (content / "data/hotlines.yaml").read_text("utf-8")
    write(content, "data/hotlines.yaml", text + lines(40))
    for year in range(2017, 2027):
        write(content, f"events/tea{year}.yaml", weekly(year))
    return content


def specials(output: Path) -> list[Tag]:
    rows = soup(output / "index.html").select("table.hours tbody tr")
    return [row for row in rows if "の研修" in row.get_text()]


def test_site_of_ten_years_is_light_and_published(grown: Path, build: Callable[..., Built]) -> None:
    built = build("-s", "publishconf.py", content=grown, SITEURL=ADDRESS)
    assert built.status == 0, built.stderr
    assert "重すぎます" not in built.stderr
    front = soup(built.output / "index.html")
    assert len(specials(built.output)) == MOST_SPECIAL - 1  # the year's end is among them
    assert "2026-12-02の研修" in specials(built.output)[0].get_text()
    assert LATER in front.get_text()
    assert len(front.select(".others li")) == LINES_KNOWN
    assert len(front.select(".hotlines li")) == 42
    past = sorted((built.output / "workshops/past").glob("*/index.html"))
    assert len(past) == 10
    assert all(len(soup(page).select(".workshops li")) <= 30 for page in past)


def test_month_with_hundreds_is_light_and_leads_to_each(
    tmp_path: Path, build: Callable[..., Built]
) -> None:
    content = copied(tmp_path)
    for number, workshop in enumerate(real(400, pictured=False)):
        write(
            content,
            f"events/{workshop.name}.yaml",
            f"title: {workshop.title}、{workshop.summary[:20]}\n"
            f"date: 2027-03-{number % 30 + 1:02}\nstart: 10:00\nclosures: ignore\n",
        )
    built = build(content=content)
    assert built.status == 0, built.stderr
    assert "重すぎます" not in built.stderr
    month = built.output / "workshops/2027-03"
    days = {link["href"] for link in soup(month / "index.html").select(".month a")}
    assert len(days) == 30
    led = [
        str(link["href"]) for day in days for link in soup(month / str(day)).select(".workshops a")
    ]
    assert len(led) == len(set(led)) == 400
    assert all((month / "03" / href).resolve().is_file() for href in led)
    assert "workshops/2027-03/03/" in (built.output / "sitemap.xml").read_text("utf-8")


def test_few_special_days_stand_there_all(tmp_path: Path, build: Callable[..., Built]) -> None:
    content = copied(tmp_path)
    few = closures(MOST_SPECIAL - 1)
    replace(content, SERVICE, "holidays: true\n  days:\n", f"holidays: true\n  days:\n{few}")
    built = build(content=content)
    assert built.status == 0, built.stderr
    assert len(specials(built.output)) == MOST_SPECIAL - 1
    assert LATER not in soup(built.output / "index.html").get_text()


def test_notice_of_today_is_published_on_a_page_that_is_too_heavy(
    tmp_path: Path, build: Callable[..., Built]
) -> None:
    content = copied(tmp_path)
    chance = random.Random(1)  # noqa: S311 - words that cannot be packed
    words = "".join(f"\n{''.join(chance.choices(KANA, k=40))}。\n" for _ in range(400))
    text = (content / "pages/ja/access.md").read_text("utf-8")
    write(content, "pages/ja/access.md", text + words)
    write(
        content,
        SERVICE,
        (content / SERVICE).read_text("utf-8")
        + "notice:\n  text: 入口は裏です。\n  until: 2026-12-01\n",
    )
    built = build(content=content)
    assert built.status == 0, built.stderr
    assert "重すぎます" in built.stderr
    for page in built.output.rglob("*.html"):
        assert "入口は裏です。" in soup(page).get_text(), page


@pytest.mark.parametrize(
    ("day", "is_told"), [("2027-12-01", False), ("2027-12-02", True), ("2029-05-01", True)]
)
def test_holidays_that_nobody_has_published_are_told_and_stop_nothing(
    day: str, tmp_path: Path, *, is_told: bool
) -> None:
    content = copied(tmp_path)
    done = yorisoi("check", "--content", content, "--now", f"{day}T09:00:00+09:00")
    assert done.returncode == 0, done.stderr
    assert ("祝日の表は 2027-12-31 までです" in done.stderr) == is_told
