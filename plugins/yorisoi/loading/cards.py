"""Cards: a heading that is one link, with the paragraphs below it, leads there as a whole.

On GitHub it is a heading and its text; what makes it a card is the theme's.
"""

from collections.abc import Iterator, Sequence

from markdown_it.token import Token


def with_cards(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the tokens of a text, with one before each card and around each row of cards."""
    at, in_row = 0, False
    while at < len(tokens):
        end = _end_of_card(tokens, at)
        if in_row != (end > at):
            in_row = not in_row
            yield Token("cards_open" if in_row else "cards_close", "", 0)
        if in_row:
            target = (tokens[at + 1].children or [])[0].attrs["href"]
            yield Token("card", "", 0, content=str(target))
        end = max(end, at + 1)
        yield from tokens[at:end]
        at = end
    if in_row:
        yield Token("cards_close", "", 0)


def _end_of_card(tokens: Sequence[Token], at: int) -> int:
    """Return where the card that begins at a token ends; `at` where none begins."""
    if tokens[at].type != "heading_open" or tokens[at].level or not _is_link(tokens[at + 1]):
        return at
    end = at + 3  # the heading opens, says its words, and closes; so does a paragraph
    while end < len(tokens) and tokens[end].type == "paragraph_open":
        end += 3
    return end


def _is_link(words: Token) -> bool:
    kinds = [child.type for child in words.children or ()]
    return kinds[:1] == ["link_open"] and kinds.index("link_close") == len(kinds) - 1
