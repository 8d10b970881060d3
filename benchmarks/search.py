"""How often a right page is among the first three: our search beside Pagefind's.

Both are asked the sixty questions of `tests/browser/questions.yaml` in Chromium on the built site.
Pagefind reads `main` alone, as the rest is the same on all pages, and is not counted down for
finding the front page or the search itself, which ours never offers. Ours is measured without the
words of the staff as well. `npm install --prefix FOLDER pagefind`, then give this file FOLDER.
"""

import gzip
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from playwright.sync_api import Browser, Page, sync_playwright

from tests.support.building import ROOT, build_site
from tests.support.chromium import Device, launch, new_context
from tests.support.searching import QUESTIONS, Right, ask, score
from tests.support.serving import serving

PAGEFIND = """async (words) => {
    const { search } = window.engine ||= await import('/pagefind/pagefind.js');
    const { results } = await search(words);
    const pages = await Promise.all(results.slice(0, 5).map((result) => result.data()));
    const slugs = pages.map((page) => page.raw_url.split('/').at(-2));
    return slugs.filter((slug) => !['', 'search'].includes(slug));
}"""


@contextmanager
def opened(browser: Browser, output: Path) -> Iterator[Page]:
    """Yield the search page of a built site; Pagefind's WebAssembly needs a laxer policy."""
    with serving(output) as address, new_context(browser, address, Device(bypass_csp=True)) as tabs:
        page = tabs.new_page()
        page.goto("/search/")
        yield page


def ours(browser: Browser, output: Path) -> Right:
    """Return how our own search does."""
    with opened(browser, output) as page:
        return score({question["ask"]: ask(page, question["ask"]) for question in QUESTIONS})


def pagefinds(browser: Browser, output: Path, binary: Path) -> tuple[Right, int]:
    """Return how Pagefind does, and the bytes that a browser loaded for the first answer."""
    read = ("--root-selector", "main", "--exclude-selectors", ".search")
    subprocess.run((binary, "--site", output, *read), check=True, capture_output=True)
    with opened(browser, output) as page:
        sizes: list[int] = []
        page.on("response", lambda response: sizes.append(len(gzip.compress(response.body()))))
        page.evaluate(PAGEFIND, "相談")
        size = sum(sizes)
        answers = {
            question["ask"]: page.evaluate(PAGEFIND, question["ask"]) for question in QUESTIONS
        }
        return score(answers), size


def told(name: str, right: Right, size: int) -> None:
    """Print a line of the table, and what was missed."""
    held = sum(question.get("held", False) for question in QUESTIONS)
    every = len(QUESTIONS)
    of_tuned = f"{right.tuned}/{every - held}"
    print(f"{name:28}{of_tuned:>8}{right.held:>5}/{held}{size / 1024:9.1f} KB")
    for words, pages in right.missed.items():
        print(f"    {words}: {'、'.join(pages) or '—'}")


def main() -> None:
    """Measure all of them."""
    binary = Path(sys.argv[1], "node_modules/.bin/pagefind")
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        bare = shutil.copytree(ROOT / "content", folder / "content")
        (bare / "data/search.yaml").unlink()
        whole, without = build_site(folder / "whole"), build_site(folder / "bare", content=bare)
        with launch(playwright.chromium) as browser:
            for label, site in (("ours", whole), ("ours, no words of staff", without)):
                index = (site.output / "search/index.json").read_bytes()
                script = (ROOT / "theme/templates/components/search/page.js").read_bytes()
                size = len(gzip.compress(index)) + len(gzip.compress(script))
                told(label, ours(browser, site.output), size)
            told("Pagefind", *pagefinds(browser, whole.output, binary))


if __name__ == "__main__":
    main()
