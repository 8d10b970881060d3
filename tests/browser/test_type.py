"""Japanese set well: how text is sized, spaced and broken, and what a screen has no use for."""

import pytest
from playwright.sync_api import Browser

from tests.support.building import NOW, Built
from tests.support.chromium import Device, new_context, open_page
from tests.support.looks import Look
from tests.support.serving import serving


def test_no_line_is_broken_inside_a_number_or_a_date(looks: dict[str, Look]) -> None:
    broken = {address: page.narrow["broken"] for address, page in looks.items()}
    assert {address: parts for address, parts in broken.items() if parts} == {}


def test_running_text_is_large_and_open(looks: dict[str, Look]) -> None:
    assert looks
    for address, page in looks.items():
        size, leading, fonts = page.usual["text"]
        assert size >= 15, address  # a note may be smaller than the text
        assert leading / size >= 1.4, address
        assert fonts == 0, address  # the system's own


def test_code_of_line_is_not_shown_on_the_phone_it_would_need(
    chromium: Browser, crowded: Built
) -> None:
    with serving(crowded.output) as address:
        for width, shown in ((390, False), (1280, True)):
            with new_context(chromium, address, Device(width, 800, moment=NOW)) as context:
                page = context.new_page()
                page.goto("/consultation/index.html")
                assert page.locator(".line-code").first.is_visible() == shown
                page.emulate_media(media="print")
                assert page.locator(".line-code").first.is_visible()


# The labels of what a workshop says of itself that break, or touch what stands beside them.
CRAMPED = """() => [...document.querySelectorAll('.event dt')].filter((label) => {
    const words = document.createRange();
    words.selectNodeContents(label);
    const {right, height} = words.getBoundingClientRect();
    const gap = label.nextElementSibling.getBoundingClientRect().left - right;
    return gap < 4 || height > 2 * parseFloat(getComputedStyle(label).fontSize);
}).map((label) => label.innerText)"""


def test_labels_of_a_workshop_keep_one_line_and_some_room(
    chromium: Browser, crowded: Built
) -> None:
    with serving(crowded.output) as address, new_context(chromium, address, Device()) as context:
        page = context.new_page()
        page.goto("/workshops/long-words/index.html")
        assert page.get_by_text("参加しやすさ").is_visible()
        for width in (320, 390, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate(CRAMPED) == [], width


# The lines in which what a selector names, told these words instead of its own, is set.
LINES = """([place, words]) => {
    const set = document.querySelector(place);
    set.closest("[hidden]")?.removeAttribute("hidden");
    set.textContent = words;
    const letters = document.createRange();
    const lines = new Map();
    [...words].forEach((letter, at) => {
        letters.setStart(set.firstChild, at);
        letters.setEnd(set.firstChild, at + 1);
        const {bottom} = letters.getBoundingClientRect();
        lines.set(bottom, (lines.get(bottom) ?? "") + letter);
    });
    return [...lines.values()];
}"""


@pytest.mark.parametrize("width", [320, 340])
def test_words_of_a_card_keep_the_line_of_a_phrase(
    served: str, chromium: Browser, width: int
) -> None:
    with new_context(chromium, served, Device(width)) as context:
        page = open_page(context, served, "/index.html").page
        words = "どうか、少しだけ聞かせてください。"
        assert page.evaluate(LINES, [".cards p", words])[-1] == "少しだけ聞かせてください。"


def test_no_word_of_a_calendar_is_broken(chromium: Browser, crowded: Built) -> None:
    device = Device(width=1280)
    with serving(crowded.output) as address, new_context(chromium, address, device) as context:
        page = open_page(context, address, "/workshops/2026-12/index.html").page
        assert page.evaluate(LINES, [".month-rest", "休みか確認中"]) == ["休みか", "確認中"]


def test_where_nothing_is_planned_no_word_stands_alone(chromium: Browser, crowded: Built) -> None:
    device, words = Device(width=320), "次のワークショップは、決まったらここでお知らせします。"
    with serving(crowded.output) as address, new_context(chromium, address, device) as context:
        page = open_page(context, address, "/index.html").page
        lines = page.evaluate(LINES, [".workshops-none p", words])
        assert lines == ["次のワークショップは、", "決まったらここで", "お知らせします。"]
