"""Coming in, by an invitation, a passphrase or a passkey, and going out; nothing before that."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth import login, logout, password_validation
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.views import View
from django.views.decorators.debug import sensitive_post_parameters

from yorisoi_desk import passkeys
from yorisoi_desk.messages import say
from yorisoi_desk.models import Entry, Invitation, Person
from yorisoi_desk.views.guards import GIVEN_BACK, kept, typed
from yorisoi_desk.views.passkey_pages import page

BACKEND = "django.contrib.auth.backends.ModelBackend"


class SignInForm(AuthenticationForm):
    """Name and passphrase."""

    error_messages = {  # noqa: RUF012 - as Django's
        "invalid_login": "名前か合言葉がちがいます。",
        "inactive": "この名前では入れません。",
    }

    def __init__(self, *args: Any, **values: Any) -> None:
        """Name the two fields."""
        super().__init__(*args, **values)
        self.fields["username"].label = "名前"
        self.fields["password"].label = "合言葉"


class PassphraseForm(forms.Form):
    """A new passphrase, seen while it is typed: nobody has to type it twice."""

    passphrase = forms.CharField(
        label="合言葉",
        help_text="12文字以上。好きな言葉を3つか4つ並べると、おぼえやすく、人に知られません。"
        "ほかで使っていないものにします",
        strip=False,
        max_length=200,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "new-password",
                "autocapitalize": "none",
                "spellcheck": "false",
            }
        ),
    )

    name = forms.CharField(
        label="あなたの名前", max_length=40, widget=forms.TextInput({"autocomplete": "username"})
    )
    field_order = ("name", "passphrase")

    def __init__(self, name: str, data: Any = None) -> None:
        """Ask for the name too, where the invitation has none: that of the first person."""
        super().__init__(data)
        self.person = Person(name=name)
        if name:
            del self.fields["name"]

    def clean_name(self) -> str:
        """Return it, where it is nobody's yet."""
        name = " ".join(str(self.cleaned_data["name"]).split())
        if Person.objects.filter(name=name).exists():
            raise forms.ValidationError("この名前の人は、もういます。")
        self.person.name = name
        return name

    def clean_passphrase(self) -> str:
        """Return it, where Django's validators take it."""
        passphrase: str = self.cleaned_data["passphrase"]
        try:
            password_validation.validate_password(passphrase, self.person)
        except forms.ValidationError as wrong:
            told = [say(str(one.code)) for one in wrong.error_list]
            raise forms.ValidationError(told) from wrong
        return passphrase


@method_decorator([login_not_required, sensitive_post_parameters()], name="dispatch")
class SignIn(View):
    """Asks for name and passphrase; what was typed before the session ended comes along."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the form."""
        if request.user.is_authenticated:
            return redirect("workshops")
        return sign_in_page(request, SignInForm(request), request.GET.get("next", ""), 200)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Let her in, and back to where she was."""
        if "credential" in request.POST:
            return self._by_passkey(request)
        form = SignInForm(request, request.POST)
        if not form.is_valid():
            return sign_in_page(request, form, request.POST.get("next", ""), 403)
        login(request, form.get_user())
        Entry.note(form.get_user(), "入った")
        return on_from_sign_in(request)

    def _by_passkey(self, request: HttpRequest) -> HttpResponse:
        at = passkeys.home(request)
        key = at and passkeys.signer(request, at, request.POST["credential"])
        if not key:
            wrong = "このパスキーでは入れませんでした。名前と合言葉で入ってください。"
            form, target = SignInForm(request), request.POST.get("next", "")
            return sign_in_page(request, form, target, 403, wrong)
        login(request, key.person)
        request.session[passkeys.SIGNED_BY] = key.credential_id
        Entry.note(key.person, "パスキーで入った", key.name)
        return on_from_sign_in(request)


@method_decorator([login_not_required, sensitive_post_parameters()], name="dispatch")
class Accept(View):
    """An invitation: who opens its link chooses a passphrase, and is in."""

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """Show the form; looking does not use the link up, as messengers look too."""
        invitation = Invitation.of(token)
        if invitation is None:
            return render(request, "desk/invitation_over.html", status=410)
        form = PassphraseForm(invitation.name)
        return render(request, "desk/invitation.html", {"form": form, "invitation": invitation})

    def post(self, request: HttpRequest, token: str) -> HttpResponse:
        """Make the person, and sign her in; her earlier sessions end by the new passphrase."""
        invitation = Invitation.of(token)
        if invitation is None:
            return render(request, "desk/invitation_over.html", status=410)
        form = PassphraseForm(invitation.name, request.POST)
        if not form.is_valid():
            given = {"form": form, "invitation": invitation}
            return render(request, "desk/invitation.html", given, status=422)
        if not invitation.take():
            return render(request, "desk/invitation_over.html", status=410)
        person = Person.objects.invited(
            form.person.name,
            may_publish=invitation.may_publish,
            passphrase=form.cleaned_data["passphrase"],
        )
        login(request, person, BACKEND)
        Entry.note(person, "招待で入った")
        messages.success(request, f"{person.name}さん、ようこそ。")
        return redirect("workshops")


def sign_in_page(
    request: HttpRequest, form: SignInForm, target: str, status: int, wrong: str = ""
) -> HttpResponse:
    """Return the sign-in page; what was typed before stays in it."""
    shown = {
        "form": form,
        "wrong": wrong,
        "next": target,
        "kept": list(typed(request)),
        "empty": not Person.objects.exists(),
    }
    return page(request, "desk/sign_in.html", shown, question="passkey-signature", status=status)


def on_from_sign_in(request: HttpRequest) -> HttpResponse:
    """Return the way on from the sign-in page, with what was typed before."""
    target = request.POST.get("next", "")
    if before := kept(request):
        request.session[GIVEN_BACK] = {"path": target, "values": before}
    return redirect(target if is_ours(request, target) else "workshops")


def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    if request.method == "POST":
        logout(request)
    return redirect("sign-in")


def is_ours(request: HttpRequest, target: str) -> bool:
    """Return whether an address may be gone to after signing in."""
    return bool(target) and url_has_allowed_host_and_scheme(
        target, {request.get_host()}, require_https=request.is_secure()
    )


class SignInFirst(LoginRequiredMiddleware):
    """Shows the sign-in page in the place of what needs it, with what was typed kept in it."""

    def handle_no_permission(  # type: ignore[override]  # not only a redirect
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponseBase:
        """Return the sign-in page."""
        if request.method != "POST":
            return super().handle_no_permission(request, view_func)
        return sign_in_page(request, SignInForm(request), request.path, 403)
