"""Every word and sign that makes a contact of digits or a name, and every one that makes none.

Held against both guards, so that none of them can be lost unseen.
"""

LABELS = (
    "電話 電\u3000話 でんわ ☎ ☏ ✆ 📞 📱 📲 🕻 🕿 📠 🖷 TEL Tel. FAX ファックス ファクス 携帯 ケータイ"
    " 内線 （内） ダイヤル ホットライン 市内局番 郵便 〒 phone call dial ext. extension"
)
AFTER_LABELS = ("番号", "代表", "直通", "です", "は", "が", "へ", "に", "も", ": ", "（")
UNITS = (
    "年 回 人 名 組 件 個 枚 本 台 冊 部 室 階 歳 才 点 円 割 % 倍 周 位 十 百 千 万 億 つ 号 度"
    " か所 ヶ月 カ国 か月 丁目 番地 番線 番街 番組 番目 番台 番出口 番乗り場 ページ キロ メートル"
    " cm km mm kg g ml px"
)
SMALL_UNITS = ("月", "日", "時", "分", "秒", "週")
HOSTS = (
    "bsky.app discord.com discord.gg facebook.com fb.com fb.me ig.me instagr.am instagram.com"
    " kakao.com lin.ee line.me m.me mixi.jp naver.jp signal.group signal.me skype.com t.me"
    " telegram.me threads.net tiktok.com twitter.com viber.com wa.me whatsapp.com x.com zalo.me"
)
SCHEMES = "sms smsto skype callto facetime whatsapp viber tg kakaotalk"
NETWORKS = (
    "LINE ライン insta Instagram インスタ インスタグラム facebook フェイスブック twitter"
    " ツイッター skype discord telegram wechat whatsapp kakao kakaotalk カカオ カカオトーク tiktok"
    " threads スレッズ X X（旧Twitter）"
)
SHORT_NUMBERS = ("110", "118", "119", "171", "188", "189")
ZEROS = ("ゼロ", "ぜろ", "れい", "レイ", "まる", "マル", "zero ", "oh ")
SAID = (
    "いち イチ にい に ニ さん サン よん ヨン し シ ご ゴ ろく ロク なな ナナ しち シチ はち ハチ"
    " きゅう キュウ one two three four five six seven eight nine"
)
NUMBERED = ("ISBN", "ISBN-13", "ISSN", "JAN", "法人番号", "登録番号", "ページ番号", "ページID")
STANDARDS = ("JIS X ", "ISO ", "IEC ", "RFC ")

CONTACTS = [
    *(f"{label} 7777" for label in LABELS.split(" ")),
    *(f"電話{word}7777" for word in AFTER_LABELS),
    *(f"https://{host}/minato" for host in HOSTS.split()),
    *(f"minato.{host}" for host in HOSTS.split()),
    *(f"{scheme}:minato7" for scheme in SCHEMES.split()),
    *(f"{network}のID：minato77" for network in NETWORKS.split()),
    *(f"{network}で「minato77」と検索" for network in NETWORKS.split()),
    *(f"{number}へ" for number in SHORT_NUMBERS),
    *(f"{number}番" for number in SHORT_NUMBERS),
    *(f"{zero}{'さん ' * 8}" for zero in ZEROS),
    *(f"ゼロ{f'{digit} ' * 8}" for digit in SAID.split()),
    *(f"電話 {f'{digit} ' * 4}" for digit in SAID.split()),
    *("0312-OO-5678", "090-llll-1234", "O312-34-5678", "0312-34-567l"),
]
NO_CONTACTS = [
    *(f"電話は1200{unit}" for unit in UNITS.split()),
    *(f"電話は120{unit}" for unit in SMALL_UNITS),
    *(f"{name} 1234567890123" for name in NUMBERED),
    *(f"{name}12345-1234" for name in STANDARDS),
    *(f"{year}8-1201" for year in "HRS"),
    *(f"{label} 77" for label in ("電話", "TEL", "内線")),
    "https://minato.example/page/1234567890",
]
