"""Coming in for the first time, by an invitation."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.debug import sensitive_post_parameters

from yorisoi_desk.models import Entry, Invitation, Person
from yorisoi_desk.passphrases import PassphraseForm
from yorisoi_desk.views.answers import WRONG

BACKEND = "django.contrib.auth.backends.ModelBackend"


@method_decorator([login_not_required, sensitive_post_parameters()], name="dispatch")
class Accept(View):
    """An invitation: who opens its link chooses a passphrase, and is in."""

    invitation: Invitation

    def dispatch(self, request: HttpRequest, *_: Any, **values: Any) -> HttpResponseBase:
        """Answer where the invitation is good."""
        found = Invitation.of(values["token"])
        if found is None:
            return self._over()
        self.invitation = found
        return super().dispatch(request)

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the form; looking does not use the link up, as messengers look too."""
        del request
        return self._form(PassphraseForm(self.invitation.name))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Make the person, and sign her in; her earlier sessions end by the new passphrase."""
        form = PassphraseForm(self.invitation.name, request.POST)
        if not form.is_valid():
            return self._form(form, WRONG)
        if not self.invitation.take():
            return self._over()
        person = Person.objects.invited(
            form.person.name,
            may_publish=self.invitation.may_publish,
            passphrase=form.cleaned_data["passphrase"],
        )
        login(request, person, BACKEND)
        Entry.note(person, "招待で入った")
        messages.success(request, f"{person.name}さん、ようこそ。")
        return redirect("workshops")

    def _form(self, form: PassphraseForm, status: int = 200) -> HttpResponse:
        shown = {"form": form, "invitation": self.invitation}
        return render(self.request, "desk/invitation.html", shown, status=status)

    def _over(self) -> HttpResponse:
        return render(self.request, "desk/invitation_over.html", status=410)
