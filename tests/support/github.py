"""What GitHub's preview of a file shows, by GitHub's own program (cmark-gfm), and what we publish.

Both are compared as structures: line ends are kept in both, as we keep them on purpose (GitHub
does so in a comment), and what only we add to a link is left out.
"""

import re
from urllib.parse import unquote

import cmarkgfm
from cmarkgfm.cmark import Options
from lxml import html as lxml_html
from lxml.html import HtmlElement


def preview(text: str) -> str:
    """Return the structure of what GitHub shows."""
    return structure(
        cmarkgfm.github_flavored_markdown_to_html(text, options=Options.CMARK_OPT_HARDBREAKS)
    )


def structure(html: str) -> str:
    """Return elements, targets and words, without what nobody sees."""
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    return re.sub(r"(?<=>)\s+|\s+(?=<)", "", "".join(_parts(root)))


def _parts(element: HtmlElement) -> list[str]:
    parts = [_words(element.text)]
    for child in element:
        if child.tag == "strong" and element.tag == "strong":  # nobody sees that it is stronger
            parts += [*_parts(child), _words(child.tail)]
            continue
        names = [name for name in ("href", "src", "alt", "start") if name in child.attrib]
        attributes = "".join(f' {name}="{unquote(child.get(name, ""))}"' for name in names)
        parts.append(f"<{child.tag}{attributes}>")
        parts += _parts(child)
        if child.tag not in ("br", "hr", "img", "input"):
            parts.append(f"</{child.tag}>")
        parts.append(_words(child.tail))
    return parts


def _words(text: str | None) -> str:
    """Return words as a browser shows them; a tab stands between columns in ours."""
    return re.sub(r"[ \t\n\u3000]+", " ", text or "")
