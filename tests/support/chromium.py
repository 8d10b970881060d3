"""The browser that is on the machine, and pages opened in it with all they do written down."""

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, BrowserType, ConsoleMessage, Page, Request

#: Playwright itself turns the sandbox off, which root and many runners do not have.
FLAGS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    # Whatever a page asks for, nothing leaves this machine; the request is still counted.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)

#: Its name on Debian; the Chromium that Playwright brings is one by itself.
SHELL = "chromium-headless-shell"


@dataclass(frozen=True)
class Device:
    """The visitor's side: her screen, her settings, her clock."""

    width: int = 390
    height: int = 844
    scheme: Literal["light", "dark"] = "light"
    javascript: bool = True
    timezone: str = "Asia/Tokyo"
    moment: str | None = None
    bypass_csp: bool = False


@dataclass  # not frozen: Playwright notes its handlers on the object whose methods they are
class Visit:
    """An opened page, what it complained of, and whom else it asked for something."""

    page: Page
    host: str
    complaints: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def hear(self, message: ConsoleMessage) -> None:
        """Keep what the console shows as an error or a warning, policy violations included."""
        if message.type in {"error", "warning"}:
            self.complaints.append(f"{message.type}: {message.text}")

    def fail(self, error: Exception) -> None:
        """Keep an exception that no script caught."""
        self.complaints.append(f"exception: {error}")

    def watch(self, request: Request) -> None:
        """Keep a request that left the site; `data:` addresses have no host."""
        if urlsplit(request.url).netloc not in {"", self.host}:
            self.foreign.append(request.url)


def launch(kind: BrowserType, *, page_cache: bool = False, whole: bool = True) -> Browser:
    """Start the machine's Chromium, or the one that Playwright brought.

    Not `whole` is the headless shell where there is one: the same engine without the browser's own
    windows, in which a new tab takes a quarter of the work. Playwright switches the page cache
    (bfcache) off, as its own view of a page is lost in it.
    """
    ignored = ["--disable-back-forward-cache"] if page_cache else []
    program = installed() if whole else shutil.which(SHELL) or installed()
    return kind.launch(executable_path=program, args=FLAGS, ignore_default_args=ignored)


def launch_with_disk(
    kind: BrowserType, folder: Path, *, page_cache: bool = False
) -> BrowserContext:
    """Start the same with a profile in `folder`, which stays when it ends, as on a phone."""
    ignored = ["--disable-back-forward-cache"] if page_cache else []
    return kind.launch_persistent_context(
        folder, executable_path=installed(), args=FLAGS, ignore_default_args=ignored
    )


def installed() -> str | None:
    """Return the machine's Chromium, or None for the one that Playwright brought."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next(filter(None, map(shutil.which, names)), None)


def new_context(browser: Browser, address: str, device: Device) -> BrowserContext:
    """Open a fresh profile for `device`, looking at the site at `address`."""
    context = browser.new_context(
        base_url=address,
        viewport={"width": device.width, "height": device.height},
        color_scheme=device.scheme,
        java_script_enabled=device.javascript,
        timezone_id=device.timezone,
        bypass_csp=device.bypass_csp,
        locale="ja-JP",
    )
    if device.moment:
        context.clock.set_fixed_time(device.moment)
    return context


def open_page(context: BrowserContext, address: str, path: str) -> Visit:
    """Open `path` in a new tab and write down what happens from the first byte on."""
    visit = Visit(context.new_page(), urlsplit(address).netloc)
    visit.page.on("console", visit.hear)
    visit.page.on("pageerror", visit.fail)
    visit.page.on("request", visit.watch)
    visit.page.goto(path)
    return visit
