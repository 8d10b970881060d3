"""Excel in, Excel out: a month's workshops as a workbook, and a workbook as drafts."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from yorisoi.faults import Refused

from yorisoi_desk.checkout import content, saving
from yorisoi_desk.checkout.three_way import Changed
from yorisoi_desk.events import event_files, file_names
from yorisoi_desk.form_sentences import in_form
from yorisoi_desk.messages import say
from yorisoi_desk.publishing import release
from yorisoi_desk.tables.book_parts import MOST_BYTES, Unreadable
from yorisoi_desk.tables.columns import Choices
from yorisoi_desk.tables.intake import Draft, Intake, Known
from yorisoi_desk.tables.table_row import CellFault
from yorisoi_desk.tables.workbook import Taken, taken_in, workbook
from yorisoi_desk.views import answers
from yorisoi_desk.views.guards import person
from yorisoi_desk.workshops import drafting, listing
from yorisoi_desk.workshops.fault_places import name_of
from yorisoi_desk.workshops.held import Held

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def exchange(request: HttpRequest) -> HttpResponse:
    """Show both ways; take in what was sent."""
    if request.method == "POST":
        return _take_in(request)
    return _page(request)


def month(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """Return the workbook of a month."""
    del request
    try:
        first = date(year, month, 1)
    except (ValueError, OverflowError):
        raise Http404 from None
    service = answers.service_or_404(content.load())
    held = [
        (key, values)
        for key, known in listing.known().items()
        if (values := _values(known)) and f"{first:%Y-%m}" in _days(values)
    ]
    held.sort(key=lambda pair: _days(pair[1]))
    data = workbook(first, held, Choices(service))
    name = {"Content-Disposition": f'attachment; filename="workshops-{first:%Y-%m}.xlsx"'}
    return HttpResponse(data, content_type=EXCEL, headers=name)


def _days(values: dict[str, str]) -> str:
    return values.get("date") or values.get("dates", "")


def _values(known: Known) -> dict[str, str]:
    try:
        return event_files.values_of(known.name, known.text, known.where)
    except Refused:
        return {}


def _take_in(request: HttpRequest) -> HttpResponse:
    """Make drafts of all rows, or of none where one is wrong: it is sent again as a whole."""
    upload = request.FILES.get("file")
    if not upload or isinstance(upload, list):
        return _page(request, answers.WRONG, why="ファイルを選んでください。")
    data, known = upload.read(MOST_BYTES + 1), listing.known()  # one more is too many
    service = answers.service_or_404(content.load())
    intake = Intake(Choices(service), content.now().date(), known)
    try:
        taken = taken_in(data, intake)
    except Unreadable as why:
        return _page(request, answers.WRONG, why=str(why))
    files = dict(_files(taken.drafts))
    faults = [fault for draft in taken.drafts for fault in draft.faults]
    if faults or (faults := list(_faults(taken.drafts, files))):
        return _page(request, answers.WRONG, faults=faults, left=taken.left)
    if not files:
        messages.info(request, "新しいものも、変わったものも、ありませんでした。")
        return _told(request, taken.left, "exchange")
    read = {held.name: held.revision for held in known.values()}
    return _save(request, taken, files, {name: read.get(name, "") for name in files})


def _save(
    request: HttpRequest, taken: Taken, files: dict[str, bytes], seen: dict[str, str]
) -> HttpResponse:
    kinds = Counter(map(_kind, taken.drafts))
    done = "、".join(f"{kind}{count}件" for kind, count in kinds.items())
    said = say("commit_workbook", done=done)
    try:
        answers.tell(request, saving.save(person(request), said, files, seen))
    except Changed:
        return _page(request, answers.CONFLICT, why=say("clash"))
    messages.success(request, f"{len(taken.drafts)}件を取りこみました：{done}。")
    return _told(request, taken.left, "workshops")


def _told(request: HttpRequest, left: tuple[str, ...], to: str) -> HttpResponse:
    """Go on to a page that says what was left aside."""
    for sentence in left:
        messages.warning(request, sentence)
    return redirect(to)


def _files(drafts: tuple[Draft, ...]) -> Iterator[tuple[str, bytes]]:
    for draft in drafts:
        name = file_names.draft_name(draft.name) if draft.is_new else draft.name
        yield name, draft.text.encode()


def _faults(drafts: tuple[Draft, ...], files: dict[str, bytes]) -> Iterator[CellFault]:
    """Yield what the engine would refuse of workshops that are on the site, by their cells."""
    changed = [draft for draft in drafts if not draft.is_new]
    errors = content.errors(files) if changed else ()
    for draft in changed:
        text = files[draft.name].decode()
        after = Held(draft.name, text, where=draft.where)
        own = [fault for fault in errors if fault.position.path == draft.name]
        for fault in drafting.of_one(own, after):
            name = name_of(fault, draft.name, text, after.values(), draft.row.columns)
            yield draft.row.fault(name, *in_form(fault))


def _kind(draft: Draft) -> str:
    """Return what was done with a draft, in words of the list of changes."""
    if draft.is_new:
        return "新しい下書き"
    is_public = file_names.public_name(draft.name) == draft.name
    return "直した予定" if is_public else "直した下書き"


def _page(request: HttpRequest, status: int = 200, **more: Any) -> HttpResponse:
    first = content.now().date().replace(day=1)
    months = [first]
    for _ in range(3):
        months.append(date(months[-1].year + months[-1].month // 12, months[-1].month % 12 + 1, 1))
    shown = {"months": months, "csv": release.address("workshops/events.csv"), **more}
    return render(request, "desk/exchange.html", shown, status=status)
