"""Small outputs written by hand, to hold the inspection against."""

import base64
import hashlib
from collections.abc import Mapping
from pathlib import Path

from yorisoi.inspection import Expected, inspect, list_output
from yorisoi.messages import line

KNOWN = Expected(
    contacts=frozenset({"0312-34-5678", "#8008", "110", "100-0001", "hello@minato.example"}),
    site_url="https://minato.example",
    avoided=("暴力",),
)
STYLE = "p{margin:0}"
DIGEST = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
POLICY = f"default-src 'none'; style-src 'sha256-{DIGEST}'; img-src 'self'"
GOOD = f"""<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="referrer" content="no-referrer">
<title>港</title>
<style>{STYLE}</style>
</head>
<body>
<main id="main"><h1>港</h1>BODY</main>
</body>
</html>
"""


def page(body: str = "") -> str:
    """Return a page that passes, with `body` in it."""
    return GOOD.replace("BODY", body)


def codes(folder: Path, body: str, others: Mapping[str, str] | None = None) -> set[str]:
    """Return the codes of what the inspection says of the same."""
    complaints(folder, body, others)
    return {fault.code for fault in inspect(list_output(folder, KNOWN))}


def complaints(folder: Path, body: str, others: Mapping[str, str] | None = None) -> list[str]:
    """Return what the inspection says of a page with `body`, and of other files beside it."""
    for name, text in {"index.html": page(body), **(others or {})}.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return [line(fault) for fault in inspect(list_output(folder, KNOWN))]
