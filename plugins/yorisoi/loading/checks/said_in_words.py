"""What the words of an event say, while its field says nothing and the site says otherwise.

Staff paste the announcement they have into the description: 参加費 300円, 会場は市民会館, 申込みは
12月8日まで. Pages, calendars and open data are made of the fields alone: free, at the usual place,
open until the day. Told, with the line that is missing; words alone are no ground to refuse.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, time
from typing import NamedTuple

from yorisoi.loading.yaml_text.slips import quoted
from yorisoi.models import Event, Service
from yorisoi.models.event_dates import STATUS_NAMES
from yorisoi.models.parsers import parse_time
from yorisoi.models.short_days import short_days
from yorisoi.schedule.occurrence import Occurrence

FIELDS = ("title", "summary", "note", "bring", "description")
# A text is read with signs and digits of half width, each in its place. (`models.contacts.level`
# makes digits of kanji too, as of the first one of 参加費.)
HALF_WIDTH: dict[int, int | str] = {wide: wide - 0xFEE0 for wide in range(ord("！"), ord("～"))}
HALF_WIDTH |= {ord("\u3000"): " ", ord("\u00a0"): " ", ord("￥"): "¥", ord("～"): "〜"}
MONEY = r"(?:¥\s?[1-9][0-9,]*|(?<![0-9,])[1-9][0-9,]*\s?円|実費|有料)"
FEE = re.compile(
    r"(?:(?:参加|受講|材料|教材|会場|入場|観覧|保険|資料|食材|茶菓|お茶|お菓子|実習)(?:費|料|代)|費用|料金|会費)"
    rf"[^\n。、0-9¥無]{{0,12}}{MONEY}"
)
PRICE_IN_TITLE = re.compile(rf"{MONEY}|ワンコイン")
STATE = re.compile(
    "(?P<state>満席|満員|中止|延期)(?:に|と|を)?"
    "(?:なりました|なっています|いたし(?:ました|ます)|し(?:ました|ます)|決定|させていただきます|です)"
)
STATE_IN_TITLE = re.compile(
    r"(?:[\[(【《〈「※★■◆]\s?|^)(?:開催)?(?P<state>満席|満員|中止|延期)(?:御礼|になりました|です)?"
    r"(?:[\])】》〉」]|(?=[\s:]|$))"
)
CLOSED = re.compile(
    r"(?:受付|申し?込み?|募集|予約)(?:の受付)?(?:は|を|が)?\s?(?:終了|締め?切り?)"
    r"(?:し(?:ました|ています)|いたしました|です|済み?|(?=[\])】》〉]|$))",
    re.MULTILINE,
)
# A sentence with one of these says what may come, or tells of another time.
MAY_BE = re.compile(
    "場合|とき|時は|際|次第|しだい|雨天|荒天|警報|なら|たら|れば|可能性|かも|こと[がも]|ない|ません|なし|昨年|前回"
)
MONTH = re.compile("([0-9]{1,2})月")
TOOL = "(?:Zoom|ズーム|Teams|Google ?Meet|Webex|YouTube|オンライン)"
ONLINE = re.compile(
    rf"{TOOL}(?:を使って|(?:で|にて|での)(?:の?(?:開催|実施|配信)|行い|行う|開き|つなぎ|おこない|も?ご?参加)"
    r"|でも|開催|参加(?:可|も|OK)|配信)",
    re.IGNORECASE,
)
ONLINE_IN_TITLE = re.compile(
    r"[\[(【]オンライン(?:開催)?[\])】]|オンライン(?!ショップ|ストア|ゲーム|カジノ|バンキング|ショッピング|通販|詐欺)"
    r"[^\s]{0,8}(?:会|講座|セミナー|教室|ヨガ|相談|カフェ|開催)"
)
VENUE = re.compile(
    r"(?<!居)(?<!駐車)(?:会場|開催場所|集合場所|場所|ところ)(?:は|:|\s)\s?(?P<place>[^\n。、]{2,30})"
)
HERE = re.compile("いつも|当館|当施設|こちら|同じ|未定|お?問い?合わせ|お知らせ|選び|問いません")
ENDING = re.compile(r"(?:です|[にと]なります|で(?:行い|開き)ます)?\s*$")
DAY = r"(?:(?:20[0-9]{2}|令和\s?[0-9]+)年\s?)?(?:[0-9]{1,2}月[0-9]{1,2}日|[0-9]{1,2}/[0-9]{1,2})"
DEADLINE = re.compile(
    rf"(?:(?:締め?切り?|〆切)[^\n。0-9]{{0,6}}(?P<first>{DAY})"
    rf"|(?:申し?込み?|予約|受付|応募)[^\n。0-9]{{0,10}}(?:{DAY}[^\n。0-9]{{0,6}}(?:から|~|〜)\s?)?(?P<last>{DAY})"
    r"[^\n。0-9]{0,6}(?:まで|必着|締め?切り?))"
)
OF_CHILDREN = re.compile("託児|保育|お子さん|キャンセル")
WHEN = re.compile(
    r"^[ \t●■◆◇○◎□・※【\[(]*(?:開催)?(?:日時|日程|とき|日にち|開催日|時間|時刻)"
    r"[\s:】\])]+(?P<when>\S.*)$",
    re.MULTILINE,
)
CLOCK = re.compile(
    r"(?:午前|午後)?\s?(?:[0-9]{1,2}:[0-9]{2}|[0-9]{1,2}時(?!間)(?:[0-9]{1,2}分|半)?)|正午"
    r"|[0-9]{1,2}(?=\s?[〜~-]\s?[0-9]{1,2}時(?!間))"
)
NO_APPLICATION = re.compile(
    "申し?込み?(?:は|の必要は)?(?:不要|いりません|ありません|必要ありません)|(?:事前)?申込不要"
)
SHORTEST = 3  # letters of a name: a shorter one stands in those of other places
BEFORE, HALF_A_YEAR = -150, 183  # days from a date to its deadline, to what is said of it


class Said(NamedTuple):
    """What a field's words say: where in them, a code of `messages`, and its values."""

    field: str
    offset: int
    code: str
    values: dict[str, str]


