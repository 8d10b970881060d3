"""A text as HTML, made once for all pages: what depends on the page is a mark, filled in later.

A mark stands between STX and ETX: its kind and its values, parted by US and escaped for HTML. It is
an insert of the data, a link, a picture, or where cards begin and end; `rendering.prose` fills it
in.
"""

import re
from collections.abc import Sequence

from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from yorisoi.loading.markdown.cards import with_cards
from yorisoi.loading.markdown.dialect import parser, read

STX, US, ETX = "\x02", "\x1f", "\x03"
CONTROLS = re.compile(f"[{STX}{US}{ETX}]")


def markup(text: str) -> str:
    """Return a text as HTML with marks."""
    tokens = list(with_cards(read(CONTROLS.sub("", text)).tokens))
    return RENDERER.render(tokens, parser().options, {})


class Renderer(RendererHTML):
    """Tokens → HTML, with a mark for whatever the page decides."""

    def text(self, tokens: Sequence[Token], idx: int, *_: object) -> str:
        """Return words; a tab stands between two columns, so that a space is not enough."""
        return escapeHtml(tokens[idx].content).replace("\t", "\u3000")

    def ruby(self, tokens: Sequence[Token], idx: int, *_: object) -> str:
        """Return ruby, with the parentheses that a reader without ruby needs."""
        token = tokens[idx]
        return f"<ruby>{token.content}<rp>（</rp><rt>{token.info}</rt><rp>）</rp></ruby>"

    def insert(self, tokens: Sequence[Token], idx: int, *_: object) -> str:
        """Return the mark of an insert, with what was written for it."""
        token = tokens[idx]
        return _mark("insert", token.content, token.markup) + ("\n" if token.block else "")

    def link_open(self, tokens: Sequence[Token], idx: int, *_: object) -> str:
        """Return the mark that a link begins with: its target and its title."""
        attributes = tokens[idx].attrs
        return _mark("link", str(attributes["href"]), str(attributes.get("title", "")))

    def link_close(self, *_: object) -> str:
        """Return the mark that a link ends with."""
        return _mark("end")

    def cards_open(self, *_: object) -> str:
        """Return the mark that a row of cards begins with."""
        return _mark("cards")

    def card(self, tokens: Sequence[Token], idx: int, *_: object) -> str:
        """Return the mark that a card begins with: its target."""
        return _mark("card", tokens[idx].content)

    def cards_close(self, *_: object) -> str:
        """Return the mark that a row of cards ends with."""
        return _mark("cards-end")

    def image(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        """Return the mark of a picture: its file, its title and its description."""
        token = tokens[idx]
        alt = self.renderInlineAsText(token.children, options, env)
        return _mark("picture", str(token.attrs["src"]), str(token.attrs.get("title", "")), alt)


def _mark(kind: str, *values: str) -> str:
    return STX + US.join((kind, *map(escapeHtml, values))) + ETX


RENDERER = Renderer()
