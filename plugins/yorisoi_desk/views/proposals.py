"""What a second person has to see before it holds: a number, an hour, a save to take back."""

import threading
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views import View
from yorisoi.faults import Fault, Refused
from yorisoi.models import Record
from yorisoi.release.changes import Change, changes
from yorisoi.release.snapshot import everything, published, titles

from yorisoi_desk.checkout import content, saving
from yorisoi_desk.checkout.content import Files
from yorisoi_desk.checkout.three_way import Changed
from yorisoi_desk.facts import changes as fact_changes
from yorisoi_desk.facts import fields, kept_proposals, listing, removals
from yorisoi_desk.facts.changes import Wanted
from yorisoi_desk.facts.sections import SECTIONS
from yorisoi_desk.facts.subjects import Subject
from yorisoi_desk.form_sentences import words_of
from yorisoi_desk.messages import say
from yorisoi_desk.models import Entry, Person, Proposal
from yorisoi_desk.views import answers
from yorisoi_desk.views.guards import person

IN_TURN = threading.Lock()
WITHDRAWN = "提案を取りやめた"
# Of each kind: what the commit says, the heading, and the words of the two buttons.
KINDS = {
    "change": ("commit_changed", "{what}を直す提案", "正しいので、直す", "正しいので、直して公開"),
    "new": ("commit_added", "{what}を足す提案", "正しいので、足す", "正しいので、足して公開"),
    "remove": ("commit_removed", "{what}を消す提案", "よいので、消す", "よいので、消して公開"),
    "undo": (
        *("commit_undone", "取り消す提案", "よいので、取り消す"),
        "よいので、取り消して公開",
    ),
}


@dataclass(frozen=True)
class Report:
    """What a proposal would change on the site, and why it cannot."""

    files: Files = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    wrong: tuple[Fault, ...] = ()
    is_gone: bool = False
    stays: str = ""  # why an entry may not be taken away
    uses: list[Subject] = field(default_factory=list)  # who names it

    @property
    def can_be(self) -> bool:
        """Whether it may be approved."""
        return not (self.wrong or self.is_gone or self.stays)

    def reasons(self) -> list[str]:
        """Return the sentences that say why it cannot."""
        if self.is_gone:
            return [say("fact_gone")]
        return [self.stays] if self.stays else [words_of(fault) for fault in self.wrong]


def report(wanted: Wanted) -> Report:
    """Return the report of a proposal upon the content as it is now.

    Where nothing changes for visitors, it tells what does in the files: a source, a question.
    """
    try:
        files = fact_changes.files_of(wanted, content.now().date())
    except (KeyError, Refused, Changed):
        return Report(is_gone=True)
    if stays := removals.needed(wanted):
        return Report(files, stays=stays)
    with content.whole() as here, content.copied(files, here) as then:
        before, after = content.load(here), content.load(then)
    now = content.now()
    if uses := removals.uses(wanted, after.errors):
        in_files = "" if all(use.link for use in uses) else say("stays_in_files")
        stays = say("stays_used", what=removals.label(wanted)) + in_files
        return Report(files, stays=stays, uses=uses)
    if not (before.site and after.site):
        return Report(files, wrong=after.errors or before.errors)
    if stays := removals.left_without(before.site.service, after.site.service):
        return Report(files, stays=stays)
    told = changes(published(before.site, now), published(after.site, now))
    hidden = changes(everything(before.site, now), everything(after.site, now))
    return Report(files, told or hidden)


def propose(who: Person, what: str, wanted: Wanted) -> None:
    """Keep a proposal for a second person; the same that is sent twice is one."""
    with IN_TURN:
        _, is_new = Proposal.objects.get_or_create(by=who.name, what=what, changes=wanted)
    if is_new:
        Entry.note(who, "直す提案をした", what)


class ProposalView(View):
    """What a proposal would change, before a second person."""

    def get(self, request: HttpRequest, number: int) -> HttpResponse:
        """Show the change report."""
        proposal = get_object_or_404(Proposal, pk=number)
        wanted = kept_proposals.wanted(proposal.changes)
        if wanted is None:
            said = list(kept_proposals.said(proposal.changes))
            return render(request, "desk/proposal_old.html", {"proposal": proposal, "said": said})
        found = report(wanted)
        _, heading, yes, publish = KINDS[wanted["do"]]
        shown = {
            "proposal": proposal,
            "heading": heading.format(what=proposal.what),
            "yes": yes,
            "publish": publish,
            "report": found.changes,
            "wrong": found.reasons(),
            "uses": found.uses,
            "mine": proposal.by == person(request).name,
        }
        return render(request, "desk/proposal.html", shown)

    def post(self, request: HttpRequest, number: int) -> HttpResponse:
        """Approve it, or put it away."""
        proposal, who = get_object_or_404(Proposal, pk=number), person(request)
        do = request.POST.get("do")
        if do == "no":
            _take(proposal)
            Entry.note(who, WITHDRAWN, proposal.what)
            messages.info(request, "取りやめました。")
            return redirect("facts")
        if do not in ("yes", "publish") or proposal.by == who.name:
            raise Http404
        answers.is_publishing(request)  # who may not is refused before anything is saved
        try:
            said = _approve(proposal, who, request)
        except Changed:
            said = None
        if said is None:
            return redirect("proposal", number)
        return answers.done(request, said, "facts")


def _approve(proposal: Proposal, who: Person, request: HttpRequest) -> str | None:
    """Do what was proposed and return what the commit says; None where that cannot be any more."""
    wanted = kept_proposals.wanted(proposal.changes)
    if wanted is None:
        return None
    files = [SECTIONS[wanted["section"]].file] if "section" in wanted else []
    seen = {name: saving.repository().revision(name) for name in files}
    found = report(wanted)
    if not found.can_be:
        return None
    said = say(KINDS[wanted["do"]][0], what=proposal.what, by=proposal.by, who=who.name)
    _take(proposal)
    try:
        if wanted["do"] == "undo":
            sync = saving.take_back(who, said, wanted["commit"])
        else:
            sync = saving.save(who, said, found.files, seen)
    except Exception:
        proposal.save(force_insert=True)  # it waits as before
        raise
    answers.tell(request, sync)
    return said


def _take(proposal: Proposal) -> None:
    """Take a proposal out of those that wait; Http404 where another has, meanwhile."""
    if not Proposal.objects.filter(pk=proposal.pk).delete()[0]:
        raise Http404


def words(record: Record) -> list[tuple[str, str]]:
    """Return the fields of a record that say something, as staff call them."""
    hidden = ("source", "confirmed", "question", "blocking")
    known = listing.known()
    return [
        (title, fields.choices_of(type(record), name, known).get(str(value), str(value)))
        for name, title in titles(record).items()
        if (value := getattr(record, name, None)) and name not in hidden
        if isinstance(value, str | int)
    ]


def told(faults: Iterable[Fault]) -> str:
    """Return faults in one line."""
    return "／".join(words_of(fault) for fault in faults)
