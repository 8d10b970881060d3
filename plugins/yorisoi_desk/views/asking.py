"""What may be a slip, asked before a save: the second press of the button is the answer."""

import hashlib
from typing import Any

from django.http import HttpRequest
from yorisoi.faults import Fault
from yorisoi.loading import translations

from yorisoi_desk.checkout import content
from yorisoi_desk.checkout.content import Files
from yorisoi_desk.facts import subjects
from yorisoi_desk.form_sentences import words_of
from yorisoi_desk.views.answers import is_publishing

# Of names and lines of files, which the desk writes; what the page of facts lists; and what is said
# beside its field, or may stay as it is in any case.
NOT_ASKED = (*translations.CODES, "file_of_other_day", "no_updated", "no_end", "read_as",
             "tail_left_out")  # fmt: skip


def doubts(files: Files) -> list[str]:
    """Return what the engine would ask if these files were changed, and does not ask now."""
    found = [fault for fault in content.doubts(files) if fault.code not in NOT_ASKED]
    return [_line(fault, files) for fault in found]


def asks(request: HttpRequest, told: list[str]) -> dict[str, Any]:
    """Return what a page shows that asks; nothing where all of it has been answered.

    Raises PermissionDenied as the save would.
    """
    is_publishing(request)
    mark = hashlib.sha256("\n".join(told).encode()).hexdigest()
    is_answered = not told or request.POST.get("asked") == mark
    return {} if is_answered else {"doubts": told, "asked": mark}


def _line(fault: Fault, files: Files) -> str:
    """Return one in a sentence, with the name of a workshop that is another than the one saved."""
    name = fault.position.path
    if name in files or not name.startswith("events/"):
        return words_of(fault)
    return f"{subjects.subject_of(fault, '').words}：{words_of(fault)}"
