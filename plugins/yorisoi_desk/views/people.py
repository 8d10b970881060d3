"""Who may come in: invited and removed by those who may publish."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from yorisoi_desk.models import Entry, Invitation, Person
from yorisoi_desk.views.guards import person


class InviteForm(forms.Form):
    """Whom, and for what."""

    name = forms.CharField(label="名前", max_length=40)
    may_publish = forms.BooleanField(label="公開もできる", required=False)

    def clean_name(self) -> str:
        """Return it as it is kept."""
        return Person.normalize_username(self.cleaned_data["name"])


def people(request: HttpRequest) -> HttpResponse:
    """Show everybody; invite or remove somebody."""
    who, link = person(request), ""
    if not who.may_publish:
        raise PermissionDenied
    form = InviteForm(request.POST if request.POST.get("do") == "invite" else None)
    if request.POST.get("do") == "remove":
        return _remove(request, who)
    if form.is_bound and form.is_valid():
        name = form.cleaned_data["name"]
        link = address(name, may_publish=form.cleaned_data["may_publish"])
        Entry.note(who, "招待した", name)
    shown = {"people": Person.objects.filter(is_active=True), "form": form, "link": link}
    return render(request, "desk/people.html", shown)


def address(name: str, *, may_publish: bool) -> str:
    """Return a link that lets one person in, once; with no name, she says it herself."""
    token = Invitation.issue(name, may_publish=may_publish)
    return f"{settings.DESK_ADDRESS}{reverse('invitation', args=[token])}"


def _remove(request: HttpRequest, who: Person) -> HttpResponse:
    """End somebody's sessions at once; not one's own, so that somebody is left."""
    name = request.POST.get("name", "")
    if name != who.name and Person.objects.remove(name):
        Entry.note(who, "入れなくした", name)
        messages.success(request, f"{name}さんは、もう入れません。")
    return redirect("people")
