"""The ways to reach someone, on the pages: who listens, in the data's order, and the others."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from tests.support.building import ROOT, Built, html_files
from tests.support.reading import soup
from tests.support.writing import checker, copied, replace, write

SERVICE, HOTLINES = "data/service.yaml", "data/hotlines.yaml"
CONFIRMED = "    source: 試験用の見本\n    confirmed: 2026-11-01\n"
HALL = (
    f"  hall:\n    label: 市民会館\n    action: 電話する\n    telephone: 0312-99-1234\n{CONFIRMED}"
)
EVENT = "title: 朗読の会\ndate: 2026-12-10\nstart: 10:00\nend: 11:00\napply: hall\n"
DESK = "    role: application\n"


@pytest.fixture
def real(tmp_path: Path) -> Path:
    """Return a copy of the real content that a test may change."""
    return shutil.copytree(ROOT / "content", tmp_path / "content")


def text(output: Path, page: str, selector: str = "#main") -> str:
    return " ".join(soup(output / page).select_one(selector).get_text(" ").split())  # type: ignore[union-attr]


def dialled(output: Path, page: str, selector: str) -> list[str]:
    return [str(link["href"]) for link in soup(output / page).select(f"{selector} a[href^=tel]")]


def test_number_of_another_body_stands_on_its_workshop_only(
    real: Path, build: Callable[..., Built]
) -> None:
    """Shared case 08: written first, and without a role."""
    replace(real, SERVICE, "contacts:\n", "contacts:\n" + HALL)
    write(real, "events/2026-12-10-reading.yaml", EVENT)
    built = build(content=real)
    assert built.status == 0, built.stderr
    assert "「hall」に、役わり（role）がないので、office として" in built.stderr
    shown = {
        page.relative_to(built.output).as_posix()
        for page in html_files(built.output)
        if "0312-99-1234" in page.read_text("utf-8")
    }
    assert shown == {"workshops/reading/index.html"}


def test_hours_of_the_desk_change_no_way_to_talk(real: Path, build: Callable[..., Built]) -> None:
    """Shared case 14: neither the list of ways nor the first screen has the desk's hours."""
    before = text(build(content=real).output, "contact/index.html", ".contacts")
    replace(real, SERVICE, DESK, DESK + "    hours: salon\n")
    built = build(content=real)
    assert built.status == 0, built.stderr
    assert text(built.output, "contact/index.html", ".contacts") == before
    assert "080-3402-8900" not in before
    hours = text(built.output, "index.html", ".now-hours")
    assert "サロン・対面の相談 10:00〜16:00" in hours
    assert "電話・LINE・メール 10:00〜20:00" in hours


def test_ways_to_talk_are_those_who_listen_with_their_own_terms(site: Built) -> None:
    ways = soup(site.output / "contact/index.html").select(".contacts > li")
    words = [" ".join(way.get_text(" ").split()) for way in ways]
    assert [way.select_one(".contacts-name").get_text() for way in ways] == [  # type: ignore[union-attr]
        "相談専用ダイヤル",
        "LINE（チャット）",
        "メール",
        "コミュニティサロンYORISOI土浦",
    ]
    for part in ("10:00〜20:00", "通話料はかかります", "発信履歴に残り", "声を出せないときは"):
        assert part in words[0]
    assert "「送信済み」に残ります" in words[2]
    for part in ("10:00〜16:00", "電話やLINEの記録は残りません", "中央1-10-8"):
        assert part in words[3]


def test_account_without_an_address_is_neither_a_button_nor_a_term(site: Built) -> None:
    line = soup(site.output / "contact/index.html").select(".contacts > li")[1]
    assert not line.select("a")
    assert "電話で登録のしかたをおたずねください" in line.get_text()
    assert "20:00" not in line.get_text()
    front = soup(site.output / "index.html")
    assert "LINEで話す" not in front.get_text()
    assert [who.get_text() for who in front.select(".now-open .now-who")] == ["電話", "サロン"]


def test_way_that_the_data_names_first_leads(tmp_path: Path, build: Callable[..., Built]) -> None:
    content = copied(tmp_path)
    data = (content / SERVICE).read_text("utf-8")
    (mail,) = re.findall(r"^  mail:\n(?:    .*\n)+", data, re.MULTILINE)
    write(content, SERVICE, data.replace(mail, "").replace("contacts:\n", "contacts:\n" + mail))
    built = build(content=content)
    assert built.status == 0, built.stderr
    front = soup(built.output / "index.html")
    assert [link["href"] for link in front.select(".ours-number a")] == [
        "mailto:hello@minato.example"
    ]
    kinds = [str(link["href"]).split(":")[0] for link in front.select(".contact-bar a[href]")]
    assert kinds == ["mailto", "tel", "https"]


def test_page_tells_the_holidays_of_each_where_the_telephone_never_rests(
    tmp_path: Path, build: Callable[..., Built]
) -> None:
    content = copied(tmp_path)
    days = "    days: 月・水・木・金・土\n    start: 10:00\n    end: 20:00\n"
    replace(content, SERVICE, days, days.replace("月・水・木・金・土", "毎日\n    holidays: open"))
    built = build(content=content)
    assert built.status == 0, built.stderr
    for part in (".now-hours", "table.hours"):
        assert re.findall("[0-9:]+ （?祝日は休み", text(built.output, "index.html", part)), part
    assert "休みは なし" in text(built.output, "consultation/index.html", "main")


