"""The municipal open-data list of events as CSV.

デジタル庁 推奨データセット「イベント一覧」: 32 columns in this order, or those that the data
names for its city. What is not known stays empty. No claim is made of conformity to the
newer 自治体標準オープンデータセット.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime

from yorisoi.clock import TOKYO
from yorisoi.formats import words
from yorisoi.formats.publication import STAMPS_START, Publication, coordinates, first_day
from yorisoi.formats.tables import csv_text
from yorisoi.models import EVENT_COLUMNS, Event
from yorisoi.models.parsers import half_width
from yorisoi.schedule import application
from yorisoi.schedule.occurrence import Occurrence
from yorisoi.site import AnyPlace, event_address

ADDRESS = "workshops/events.csv"
# Words that begin with a price, and then say for whom it is another.
BASIC_PRICE = re.compile(r"([0-9][0-9,]*)円(?!から|以上|程度|前後|[~〜-])")


def columns(publication: Publication) -> Mapping[str, str | None]:
    """Return the columns of the list, each with the one of the recommended set that it is."""
    own = publication.site.service.open_data.columns
    return own or {column: column for column in EVENT_COLUMNS}


def events_csv(publication: Publication) -> str:
    """Return the list of all public dates."""
    shown = columns(publication)
    rows = (_row(publication, occurrence) for occurrence in publication.public)
    named = ({name: row.get(meaning or "", "") for name, meaning in shown.items()} for row in rows)
    return csv_text([*shown], named)


def _row(publication: Publication, occurrence: Occurrence) -> dict[str, str]:
    event, area = occurrence.event, publication.site.service.open_data
    contact = application.inquiries(event, publication.site.service)
    return {
        "都道府県コード又は市区町村コード": area.municipality_code,
        "NO": f"{first_day(occurrence):%Y%m%d}-{event.first_id}",
        "都道府県名": area.prefecture,
        "市区町村名": area.city,
        "イベント名": publication.title(occurrence),
        "イベント名_カナ": event.title_kana or "",
        "説明": words.about(publication, event),
        "連絡先名称": contact.label,
        "連絡先電話番号": contact.telephone or "",
        "主催者": event.organizer or publication.site.service.names.name,
        "参加申込方法": words.ways(publication, event),
        "URL": publication.absolute(event_address(event.id)),
        "備考": _line(occurrence.note, *words.remarks(publication, occurrence)),
        **_times(publication, occurrence),
        **_price(publication, event),
        **_place(publication.site.place(occurrence)),
        **_admission(occurrence),
        **_others(publication, event),
    }


def _line(*parts: str | None) -> str:
    """Return several remarks as one line: a break within a cell splits rows in some programs."""
    return "／".join(filter(None, parts))


def _times(publication: Publication, occurrence: Occurrence) -> dict[str, str]:
    """Return the days and times; of a span, the times of every day."""
    first, last, end = occurrence.day, occurrence.last_day, occurrence.daily_end
    notes = words.about_times(publication, occurrence)
    if occurrence.timed and not end:
        notes.append(publication.strings["end_unset"])
    return {
        "開始日": first.isoformat(),
        "終了日": last.isoformat(),
        "開始時間": words.clock(occurrence.start, first) if occurrence.timed else "",
        "終了時間": words.clock(end, first if occurrence.daily else last) if end else "",
        "開始日時特記事項": _line(*notes),
    }


def _price(publication: Publication, event: Event) -> dict[str, str]:
    """Return the fee as a number of yen where there is one, and in words."""
    fee = event.fee
    basic = BASIC_PRICE.match(half_width(fee)) if fee and fee.number is None else None
    number = basic[1].replace(",", "") if basic else fee.number if fee else 0
    return {
        "料金(基本)": "" if number is None else str(number),
        "料金(詳細)": str(fee or publication.strings["no_fee"]),
    }


def _place(place: AnyPlace) -> dict[str, str]:
    """Return where it is; what has no address, as it is online or told later, says so there."""
    latitude, longitude = coordinates(place) or ("", "")
    return {
        "場所名称": place.name,
        "住所": place.address or place.name,
        "緯度": str(latitude),
        "経度": str(longitude),
    }


def _admission(occurrence: Occurrence) -> dict[str, str]:
    """Return how many people may come, where that is certain, and when they may apply."""
    capacity, seats = occurrence.capacity, occurrence.seats
    return {
        "定員": "" if seats is None else str(seats),
        "定員(詳細)": str(capacity or ""),
        **_moment("参加申込開始", occurrence.opens),
        **_moment("参加申込終了", occurrence.deadline),
    }


def _moment(name: str, moment: date | datetime | None) -> dict[str, str]:
    """Return a day, and the time where one is set, under their columns."""
    clock = moment.time().isoformat("minutes") if isinstance(moment, datetime) else ""
    return {f"{name}日": moment.isoformat()[:10] if moment else "", f"{name}時間": clock}


def _others(publication: Publication, event: Event) -> dict[str, str]:
    """Return what only cities with columns of their own list."""
    changed = publication.stamp(event).astimezone(TOKYO).date()
    return {
        "対象": event.audience or "",
        "託児": event.childcare or "",
        "持ちもの": event.bring or "",
        "ことば": event.language or "",
        "参加しやすさ": event.accessibility or "",
        "更新日": changed.isoformat() if changed > STAMPS_START.date() else "",
    }
