"""What a sentence speaks of: this event, another one, or what may come."""

import re
from collections.abc import Iterator, Sequence

from yorisoi.loading.announcements.announcement import Words, before, one_of, sentence_of
from yorisoi.loading.announcements.days import MONTH, days_in, is_held
from yorisoi.schedule.occurrence import Occurrence

# What follows a state, or オンライン配信, that is denied: 中止にはなりません. Elsewhere in the text
# a denial is a reason or an excuse: やむを得ない事情により, 申し訳ありませんが.
DENIED = (
    "(?:に|は|も|と|を|の|で|する|参加|予定|こと){0,6}"
    "(?:し|なり|あり|いたし|でき|ござい|行い|行わ|(?:受け?付け|承っ|対応し)て(?:い|おり))?(?:ない|ません|なし)"
)
IS_DENIED = re.compile(DENIED)
# What others say or ask, or what is not to be: 「満員です」と断られた, 満席です!とならないよう
IS_QUOTED = re.compile("[。!]?(?:[」』]と|と(?:なら|断ら|言わ|いわ|思))|か[?。」]")
# Behind 雨天, 荒天, 警報: that it did come
STORM_CAME = one_of(
    "の(?:ため|影響)",
    "により|につき",
    "の?発[令表](?:により|につき|のため|中のため)",
    "が(?:出|(?:発令|発表)され)た(?:ため|ので)",
    "(?:の?ため)?(?:中止|休講|延期)(?:と|に)なり(?:ました|まして)",
    "(?:の?ため)?(?:中止|休講|延期)(?:し|いたし|致し)ました",
)
# A sentence with one of these says what may come, or tells of another time. とき, なら and others
# stand in names too: ときわ公民館, さよならの会, 国際交流の会.
MAY_BE = re.compile(
    "場合|(?<=[のたるい])とき[はにも、]|(?<![0-9])時は|(?<=[のたる])際|次第|しだい"
    f"|(?:雨天|荒天|警報)(?!{STORM_CAME})|[雨雪風](?:の日)?は"
    "|(?<=[雨天雪風席員満下るた合])なら|(?<=[っしいきれ出])たら|れば"
    "|可能性|かもしれ|こと[がも](?:あ|ござ)|昨年|前回"
    f"|(?:満席|満員|中止|延期|変更){DENIED}"
)
# What else has a fee or a deadline of its own
OF_OTHERS = re.compile(
    "託児|保育|お子さん|時給|個別|キャンセル|昨年|去年|前回|通常|ふだん|普段"
    "|(?:来|次|翌)年度|次回|会員の?募集"
)
EXAM = re.compile("検診|健診|接種")  # where the event is none itself
# What somebody may wish or need: アレルギーがある方は, 手話通訳が必要な方は
OF_A_WISH = (
    "(?:アレルギー|車[いイ椅]|手話|通訳|筆記|字幕|介助|配慮|送迎|食事)[^。、]{0,12}(?:方|人|場合|とき)"
    "|(?:がある|が?ご?必要な|の必要な|をお?使いの|が?心配な)方"
)
# What else may be sent in or closed
OF_OTHER_LIMITS = re.compile(
    rf"{OF_OTHERS.pattern}|{OF_A_WISH}|欠席|変更|辞退|アンケート|作品|原稿|提出|宿題|持ち物"
    "|お休み|休[むま]|遅れ|都合が|来ら?れな|行けな|参加できな"
    "|(?:送迎|ランチ|昼食|弁当|申告|申請|住宅|出店|出品)(?:[のはもを:]|受付|申込|募集)"
    r"|(?<![・とや/])(?<![・とや/][おご])問い?合わせ(?![・とや/])"
)
# Of another time, or of what goes beside it
OTHER_TIMES = re.compile("次回|今後|これ(?:から|まで)の|予告|前回")
OF_ANOTHER = re.compile(
    f"{OTHER_TIMES.pattern}|次の|次は|つぎ|来年|毎[月週]|別|ほか|他の|また|説明会|発表|結果|受付|申込|申し込|締切|託児"
    "|準備を|打ち?合わ?せ|リハーサル|だった|搬[入出]"
)


def may_be(found: re.Match[str], dates: Sequence[Occurrence]) -> bool:
    """Return whether a sentence says what may come, or tells of another day or month."""
    sentence = sentence_of(found)
    is_denied = IS_DENIED.match(found.string, found.end())
    if MAY_BE.search(sentence) or is_denied or IS_QUOTED.match(found.string, found.end()):
        return True
    if "延期" in found[0]:
        return False
    days = days_in(before(found), dates)
    months = {int(month) for month in MONTH.findall(before(found))}
    of_others = months and not months & {one.day.month for one in dates}
    return bool(of_others or (days and not any(is_held(day, dates) for day in days)))


def of_others(found: re.Match[str], others: re.Pattern[str] = OF_OTHERS) -> bool:
    """Return whether a clause, or its label, speaks of children, of a wage or of another time."""
    label, colon, _ = before(found).split("、")[0].partition(":")
    clause = re.split("(?<!は)、", before(found))[-1] + found[0]
    has_label = colon and ":" not in found[0]
    return bool(others.search(clause) or (has_label and others.search(label)))


def of_this_event(
    pattern: re.Pattern[str], words: Words, others: re.Pattern[str] = OF_OTHERS
) -> Iterator[re.Match[str]]:
    """Yield the matches of its text but those that speak of something else."""
    for found in pattern.finditer(words.text):
        is_exam = EXAM.search(before(found) + found[0]) and not EXAM.search(words.name)
        if not (is_exam or of_others(found, others)):
            yield found
