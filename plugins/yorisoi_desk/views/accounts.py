"""Coming in, by a passphrase or a passkey, and going out; nothing before that."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import RedirectURLMixin
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.debug import sensitive_post_parameters

from yorisoi_desk import passkeys
from yorisoi_desk.models import Entry, Person
from yorisoi_desk.views.guards import GIVEN_BACK, kept, typed
from yorisoi_desk.views.passkey_pages import page


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

    def clean_username(self) -> str:
        """Return the name as it is kept."""
        return Person.normalize_username(self.cleaned_data["username"])


@method_decorator([login_not_required, sensitive_post_parameters()], name="dispatch")
class SignIn(RedirectURLMixin, View):
    """Asks for name and passphrase; what was typed before the session ended comes along."""

    next_page = "workshops"

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
        return self._on()

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
        return self._on()

    def _on(self) -> HttpResponse:
        """Lead on from the sign-in page, with what was typed before."""
        session = self.request.session
        session.clear_expired()  # of those who never went out
        if before := kept(self.request):
            session[GIVEN_BACK] = {"path": self.request.POST.get("next", ""), "values": before}
        return redirect(self.get_success_url())


def sign_in_page(
    request: HttpRequest, form: SignInForm, target: str, status: int, wrong: str = ""
) -> HttpResponse:
    """Return the sign-in page; what was typed before stays in it."""
    shown = {
        "form": form,
        "wrong": wrong,
        "next": target,
        "kept": typed(request),
        "empty": not Person.objects.exists(),
    }
    return page(request, "desk/sign_in.html", shown, question="passkey-signature", status=status)


def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session, and let the browser forget the pages that Back would show."""
    if request.method == "POST":
        logout(request)
    answer = redirect("sign-in")
    answer.headers["Clear-Site-Data"] = '"cache"'
    return answer


class SignInFirst(LoginRequiredMiddleware):
    """Shows the sign-in page in the place of what needs it, with what was typed kept in it."""

    def handle_no_permission(  # type: ignore[override]  # not only a redirect
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponseBase:
        """Return the sign-in page."""
        if request.method != "POST":
            return super().handle_no_permission(request, view_func)
        return sign_in_page(request, SignInForm(request), request.path, 403)
