"""The pages of passkeys: what a person has, a new one, and the questions that their script asks."""

import re
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import authenticate
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from yorisoi_desk import passkeys
from yorisoi_desk.models import Entry
from yorisoi_desk.views.guards import POLICY, person

NUMBER = re.compile("[0-9]{1,18}")
NOT_HERE, WRONG_PASSPHRASE = 404, 422


class PasskeyForm(forms.Form):
    """What a new passkey is called; with the passphrase, as an open screen is not its owner."""

    name = forms.CharField(
        label="呼び名",
        help_text="あとで見分けるためです",
        max_length=40,
        initial="スマートフォン",
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    password = forms.CharField(
        label="合言葉",
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
    )


@method_decorator(sensitive_post_parameters(), name="dispatch")
class Passkeys(View):
    """The passkeys of the person who is in."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them, and the form for one more."""
        port = request.get_port()
        shown = {
            "keys": person(request).passkeys.order_by("added"),
            "form": PasskeyForm(),
            "elsewhere": "" if settings.TLS else f"http://localhost:{port}{request.path}",
        }
        return page(request, "desk/passkeys.html", shown, question="passkey-new")

    def post(self, request: HttpRequest) -> HttpResponse:
        """Add or remove one."""
        if request.POST.get("do") == "remove":
            self._remove(request)
        else:
            self._add(request)
        return redirect("passkeys")

    def _add(self, request: HttpRequest) -> None:
        who, at = person(request), passkeys.home(request)
        name = " ".join(request.POST.get("name", "").split())[:40] or "スマートフォン"
        if at and passkeys.add(request, at, who, request.POST.get("credential", ""), name):
            Entry.note(who, "パスキーを加えた", name)
            messages.success(request, f"「{name}」を加えました。次から、指紋や顔で入れます。")
        else:
            messages.error(request, "加えられませんでした。もう一度お試しください。")

    def _remove(self, request: HttpRequest) -> None:
        who, number = person(request), request.POST.get("number", "")
        key = get_object_or_404(who.passkeys, pk=number if NUMBER.fullmatch(number) else 0)
        passkeys.remove(request, key)
        Entry.note(who, "パスキーを消した", key.name)
        messages.success(request, f"「{key.name}」では、もう入れません。")


@sensitive_post_parameters()
@require_POST
def new_key(request: HttpRequest) -> HttpResponse:
    """Return what a browser needs to make a key, to somebody who knows her passphrase."""
    who, at = person(request), passkeys.home(request)
    if at is None:
        return HttpResponse(status=NOT_HERE)
    if authenticate(request, username=who.name, password=request.POST.get("password", "")) != who:
        return HttpResponse(status=WRONG_PASSPHRASE)
    return passkeys.ask_for_key(at, who)


@login_not_required
@require_POST
def signature(request: HttpRequest) -> HttpResponse:
    """Return what a browser needs to sign."""
    at = passkeys.home(request)
    if at is None:
        return HttpResponse(status=NOT_HERE)
    return passkeys.ask_for_signature(at)


def page(
    request: HttpRequest, template: str, shown: dict[str, Any], *, question: str, status: int = 200
) -> HttpResponse:
    """Return a page that may run the one script, which may ask one question of the desk.

    Where no browser makes a passkey, it is as all others: with no script at all.
    """
    at, asks = passkeys.home(request), reverse(question)
    given = {**shown, "passkeys": at, "question": asks}
    response = render(request, template, given, status=status)
    if at:
        allowed = (
            f"script-src {at.origin}{reverse('passkey-script')}; connect-src {at.origin}{asks}"
        )
        response.headers["Content-Security-Policy"] = f"{POLICY}; {allowed}"
    return response