Look = Callable[[Event, Service, Sequence[Occurrence], str, str], Iterator[Said]]


def said_in_words(event: Event, service: Service, dates: Sequence[Occurrence]) -> Iterator[Said]:
    """Yield the first thing of each kind that words say and no field does."""
    told: set[str] = set()
    for field in FIELDS:
        written = str(getattr(event, field) or "")
        text = written.translate(HALF_WIDTH)
        for look in LOOKS if text else ():
            for said in look(event, service, dates, field, text):
                if said.code not in told:
                    told.add(said.code)
                    yield _as_written(said, written)


def _as_written(said: Said, text: str) -> Said:
    """Return the same with its words as they stand in the text."""
    value = text[said.offset : said.offset + len(said.values["value"])]
    return said._replace(values=said.values | {"value": value})


def _fee(
    event: Event, _: Service, __: Sequence[Occurrence], field: str, text: str
) -> Iterator[Said]:
    found = event.fee is None and (PRICE_IN_TITLE if field == "title" else FEE).search(text)
    if found:
        words = found[0]
        line = f"fee: {quoted(words) if ': ' in words else words}"
        yield Said(field, found.start(), "fee_in_words", {"value": words, "line": line})


def _state(
    event: Event, _: Service, dates: Sequence[Occurrence], field: str, text: str
) -> Iterator[Said]:
    if event.status != "scheduled" or any(entry.status for entry in event.dates):
        return
    pattern = STATE_IN_TITLE if field == "title" else STATE
    for found in pattern.finditer(text):
        if field == "title" or not _may_be(found, dates):
            values = {"value": found[0], "status": STATUS_NAMES[found["state"]]}
            code = "state_in_title" if field == "title" else "state_in_words"
            yield Said(field, found.start(), code, values)
    for found in CLOSED.finditer(text):
        if event.deadline is None and not _may_be(found, dates):
            yield Said(field, found.start(), "closed_in_words", {"value": found[0]})


