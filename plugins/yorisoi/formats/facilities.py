"""デジタル庁 推奨データセット「公共施設一覧」 as CSV: one row for each place of the data."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from yorisoi.clock import as_written
from yorisoi.formats.publication import Publication, coordinates
from yorisoi.formats.tables import csv_text
from yorisoi.models import Place
from yorisoi.models.day_rules import Days
from yorisoi.models.parsers import WEEKDAYS
from yorisoi.schedule import timetables
from yorisoi.schedule.opening_hours import exceptions
from yorisoi.schedule.usual_hours import held
from yorisoi.schedule.ways import doors

ADDRESS = "open-data/facilities.csv"
COLUMNS = (
    "都道府県コード又は市区町村コード",
    "NO",
    "都道府県名",
    "市区町村名",
    "名称",
    "名称_カナ",
    "名称_通称",
    "POIコード",
    "住所",
    "方書",
    "緯度",
    "経度",
    "電話番号",
    "内線番号",
    "法人番号",
    "団体名",
    "利用可能曜日",
    "開始時間",
    "終了時間",
    "利用可能日時特記事項",
    "説明",
    "バリアフリー情報",
    "URL",
    "備考",
)


def facilities_csv(publication: Publication) -> str:
    """Return the list of all places; what is not known stays empty."""
    places = publication.site.service.places.items()
    return csv_text(COLUMNS, (_row(publication, key, place) for key, place in places))


def _row(publication: Publication, key: str, place: Place) -> Mapping[str, str]:
    service = publication.site.service
    latitude, longitude = coordinates(place) or ("", "")
    row = {
        "都道府県コード又は市区町村コード": service.open_data.municipality_code,
        "NO": key,
        "都道府県名": service.open_data.prefecture,
        "市区町村名": service.open_data.city,
        "名称": place.name,
        "名称_カナ": place.kana or "",
        "住所": place.address,
        "緯度": str(latitude),
        "経度": str(longitude),
    }
    row |= _organization(publication, key)
    if hours := doors(service).get(key):
        row |= _hours(publication, hours)
    if place is publication.site.main_place:
        row |= {"説明": service.names.summary, "URL": publication.absolute("")}
    return row


def _organization(publication: Publication, key: str) -> dict[str, str]:
    """Return who is at a place, and their number; nothing where nobody is named."""
    service = publication.site.service
    for organization in service.organizations.values():
        if organization.place == key:
            contact = organization.contact and service.contacts[organization.contact]
            return {"団体名": organization.name, "電話番号": (contact and contact.telephone) or ""}
    return {}


def _hours(publication: Publication, key: str) -> dict[str, str]:
    """Return when a place is open: its days, the widest times, and what these leave unsaid."""
    service, today = publication.site.service, publication.moment.date()
    now = held(service.hours[key], today)
    days = sorted({day for one in now for _, day in one.days.weekdays})
    return {
        "利用可能曜日": "".join(WEEKDAYS[day] for day in days),
        "開始時間": str(min(one.start for one in now)) if now else "",
        "終了時間": str(max(one.end for one in now)) if now else "",
        "利用可能日時特記事項": "／".join(_exceptions(publication, key)),
    }


def _exceptions(publication: Publication, key: str) -> Iterator[str]:
    """Yield what days and times alone do not say: several ranges, holidays, special days."""
    service, moment = publication.site.service, publication.moment
    words, wording = publication.strings, publication.wording
    hours, above = service.hours[key], exceptions(service.closures, key)
    first, *others = hours.spans
    if others or first.yearly or not _is_weekly(first.days) or not held(hours, moment.date()):
        yield timetables.in_words(service, hours, moment.date(), wording)
    else:
        yield from timetables.rules_in_words(service, hours, wording)
    if timetables.all_close_on_holidays(service):
        yield words["closed_on"].format(days=words["holidays"])
    for closure in (one for one in above.closures if one.over is None or one.over > moment):
        ends = f"〜{as_written(closure.end)}" if closure.end else ""
        ends = ends or ("から" if isinstance(closure.start, datetime) else "")
        when = closure.yearly or closure.days or f"{as_written(closure.start)}{ends}"
        yield f"{when} {closure.reason}"
    for opening in (one for one in above.openings if one.over is None or one.over > moment):
        told = words["opens_on"].format(days=opening.when)
        yield f"{told}（{opening.reason}）"


def _is_weekly(days: Days) -> bool:
    """Return whether a rule is nothing but weekdays of every week."""
    return days == Days(tuple((None, weekday) for _, weekday in days.weekdays))
