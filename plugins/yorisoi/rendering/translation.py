"""Texts of the site's own language on a page in another: its translation, or marked as it is.

A translation is found by the text itself (`content/pages/LANG/_words.yaml`): when the text
changes, the old translation is used no more. Ruby is written `{相談|そうだん}` until here.
"""

import re
from collections.abc import Iterable, Mapping
from typing import TypeVar, cast

from markupsafe import Markup, escape

from yorisoi.loading.record_texts import ELSEWHERE
from yorisoi.models import RUBY, Language, Record
from yorisoi.schedule.wording import PLACE

T = TypeVar("T")
ENDS = (".", "。", "!", "！", "?", "？")
KEY = re.compile(r"[a-z0-9-]+|https?://.*")  # names of entries, and addresses


class Foreign(str):
    """A text in another language than its page; as HTML it is marked with that (`lang`)."""

    __slots__ = ("lang",)
    lang: str

    def __html__(self) -> str:
        """Return the text as an element that says its language."""
        return f'<span lang="{self.lang}">{escape(str(self))}</span>'


class Translated(str):
    """A text that is in the language of its page already."""

    __slots__ = ()

    def __html__(self) -> str:
        """Return the text, escaped."""
        return str(escape(str(self)))


class Translation:
    """What of the site's `own` language is said in the `language` of a page."""

    def __init__(self, language: Language, own: Language) -> None:
        self._texts, self._is_own = {**language.holidays, **language.texts}, language == own
        self._own_tag = None if language.tag == own.tag else own.tag

    def text(self, text: str) -> str:
        """Return a text in the language of the page, else as it is, marked with its own."""
        if self._is_own or hasattr(text, "__html__") or KEY.fullmatch(text):
            return text
        given = self._texts.get(text)
        return Translated(given) if given else self.lent(text)

    def lent(self, text: str) -> str:
        """Return a text of the site's own language, marked as such where one would hear it."""
        if self._own_tag is None or not text:
            return text
        foreign = Foreign(text)
        foreign.lang = self._own_tag
        return foreign

    def record(self, value: T) -> T:
        """Return a record, and all records within it, with their texts in the language."""
        return value if self._is_own else cast("T", self._value(value))

    def _value(self, value: object) -> object:
        match value:
            case Record():
                names = type(value).model_fields.keys() - ELSEWHERE
                return value.model_copy(
                    update={name: self._value(getattr(value, name)) for name in names}
                )
            case str():
                return self.text(value)
            case dict():
                return {key: self._value(one) for key, one in value.items()}
            case tuple() if type(value) is tuple:
                return tuple(map(self._value, value))
        return value


def with_ruby(value: object) -> object:
    """Return what a template prints with ruby as HTML, for readers without it in brackets.

    It is one element, so that a row of flexible boxes does not take it apart.
    """
    if not isinstance(value, str) or "|" not in value:
        return value
    html = r"<ruby>\1<rp>（</rp><rt>\2</rt><rp>）</rp></ruby>"
    made, count = RUBY.subn(html, str(escape(value)))
    return Markup(f"<span>{made}</span>") if count else value  # noqa: S704 - escaped, or the theme's


def filled(text: str, /, **values: object) -> Markup:
    """Return a text as HTML with values in its places."""
    html = PLACE.sub(lambda name: str(escape(values[name[1]])), str(escape(text)))
    return Markup(html)  # noqa: S704 - each part of it was escaped


def sentences(texts: Iterable[str | None], words: Mapping[str, str]) -> str:
    """Return the texts that say something as sentences, each ended by a stop."""
    stop = words["stop"]
    said = [text if text.endswith(ENDS) else escape(text) + stop for text in texts if text]
    return Markup(words["gap"]).join(said)  # noqa: S704 - the theme's own
