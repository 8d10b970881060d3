"""What has the shape of a contact in a plain text, and what only seems to.

The digits of a run are judged by their number, by what stands between them, and by the words on
their two sides. `docs/promises.md` lists both kinds.
"""

import re

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
OF_YEAR = r"(?<![a-z].)[0-9]{1,2}-[0-9]{4}(?![0-9]|[-.][0-9])"
# Each alternative begins with a letter of its own: so Python looks no further at all others
HARMLESS = (
    # Numbers that say themselves what they are, standards, addresses of pages
    re.compile(
        r"(?:isbn(?:-1[03])?|issn|jan|法人番号|登録番号|ペ-ジ(?:番号|id))[^\w\n]*"
        r"(?:97[89](?: [0-9]{1,7}){3} [0-9]|t?[0-9](?:-?[0-9]){0,12}x?)"
        # a row of rooms; a document of a year of Heisei, Reiwa or Showa
        r"|室\s?[1-9][0-9]{2}(?:[・、,][1-9][0-9]{2})+(?![0-9]|\s?[-・、,]\s?[0-9])"
        rf"|h{OF_YEAR}|r{OF_YEAR}|s{OF_YEAR}"
        r"|(?:jis|iso|iec|rfc)[ a-z/]{0,20}[0-9][-:0-9]*"
        r"|https?://[^\s\"'<>()]{0,300}[/=][1-9][0-9/]*(?![-0-9])"
    ),
    # no part of a longer number
    re.compile(
        r"(?=[0-9])(?<![0-9])(?<![0-9][-.:])(?:"
        rf"(?:{DATE})(?![0-9]|[.:/][0-9])"
        rf"|{YEAR}(?:[-~〜–・/]{YEAR})+{END}"
        rf"|{TIME}(?:\s?[-~〜/・、]\s?{TIME}){{0,9}}(?![0-9]|[.:][0-9]|[-/](?!{YEAR}[-/])[0-9])"
        rf"|(?<![0-9]/){MONTH}/{DAY}{END}"
        rf"|{SMALL}"
        rf"|{COUNTED}\s?{UNIT}"
        rf"|{AMOUNT}{END}"
        rf"|(?:0|[1-9][0-9]{{0,2}})\.[0-9]{{1,7}}{END})"
    ),
)
RUN = re.compile(r"#?[0-9](?:[\W_]*[0-9]){2,}")  # those of 110 at least
LABELS = (
    r"電\s?話|でんわ|☎|☏|✆|📞|📱|📲|🕻|🕿|📠|🖷|tel(?![a-z])|fax(?![a-z])|ファック?ス|ファクス"
    r"|携帯|ケ-タイ|内線|内(?<![^\W_].)|ダイヤル|タイヤル|ホットライン|市内局番|郵便|〒"
    r"|phone(?<![a-z].{5})(?![a-z])|call(?<![a-z].{4})(?![a-z])|dial(?<![a-z].{4})(?![a-z])"
    r"|ext(?<![a-z].{3})(?:ension)?(?![a-z])"
)
# As it is said: にー・に・いち・ぜろ
ZERO = "ゼロ|ぜろ|れい|レイ|まる|マル|zero|oh"
WORD = (
    f"(?:[0-9]|{ZERO}|いち|イチ|にい|に|ニ|さん|サン|よん|ヨン|し|シ|ご|ゴ|ろく|ロク|なな|ナナ"
    "|しち|シチ|はち|ハチ|きゅう|キュウ|one|two|three|four|five|six|seven|eight|nine)"
)
SPOKEN = rf"{WORD}(?:[\W_]*{WORD}){{3,}}"
LABEL = rf"(?:{LABELS})(?:番号|代表|直通|です|[はがへにも済]|[\W_]){{0,6}}"
LABELLED = re.compile(rf"{LABEL}(?P<digits>{RUN.pattern}|{SPOKEN})")
SIGN = r"(?:[^\w\s,、済]|_)"
DIALLED = re.compile(
    r"(?=[0-9+(#])(?:"
    # of other countries; from 0, whatever stands between the digits; all digits apart; from 81
    r"\+(?:[\W_]{0,3}[0-9]){8,}"
    r"|(?<![0-9])0[0-9](?:[\W_]*[0-9]){7,9}(?![0-9])"
    r"|(?<![0-9])0(?:[\W_]+[0-9](?![0-9])){8,10}"
    rf"|(?<![0-9])81[ ()-](?:{SIGN}?\s?[0-9]){{9,10}}(?![0-9])"
    # nine digits and more with signs between; without its 0
    rf"|(?<![0-9])[0-9](?:{SIGN}{{0,3}}[0-9]){{8,}}"
    r"|(?<![0-9])[1-9][0-9]{0,2} [0-9]{3,4} [0-9]{4}(?![0-9])"
    # with words between, or a letter
    r"|(?<![0-9])0[5-9]0[^0-9\n]{0,12}[0-9]{4}[^0-9\n]{0,12}[0-9]{4}(?![0-9])"
    r"|(?<![a-z0-9])0[0-9]{1,3}([a-z])[0-9]{2,4}\1[0-9]{3,4}(?![a-z0-9])"
    # local numbers and postal codes; short numbers
    r"|(?<![0-9])[0-9](?: [0-9]){1,3} ?- ?[0-9](?: [0-9]){3}(?![0-9])"
    r"|(?<![0-9])(?<![0-9][-.])[0-9]{2,4}-[0-9]{4}(?![0-9]|[-.][0-9])"
    r"|\([0-9]{2,4}\)\s?(?:[0-9]{1,4}-)?[0-9]{4}(?![0-9])"
    rf"|(?<![0-9])[0-9]{{2,4}}\((?!{YEAR}\))[0-9]{{4}}\)"
    r"|(?<![0-9])[0-9]{3,}番"
    r"|(?<![0-9])[0-9]{3,}(?=[へにまで]{1,2}[おご]?(?:電話|連絡|通報|fax|tel|ファ))"
    r"|(?<![0-9])(?:11[089]|171|18[89])(?=へ)"
    rf"|(?<![&a-z0-9])#(?!{YEAR}(?![0-9]))(?:[^\w\n]?[0-9]){{3,4}}(?![0-9a-f;]))"
)
# fmt: off
HOSTS = frozenset((
    "bsky.app", "discord.com", "discord.gg", "facebook.com", "fb.com", "fb.me", "ig.me",
    "instagr.am", "instagram.com", "kakao.com", "lin.ee", "line.me", "m.me", "mixi.jp",
    "naver.jp",
    "signal.group", "signal.me", "skype.com", "t.me", "telegram.me", "threads.net", "tiktok.com",
    "twitter.com", "viber.com", "wa.me", "whatsapp.com", "x.com", "zalo.me",
))
# fmt: on
ENDS = "|".join(sorted({host.split(".")[1] for host in HOSTS}))
HOST_END = re.compile(rf"\.(?P<end>{ENDS})(?![a-z0-9-])(?P<path>\s*/\s*[a-z0-9@~#?%+_])?")
NETWORK = (
    "(?:line(?<![a-z].{4})|ライン(?<![ァ-ヶ].{3})|insta(?:gram)?|インスタ(?:グラム)?|facebook"
    "|フェイスブック|twitter|ツイッタ-|skype|discord|telegram|wechat|whatsapp|kakao(?:talk)?"
    r"|カカオ(?:ト-ク)?|tiktok|threads|スレッズ|x(?<![a-z].))(?:\(旧?[^()]{1,9}\))?"
)
HANDLE = "[a-z0-9][a-z0-9._-]{3,30}"
NAME = re.compile(r"[a-z0-9._+-]*$")  # before an at-sign, a colon or the end of a host
SCHEMES = ("sms", "smsto", "skype", "callto", "facetime", "whatsapp", "viber", "tg", "kakaotalk")
SCHEME = "|".join(rf"(?<=\b{scheme}:)" for scheme in SCHEMES)
WRITTEN = (
    # Not the keys of JSON-LD, and not the rules of a drawing's style
    re.compile(
        r'@(?!(?:context|type|graph|language|value)"|media \()'
        r"\s?(?=[0-9._-]*[a-z])[a-z0-9][a-z0-9._-]{2,}(?<![._-])"
    ),
    # of a network: named an account, with a sign in it, or to be looked for
    re.compile(
        rf"{NETWORK}(?:[\s・の(]{{0,2}}(?:公式)?(?:アカウント|(?:アカウント)?id)(?:[はが]|[^\w@]){{0,3}}{HANDLE}"
        r"|(?:公式|は|[\s:(→>]){1,3}(?!www\.)[a-z][a-z0-9.]{0,30}[_#][a-z0-9._]{0,30}[a-z0-9]"
        rf"|\s?[でのは]?[^\w@]{{0,2}}{HANDLE}[^\w@]{{0,2}}[とで]検索)"
    ),
    re.compile(rf"id検索[^\w@]{{0,3}}{HANDLE}"),
    re.compile(r"を[^\w@]?@[^\w@]?(?:に|へ)"),  # and what stands before: info#example.jp
    re.compile(rf"{LABEL}[0-9]{{2,4}}\.[0-9]{{4}}(?![0-9])"),  # no decimal there
    re.compile(rf"(?:{ZERO})(?:(?:[\W_]|[のノ])*{WORD}){{8,}}"),
    re.compile(rf":(?=[/+0-9a-z])(?:{SCHEME})[^\s\"'<>]*"),
)
