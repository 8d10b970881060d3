"""What has the shape of a contact in a plain text, and what only seems to.

The digits of a run are judged by their number, by what stands between them, and by the words on
their two sides. `docs/promises.md` lists both kinds.
"""

import re

ALONE = r"(?<![0-9])(?<![0-9][-.:])"  # no part of a longer number
END = r"(?![0-9]|[-.:/][0-9])"
YEAR = r"(?:19|20)[0-9]{2}"
MONTH, DAY = r"(?:1[0-2]|0?[1-9])", r"(?:[12][0-9]|3[01]|0?[1-9])"
DATE = rf"{YEAR}[-/.]{MONTH}(?:[-/.]{DAY})?|{YEAR}[01][0-9][0-3][0-9]"
TIME = r"[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?:\+0[0-9]:00)?"
AMOUNT = r"[1-9][0-9]{0,2}(?:,[0-9]{3})+"
NUMBER = rf"(?:{AMOUNT}|0|[1-9][0-9]{{0,5}})(?:\.[0-9]+)?"
# 22-1234 月曜休み is a number and a day of the week: what is counted in days and hours is small
SMALL = r"[0-9]{1,3}(?:\s?[-~〜・,、/]\s?[0-9]{1,3}){0,9}\s?[月日時分秒週]"
COUNTED = (
    rf"(?:{NUMBER}(?:\s?(?:[~〜・、/]|,\s)\s?{NUMBER}){{0,9}}|{NUMBER}\s?-\s?{NUMBER}|[0-9]{{1,6}})"
)
UNIT = (
    "(?:[年回人名組件個枚本台冊部室階歳才点円割%倍周位十百千万億つ]|号|度(?!数)"
    "|[かヶカ][所月国]|丁目|番(?:地|線|街|組|目|台|出口|乗り場)|ペ-ジ|キロ|メ-トル"
    "|(?:[ckm]m|k?g|m?l|px|w)(?![a-z]))"
)
HARMLESS = re.compile(
    rf"{ALONE}(?:{DATE})(?![0-9]|[.:/][0-9])"
    rf"|{ALONE}{YEAR}(?:[-~〜–・/]{YEAR})+{END}"
    rf"|{ALONE}{TIME}(?:\s?[-~〜/・、]\s?{TIME}){{0,9}}(?![0-9]|[.:][0-9]|[-/](?!{YEAR}[-/])[0-9])"
    rf"|{ALONE}(?<![0-9]/){MONTH}/{DAY}{END}"
    rf"|{ALONE}{SMALL}"
    rf"|{ALONE}{COUNTED}\s?{UNIT}"
    rf"|{ALONE}{AMOUNT}{END}"
    rf"|{ALONE}(?:0|[1-9][0-9]{{0,2}})\.[0-9]{{1,7}}{END}"
)
# Before digits: numbers that say themselves what they are, standards, addresses of pages
NAMED = re.compile(
    r"(?:isbn|issn|jan|法人番号|登録番号|ペ-ジ(?:番号|id)|(?:jis|iso|iec|rfc)[ a-z/]*)"
    r"[^\w\n]*t?[0-9]$"
    r"|https?://[^\s\"'<>()]*[/=][1-9]$"
)
LABELS = (
    "電話|でんわ|tel(?![a-z])|☎|☏|📞|📱|fax(?![a-z])|📠|ファック?ス|ファクス"
    "|携帯|ケ-タイ|内線|[ダタ]イヤル|〒"
)
LABEL = re.compile(rf"(?:{LABELS})(?:番号|代表|直通|です|[はがへにも]|[\W_]){{0,6}}$")
SIGN = r"(?:[^\w\s,、済]|_)"
DIALLED = re.compile(
    # of other countries; from 0, whatever stands between the digits; all digits apart; from 81
    r"\+(?:[\W_]{0,3}[0-9]){8,}"
    r"|(?<![0-9])0[0-9](?:[\W_]*[0-9]){7,9}(?![0-9])"
    r"|(?<![0-9])0(?:[\W_]+[0-9](?![0-9])){8,10}"
    rf"|(?<![0-9])81[ ()-](?:{SIGN}?\s?[0-9]){{9,10}}(?![0-9])"
    # nine digits and more with signs between; without its 0
    rf"|(?<![0-9])[0-9](?:{SIGN}{{0,3}}[0-9]){{8,}}"
    r"|(?<![0-9])[1-9][0-9]{0,2} [0-9]{3,4} [0-9]{4}(?![0-9])"
    # local numbers and postal codes; short numbers
    r"|(?<![0-9])(?<![0-9][-.])[0-9]{2,4}-[0-9]{4}(?![0-9]|[-.][0-9])"
    r"|\([0-9]{2,4}\)\s?(?:[0-9]{1,4}-)?[0-9]{4}(?![0-9])"
    rf"|(?<![0-9])[0-9]{{2,4}}\((?!{YEAR}\))[0-9]{{4}}\)"
    r"|(?<![0-9])[0-9]{3,}番"
    r"|(?<![0-9])[0-9]{4,}(?=[へにまで]{1,2}[おご]?(?:電話|連絡|fax|tel|ファ))"
    rf"|(?<![&a-z0-9])#(?!{YEAR}(?![0-9]))(?:[^\w\n]?[0-9]){{3,4}}(?![0-9a-f;])"
)
# fmt: off
HOSTS = frozenset((
    "bsky.app", "discord.com", "discord.gg", "facebook.com", "fb.com", "fb.me", "ig.me",
    "instagr.am", "instagram.com", "kakao.com", "lin.ee", "line.me", "m.me", "mixi.jp",
    "signal.group", "signal.me", "skype.com", "t.me", "telegram.me", "threads.net", "tiktok.com",
    "twitter.com", "viber.com", "wa.me", "whatsapp.com", "x.com", "zalo.me",
))
# fmt: on
HOST_END = re.compile(rf"\.(?:{'|'.join({host.split('.')[1] for host in HOSTS})})(?![a-z0-9-])")
# Not the keys of JSON-LD, and not the rules of a drawing's style
ACCOUNT = re.compile(
    r'@(?!(?:context|type|id|graph|language|value)"|media \()'
    r"\s?(?=[0-9._-]*[a-z])[a-z0-9][a-z0-9._-]{2,}(?<![._-])"
)
NAME = re.compile(r"[a-z0-9._+-]*$")  # before an at-sign or the end of a host
LINE_ID = re.compile(r"(?:line|ライン)\s?id[^\w@]{0,3}[a-z0-9][a-z0-9._-]{3,}")
SCHEMES = ("sms", "smsto", "skype", "callto", "facetime", "whatsapp", "viber", "tg", "kakaotalk")
LINK = re.compile(rf"\b(?:{'|'.join(SCHEMES)}):(?=[/+0-9a-z])[^\s\"'<>]*")
