"""What was typed into a form and could not be taken then, back in the form."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.utils.datastructures import MultiValueDict
from django.views import View

from yorisoi_desk.views.guards import GIVEN_BACK, kept


class Remembering(View):
    """A view whose form comes back as it was typed: after a sign-in, an old page, a preview.

    `typed` is what `get` shows then, in the place of what is held; nothing of it is saved.
    """

    typed: MultiValueDict[str, Any] | None = None

    def dispatch(self, request: HttpRequest, *args: Any, **values: Any) -> HttpResponseBase:
        """Show the form where it only comes back; else do what was asked."""
        if request.method == "POST" and request.POST.get("do") == "again":
            self.typed = MultiValueDict(kept(request) or dict(request.POST.lists()))
        elif request.method == "GET" and (before := _given_back(request)):
            self.typed = MultiValueDict(before)
        if self.typed is None:
            return super().dispatch(request, *args, **values)
        messages.info(request, "書いたものは、まだしまっていません。")
        shown: HttpResponseBase = getattr(self, "get")(request, *args, **values)  # noqa: B009
        return shown


def _given_back(request: HttpRequest) -> dict[str, list[Any]] | None:
    """Return what was typed at this address before the session ended, once.

    What an older desk kept in another form is passed over.
    """
    before = request.session.get(GIVEN_BACK)
    if not isinstance(before, dict) or before.get("path") != request.path:
        return None
    del request.session[GIVEN_BACK]
    values = before.get("values")
    is_whole = isinstance(values, dict) and all(isinstance(held, list) for held in values.values())
    return values if is_whole else None
