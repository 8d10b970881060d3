"""The grammar of contacts: how a text of the staff is taken apart into those and other things.

Read from left to right; at each place the first alternative that fits is taken, so that the digits
of a day or a price are used up before a number is looked for. Written for level text in small
letters (`models.contacts.level`). The inspection has rules of its own, on purpose.
"""

import re

GAP = r"[\W_]*"  # whatever is no letter and no digit, ends of lines too
NEAR = r"(?:(?![,、])[^\w\s]|_|[のノ局](?=[のノ]?[0-9])){0,3}"
FIRST = r"(?<![0-9][-.])"  # of its digits
START = r"(?:18[46][\W_]{0,3})?"  # 184 and 186 may be dialled before any number
LAST = r"(?![0-9])(?![-.:][0-9])"


def of_digits(*alternatives: str) -> str:
    """Return any of some expressions that begin with a digit, where none stands before it."""
    return rf"(?=[0-9])(?<![0-9])(?:{'|'.join(alternatives)})"


YEAR, MONTH = r"(?:19|20)[0-9]{2}", r"(?:1[0-2]|0?[1-9])"
DAY = r"(?:3[01]|[12][0-9]|0?[1-9])"
TIME = r"(?:2[0-9]|[01]?[0-9]):[0-5][0-9](?::[0-5][0-9])?"
PRICE = r"[1-9][0-9]{0,2}(?:,[0-9]{3})+"
COUNT = rf"(?:{PRICE}|0|[1-9][0-9]{{0,5}})(?:\.[0-9]+)?"
COUNTS = (
    rf"(?:{COUNT}(?:\s?(?:[~〜・、/]|,\s)\s?{COUNT}){{0,9}}|{COUNT}\s?-\s?{COUNT}|[0-9]{{1,6}})"
)
# Small, as 22-1234 月曜休み is a number and a day of the week
HOURS_AND_DAYS = r"[0-9]{1,3}(?:\s?[-~〜・,、/]\s?[0-9]{1,3}){0,9}\s?[月日時分秒週]"
UNITS = (
    r"[年回人名組件個枚本台冊部室階歳才点円割%倍周位十百千万億つ号]|度(?!数)|[かヶカ][所月国]|丁目"
    r"|番(?:地|線|街|組|目|台|出口|乗り場)|ペ-ジ|キロ|メ-トル|(?:[ckm]m|k?g|m?l|px)(?![a-z])"
)
DOT = r"(?:\.|\s?(?:[(\[]\s*(?:dot|ドット|\.)\s*[)\]]|ドット|\bdot\b)\s?|。(?=[a-z]))"
HOST = (
    f"(?:bsky{DOT}app|discord{DOT}(?:com|gg)|(?:fb|facebook|instagram|kakao|skype|tiktok|twitter"
    f"|viber|whatsapp|x){DOT}com|(?:fb|ig|line|m|signal|t|telegram|wa|zalo){DOT}me|instagr{DOT}am"
    f"|lin{DOT}ee|(?:mixi|naver){DOT}jp|signal{DOT}group|threads{DOT}net)"
)
NO_CONTACT = (
    FIRST
    + of_digits(
        rf"{YEAR}[-/.]{MONTH}(?:[-/.]{DAY})?(?![0-9])(?![.:/][0-9])",
        rf"{YEAR}(?:0[1-9]|1[0-2])[0-3][0-9](?![0-9])",
        rf"{YEAR}(?:[-~〜/]{YEAR})+{LAST}",
        rf"{TIME}(?:\s?[-~〜/・、]\s?{TIME}){{0,9}}(?![0-9])(?![.:][0-9])(?![-/](?!{YEAR}[-/])[0-9])",
        rf"(?<!/){MONTH}/{DAY}(?![0-9/]){LAST}",
        rf"{HOURS_AND_DAYS}",
        rf"{COUNTS}\s?(?:{UNITS})",
        rf"{PRICE}{LAST}",
        rf"(?:0|[1-9][0-9]{{0,2}})\.[0-9]{{1,7}}{LAST}",
    ),
    r"isbn(?:-1[03])? ?97[89](?: [0-9]+){3} [0-9](?![0-9])",
    r"(?:isbn(?:-1[03])?|issn|jan|法人番号|登録番号|ペ-ジ(?:番号|id))[^\w\n]*t?[0-9][-0-9]*x?",
    r"\b(?:jis|iso|iec|rfc)[ a-z/]{0,20}[0-9][-:0-9]*",
    r"室\s?[1-9][0-9]{2}(?:[・、,][1-9][0-9]{2})+(?![0-9])(?!\s?[-・、,]\s?[0-9])",
    r"(?<![a-z])[hrs][0-9]{1,2}-[0-9]{4}(?![0-9])(?![-.][0-9])",  # of a year of Reiwa, Heisei …
    rf"https?://(?!(?:[a-z0-9-]+\.)?{HOST})[^\s\"'<>()]{{0,300}}[/=][1-9][0-9/]{{8,}}(?=[/.&#?\s]|$)",
)
LABEL_WORD = (
    "(?=[cdefpt〒℡☎☏✆📞📠📱📲🕻🕿🖷でケダフホ内市携郵電])"
    r"(?:電\s?話|でんわ|\btel|℡|[☎☏✆📞📱📲🕻🕿📠🖷]|\bfax|ファック?ス|ファクス|携帯|ケ-タイ|ダイヤル"
    r"|内線|\b内|ホットライン|市内局番|郵便|〒|(?<![a-z])(?:phone|call|dial|ext|extension)(?![a-z]))"
    r"(?:番号|代表|直通|です|[はがへにも]|[\W_]){0,6}"
)
LOCAL = r"[0-9]{2,4}\.[0-9]{4}(?![0-9])(?!\.[0-9])"  # beside such a word; a decimal elsewhere
LABEL = f"{LABEL_WORD}(?=[0-9])(?!{LOCAL})"
# Digits as they are said: ゼロサン, にー・に・いち
ZERO = "(?:ゼロ|ぜろ|レイ|れい|マル|まる|zero|oh)"
SAID = (
    f"(?:{ZERO}|[0-9]|いち|イチ|にい?|ニイ?|さん|サン|よん|ヨン|し|シ|ご|ゴ|ろく|ロク|なな|ナナ|しち|シチ"
    "|はち|ハチ|きゅう|キュウ|one|two|three|four|five|six|seven|eight|nine)"
)
NETWORK = (
    "(?:(?<![a-z])(?:x|line)|(?<![ァ-ヶ])ライン|insta(?:gram)?|インスタ(?:グラム)?|facebook|フェイスブック|twitter"
    r"|ツイッタ-|threads|スレッズ|tiktok"
    r"|skype|discord|telegram|wechat|whatsapp|kakao(?:talk)?|カカオ(?:ト-ク)?)(?:\(旧?[^()]{1,9}\))?"
)
AT = r"(?:@|[(\[<]\s*(?:at|a|@|アット(?:マ-ク)?)\s*[)\]>]|(?:アット|あっと)(?:マ-ク|ま-く)?)"
NAME = r"(?<![a-z0-9._+-])[a-z0-9._+-]+"
DOMAIN = rf"(?=[0-9.-]*[^0-9.,-])[a-z0-9-]+(?:{DOT}[a-z0-9-]+)+"
PATH = r"[a-z0-9@~#?%+_][^\s\"'<>()\[\]]*"
HANDLE = "[a-z0-9][a-z0-9._-]{3,30}"
ADDRESS = (
    rf"(?:{NAME}\s?)?{AT}\s?{DOMAIN}",
    rf"{NAME}(?:[☆★◎●*◆◇■□▲△♪]|(?<=_)at_|\s+at\s+(?!www\.)){DOMAIN}",
    rf"(?:{NAME}\s?)?{AT}\s?(?=[0-9._-]*[a-z])[a-z0-9][a-z0-9._-]*[a-z0-9]",
    rf"{NETWORK}[\s・の(]{{0,2}}(?:公式)?(?:アカウント)?(?:id|アカウント)(?:[はが]|[^\w@]){{0,3}}{HANDLE}",
    rf"{NETWORK}(?:公式|は|[\s:(「『→>]){{1,3}}(?!www\.)[a-z][a-z0-9.]{{0,30}}[_#][a-z0-9._]{{0,30}}[a-z0-9]",
    rf"id検索[^\w@]{{0,3}}{HANDLE}",
    r"を[^\w@]?@[^\w@]?[にへ]",
    rf"{NETWORK}\s?[でのは]?[^\w@]{{0,2}}{HANDLE}[^\w@]{{0,2}}[とで]検索",
    rf"(?<![a-z0-9-])(?!www\.)[a-z0-9-]+\.{HOST}(?![a-z0-9-])",
    rf"(?<![a-z0-9-])(?<!\.){HOST}\s*/\s*{PATH}|www\.{HOST}\s*/\s*{PATH}",
    r"\b(?:sms|smsto|skype|callto|facetime|whatsapp|viber|tg|kakaotalk):(?=[/+0-9a-z])\S*",
)
NUMBER = (
    rf"\+81{GAP}\(?0?\)?(?:{GAP}[0-9]){{9,10}}(?![0-9])",
    r"\+(?:[\W_]{0,3}[0-9]){8,}",
    # of eleven digits, of ten, of any number: what follows a whole number is not read as its end
    of_digits(
        rf"{START}0{GAP}[5-9]{GAP}0(?:{GAP}[0-9]){{8}}(?![0-9])",
        rf"{START}0{GAP}8{GAP}0{GAP}0(?:{GAP}[0-9]){{7}}(?![0-9])",
        rf"{START}0(?:[0-9]|{GAP}[0-9](?![0-9]))(?:{GAP}[0-9]){{8}}(?![0-9])",
        rf"{START}0[0-9](?:{GAP}[0-9]){{7,9}}(?![0-9])",
        r"0(?:[\W_]+[0-9](?![0-9])){8,10}",
    ),
    r"(?<![0-9])(?:010|00)?[-\s]?81[ ()-](?:[^\w,]{0,2}[0-9]){9,10}(?![0-9])",
    of_digits(
        rf"[0-9](?:{NEAR}[0-9]){{8,}}",
        r"[1-9][0-9]{0,2} [0-9]{3,4} [0-9]{4}(?![0-9])",
        # with words or a letter between; as they are said
        r"0[5-9]0(?:[^0-9\n]{0,12}[0-9]{4}){2}(?![0-9])",
    ),
    r"(?<![a-z0-9])0[0-9]{1,3}(?P<joint>[a-z])[0-9]{2,4}(?P=joint)[0-9]{3,4}(?![a-z0-9])",
    rf"{ZERO}(?:(?:[のノ]|[\W_])*{SAID}){{8,}}",
    LABEL_WORD + LOCAL,
    rf"{LABEL_WORD}{SAID}(?:[\W_]*{SAID}){{3,}}",
    # local numbers and postal codes; short numbers
    of_digits(
        r"[0-9](?: [0-9]){1,3} ?- ?[0-9](?: [0-9]){3}(?![0-9])",
        rf"{FIRST}[0-9]{{2,4}}(?:-|局?[のノ]|局)[0-9]{{4}}(?![0-9年])(?![-.][0-9])",
    ),
    r"\([0-9]{2,4}\)\s?(?:[0-9]{1,4}-)?[0-9]{4}(?![0-9])",
    of_digits(
        rf"{FIRST}[0-9]{{2,4}}\((?!{YEAR}\))[0-9]{{4}}\)",
        r"[0-9]{3,}(?=番)",
        r"[0-9]{3,}(?=[へにまで]{1,2}[おご]?(?:電話|連絡|通報|fax|tel|ファ))",
        r"1(?:1[089]|71|8[89])(?=へ)",
    ),
    rf"(?:(?<![&a-z0-9])#|♯|シャ-プ)(?!{YEAR}(?![0-9]))(?:[^\w\n]?[0-9]){{3,4}}(?![0-9a-f;])",
)
# What they begin with, as most characters of a text begin nothing
OF_ADDRESS = r"-(+.0-9<@\[_a-zあをアイカスツフラ"
BEGINS = rf"[{OF_ADDRESS}\s#〒℡☎☏♯✆📞📠📱📲🕻🕿🖷ぜでまれケシゼダペホマレ内室市携法登郵電]"
TOKEN = re.compile(
    rf"(?={BEGINS})(?:(?P<other>{'|'.join(NO_CONTACT)})|(?P<label>{LABEL})"
    rf"|(?P<contact>(?=[{OF_ADDRESS}])(?:{'|'.join(ADDRESS)})|{'|'.join(NUMBER)})"
    r"|(?P<digits>[0-9](?:[\W_]{0,3}[0-9])*))"
)
