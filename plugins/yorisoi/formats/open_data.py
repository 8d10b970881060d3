"""The municipal open-data list of events as CSV.

デジタル庁 推奨データセット「イベント一覧」: 32 columns in this order, or those that the data
names for its city. What is not known stays empty. No claim is made of conformity to the
newer 自治体標準オープンデータセット.
"""

from collections.abc import Mapping
from datetime import date, datetime

from yorisoi.formats.publication import Publication
from yorisoi.formats.stamps import basic
from yorisoi.formats.tables import csv_text
from yorisoi.models import EVENT_COLUMNS, Place
from yorisoi.schedule import application
from yorisoi.schedule.occurrences import Occurrence
from yorisoi.site import event_address

ADDRESS = "workshops/events.csv"


def columns(publication: Publication) -> Mapping[str, str | None]:
    """Return the columns of the list, each with the one of the recommended set that it is."""
    own = publication.site.service.open_data.columns
    return own or {column: column for column in EVENT_COLUMNS}


def events_csv(publication: Publication) -> str:
    """Return the list of all public dates."""
    shown = columns(publication)
    rows = (_row(publication, occurrence) for occurrence in publication.public())
    named = ({name: row.get(meaning or "", "") for name, meaning in shown.items()} for row in rows)
    return csv_text([*shown], named)


def _row(publication: Publication, occurrence: Occurrence) -> dict[str, str]:
    event, service = occurrence.event, publication.site.service
    contact = application.inquiries(event, service)
    place = publication.site.place(occurrence)
    row = {
        "都道府県コード又は市区町村コード": service.open_data.municipality_code,
        "NO": f"{basic(occurrence.day)}-{event.id}",
        "都道府県名": service.open_data.prefecture,
        "市区町村名": service.open_data.city,
        "イベント名": publication.title(occurrence),
        "開始日": occurrence.day.isoformat(),
        "終了日": occurrence.last_day.isoformat(),
        "開始時間": _clock(occurrence.start) if occurrence.timed else "",
        "終了時間": _clock(occurrence.end) if occurrence.end else "",
        "開始日時特記事項": occurrence.note or "",
        "説明": publication.plain(event.summary),
        "料金(基本)": publication.strings["no_fee"] if publication.is_free(event) else "",
        "料金(詳細)": str(event.fee or ""),
        "連絡先名称": contact.label,
        "連絡先電話番号": contact.telephone or "",
        "主催者": event.organizer or service.names.name,
        "場所名称": place.name,
        "住所": place.address,
        "定員": str(occurrence.capacity or ""),
        "参加申込方法": publication.ways_in_words(event),
        "URL": publication.absolute(event_address(event.id)),
    }
    return (
        row
        | _deadline(occurrence.deadline)
        | (_coordinates(place) if isinstance(place, Place) else {})
    )


def _deadline(deadline: date | datetime | None) -> dict[str, str]:
    if deadline is None:
        return {}
    time = _clock(deadline) if isinstance(deadline, datetime) else ""
    return {"参加申込終了日": deadline.isoformat()[:10], "参加申込終了時間": time}


def _clock(moment: datetime) -> str:
    return moment.time().isoformat("minutes")


def _coordinates(place: Place) -> dict[str, str]:
    if place.latitude is None or place.longitude is None:
        return {}
    return {"緯度": str(place.latitude), "経度": str(place.longitude)}
