"""The form of a workshop as a browser sends it."""

from typing import Any

from bs4 import BeautifulSoup
from django.test import Client

NEW = "/workshops/new/"
TEA = {
    "title": "お茶の時間",
    "date": "2026-12-10",
    "start": "10:00",
    "end": "12:00",
    "summary": "ゆっくり話します。",
}


def soup_of(page: bytes) -> BeautifulSoup:
    """Return a page to look into."""
    return BeautifulSoup(page, "lxml")


def hidden(page: BeautifulSoup) -> dict[str, str]:
    """Return what a page sends back that nobody types."""
    fields = page.select("main > form input[type=hidden]")
    return {str(field["name"]): str(field.get("value", "")) for field in fields}


def shown(client: Client, address: str) -> dict[str, Any]:
    """Return what a form at an address holds, as a browser sends it."""
    return shown_in(soup_of(client.get(address).content))


def shown_in(page: BeautifulSoup) -> dict[str, Any]:
    """Return what the form of a page holds; of boxes to tick, those that are."""
    values: dict[str, Any] = {}
    for field in page.select("main > form :is(input, textarea, select)[name]"):
        name = str(field["name"])
        if field.name == "select":
            chosen = field.select_one("option[selected]")
            values[name] = str(chosen["value"]) if chosen else ""
        elif field.get("type") == "checkbox":
            ticked = [str(field.get("value", "on"))] if field.has_attr("checked") else []
            values[name] = [*values.get(name, []), *ticked]
        elif field.get("type") != "file":
            values[name] = str(field.get("value") or field.get_text().lstrip("\n"))
    return values
