#!/usr/bin/env python3
"""Take pictures of built pages: scripts/screenshots.py OUTPUT_DIR DEST_DIR."""

import sys
from argparse import ArgumentDefaultsHelpFormatter, ArgumentParser, Namespace
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.support.chromium import Device, launch, new_context, open_page
from tests.support.serving import serving

#: The height of the screen that usually goes with a width.
HEIGHTS = {320: 568, 360: 640, 390: 844, 768: 1024, 1280: 800}


def names(text: str) -> list[str]:
    """Split a list written with commas."""
    return text.split(",")


def numbers(text: str) -> list[int]:
    """Split a list of numbers written with commas."""
    return [int(word) for word in names(text)]


def parse() -> Namespace:
    """Read what to take pictures of, and how."""
    parser = ArgumentParser(description=__doc__, formatter_class=ArgumentDefaultsHelpFormatter)
    parser.add_argument("output", type=Path, metavar="OUTPUT_DIR", help="the built site")
    parser.add_argument("dest", type=Path, metavar="DEST_DIR", help="where the pictures go")
    parser.add_argument("--pages", type=names, help="such as index,workshops-past; without: all")
    parser.add_argument("--widths", type=numbers, default="320,390,1280")
    parser.add_argument("--schemes", type=names, default="light,dark")
    parser.add_argument("--js", choices=["on", "off"], default="on")
    parser.add_argument("--now", help="the visitor's clock, ISO 8601; without: the machine's")
    parser.add_argument("--fold", action="store_true", help="only what shows before scrolling")
    return parser.parse_args()


def pages_by_name(output: Path) -> dict[str, str]:
    """Name each page by its address: workshops/past/index.html is workshops-past."""
    paths = [page.relative_to(output) for page in sorted(output.rglob("*.html"))]
    return {
        "-".join(path.with_suffix("").parts).removesuffix("-index"): f"/{path.as_posix()}"
        for path in paths
    }


def chosen_pages(options: Namespace) -> dict[str, str]:
    """Keep the pages that were asked for; an unknown name ends the run."""
    pages = pages_by_name(options.output)
    wanted = options.pages or list(pages)
    if unknown := [name for name in wanted if name not in pages]:
        sys.exit(f"No such page: {', '.join(unknown)}. There are: {', '.join(pages)}")
    return {name: pages[name] for name in wanted}


def take(browser: Browser, address: str, options: Namespace) -> None:
    """Take one picture for each page, width and colour scheme."""
    wanted = product(options.widths, options.schemes, chosen_pages(options).items())
    for width, scheme, (name, path) in wanted:
        device = Device(
            width, HEIGHTS.get(width, 800), scheme, options.js == "on", moment=options.now
        )
        with new_context(browser, address, device) as context:
            page = open_page(context, address, path).page
            if not options.fold:
                # What is fixed to the edge of the window belongs at the end of the picture.
                height = page.evaluate("document.documentElement.scrollHeight")
                page.set_viewport_size({"width": width, "height": height})
            picture = options.dest / f"{name}-{width}-{scheme}.png"
            page.screenshot(path=picture, full_page=not options.fold)


def main() -> None:
    """Serve the site on loopback and photograph it."""
    options = parse()
    with (
        serving(options.output) as address,
        sync_playwright() as playwright,
        launch(playwright.chromium) as browser,
    ):
        take(browser, address, options)


if __name__ == "__main__":
    main()
