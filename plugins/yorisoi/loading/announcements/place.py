"""A place that no field has, or another one, and taking part online."""

import re
from collections.abc import Iterator, Sequence

from yorisoi.faults import Told
from yorisoi.loading.announcements.announcement import AFTER, Words, before, differs, one_of
from yorisoi.loading.announcements.days import days_of
from yorisoi.loading.announcements.sentences import may_be, of_this_event
from yorisoi.models.parsers import HYPHENS, half_width

TOOL = (
    r"(?:Zoom|ズーム|Teams|Google ?Meet|Webex|YouTube|オンライン|インスタ(?:グラム)?ライブ)"
    r"(?:\([^()\n]{1,8}\))?"
)
DOING = "(?:の?(?:開催|実施|配信)(?!してい(?:まし)?た)|行い|行う|開き|つなぎ|おこない|も?ご?参加)"
PLACE = "(?:(?:新しい|新|開催)?会場|開催場所|集合場所|場所|ところ|どこ(?:で)?|開催方法|変更後)"
OF_PLACE = rf"(?<!居)(?<!駐車)(?:{PLACE}{AFTER}|📍\ufe0f?\s*)"
ONLINE = re.compile(
    one_of(
        rf"{TOOL}(?:を使って(?=[、。\n]|行|開|参加|の参加)|(?:で|にて|での){DOING}|でも(?!人気|使え|話題)|開催|配信|併用|と?の?ハイブリッド|可|あり)",
        rf"{TOOL}参加(?!申込|費|方法)",
        rf"{OF_PLACE}{TOOL}",
        rf"(?:会場|対面)[とか]{TOOL}|{TOOL}[とか](?:会場|対面)",
        "ハイブリッド(?:開催|形式)",
    ),
    re.IGNORECASE,
)
OF_INTERNET = "(?!ショップ|ストア|ゲーム|カジノ|バンキング|ショッピング|通販|詐欺|決済|申込|予約)"
ONLINE_IN_TITLE = re.compile(
    one_of(
        r"[\[(【]オンライン(?:開催)?[\])】]",
        rf"オンライン{OF_INTERNET}[^\s]{{0,8}}(?:会|講座|セミナー|教室|ヨガ|相談|カフェ|開催)",
        "オンライン併用",
    )
)
HALL = (
    r"[^\s。、はがをにで:()ら0-9]{1,20}(?:館|センター|ホール|プラザ|公園)"
    rf"(?:\([^()\n]{{1,20}}\))?(?=(?:で|にて){DOING})"
)
# まちかど「花」で行います
SHOP = (
    "(?:カフェ|喫茶|ギャラリー|スペース|ハウス|食堂|施設|会館|広場|まちかど|街かど|街角)"
    rf"「[^」\n]{{1,15}}」(?=(?:で|にて){DOING})"
)
MEETING = (
    r"[^\s。、はがをにで:()0-9]{0,15}(?:駅|口|前|館|センター|公園|広場)"
    "(?=に(?:[0-9]{1,2}[:時][0-9]{0,2}[分半]?に?)?集合)"
)
# Before にて anything but a manner names a place: no 対面にて, 少人数にて, 予約制にて
NAMED = (
    r"(?<![^\s。、はがをにで:()0-9])[^\s。、はがをにで:()0-9]{3,20}(?:\([^()\n]{1,20}\))?"
    "(?<![面数料制式法定容ド])(?=にて(?:の?開催|開き|開く))"
)
VENUE = re.compile(
    one_of(
        rf"{OF_PLACE}(?P<place>[^\n。、|]{{2,30}})",
        r"(?<![^\n])(?:@|(?:現地)?集合 ?: ?)(?P<at>[^\s0-9A-Za-z][^\n。、|]{1,30})",
        rf"(?P<hall>{HALL})(?:で|にて)(?:の?開催(?!して|され|中|でき)|行い|行う|開き|おこな|実施)",
        rf"(?P<shop>{SHOP})",
        rf"(?P<meeting>{MEETING})に[^集]*集合",
        rf"(?P<named>{NAMED})",
    )
)
PLACE_IN_TITLE = re.compile(r"@\s?(?P<place>[^\s@()\[\]【】。、|]{2,30})")
PLACE_CHANGED = re.compile(
    one_of(
        "(?:会場|(?<![置居])(?<!置き)場所)(?:が|を|の|は)?(?:変更|変わ(?!りは?(?:あり)?ません|らない|らず)|いつもと(?:違|ちが|異))",
        r"(?:会場|場所)(?:が|を|は)[^\n。、]{2,20}[にへ](?:変更|変わり|移り)",
        *("いつもの(?:会場|場所)では", "第[2二]会場"),
    )
)
TO_APPLICANTS = "お?(?:申し?込|参加)[^。\n]{0,14}(?:お知らせ|ご?連絡|ご?案内)"
UNDECIDED = re.compile(rf"{OF_PLACE}(?:未定|調整中|検討中|決まり次第|{TO_APPLICANTS})")
# Behind a label: words that name no other place
HERE = re.compile(
    r"^当|^[0-9]{1,2}(?:[:時]|$)|^(?:玄関|ロビー|受付|建物)|^(?:地下)?[0-9]{1,2}(?:階|F)|入口|[右左]側|いつも|こちら|同じ|未定|お?問い?合わせ|お知らせ|選び|問いません|オンライン|自宅|Zoom"
    r"|の(?:すぐ)?(?:となり|隣|近く|そば|向かい|うら|裏)$"
    "|駐車|徒歩|歩い|ので|[のる]ため|では(?:なく|ありません)|変わ[らり]|ください|できま|あります|ません|禁止|[寒暖広狭][いくめ]|変更|バリアフリー|雰囲気|畳|和室|禁煙|静か|満[席員]|混[みんあ]|(?:ます|ました)$"
    r"|[0-9]月|\{\{"
)
# What stands behind the name of a place: （駐車場なし）, ※いつもと違います, 10:00集合
BEHIND_NAME = re.compile(r"(?<=\S)(?:\s|[(※]|[0-9]{1,2}:[0-9]{2}|[0-9]{1,2}(?:階|F)).*")
BESIDE = re.compile("の?(?:入口|玄関)?[前横]$")  # the name of a place and 前
ENDING = re.compile(r"(?:です|[にと]なります|で(?:行い|開き)ます)?\s*$")
HIRAGANA = {letter: letter - 0x60 for letter in range(ord("ァ"), ord("ヶ"))}
# Of who speaks, or of a film of it: 講師は東京からオンラインで, 後日YouTubeで配信
OF_A_SCREEN = re.compile("(?:講師|先生|ゲスト)[はがも]|後日|録画|アーカイブ")
ALIKE = HYPHENS | {ord("ヶ"): "ケ"}
BLOCK = re.compile("(?<=[0-9])(?:丁目|番地?の?|号)")
SHORTEST = 3  # letters of a name: a shorter one stands in those of other places


