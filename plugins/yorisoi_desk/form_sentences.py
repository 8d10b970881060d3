"""The engine's sentences in the words of a form, by their codes: those that speak of a file.

All others are the engine's own, as they stand.
"""

from dataclasses import replace

from yorisoi.faults import Fault
from yorisoi.messages import SENTENCES, Sentence, sentence, sentences
from yorisoi.models.event_dates import STATUS_WORDS

from yorisoi_desk.messages import CATALOGUE

OF_FORMS = sentences(CATALOGUE["forms"])
IN_FORM = SENTENCES | {
    code: Sentence(said or SENTENCES[code].message, mend or SENTENCES[code].remedy)
    for code, (said, mend) in OF_FORMS.items()
}


def in_form(fault: Fault) -> Sentence:
    """Return a fault in words for who fills in a form: a state by its word."""
    values = dict(fault.values)
    if "status" in values:
        values["status"] = STATUS_WORDS.get(values["status"], values["status"])
    return sentence(replace(fault, values=tuple(values.items())), IN_FORM)


def words_of(fault: Fault) -> str:
    """Return a fault in one line, to stand beside its field."""
    if fault.code == "missing":
        return f"「{dict(fault.values)['title']}」を書いてください"
    return " → ".join(in_form(fault))
