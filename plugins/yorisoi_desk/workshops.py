"""The list of workshops."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def workshops(request: HttpRequest) -> HttpResponse:
    """Show the list."""
    return render(request, "desk/workshops.html")
