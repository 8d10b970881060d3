"""What staff are told that they still have to settle: questions, facts to confirm, translations."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from yorisoi.editing.event_file import written
from yorisoi.loading.languages import TEXTS
from yorisoi.messages import say
from yorisoi.models import Fact
from yorisoi.release import open_questions, untranslated
from yorisoi.reporting import tell
from yorisoi.schedule.wording import jday
from yorisoi.site import Site


def tell_unsettled(site: Site, moment: datetime) -> None:
    """Print all of it, a paragraph for each kind; the first and third are there even if empty."""
    today = moment.date()
    questions = [
        (path, f"{_mark(fact)}{fact.question}") for path, fact in open_questions.questions(site)
    ]
    questions += open_questions.undecided(site)
    questions += open_questions.untimed(site, moment)
    _tell(say("questions", count=len(questions)), questions)
    if unsure := open_questions.unsure_days(site, today):
        days = [(jday(day), label) for day, label in unsure]
        _tell(say("unsure_days", count=len(days)), days, "unsure_remedy")
    old = [(path, _confirmed(fact)) for path, fact in open_questions.unconfirmed(site, today)]
    _tell(say("unconfirmed", days=open_questions.CONFIRMED_FOR.days, count=len(old)), old)
    if unread := open_questions.unread(site):
        texts = [(language, "、".join(some)) for language, some in unread.items()]
        _tell(say("unread", count=sum(map(len, unread.values()))), texts, "unread_remedy")
    _tell_words("untranslated", untranslated.untranslated(site, moment), "untranslated_remedy")
    _tell_words("unused", untranslated.unused(site), "unused_remedy")
    if unstamped := open_questions.unstamped(site, moment):
        tell(say("unstamped", count=len(unstamped)))
        tell(f"  {'、'.join(unstamped)}")


def _tell_words(code: str, texts: Mapping[str, Sequence[str]], remedy: str) -> None:
    """Print texts of the data as lines of the file of each language, ready to be pasted there."""
    if texts:
        tell(say(code, count=sum(map(len, texts.values()))))
        for language, some in texts.items():
            tell(f"  {language}/{TEXTS}")
            for text in some:
                tell(f"    {written(text)}: ")
        tell(f"  → {say(remedy)}")


def _tell(heading: str, lines: Iterable[tuple[object, str]], remedy: str = "") -> None:
    tell(heading)
    for name, words in lines:
        tell(f"  {name}: {words}")
    if remedy:
        tell(f"  → {say(remedy)}")


def _confirmed(fact: Fact) -> str:
    if fact.confirmed:
        return say("confirmed_last", day=fact.confirmed)
    return _mark(fact) + say("confirmed_never")


def _mark(fact: Fact) -> str:
    return say("blocking") if fact.blocking else ""
