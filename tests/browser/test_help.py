"""Help stands in the same place on every page (WCAG 3.2.6), and in the same order."""

from collections.abc import Callable

from tests.support.chromium import Visit
from tests.support.looks import Look


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