@pytest.mark.parametrize(
    "lines", ["start: 10:00\n    end: 20:00\n    from: 2027-02-01\n",
              "ranges:\n      - {days: 土, start: 10:00, end: 20:00, yearly: 04-01〜09-30}\n"],
)  # fmt: skip
def test_way_without_hours_of_today_stands_in_the_table_alone(
    lines: str, tmp_path: Path, build: Callable[..., Built]
) -> None:
    content = copied(tmp_path)
    days = "    days: 月・水・木・金・土\n"
    new = f"    {lines}" if lines.startswith("ranges") else f"{days}    {lines}"
    replace(content, SERVICE, f"{days}    start: 10:00\n    end: 20:00\n", new)
    built = build(content=content)
    assert built.status == 0, built.stderr
    assert "20:00" not in text(built.output, "index.html", ".now-hours")
    assert "10:00〜16:00" in text(built.output, "index.html", ".now-hours")
    assert "20:00" in text(built.output, "index.html", "table.hours")


def test_second_door_with_the_hours_of_the_telephone_is_called_as_its_place(
    tmp_path: Path, build: Callable[..., Built]
) -> None:
    content = copied(tmp_path)
    annex = (
        "  annex:\n    name: 分室\n    postal_code: 100-0002\n    address: 港町9-9\n"
        f"    hours: telephone\n{CONFIRMED}"
    )
    replace(content, SERVICE, "organizations:\n", f"{annex}organizations:\n")
    built = build(content=content)
    assert built.status == 0, built.stderr
    front = soup(built.output / "index.html")
    names = [who.get_text() for who in front.select(".now-open .now-who")]
    assert names == ["電話とLINE", "広間", "分室"]
    assert "分室 10:00〜20:00" in text(built.output, "index.html", ".now-hours")


def test_door_that_asks_for_an_appointment_says_so_wherever_its_hours_stand(
    tmp_path: Path, build: Callable[..., Built]
) -> None:
    content = copied(tmp_path)
    name = "    short_name: 広間\n"
    replace(content, SERVICE, name, f"{name}    by_appointment: true\n")
    replace(content, SERVICE, "    hours: salon\n    role", "    hours: telephone\n    role")
    built = build(content=content)
    assert built.status == 0, built.stderr
    (door,) = (
        line.get_text(" ").split()
        for line in soup(built.output / "index.html").select(".now-open")
        if "広間" in line.get_text()
    )
    assert "（予約制）" in door
    assert "10:00〜16:00 （予約制）" in text(built.output, "index.html", ".now-hours")
    assert "10:00〜16:00 予約制" in text(built.output, "index.html", "table.hours")
    assert "予約制" in (built.output / "open-data/facilities.csv").read_text("utf-8-sig")
    assert "10:00〜20:00 予約制" not in text(built.output, "index.html", "table.hours")


@pytest.mark.parametrize(
    ("old", "new", "asked"),
    [
        (DESK, "", ["consultation", "workshop"]),
        (DESK, "    role: consultation\n", ["consultation"]),
        ("    hours: telephone\n", "    role: office\n    hours: telephone\n", []),
    ],
)
def test_role_is_asked_where_another_may_be_the_one_to_call(
    old: str, new: str, asked: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    content = copied(tmp_path)
    assert not checker(content, capfd)().lines
    replace(content, SERVICE, old, new)
    said = checker(content, capfd)()
    assert said.status == 0
    assert re.findall("「([a-z]+)」に、役わり", said.err) == asked


def test_every_line_is_on_a_page_of_its_own_and_three_elsewhere(site: Built) -> None:
    lines = yaml.safe_load((ROOT / "content" / HOTLINES).read_text("utf-8"))["lines"]
    page = soup(site.output / "lines/index.html").select_one(".hotlines")
    assert page
    names = [item.find("span").get_text() for item in page.select("li")]
    assert sorted(names) == sorted(line["label"] for line in lines.values())
    for name in ("index.html", "contact/index.html", "guide/index.html"):
        short = soup(site.output / name).select_one("#main .hotlines")
        assert short
        assert len(short.select("li")) == 3, name
        assert "ほかの団体" in short.get_text()
        assert short.select("a[href$='lines/index.html']"), name
        assert short.select("a[href^=tel]"), name
        assert short.select("a[href^=https]"), "a silent way stands beside the telephones"


def test_line_says_once_what_is_being_asked(site: Built) -> None:
    items = soup(site.output / "lines/index.html").select(".hotlines li")
    assert max(item.get_text().count("確認中") for item in items) == 1
    (advice,) = (item for item in items if "警察相談専用電話" in item.get_text())
    assert "時間・料金は確認中です。" in advice.get_text()
    assert advice.select("a[href='tel:%239110']"), "the number itself is confirmed"


def test_number_that_nobody_confirmed_is_nowhere_in_what_is_published(
    tmp_path: Path, build: Callable[..., Built]
) -> None:
    content = copied(tmp_path)
    replace(
        content,
        HOTLINES,
        "grade: B\n    source: 試験用の見本\n    confirmed: null",
        "grade: C\n    source: 試験用の見本\n    confirmed: null",
    )
    replace(content, "pages/ja/about.md", "\n\n", "\n\n夜は、{{ hotlines.night }}。\n\n")
    built = build(content=content)
    assert built.status == 0, built.stderr
    everything = "".join(page.read_text("utf-8") for page in html_files(built.output))
    assert "夜の相談" in everything
    assert "番号は確認中です。" in everything
    assert "8008" not in everything


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            "    grade: B\n",
            "    group: nigth\n    grade: B\n",
            "「nigth」は、データの「groups」の一覧にない名前です",
        ),
        ("    grade: B\n", "    url: https://a.example/\n    grade: B\n", "電話とアドレスの両方"),
    ],
)
def test_slip_in_the_lines_is_refused(
    old: str, new: str, words: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    content = copied(tmp_path)
    replace(content, HOTLINES, old, new)
    said = checker(content, capfd)()
    assert said.status == 1
    assert words in said.err
