"""The theme's style sheets and scripts as one text each, and the policy that allows only them.

Jinja takes `{#` in a style sheet for a comment, so they are joined here, not included.
The order is that of `@layer` (CSS Cascading and Inheritance 5); the policy is Content
Security Policy 3 with hashes, so that nothing else in a page can run or style it.
"""

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from yorisoi.models import Brand, Palette

LAYERS = ("tokens", "base", "layout", "components", "utilities", "print")
COMPONENTS = "templates/components/*"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


@dataclass(frozen=True)
class Assets:
    """What every page carries within itself; `own_scripts` by the component that needs each."""

    style: str
    script: str
    own_scripts: Mapping[str, str]

    def policy(self, own: str = "") -> str:
        """Return the Content-Security-Policy of a page, with the script of one component's own.

        `data:` is the empty icon of `exit`. `connect-src` lets the search read its index, and
        Lighthouse, which asks from within the page, robots.txt: both of our own host.
        """
        scripts = filter(None, (self.script, self.own_scripts.get(own)))
        sources = " ".join(map(digest, scripts))
        script = f" script-src {sources};" if sources else ""
        return (
            f"default-src 'none'; style-src {digest(self.style)};{script} img-src 'self' data:;"
            " connect-src 'self'; base-uri 'none'; form-action 'none'"
        )


def assets(theme: Path, brand: Brand) -> Assets:
    """Return the joined style and script of a theme in a brand's colours."""
    parts = [f"@layer {','.join(LAYERS)};", palettes(brand)]
    for layer in LAYERS:
        sheets = f"{COMPONENTS}/style.css" if layer == "components" else f"styles/{layer}.css"
        parts.append(f"@layer {layer}{{{_joined(theme.glob(sheets))}}}")
    script = _joined(theme.glob(f"{COMPONENTS}/script.js"))
    own_scripts = {
        file.parent.name: smaller_script(file.read_text("utf-8"))
        for file in theme.glob(f"{COMPONENTS}/page.js")
    }
    return Assets(smaller("".join(parts)), smaller_script(script), own_scripts)


def _joined(files: Iterable[Path]) -> str:
    return "".join(file.read_text("utf-8") for file in sorted(files))


def palettes(brand: Brand) -> str:
    """Return a brand's colours as custom properties, light and dark, and where its lamp is."""
    lamp = brand.lamp
    place = f"--lamp:{100 - lamp.across}% {100 - lamp.down}%" if lamp else "--lamp:0 0"
    return (
        f":root{{{place}}}:root{{{_properties(brand.light)}}}"
        f"@media (prefers-color-scheme:dark){{:root{{{_properties(brand.dark)}}}}}"
    )


def _properties(palette: Palette) -> str:
    return "".join(f"--{name.replace('_', '-')}:{value};" for name, value in vars(palette).items())


def smaller(style: str) -> str:
    """Return a style sheet without comments, needless white space and zeros before a point.

    Strings stay as they are.
    """
    parts = re.split(r"(\"[^\"]*\"|'[^']*')", COMMENT.sub("", style))
    for index in range(0, len(parts), 2):
        text = re.sub(r"\b0(?=\.)", "", re.sub(r"\s+", " ", parts[index]))
        parts[index] = re.sub(r" ?([{};,>]) ?|(?<=:) ", lambda found: found[1] or "", text)
    return "".join(parts).replace(";}", "}").strip()


def smaller_script(script: str) -> str:
    """Return a script without indentation and without lines that are only a comment.

    The ends of lines stay, as JavaScript gives them a meaning.
    """
    lines = (line.strip() for line in script.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


@cache  # asked for by each page
def digest(text: str) -> str:
    """Return the CSP source of an inline text: its sha256 in quotes."""
    value = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{value}'"
