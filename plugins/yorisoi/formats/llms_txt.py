"""What the site holds, in plain words for programs that answer questions (llmstxt.org)."""

from collections.abc import Iterator

from yorisoi.formats import words
from yorisoi.formats.publication import Publication
from yorisoi.models import bare
from yorisoi.schedule import special_days
from yorisoi.schedule.ways import door
from yorisoi.schedule.wording import filled
from yorisoi.site import event_address


def llms_txt(publication: Publication) -> str:
    """Return the Markdown text; every fact is inserted from the data, dates are in ISO 8601."""
    names, told = publication.site.service.names, publication.strings
    parts = {
        told["reach"]: _contacts(publication),
        told["hours_caption"]: _hours(publication),
        told["place"]: (
            f"{place.name} 〒{place.postal_code} {place.address}"
            for place in publication.site.service.places.values()
        ),
        told["all_workshops"]: _events(publication),
        told["menu"]: _pages(publication),
    }
    lines = [f"# {names.name}", "", f"> {names.summary}{names.fee}"]
    for heading, items in parts.items():
        lines += ["", f"## {heading}", "", *(f"- {item}" for item in items)]
    return "\n".join(lines) + "\n"


def _contacts(publication: Publication) -> Iterator[str]:
    service = publication.site.service
    for contact in service.contacts.values():
        if contact.is_ready:
            hours = contact.hours and publication.hours(service.hours[contact.hours])
            parts = (f"{contact.label}：{contact.reach}", hours, contact.cost)
            yield " ".join(filter(None, parts))


def _hours(publication: Publication) -> Iterator[str]:
    service, today, told = publication.site.service, publication.moment.date(), publication.strings
    for hours in service.hours.values():
        yield f"{hours.label}：{publication.hours(hours)}"
    if usual := special_days.closed_days(service, today):
        yield f"{told['closed']}：{publication.wording.days(*usual).shown}"
    for days in special_days.closing_days(service, door(service), today):
        last = f"–{days.last}" if days.last > days.first else ""
        of = filled(told["in_brackets"], words=days.of) if days.of else ""
        yield f"{days.first}{last} {days.reason or told['closing_unsure']}{of}"


def _events(publication: Publication) -> Iterator[str]:
    coming = publication.site.upcoming(publication.moment)
    if not coming:
        yield publication.strings["upcoming_none"]
    for held in coming:
        address = publication.absolute(event_address(held.event.id))
        yield f"{words.when(held)} [{publication.title(held)}]({address})"


def _pages(publication: Publication) -> Iterator[str]:
    for page in publication.site.pages.values():
        if page.is_published and not page.address.endswith(".html"):
            address = publication.absolute(page.address)
            yield f"[{bare(page.meta.title)}]({address}): {page.meta.description}"
