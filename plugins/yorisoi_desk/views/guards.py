"""What stands before every view: the policy of the pages, and forms come too late.

What somebody typed is never lost here: a form that comes after the session has ended, or from a
page that is too old, is given back to her, and nothing of it is kept meanwhile.
"""

import logging
from collections.abc import Callable
from typing import Any, cast

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import render
from yorisoi.messages import machine_sentence

from yorisoi_desk.checkout.git_command import GitFailed
from yorisoi_desk.messages import say
from yorisoi_desk.models import Person

# No script, nothing from elsewhere; a preview is the only frame. `passkey_pages` adds one script.
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; frame-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
LOG = logging.getLogger(__name__)
GIVEN_BACK = "given-back"  # in the session: what was typed before it began
KEPT = "kept-"  # before the names of what was typed in another form
SHOWN = ("csrfmiddlewaretoken", "username", "password", "credential", "next", "do")

Answer = Callable[[HttpRequest], HttpResponseBase]


def policy(answer: Answer) -> Answer:
    """Let each page come with its policy, unless it brings one, and stay in no cache."""

    def answered(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    return answered


class NothingLost:
    """Gives back what was typed where the machine could not save it: disk, Git or database."""

    def __init__(self, get_response: Answer) -> None:
        """Keep what answers."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Return a page with the form in it, and why; None for what nobody expected."""
        if not isinstance(error, OSError | GitFailed | DatabaseError):
            return None
        LOG.error("not done: %s", request.path, exc_info=error)
        is_busy = isinstance(error, GitFailed) and str(error) == "locked"
        shown = {
            "why": say("busy") if is_busy else machine_sentence(error),
            "path": request.path,
            "typed": [one for one in flat(request.POST) if one[0] != "csrfmiddlewaretoken"],
        }
        # With another status the session would be saved: to the same disk, perhaps.
        return render(request, "desk/not_done.html", shown, status=500)


def flat(data: QueryDict) -> list[tuple[str, str]]:
    """Return the names and values of a form, a name once for each of its values."""
    return [(name, value) for name, values in data.lists() for value in values]


def typed(request: HttpRequest) -> list[tuple[str, str]]:
    """Return the names and values of a form, as they are kept in another one."""
    given = flat(request.POST)
    if request.FILES:  # kept of nobody who is not in: the form asks for it again
        given.append(("photo", "lost"))
    return [(KEPT + name.removeprefix(KEPT), value) for name, value in given if name not in SHOWN]


def kept(request: HttpRequest) -> dict[str, list[str]]:
    """Return what was typed in a form before this one."""
    return {
        name.removeprefix(KEPT): values
        for name, values in request.POST.lists()
        if name.startswith(KEPT)
    }


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """Return a page that gives back what was typed; nothing of it has been done."""
    given = {"next": request.path, "kept": typed(request)}
    return render(request, "desk/too_old.html", given, status=403)


def locked_out(
    request: HttpRequest, credentials: object, *args: Any, **values: Any
) -> HttpResponse:
    """Return the page for a name that was tried too often; it keeps what was typed before."""
    del credentials, args, values
    given = {"next": request.POST.get("next", ""), "kept": typed(request)}
    return render(request, "desk/locked_out.html", given, status=429)


def no_address(request: HttpRequest) -> None:
    """Return no address of a machine: none is counted, logged or kept."""
    del request


def person(request: HttpRequest) -> Person:
    """Return who is signed in; only views behind `SignInFirst` may ask."""
    return cast("Person", request.user)