def place(words: Words) -> Iterator[Told]:
    """Tell of a place that no field has, or of another one."""
    event, service = words.event, words.service
    usual = service.places[service.home]
    places = {one.place for one in words.dates}
    place = next(iter(places)) if len(places) == 1 else None
    if len(places) > 1:
        return
    if place is None and not event.online:
        pattern = ONLINE_IN_TITLE if words.in_title else ONLINE
        undecided = UNDECIDED.search(words.text)
        online = next(of_this_event(pattern, words, OF_A_SCREEN), None)
        changed = PLACE_CHANGED.search(words.text)
        for code, found in (
            ("place_in_words", undecided),
            ("online_in_words", online),
            ("place_in_words", changed),
        ):
            if found and (found is undecided or not may_be(found, words.dates)):
                yield _missing(words, found, code, usual.name)
                return
    stated = service.places.get(place or "", usual) if isinstance(place, str | None) else place
    known = [stated.name, stated.address]
    if stated is usual:
        read = usual.kana or ""
        known += [service.names.name, service.names.short_name, read, read.translate(HIRAGANA)]
    for venue in (PLACE_IN_TITLE if words.in_title else VENUE).finditer(words.text):
        said = ENDING.sub("", venue[venue.lastgroup or 0])
        name = BEHIND_NAME.sub("", said)
        if (
            HERE.search(name)
            or "次回" in before(venue)
            or _is_one_of(said, BESIDE.sub("", name), known)
            or may_be(venue, words.dates)
        ):
            continue
        if place is None:
            yield _missing(words, venue, "place_in_words", usual.name)
        elif "集合" not in venue[0]:
            yield differs(venue, "place", stated.name)


def _missing(words: Words, found: re.Match[str], code: str, usual: str) -> Told:
    """Return that a place stands in words alone, with how to write it for some of several dates."""
    values = {"value": found[0], "place": usual}
    days = days_of(found, words.dates)
    if not days or len(days) == len(words.dates):
        return Told(found.start(), code, values)
    place = "online" if code == "online_in_words" else "{name: …, address: …}"
    line = ", ".join(f"{{date: {day}, place: {place}}}" for day in days)
    return Told(found.start(), "place_of_date_in_words", values | {"line": line})


def _is_one_of(said: str, first: str, names: Sequence[str]) -> bool:
    """Return whether words, or the first of them, name a place by a part of its name or address."""
    plain, first = _levelled(said), _levelled(first)
    levelled = [_levelled(name) for name in names if len(name) >= SHORTEST]
    return any(
        name in plain or plain in name or (len(first) >= SHORTEST and first in name)
        for name in levelled
    )


def _levelled(words: str) -> str:
    """Return words with an address as it is written short: 中央1丁目10番8号 as 中央1-10-8."""
    return BLOCK.sub("-", half_width(words).translate(ALIKE))
