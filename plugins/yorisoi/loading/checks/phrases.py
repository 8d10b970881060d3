"""How announcements say a fee, a state, a place, a day and a time: patterns, and what they hold.

Texts are read as `announcement.read` gives them.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, time

from yorisoi.models.parsers import calendar_day, parse_time
from yorisoi.models.short_days import short_days
from yorisoi.schedule.occurrence import Occurrence

MARKS = r"\s\ufe0f:/|●■◆◇○◎□★☆※・【】〔〕\[\]()<>"  # between a label and its words
AFTER = rf"(?:は(?=\S)|[{MARKS}]+)[{MARKS}]*"

MONEY = (
    r"(?:¥\s?[1-9][0-9,]*|(?<![0-9,])[1-9][0-9,]*(?:[万千][0-9]*)*\s?円(?!ショップ|均一)|実費|有料)"
)
FEE_OF = (
    r"(?:(?:参加|受講|材料|教材|会場|入場|観覧|保険|資料|食材|茶菓|お茶|お菓子|実習|出店|テキスト)"
    r"(?:費|料|代)|費用|料金|会費|[💰💴]"
)
WHO = (
    r"|(?:無料\()?[市町村県区]外|各回|大人|一般|非?会員|(?:小|中|高校|大)学?生(?:以上)?"
    "|お?(?:1|一|ひと)(?:人|名|り)(?:様|さま)?|1(?:回|組|家族))"
)
FEE = re.compile(
    rf"{FEE_OF}{WHO}(?:[^\n。、0-9¥無]|\n(?=\s*[0-9¥])|[0-9]+回(?=[^\n])){{0,12}}{MONEY}"
    r"(?:[・、,/ ]\s?[^\s。、・,]{1,10}?(?:円|無料))*"
    rf"|{MONEY}(?:程度|ほど|くらい)?[がを]?(?:かかります|いただきます|必要|お支払|ご?用意|お持ち)"
)
FREE = re.compile(rf"{FEE_OF})[^\n。、0-9]{{0,6}}無料")
PRICE_IN_TITLE = re.compile(rf"{MONEY}|ワンコイン")
PRICE = re.compile(r"[0-9][0-9,万千]*(?=\s?円)|(?<=¥)\s?[0-9][0-9,]*")
# What else has a fee or a deadline of its own, and what a state may be of alone
OF_OTHERS = re.compile("託児|保育|お子さん|時給|個別|キャンセル|昨年|去年|前回|通常|ふだん|普段")
OF_A_PART = re.compile(
    "(?:託児|保育|提供|販売|配布|貸し?出し|送迎|試食|飲食|配信|駐車場)[^。、]{0,4}[はも:]"
)

ENDED = (
    "(?:に|と|を)?(?:なりました|なっています|いたし(?:ました|ます)|し(?:ました|ます)"
    r"|決定|させていただきます|です|(?=[。!】\])]|\s*$))"
)
STATE = re.compile(
    f"(?P<state>満席|満員|中止|休講|延期){ENDED}"
    "|定員に達しました|キャンセル待ち(?:のみ|です|となります|を?受付|を?受け付け)"
)
STATE_IN_TITLE = re.compile(
    r"定員に達しました|キャンセル待ち|(?:[\[(【《〈「※★■◆]\s?|^)(?:開催|[0-9/月日 ]+(?:に|へ|は))?"
    r"(?P<state>満席|満員|中止|延期)(?:御礼|になりました|です)?(?:[\])】》〉」]|(?=[\s:]|$))"
)
AS_PLANNED = re.compile("予定(?:どおり|通り)[、に]?(?:開催|行|開き|実施|おこな)")
CLOSED = re.compile(
    r"(?:受付|申し?込み?|募集|予約)(?:の受付)?(?:は|を|が)?\s?(?:終了|締め?切り?)"
    rf"(?![{MARKS}]*(?:各回|前|当日|[0-9]))"  # 【申込締切】12/8 is a label
    r"(?:し?(?:ました|ています)|いたしました|です|済み?|(?=[\])】》〉]|$))",
    re.MULTILINE,
)
# What follows a state, or オンライン配信, that is denied: 中止にはなりません. Elsewhere in the text
# a denial is a reason or an excuse: やむを得ない事情により, 申し訳ありませんが.
DENIED = (
    "(?:に|は|も|と|を|の|で|する|参加|予定|こと)*"
    "(?:し|なり|あり|いたし|でき|ござい|行い|行わ)?(?:ない|ません|なし)"
)
# A sentence with one of these says what may come, or tells of another time. とき, なら and others
# stand in names too: ときわ公民館, さよならの会, 国際交流の会.
MAY_BE = re.compile(
    "場合|(?<=[のたるい])とき[はにも、]|(?<![0-9])時は|(?<=[のたる])際|次第|しだい"
    "|(?:雨天|荒天|警報)(?!の(?:ため|影響)|により|につき)"
    "|(?<=[雨天雪風席員満下るた合])なら|(?<=[っしいきれ])たら|れば"
    "|可能性|かもしれ|こと[がも](?:あ|ござ)|昨年|前回"
    f"|(?:満席|満員|中止|延期|変更){DENIED}"
)
OF_ANOTHER = re.compile(
    "次回|次は|つぎ|来年|毎[月週]|別|ほか|他の|また|説明会|発表|結果|受付|申込|申し込|締切|託児"
)

TOOL = "(?:Zoom|ズーム|Teams|Google ?Meet|Webex|YouTube|オンライン)"
ONLINE = re.compile(
    rf"{TOOL}(?:を使って|(?:で|にて|での)(?:の?(?:開催|実施|配信)|行い|行う|開き|つなぎ|おこない|も?ご?参加)"
    r"|でも|開催|参加(?:可|も|OK)|配信|併用|と?の?ハイブリッド)|ハイブリッド(?:開催|形式)",
    re.IGNORECASE,
)
ONLINE_IN_TITLE = re.compile(
    r"[\[(【]オンライン(?:開催)?[\])】]|オンライン(?!ショップ|ストア|ゲーム|カジノ|バンキング|ショッピング|通販|詐欺)"
    r"[^\s]{0,8}(?:会|講座|セミナー|教室|ヨガ|相談|カフェ|開催)|オンライン併用"
)
VENUE = re.compile(
    r"(?<!居)(?<!駐車)(?<!集合)(?:(?:新しい|新)?会場|開催場所|集合場所|場所|\bところ|変更後|📍)"
    rf"(?:{AFTER})(?P<place>[^\n。、|]{{2,30}})"
    r"|(?P<hall>[^\s。、はがをにで:()ら0-9]{1,20}(?:館|センター|ホール|プラザ|公園))(?:で|にて)"
    "(?:の?開催|行い|行う|開き|おこな|実施)"
)
PLACE_CHANGED = re.compile(
    "(?:会場|場所)(?:が|を|の|は)?(?:変更|変わ|いつもと(?:違|ちが|異))|第[2二]会場"
)
HERE = re.compile(
    "いつも|当館|当施設|こちら|同じ|未定|お?問い?合わせ|お知らせ|選び|問いません|オンライン|自宅|Zoom"
    "|駐車|徒歩|ので|[のる]ため|ください|できま|あります|ません|禁止|[寒暖広狭][いくめ]|変更"
    r"|[0-9]月|\{\{"
)
# What stands behind the name of a place: （駐車場なし）, ※いつもと違います, 10:00集合
BEHIND_NAME = re.compile(r"(?<=\S)(?:\s|[(※]|[0-9]{1,2}:[0-9]{2}).*")
ENDING = re.compile(r"(?:です|[にと]なります|で(?:行い|開き)ます)?\s*$")

DAY = (
    r"(?:(?:(?:20[0-9]{2}|令和\s?[0-9]+)年\s?)?"
    "(?:[0-9]{1,2}月[0-9]{1,2}日|(?<![0-9/])[0-9]{1,2}/[0-9]{1,2}(?![0-9/]))"
    "|20[0-9]{2}(?:-[0-9]{2}-|/[0-9]{1,2}/)[0-9]{1,2})"
)
FULL_DAY = re.compile(r"(20[0-9]{2})[年/-]\s?([0-9]{1,2})[月/-]([0-9]{1,2})")
MONTH = re.compile("([0-9]{1,2})月")
# Days and rounds of a series side by side: 12月10日（木）・17日は, 第2回・3回は
DAYS = re.compile(
    rf"{DAY}(?:\s?(?:\([^()\n]{{1,5}}\))?\s?(?:[・、,と]|及び|および)\s?(?:{DAY}|[0-9]{{1,2}}日))*"
)
DAY_OF_SAME_MONTH = re.compile(r"(?<=[・、,とび])\s?(?=[0-9]{1,2}日)")
ROUNDS = re.compile("(?:第[0-9]{1,2}回|[0-9]{1,2}回目)(?:[・、,と]第?[0-9]{1,2}回目?)*")
APPLYING = "(?:申し?込み?|予約|受付|応募|参加希望)"
BEFORE_IT = "(?:当日|前日|前々日|[0-9]{1,2}(?:日|週間)前)"
CLOCK = re.compile(
    r"(?:午前|午後)?\s?(?:[0-9]{1,2}:[0-9]{2}|[0-9]{1,2}時(?!間)(?:[0-9]{1,2}分|半)?)|正午"
    r"|[0-9]{1,2}(?=\s?[〜~-]\s?[0-9]{1,2}時(?!間))"
)
AT = rf"(?:\([^()\n]{{1,5}}\))?の?\s?(?:{CLOCK.pattern})?"
DEADLINE = re.compile(
    rf"(?:(?:締め?切り?|〆切)日?|{APPLYING}(?:期限|期日))(?:は|[{MARKS}]){{0,6}}"
    rf"(?P<first>(?:{DAY}|(?:各回|開催日の?)?{BEFORE_IT}){AT})"
    rf"|{APPLYING}期間[{MARKS}]*{DAY}[^\n。]{{0,12}}?[〜~-]\s?(?P<period>{DAY}{AT})"
    rf"|{APPLYING}[^\n。0-9]{{0,10}}(?:{DAY}[^\n。0-9]{{0,6}}(?:から|~|〜)\s?)?"
    rf"(?P<last>(?:{DAY}|{BEFORE_IT}){AT})[^\n。0-9]{{0,6}}(?:まで|必着|締め?切り?)"
    rf"|(?P<early>(?:{DAY}|{BEFORE_IT}){AT})\s?(?:までに[^\n。0-9]{{0,8}}?{APPLYING}|締め?切り?|〆切)"
)
BEFORE = re.compile("([0-9]+)(日|週間)前")
WHEN = re.compile(
    rf"^[{MARKS}①-⑳]*(?:開催)?(?:日時|日程|とき|日にち|開催日|時間|時刻|変更後|[🗓📅⏰🕐])[{MARKS}]+"
    r"(?P<when>[^\s].*)$",
    re.MULTILINE,
)
NTH = re.compile(rf"^[{MARKS}]*第[0-9]{{1,2}}回[{MARKS}目]*(?P<when>{DAY}.*)$", re.MULTILINE)
# In a running sentence: 12月17日13時から行います, 13時半に変更になりました
CHANGED = re.compile(
    rf"^(?P<change>.*(?:(?:[にへ]|[にへ]は)変更|→|⇒).*)$|(?P<held>{DAY}[^\n。]{{0,30}}"
    "(?:開催(?:し|いた)|開きます|行います|おこないます))",
    re.MULTILINE,
)
TIMES_ALONE = re.compile(
    rf"^[{MARKS}]*(?P<when>(?:{DAY}(?:\([月火水木金土日]\))?\s?)?(?:{CLOCK.pattern})\s?(?:[〜~-]|から)"
    rf"\s?(?:{CLOCK.pattern})?(?:まで)?)\s*$",
    re.MULTILINE,
)
AS_TOPIC = re.compile(rf"{DAY}(?:\([^()]{{1,5}}\))?は")  # 12月24日は…, of another event
DAY_ALONE = re.compile(f"(?P<when>{DAY})")
OF_THE_WORLD = re.compile("国際|世界|記念|デー|の日|成人式")  # 3月8日 国際女性デー
ARRIVAL = re.compile(rf"(?:受付|開場|集合|申込|電話)[^0-9\n]{{0,6}}(?:{CLOCK.pattern})")
NO_APPLICATION = re.compile(
    rf"(?:申し?込み?|予約)(?:は|の必要は|[{MARKS}]*)(?:不要|いりません|ありません|必要ありません)"
)
APPLICATION = re.compile("要(?:事前)?(?:申し?込み?|予約)|(?:事前)?(?:申し?込み?|予約)(?:が必要|制)")
CAPACITY = re.compile(rf"定員[{MARKS}は各回約]*(?P<number>[0-9]+)\s?(?:名|人|組)")
HALF_A_YEAR = 183  # days from a date to what is said of it


def near(words: str, dates: Sequence[Occurrence], reach: int = HALF_A_YEAR) -> date | None:
    """Return the day that words name, without a year the one nearest to the first date."""
    if full := FULL_DAY.search(words):
        return calendar_day(*map(int, full.groups()))
    shorts = short_days(re.sub("^.*年", "", words))
    return shorts[0].near(dates[0].day, reach) if shorts and dates else None


def days_in(words: str, dates: Sequence[Occurrence]) -> list[date]:
    """Return the days that words name, in order, each as the one near to the first date."""
    return [day for short in re.findall(DAY, words) if (day := near(short, dates))]


def days_of(found: re.Match[str], dates: Sequence[Occurrence]) -> list[date]:
    """Return the dates of a series that a sentence says something of: the nearest before it."""
    before, _, after = sentence_of(found).partition(found[0])
    for words in (before, after):
        if named := DAYS.findall(words):
            month = MONTH.findall(named[-1])
            whole = DAY_OF_SAME_MONTH.sub(f"{month[-1]}月", named[-1]) if month else named[-1]
            days = days_in(whole, dates)
            return [one.day for one in dates if one.day in days or one.moved_from in days]
        if rounds := ROUNDS.findall(words):
            numbers = {int(number) for number in re.findall("[0-9]+", rounds[-1])}
            return [one.day for number, one in enumerate(dates, 1) if number in numbers]
    months = {int(month) for month in MONTH.findall(before)}
    return [one.day for one in dates if one.day.month in months]


def times_in(words: str) -> list[time]:
    """Return the times that words name, in order, but those at which doors or telephones open."""
    return list(_times(ARRIVAL.sub("", words)))


def _times(words: str) -> Iterator[time]:
    for clock in CLOCK.findall(words):
        try:
            yield parse_time(f"{clock}時" if re.fullmatch("[0-9]+", clock) else clock)
        except ValueError:
            continue


def sentence_of(found: re.Match[str]) -> str:
    """Return the sentence, or the line, that a match stands in."""
    text = found.string
    start = max(text.rfind(sign, 0, found.start()) for sign in "。\n") + 1
    end = min((at for sign in "。\n" if (at := text.find(sign, found.end())) >= 0), default=None)
    return text[start:end]


def may_be(found: re.Match[str], dates: Sequence[Occurrence]) -> bool:
    """Return whether a sentence says what may come, or tells of another day or month."""
    sentence = sentence_of(found)
    if MAY_BE.search(sentence) or re.match(DENIED, found.string[found.end() :]):
        return True
    if "延期" in found[0]:
        return False
    before = sentence.partition(found[0])[0]
    days = days_in(before, dates)
    months = {int(month) for month in MONTH.findall(before)}
    of_others = months and not months & {one.day.month for one in dates}
    return bool(of_others or (days and not any(is_held(day, dates) for day in days)))


def is_held(day: date, dates: Sequence[Occurrence]) -> bool:
    """Return whether an event is on a day, or was before it was moved."""
    return any(one.day <= day <= one.last_day or day == one.moved_from for one in dates)


def of_others(found: re.Match[str], others: re.Pattern[str] = OF_OTHERS) -> bool:
    """Return whether a clause, or its label, speaks of children, of a wage or of another time."""
    before = re.split("[。\n]", found.string[: found.start()])[-1]
    label, colon, _ = before.split("、")[0].partition(":")
    clause = re.split("(?<!は)、", before)[-1] + found[0]
    return bool(others.search(clause) or (colon and others.search(label)))
