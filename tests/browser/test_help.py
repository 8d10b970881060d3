"""Help stands in the same place on every page (WCAG 3.2.6), and in the same order."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser

from tests.support.building import Built
from tests.support.chromium import Device, Visit, new_context, open_page
from tests.support.looks import Look
from tests.support.serving import serving
from tests.support.writing import copied, replace, write


def test_help_is_in_the_same_place_on_every_page(looks: dict[str, Look]) -> None:
    seen: dict[str, dict[str, object]] = {}
    assert looks
    for address, page in looks.items():
        # On the front page the ways are part of what it is about.
        order = [
            each for each in page.usual["help"]["order"] if each not in {"main", "room", "prose"}
        ]
        found = page.usual["help"] | {"order": order}
        host, folder = address.split("/")[:2]
        language = folder if folder in {"easy", "en", "vi"} else ""
        assert found == seen.setdefault(f"{host}/{language}", found), address
    assert len(seen) == 2 + 3  # of the crowded site one language, of the real one four
    for found in seen.values():
        assert found["order"] == ["skip", "masthead", "skip", "reach", "colophon", "edge", "exit"]


def test_others_lead_at_the_edge_when_nobody_is_there(visit: Callable[..., Visit]) -> None:
    def edge(**device: object) -> list[str]:
        page = visit("/faq/", width=320, height=568, **device).page
        links = page.locator(".contact-bar a:visible").all()
        assert len({round(link.bounding_box()["y"]) for link in links}) == 1  # type: ignore[index]
        return [link.inner_text().strip().splitlines()[0] for link in links]

    ours, others = ["電話する", "メールを書く"], ["ほかの窓口"]
    assert edge(moment="2026-12-02T12:00:00+09:00") == [*ours, "場所・行き方"]
    chat = ["よりそいホットライン", "チャットで話す", *others]
    assert edge(moment="2026-12-02T21:00:00+09:00") == chat
    mail = ["よりそいホットライン", "メールで相談する", *others]
    assert edge(moment="2026-12-02T22:00:00+09:00") == mail
    assert edge(javascript=False) == [*ours, *others]


def test_our_number_steps_back_when_nobody_is_there(visit: Callable[..., Visit]) -> None:
    def background(moment: str) -> str:
        first = visit("/contact/", moment=moment).page.locator(".ours-number")
        return str(first.evaluate("(box) => getComputedStyle(box).backgroundColor"))

    assert background("2026-12-02T22:00:00+09:00") == "rgba(0, 0, 0, 0)"
    assert background("2026-12-02T12:00:00+09:00") != "rgba(0, 0, 0, 0)"


def test_four_ways_and_the_time_stand_beside_each_page(visit: Callable[..., Visit]) -> None:
    page = visit("/guide/index.html", width=1280).page
    reach = page.get_by_role("region", name="連絡のしかた")
    for words in ("LINE", "メール", "場所・行き方"):
        assert reach.get_by_role("link", name=words).first.is_visible(), words
    assert reach.locator("a[href^='tel:']").first.is_visible()
    assert "通話料はかかります" in reach.inner_text()


def test_way_of_ours_that_is_open_leads_at_the_edge_and_in_the_page(
    tmp_path: Path, chromium: Browser, build: Callable[..., Built]
) -> None:
    content = copied(tmp_path)
    talking = "    telephone: 0312-34-5678\n    hours: "
    replace(content, "data/service.yaml", f"{talking}telephone\n", f"{talking}salon\n")
    built = build(content=content)
    assert built.status == 0, built.stderr

    def ways(time: str, part: str, width: int) -> list[str]:
        device = Device(width, moment=f"2026-12-02T{time}:00+09:00")
        with serving(built.output) as host, new_context(chromium, host, device) as context:
            links = open_page(context, host, "/about/").page.locator(f"{part} a:visible").all()
            by_place = sorted(links, key=lambda link: (link.bounding_box() or {})["x"])
            return [link.inner_text().strip().splitlines()[0] for link in by_place]

    assert ways("15:59", ".contact-bar", 320) == ["電話する", "LINEで話す", "メールを書く"]
    assert ways("16:00", ".contact-bar", 320) == ["LINEで話す", "メールを書く", "電話する"]
    assert ways("16:00", ".reach-ways", 1280) == ["LINEで話す", "メール", "場所・行き方"]


def test_mail_that_leads_is_as_easy_to_hit_as_a_number(
    tmp_path: Path, chromium: Browser, build: Callable[..., Built]
) -> None:
    content = copied(tmp_path)
    data = (content / "data/service.yaml").read_text("utf-8")
    (mail,) = re.findall(r"^  mail:\n(?:    .*\n)+", data, re.MULTILINE)
    first = data.replace(mail, "").replace("contacts:\n", f"contacts:\n{mail}")
    write(content, "data/service.yaml", first)
    built = build(content=content)
    assert built.status == 0, built.stderr
    device = Device(320, 568, moment="2026-12-02T12:00:00+09:00")
    with serving(built.output) as host, new_context(chromium, host, device) as context:
        link = open_page(context, host, "/").page.locator(".ours-number a")
        assert link.inner_text() == "メールを書く"
        assert (link.bounding_box() or {})["height"] >= 48