def _may_be(found: re.Match[str], dates: Sequence[Occurrence]) -> bool:
    """Return whether a sentence says what may come, or tells of another month."""
    text = found.string
    start = max(text.rfind(sign, 0, found.start()) for sign in "。\n") + 1
    end = min((at for sign in "。\n" if (at := text.find(sign, found.end())) >= 0), default=None)
    sentence = text[start:end]
    months = {int(month) for month in MONTH.findall(text[start : found.start()])}
    of_others = months and not months & {one.day.month for one in dates}
    return bool(MAY_BE.search(sentence) or (of_others and "延期" not in found[0]))


def _place(
    event: Event, service: Service, dates: Sequence[Occurrence], field: str, text: str
) -> Iterator[Said]:
    if event.place or event.online or any(entry.place for entry in event.dates):
        return
    usual = next(iter(service.places.values())).name
    found = (ONLINE_IN_TITLE if field == "title" else ONLINE).search(text)
    if found and not _may_be(found, dates):
        yield Said(field, found.start(), "online_in_words", {"value": found[0], "place": usual})
        return
    names = (usual, service.names.name, service.names.short_name)
    own = [name for name in names if len(name) >= SHORTEST]
    for venue in VENUE.finditer(text) if field != "title" else ():
        words = ENDING.sub("", venue["place"])
        if not HERE.search(words) and not any(name in words or words in name for name in own):
            values = {"value": venue[0], "place": usual}
            yield Said(field, venue.start(), "place_in_words", values)


def _deadline(
    event: Event, _: Service, dates: Sequence[Occurrence], field: str, text: str
) -> Iterator[Said]:
    needless = any(str(way) == "不要" for way in event.apply)
    if needless or event.deadline or any(entry.deadline for entry in event.dates):
        return
    for found in DEADLINE.finditer(text):
        line = text[text.rfind("\n", 0, found.start()) + 1 : found.end()]
        day = _near(found["first"] or found["last"], dates, BEFORE)
        if day and day <= dates[-1].last_day and not OF_CHILDREN.search(line):
            values = {"value": found[0], "line": f"deadline: {day}"}
            yield Said(field, found.start(), "deadline_in_words", values)


def _near(words: str, dates: Sequence[Occurrence], reach: int) -> date | None:
    """Return the day of month and day that is nearest to the first date."""
    shorts = short_days(re.sub("^.*年", "", words))
    return shorts[0].near(dates[0].day, reach) if shorts and dates else None


def _when(
    event: Event, _: Service, dates: Sequence[Occurrence], field: str, text: str
) -> Iterator[Said]:
    """Tell of a line of its own that names another day or time than the fields."""
    starts = {one.start.time() for one in dates if one.timed}
    starts |= {session.start.time() for one in dates for session in one.sessions}
    for found in WHEN.finditer(text) if field != "title" else ():
        words = found["when"]
        days = {
            day for short in re.findall(DAY, words) if (day := _near(short, dates, HALF_A_YEAR))
        }
        moved = {one.moved_from for one in dates} | {event.moved_from}
        held = any(day and one.day <= day <= one.last_day for one in dates for day in days)
        if days and not (held or days & moved):
            yield Said(field, found.start("when"), "day_in_words", {"value": words})
            continue
        times = set(_times(words))
        if times and starts and not times & starts:
            yield Said(field, found.start("when"), "time_in_words", {"value": words})


def _times(words: str) -> Iterator[time]:
    for clock in CLOCK.findall(words):
        try:
            yield parse_time(f"{clock}時" if re.fullmatch("[0-9]+", clock) else clock)
        except ValueError:
            continue


def _application(
    event: Event, _: Service, __: Sequence[Occurrence], field: str, text: str
) -> Iterator[Said]:
    if not event.apply and (found := NO_APPLICATION.search(text)):
        yield Said(field, found.start(), "no_application_in_words", {"value": found[0]})


LOOKS: tuple[Look, ...] = (_fee, _state, _place, _deadline, _when, _application)
