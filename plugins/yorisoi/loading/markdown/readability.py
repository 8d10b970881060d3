"""What makes a Japanese text hard to read, as far as its letters show it.

The bounds are those of published guidance:

- 60 letters a sentence: 文化審議会「公用文作成の考え方」(2022), III-3, 50 to 60.
- やさしい日本語: 35 letters; 13 kanji a sentence, as 弘前大学社会言語学研究室 gives for everyday
  information; 出入国在留管理庁・文化庁「在留支援のためのやさしい日本語ガイドライン」(2020) asks
  for one thing a sentence, no double negatives, few loanwords and no polite forms.

Words are compared as they are written: nothing guesses a reading or takes a word apart.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from yorisoi.faults import Told
from yorisoi.loading.markdown.sentences import OF_DATA, Sentence, sentences
from yorisoi.models import PlainWords

LONG, LONG_EASY, KANJI_EASY = 60, 35, 13
KANJI = "\u3400-\u9fff々"
KATAKANA = "ァ-ヺー"
OTHER = re.compile(f"[^\\W0-9_ぁ-ゖ{KATAKANA}{KANJI}]")  # letters of other languages
NOT = "(?:ありません|ない|なかった)(?!か)"  # 分からないことはありませんか asks
DOUBLE_NEGATIVE = re.compile(
    f"ない(?:わけ|こと)(?:では|でも|じゃ|は|も){NOT}|なく[はも]{NOT}"
    "|ないとは?も?(?:限り|限ら|かぎり|かぎら|言い切れ|言え|いえ)(?:ません|ない)"
    "|ない(?:限り|かぎり)[^。]*(?:ません|ない)(?!か)|ざるを[得え](?:ない|ません|ず)"
)
# Two things told in one sentence; その人が、 is none.
CLAUSES = re.compile(
    "(?:(?:ます|です|ません|ました|でした|ない|いる|ある)(?:が|けれども?|けど)"
    "|(?<=[るたいすな])(?:ので|ため|ものの|のに))、"
)
QUOTED = re.compile("「[^」]*」|『[^』]*』|“[^”]*”")  # names of buttons and pages, mostly
# In an easy text: a long loanword, a name in Latin letters, a button's name. Read as one word, it
# counts as four letters: a sentence is not hard because it says スマートフォン.
ONE_WORD = re.compile(f"[{KATAKANA}]{{5,}}|[A-Za-z][A-Za-z .-]{{4,}}|「[^」]{{4,}}」")
EXPLAINING = re.compile("(?<=（)[^）]*(?=）)")
LONG_WORD = re.compile(f"[{KANJI}]{{5,}}(?![（{KANJI}])")
LONG_LOANWORD = re.compile(f"[{KATAKANA}]{{8,}}(?![（{KATAKANA}])")
SHOWN = 12  # letters of a sentence that its advice quotes


def readability(
    text: str, words: PlainWords, inserts: Mapping[str, str], *, is_easy: bool
) -> Iterator[Told]:
    """Yield the advice on a text in Japanese; やさしい日本語 (`is_easy`) has its own bounds."""
    seen = set[tuple[str, str]]()
    for sentence in sentences(text, inserts):
        if len(OTHER.findall(sentence.own)) * 2 > len(sentence.own):
            continue
        told = [*_structure(sentence, is_easy=is_easy), *_double_negative(sentence)]
        own = _hidden(sentence.own, words.kept)
        if sentence.is_running:
            told += _listed(sentence, own, words.official, "official_word")
        if is_easy:
            own = EXPLAINING.sub(_blank, own)
            told += _listed(sentence, own, words.easy, "hard_word") if sentence.is_running else ()
            told += _long_words(sentence, own) if sentence.is_running else ()
        for one in told:
            # A word is told of once a text: who changes it looks for the others.
            key = str(one.values.get("word", one.offset))
            if (one.code, key) not in seen:
                seen.add((one.code, key))
                yield one


def _structure(sentence: Sentence, *, is_easy: bool) -> Iterator[Told]:
    """Yield the first of what makes a sentence hard to follow: length, two clauses, kanji."""
    # What the data says in a list cannot be shortened there.
    words = sentence.words if sentence.is_running else sentence.own.replace(OF_DATA, "")
    limit = LONG_EASY if is_easy else LONG
    counted = _length(ONE_WORD.sub("____", words) if is_easy else words)
    begin = sentence.words.lstrip("「『（")[:SHOWN]
    kanji = len(re.findall(f"[{KANJI}]", sentence.own))
    if counted > limit:
        values = {"value": begin, "length": _length(words), "limit": limit}
        yield Told(sentence.places[0], "sentence_long", values)
    elif is_easy and (found := CLAUSES.search(sentence.own)):
        yield Told(sentence.places[found.start()], "sentence_of_two", {"value": found[0]})
    elif is_easy and kanji > KANJI_EASY:
        values = {"value": begin, "count": kanji, "limit": KANJI_EASY}
        yield Told(sentence.places[0], "sentence_of_kanji", values)


def _length(words: str) -> int:
    return len(re.sub(r"\s", "", words))


def _double_negative(sentence: Sentence) -> Iterator[Told]:
    for found in DOUBLE_NEGATIVE.finditer(sentence.own):
        yield Told(sentence.places[found.start()], "double_negative", {"value": found[0]})


def _listed(sentence: Sentence, own: str, words: Mapping[str, str], code: str) -> Iterator[Told]:
    """Yield each word of a sentence for which a list has a plainer one."""
    for found in _pattern(tuple(words)).finditer(own) if words else ():
        if own.startswith("（", found.end()):
            continue  # explained there
        word = next(name for name in (found[0], f"〜{found[0]}") if name in words)
        place = sentence.places[found.start()]
        yield Told(place, code, {"word": found[0], "plain": words[word]})


def _long_words(sentence: Sentence, own: str) -> Iterator[Told]:
    """Yield the long words of a sentence that no brackets behind them explain."""
    for pattern, code in ((LONG_WORD, "word_long"), (LONG_LOANWORD, "loanword_long")):
        for found in pattern.finditer(own):
            yield Told(sentence.places[found.start()], code, {"word": found[0]})


def _hidden(text: str, kept: tuple[str, ...]) -> str:
    """Return a text with OF_DATA for what it quotes and for words that may stay as they are."""
    text = QUOTED.sub(_blank, text)
    for word in kept:
        text = text.replace(word, OF_DATA * len(word))
    return text


def _blank(found: re.Match[str]) -> str:
    return OF_DATA * len(found[0])


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds words of a list, the longest first, but not within a longer word.

    A word is longer where kanji stands beside kanji, or katakana beside katakana: 実施要綱 is a
    name. `〜等` is an ending, and stands behind any word.
    """
    return re.compile("|".join(_alone(word) for word in sorted(words, key=len, reverse=True)))


def _alone(word: str) -> str:
    ending = word.startswith("〜")
    word = word.removeprefix("〜")
    before = rf"(?<=[^\W0-9_])(?<!{OF_DATA})" if ending else _not_beside("<!", word[0])
    return f"{before}{re.escape(word)}{_not_beside('!', word[-1])}"


def _not_beside(look: str, letter: str) -> str:
    kind = next((kind for kind in (KANJI, KATAKANA) if re.match(f"[{kind}]", letter)), "")
    return f"(?{look}[{kind}])" if kind else ""
