"""The bar on top of a page in the preview: the day that is shown, its faults, and the question.

It is added to the answer; the built files stay as they are.
"""

import html
import re
from datetime import date, datetime
from pathlib import Path

from markupsafe import Markup

from yorisoi import clock
from yorisoi.editing.preview import Preview
from yorisoi.messages import say, sentence
from yorisoi.rendering.styles import digest
from yorisoi.rendering.templates import templates_in

WAIT = "/.preview/wait"  # where the browser asks whether there is something newer
POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(">)')
HERE = Path(__file__).parent
STYLE = (HERE / "preview_bar.css").read_text("utf-8")
SCRIPT = (HERE / "preview_bar.js").read_text("utf-8")
BAR = templates_in(HERE).get_template("preview_bar.html")
BAR.globals.update(
    say=say,
    script=Markup(SCRIPT),  # noqa: S704 - our own, as is the style
    sentence=sentence,
    style=Markup(STYLE),  # noqa: S704
    wait=WAIT,
)


def with_preview(page: str, preview: Preview, day: date | None, path: str) -> str:
    """Return a page with the bar on top, and with a policy that lets the bar work."""
    days = (day - datetime.now(clock.TOKYO).date()).days if day else 0  # of the browser's clock
    bar = BAR.render(day=day, days=days, faults=preview.faults, path=path, version=preview.version)
    page = POLICY.sub(lambda meta: meta[1] + _policy(meta[2]) + meta[3], page, count=1)
    head, body, rest = page.partition("<body")
    tag, end, rest = rest.partition(">")
    return f"{head}{body}{tag}{end}{bar}{rest}"


def _policy(written: str) -> str:
    """Return a page's policy with our style, our script and our question allowed as well."""
    parts = (part.split() for part in html.unescape(written).split(";"))
    rules = {name: values for name, *values in parts}
    rules.setdefault("script-src", []).append(digest(SCRIPT))
    rules.setdefault("style-src", []).append(digest(STYLE))
    rules |= {"connect-src": ["'self'"], "form-action": ["'self'"]}
    return html.escape("; ".join(" ".join([name, *values]) for name, values in rules.items()))
