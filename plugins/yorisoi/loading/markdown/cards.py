"""Cards: a heading that is one link, with the paragraphs below it, leads there as a whole.

On GitHub it is a heading and its text; what makes it a card is the theme's.
"""

from collections.abc import Iterator, Sequence

from markdown_it.token import Token


def with_cards(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens of a text, with one before each card and around each row of cards."""
    end, in_row = 0, False
    for start, token in enumerate(tokens):
        if token.type != "heading_open" or token.level or not _is_link(tokens[start + 1]):
            continue
        if in_row and start > end:
            yield Token("cards_close", "", 0)
            in_row = False
        yield from tokens[end:start]
        if not in_row:
            yield Token("cards_open", "", 0)
        target = (tokens[start + 1].children or [])[0].attrs["href"]
        yield Token("card", "", 0, content=str(target))
        end, in_row = _end_of_card(tokens, start), True
        yield from tokens[start:end]
    if in_row:
        yield Token("cards_close", "", 0)
    yield from tokens[end:]


def _end_of_card(tokens: Sequence[Token], start: int) -> int:
    """Return where the card that begins at a heading ends."""
    end = start + 3  # the heading opens, says its words, and closes; so does a paragraph
    while end < len(tokens) and tokens[end].type == "paragraph_open":
        end += 3
    return end


def _is_link(words: Token) -> bool:
    kinds = [child.type for child in words.children or ()]
    return kinds[:1] == ["link_open"] and kinds.index("link_close") == len(kinds) - 1
