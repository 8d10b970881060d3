"""What a browser loads for a page: ours beside the default pages of the others, and GOV.UK's style.

Chromium opens each page as a phone does and says what it asked for. Text counts as packed by gzip
at level 6 and by brotli at level 11; pictures and fonts count as they are.
"""

import gzip
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import brotli
from playwright.sync_api import Browser, Response, sync_playwright

from benchmarks.content import Workshop
from benchmarks.generators import HUGO, OURS, PELICAN, ROOT
from benchmarks.measuring import run
from benchmarks.sites import write_hugo
from benchmarks.tables import table
from tests.support.chromium import Device, launch, new_context
from tests.support.serving import serving

GOVUK = ROOT / "benchmarks/node_modules/govuk-frontend/dist/govuk"
TEXT = re.compile(r"text/|javascript|json|xml|svg")
STYLE = re.compile("<style>(.*?)</style>", re.DOTALL)
HEAD = ("what", "requests", "raw", "gzip", "brotli")
#: Hugo brings no theme, but writes one to begin with.
SKELETON = """baseURL = "/"
title = "港"
relativeURLs = true
buildFuture = true
theme = "skeleton"
"""


def weights(folder: Path, base: Path, workshops: list[Workshop]) -> str:
    """Build what is weighed below `folder`, and return the table."""
    name = workshops[0].name
    rows, sites = [], dict(_sites(folder, base, workshops))
    with sync_playwright() as playwright, launch(playwright.chromium) as browser:
        for what, (site, pages) in sites.items():
            with serving(site) as address:
                for kind, page in pages.items():
                    loaded = _loaded(browser, address, page.format(name))
                    rows.append([f"{what}: {kind}", *_weighed(loaded)])
    page = (sites["ours"][0] / OURS.page.format(name)).read_text("utf-8")
    style = "".join(STYLE.findall(page)).encode()
    rows.append(["ours: the style, which stands in each page", "0", *_weighed([(style, True)])[1:]])
    for what, file in (("style sheet", "css"), ("script", "js")):
        data = (GOVUK / f"govuk-frontend.min.{file}").read_bytes()
        rows.append([f"GOV.UK Frontend: the {what} alone", *_weighed([(data, True)])])
    return table(HEAD, rows)


def _sites(
    folder: Path, base: Path, workshops: list[Workshop]
) -> Iterator[tuple[str, tuple[Path, dict[str, str]]]]:
    """Yield the name of each site with its folder and its pages to weigh."""
    own = {"workshop": "/workshops/{}/", "list": "/workshops/", "front page": "/"}
    OURS.write(folder / "ours", base, workshops)
    run(OURS.build(folder / "out-ours"), folder / "ours", folder / "out-ours")
    yield "ours", (folder / "out-ours", own)
    PELICAN.write(folder / "pelican", base, workshops)
    for theme in ("notmyidea", "simple"):
        output = folder / f"out-{theme}"
        command = [*PELICAN.build(output), "-t", theme, "-e", "RELATIVE_URLS=true"]
        run(command, folder / "pelican", output)
        yield f"Pelican, {theme}", (output, {"workshop": "/{}.html", "list": "/index.html"})
    yield "Hugo, as `hugo new theme` writes it", (_skeleton(folder, base, workshops), own)


def _skeleton(folder: Path, base: Path, workshops: list[Workshop]) -> Path:
    """Build the workshops with the theme that Hugo writes for a beginning."""
    source, output = folder / "hugo", folder / "out-hugo"
    write_hugo(source, base, workshops)
    (source / "layouts").rename(folder / "layouts")
    run([str(HUGO), "new", "theme", "skeleton"], source, source / "themes")
    (source / "hugo.toml").write_text(SKELETON, "utf-8")
    (source / "content/workshops/_index.md").write_text(
        "---\ntitle: ワークショップ\n---\n", "utf-8"
    )
    run([str(HUGO), "--destination", str(output)], source, output)
    return output


def _loaded(browser: Browser, address: str, page: str) -> list[tuple[bytes, bool]]:
    """Return the body of each answer that a page needs, and whether it is text."""
    answers: list[Response] = []
    with new_context(browser, address, Device()) as context:
        tab = context.new_page()
        tab.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - it is written on
        tab.goto(page, wait_until="networkidle")
        return [
            (answer.body(), bool(TEXT.search(answer.headers.get("content-type", ""))))
            for answer in answers
            if answer.url.startswith(address) and answer.ok
        ]


def _weighed(bodies: Iterable[tuple[bytes, bool]]) -> list[str]:
    """Return the number of answers and their weight: raw, and packed where they are text."""
    bodies = list(bodies)
    raw = sum(len(body) for body, _ in bodies)
    packed = sum(len(gzip.compress(body, 6)) if text else len(body) for body, text in bodies)
    smallest = sum(len(brotli.compress(body)) if text else len(body) for body, text in bodies)
    return [str(len(bodies)), *(f"{size:,}" for size in (raw, packed, smallest))]
