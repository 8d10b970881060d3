"""Looking for a page as a visitor does, and the questions that such a search is held against."""

from dataclasses import dataclass
from typing import Any

import yaml
from playwright.sync_api import Page

from tests.support.building import ROOT

QUESTIONS: list[dict[str, Any]] = yaml.safe_load(
    (ROOT / "tests/browser/questions.yaml").read_text("utf-8")
)
FIRST = 3  # who looks further down a list on a phone?


@dataclass(frozen=True)
class Right:
    """How many questions found a right page among the first, and those that did not."""

    tuned: int
    held: int
    missed: dict[str, list[str]]


def score(answers: dict[str, list[str]]) -> Right:
    """Return how well each question was answered by a list of slugs."""
    good = {
        question["ask"]
        for question in QUESTIONS
        if {*question["right"]} & {*answers[question["ask"]][:FIRST]}
    }
    held = sum(question.get("held", False) for question in QUESTIONS if question["ask"] in good)
    missed = {ask: found for ask, found in answers.items() if ask not in good}
    return Right(len(good) - held, held, missed)


def slugs(page: Page) -> list[str]:
    """Return the folders that the answers on the search page lead to."""
    links = page.locator("[role=status] + ul:not([hidden]) a")
    found = links.evaluate_all("links => links.map((link) => link.pathname.split('/').at(-2))")
    return list(map(str, found))


def ask(page: Page, words: str) -> list[str]:
    """Type words into the field of the search page, and return where its answers lead."""
    with page.expect_event("console", lambda said: said.text == words):
        # The answer stands when the status has been written, for which the index may be waited.
        page.evaluate(ANSWERED, words)
        page.get_by_role("searchbox").fill(words)
    return slugs(page)


ANSWERED = """(words) => {
    const watch = new MutationObserver(() => {
        watch.disconnect();
        console.log(words);
    });
    watch.observe(document.querySelector('.search [role=status]'), { childList: true });
}"""
