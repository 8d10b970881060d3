"""Every sentence for staff: what is wrong and how to mend it, and what the commands say.

A fault (see `faults`) carries the code of its sentence and the values that stand in it. A
sentence never needs a word of programming; `{value}` is what stands in the file, `{near}` the
nearest right word.
"""

import errno
from typing import NamedTuple

from yorisoi.faults import Fault, MachineFailed


class Sentence(NamedTuple):
    """What is wrong, and what to do."""

    message: str
    remedy: str


SENTENCES: dict[str, tuple[str, str]] = {
    # files
    "symlink": (
        "別の場所を指すリンク（ショートカット）です",
        "元のファイルそのものをここに置いてください",
    ),
    "too_large": ("ファイルが大きすぎます（{limit} KBまで）", "内容を分けるか、減らしてください"),
    "not_a_picture": (
        "写真として開けません",
        "写真アプリで開けるか確かめ、.jpg で保存し直してください",
    ),
    "picture_empty": (
        "写真のファイルの中身がからです",
        "もとの写真を、もう一度ここにコピーしてください",
    ),
    "picture_cut": (
        "写真のデータが、途中で切れています",
        "コピーや受け取りが終わっていません。もとの写真を、もう一度ここにコピーしてください",
    ),
    "picture_broken": (
        "写真のデータがこわれています",
        (
            "もとの写真を、もう一度コピーしてください。"
            "写真アプリでも開けないときは、別の写真にしてください"
        ),
    ),
    "picture_of_another_kind": (
        "名前は {value} で終わりますが、中身は {kind} です",
        (
            "名前を変えるだけでは直りません。写真アプリで開き、"
            "「書き出す」か「名前を付けて保存」で .jpg にしてください"
        ),
    ),
    "picture_too_large": (
        "写真が大きすぎます（{width}×{height}＝{pixels}万画素、{limit}万画素まで）",
        "写真アプリで、長いほうを 4000 ピクセルくらいに縮めて、.jpg で保存し直してください",
    ),
    "picture_moves": (
        "動く画像です。サイトに出るのは、はじめの1こまだけです",
        "はじめの1こまでよければ、このままでかまいません。ちがうときは、止まった写真にしてください",
    ),
    "not_utf8": (
        "文字の形式が UTF-8 ではないため読めません",
        "エディタで「UTF-8」を選んで保存し直してください",
    ),
    "control_character": (
        "目に見えない特別な文字（制御文字）があります",
        "その文字を消してください。見えないときは、その行を手で打ち直してください",
    ),
    "file_there": (
        "この名前のファイルは、もうあります",
        "もう一度 make new を動かし、英語の短い名前を変えてください",
    ),
    "needed_page": (
        "ほかのページからかならず開くページ（{value}）が、公開されません",
        "slug: {value} と status: published にしてください",
    ),
    "file_missing": ("ファイルがありません", "この名前のファイルを作ってください"),
    # settings and theme
    "settings_missing": ("設定ファイルがありません", "-s のあとの名前を確かめてください"),
    "settings_unreadable": (
        "設定ファイルを読み取れません（{value}）",
        "最後に直したところを、もとに戻してください",
    ),
    "setting_unknown": ("「{value}」という設定はありません", "名前を確かめてください{near}"),
    "setting_zone": (
        "時刻の地域「{value}」は使えません",
        'TIMEZONE = "{expected}" と書いてください',
    ),
    "setting_plugin": (
        "PLUGINS に yorisoi がないため、何も確かめられません",
        "PLUGINS = [yorisoi] と書いてください",
    ),
    "setting_address": (
        "サイトのアドレス「{value}」が読み取れません",
        "https://www.example.jp のように書いてください",
    ),
    "setting_theme": (
        "テーマのフォルダーがありません",
        "THEME に、テーマのあるフォルダーを書いてください",
    ),
    "setting_environment": (
        "「{value}」が決められていません",
        "make publish {value}=https://… のように、アドレスを付けて動かしてください",
    ),
    "template": (
        "テーマの雛形に誤りがあります（{value}）",
        "雛形のこの行を見直してください",
    ),
    # YAML
    "not_yaml": ("書き方が読み取れません", "前後の行の字下げと記号を見直してください"),
    "empty_file": ("中身がありません", "内容を書くか、ファイルを消してください"),
    "empty_record": ("中身のない項目があります", "内容を書くか、「-」の行を消してください"),
    "two_documents": (
        "「---」で区切られた2つ目の内容があります",
        "1つのファイルには1つだけ書いてください",
    ),
    "yaml_alias": ("「*」で始まる参照は使えません", "同じ内容をそのまま書いてください"),
    "yaml_anchor": ("「&」で始まる目印は使えません", "「&」とその名前を消してください"),
    "yaml_tag": (
        "「{value}」のような「!」の指定は使えません",
        "「!」から始まる部分を消してください",
    ),
    "yaml_merge": ("「<<」は使えません", "必要な項目をそのまま書いてください"),
    "too_deep": ("字下げや括弧が深すぎます", "見本のファイルと同じ深さで書いてください"),
    "key_twice": (
        "「{value}」が2回書かれています（1回目は{line}行目）",
        "どちらか一方を消してください",
    ),
    "key_not_text": ("項目の名前が読めません", "「名前: 内容」の形で書いてください"),
    "wide_indent": (
        "行の始まりに{value}があります",
        "「{line}」のように、半角の空白だけにするか、空白を消してください",
    ),
    "wide_space": (
        "コロンのあとが{value}です",
        "「{line}」のように、半角の空白を1つにしてください",
    ),
    "colon_space": (
        "コロンのあとに空白がありません",
        "「{line}」のように、コロンのあとに半角の空白を1つ入れてください",
    ),
    "wide_dash": (
        "「-」か、そのあとの空白が、全角などの特別な字です",
        "「{line}」のように、どちらも半角にしてください",
    ),
    "typographic_quotes": (
        "引用符が “ ” になっています",
        '消すか、半角の " " にしてください',
    ),
    "front_matter_missing": (
        "先頭の見出し情報（--- で囲んだ部分）がありません",
        (
            "1行目から「---」「title: …」「slug: …」「lang: …」「description: …」「---」と"
            "書いてください"
        ),
    ),
    "front_matter_of_event_missing": (
        "先頭の見出し情報（--- で囲んだ部分）がありません",
        "1行目から「---」「title: …」「date: …」「start: …」「---」と書いてください",
    ),
    "wide_colon": (
        "コロンが全角「：」です",
        "「{line}」のように、半角の「: 」（コロンと空白）にしてください",
    ),
    "front_matter_open": (
        "先頭の「---」が閉じられていません",
        "見出し情報の終わりに「---」だけの行を入れてください",
    ),
    # fields
    "unindented": (
        "「{field}」の行に字下げがないので、「{above}」の中身になりません",
        "「{line}」のように、行の始まりに半角の空白を入れてください",
    ),
    "missing": ("{title}「{field}」がありません", "「{field}: …」のように書いてください"),
    "extra_forbidden": (
        "「{field}」という項目はありません",
        "項目の名前を確かめてください{near}",
    ),
    "not_text": ("{title}「{field}」には言葉を書きます", "1行の言葉にしてください"),
    "not_mapping": (
        "{title}「{field}」の書き方が違います",
        "「名前: 内容」を字下げして並べてください",
    ),
    "not_list": ("{title}「{field}」は一覧です", "「- 」で始まる行を並べてください"),
    "literal_error": (
        "「{value}」は、{title}「{field}」に使えません",
        "次のどれかにしてください: {expected}{near}",
    ),
    "not_a_time": ("「{value}」は時刻として読めません", "10:00 のように書いてください"),
    "not_a_day": ("「{value}」は日付として読めません", "2026-12-10 のように書いてください"),
    "no_year": (
        "「{value}」には、年がありません",
        "「{line}」のように、年から書いてください",
    ),
    "made_later": (
        "「{value}」は、まだ来ていない日です",
        "「{field}」には、済んだ日を書いてください。年と月を見直してください",
    ),
    "day_past": (
        "「{value}」は、もう過ぎた日です",
        "年と月を見直してください。済んだ催しを載せるときは、このままでかまいません",
    ),
    "day_far": (
        "「{value}」は、2年より先の日です",
        "年を見直してください。その日でよければ、このままでかまいません",
    ),
    "closure_past": (
        "「{value}」で終わっているので、サイトには出ません",
        "年と月を見直してください。済んだ日の記録なら、このままでかまいません",
    ),
    "deadline_after_day": (
        "締切の「{value}」は、終わったあとです（{day} に終わります）",
        "「deadline: {day}」のように、その日か、それより前にしてください",
    ),
    "opens_after_day": (
        "申込の始まりの「{value}」は、終わったあとです（{day} に終わります）",
        "apply_from を {day} より前の日にするか、その行を消してください",
    ),
    "deadline_before_opening": (
        "締切（{value}）が、申込の始まり（{opens}）と同じか、それより前です",
        "apply_from か deadline を見直してください",
    ),
    "file_without_day": (
        "ファイルの名前の「{value}」は、日付として読めません",
        "ファイルの名前を、2026-12-10-yoga.yaml のように、開く日で始めてください",
    ),
    "file_of_other_year": (
        "「{value}」は、ファイルの名前の日付（{expected}）と、年が違います",
        "正しいほうに、日付かファイルの名前を直してください",
    ),
    "file_of_other_day": (
        "「{value}」は、ファイルの名前の日付（{expected}）と違います",
        "どちらが正しいか見直してください。この日付でよければ、ファイルの名前をそれに合わせます",
    ),
    "start_at_night": (
        "「{value}」は、夜おそくか朝早くに始まる時刻です",
        "午前と午後を見直してください（「{line}」）。この時刻でよければ、このままでかまいません",
    ),
    "on_closing_day": (
        "「{value}」は、休みの日です（{reason}）",
        "日付を見直してください。休みの日に開くときは、closures: ignore と書いてください",
    ),
    "no_such_day": (
        "「{value}」という日はありません",
        "カレンダーで確かめて、日付を直してください",
    ),
    "weekday_wrong": (
        "「{value}」は、日付と曜日が合っていません（{right}です）",
        "日付か曜日を直してください。別の年のことなら、「2025年」のように年も書いてください",
    ),
    "wrong_weekday": (
        "「{value}」は、日付と曜日が合っていません",
        "カレンダーで確かめて、日付か曜日を直してください",
    ),
    "day_far_away": (
        "「{value}」は遠すぎる日付です",
        "2000年から2099年までの日を書いてください。年の数字を見直してください",
    ),
    "not_weekdays": ("「{value}」は曜日として読めません", "月・水・木 のように書いてください"),
    "not_weekdays_of_month": (
        "「{value}」は、月の何番目の曜日か読み取れません",
        "第2・第4木、最終金、第1月・第3水 のように書いてください",
    ),
    "not_a_telephone": (
        "「{value}」は電話番号として読めません",
        "0312-34-5678 のように、0から始めて10桁か11桁で書いてください",
    ),
    "not_an_email": (
        "「{value}」はメールアドレスとして読めません",
        "name@example.jp のように書いてください",
    ),
    "not_a_postal_code": (
        "「{value}」は郵便番号として読めません",
        "123-4567 のように書いてください",
    ),
    "not_six_digits": (
        "「{value}」は6けたの数字ではありません",
        "131016 のように6けたで書いてください",
    ),
    "not_https": ("「{value}」は使えないアドレスです", "https:// で始まるアドレスを書いてください"),
    "not_line": (
        "「{value}」はLINEのアドレスではありません",
        "https://lin.ee/ か https://line.me/R/ で始まるアドレスを書いてください",
    ),
    "not_a_number": (
        "「{value}」は数として読めません",
        "20 のように0以上の数字だけを書いてください",
    ),
    "not_a_capacity": (
        "「{value}」は数として読めません",
        "20 のような数字か、15組、20人（抽選）、10名程度 のような言葉で書いてください",
    ),
    "not_true_false": (
        "「{value}」は、{title}「{field}」に使えません",
        "true か false と書いてください",
    ),
    "not_an_id": (
        "「{value}」は名前（ID）に使えません",
        "英小文字・数字・ハイフンだけで書いてください",
    ),
    "id_too_long": ("名前（ID）が長すぎます", "100文字までの、短い名前にしてください"),
    "not_a_colour": ("「{value}」は色として読めません", "#1a2b3c のように書いてください"),
    "not_a_drawing": (
        "線画のデータとして読めない文字があります",
        "SVGの d 属性の値だけを書いてください",
    ),
    "days_backwards": ("終わりの日が始まりの日より前です", "日付を見直してください"),
    "not_a_clock": (
        "「{value}」は時刻として読めません",
        "10:00 のように書いてください。夜中の12時は 24:00、朝までなら 翌6:00 です",
    ),
    "not_a_year_span": (
        "「{value}」は毎年の日として読めません",
        "12-29〜01-03 のように、月と日を書いてください",
    ),
    "hours_backwards": (
        "終わりの時刻が始まりより前か同じです",
        "start と end を見直してください。夜をこえて朝までなら 翌6:00 のように書いてください",
    ),
    "last_entry_outside": (
        "受付の終わりが、始まりと終わりの間にありません",
        "last_entry を見直してください",
    ),
    "hours_twice": (
        "days・start・end・last_entry と ranges の両方が書かれています",
        "時間が1つなら days・start・end だけ、いくつもあるなら ranges だけにしてください",
    ),
    "hours_missing": (
        "曜日（days）・始まり（start）・終わり（end）のどれかがありません",
        "3つとも書くか、ranges に並べてください",
    ),
    "holidays_twice": (
        "祝日が、休み（holidays: closed）とも、開く（days の 祝）とも書かれています",
        "どちらか1つにしてください",
    ),
    "closure_when": (
        "休みの日の書きかたが、1つに決まりません",
        "1回なら start（と end）、毎年なら yearly、毎月の曜日なら days の、どれか1つにしてください",
    ),
    "opening_when": (
        "開く日の書きかたが、1つに決まりません",
        "1回なら date（と until）、毎年なら yearly の、どちらかにしてください",
    ),
    "notice_needs_day": (
        "毎年や毎月のことには、急ぎのお知らせ（notice）をつけられません",
        "今回の日を date か start で書いて、そこに notice を書いてください",
    ),
    "both_times": (
        "始まり（start）と終わり（end）の、片方だけが書かれています",
        "両方書くか、いつもの時間でよければ両方消してください",
    ),
    "opening_without_times": (
        "{day}は、{label}のいつもの時間がない日です",
        "何時から何時まで開くか、start と end を書いてください",
    ),
    "notice_without_closure": (
        "「{value}」とありますが、休みの日が書かれていないので、「いま」には開いていると出ます",
        "closures の days に休みの日を書いて、この文をそこの notice に移してください",
    ),
    "hours_of_nobody": (
        "「{label}」が、どの連絡先や場所の時間か書かれていないので、「いま」には出ません",
        "1つの窓口の時間なら、その時間の ranges に入れます。場所の時間なら、places に hours: {key}",
    ),
    "one_of_date": (
        "日付が書かれていないか、date と dates の両方にあります",
        "1日だけなら date、何日かあるなら dates に書いてください",
    ),
    "repeat_without_first_day": (
        "くり返し（repeat）の最初の日がないか、until より後です",
        "最初の日を date に書き、until をそれより後の日にしてください",
    ),
    "repeat_on_other_weekday": (
        "くり返しの最初の日（date）が、くり返す曜日（weekday）の日ではありません",
        "date をその曜日の最初の日にするか、weekday を見直してください",
    ),
    "repeat_too_long": (
        "くり返し（repeat）が長すぎます（最初の日から3年まで）",
        "until の年を見直すか、3年より先は、そのときに書き足してください",
    ),
    "repeat_numbers": (
        "くり返しかた（every）と曜日（weekday）が合いません",
        "毎月（month）なら 第2・第4木 や 最終金、毎週（week）なら 木 のように書いてください",
    ),
    "no_start": (
        "始まりの時刻「start」がありません",
        "start: 10:00 のように書いてください（まだ決まらないときは start: 未定）",
    ),
    "event_end_before_start": (
        "終わりの時刻が始まりより前か同じです",
        "start と end を見直してください。次の日に終わるときは、end: 翌6:00 のように書きます",
    ),
    "sessions_and_start": (
        "回（sessions）があるのに、start か end もあります",
        "start と end の行を消し、回ごとに start と end を書いてください",
    ),
    "until_without_date": (
        "最後の日（until）は、date が1日だけのときに使えます",
        "dates や repeat のときは、その中に until を書いてください",
    ),
    "until_not_after_date": (
        "最後の日（until）が、始まりの日と同じか、それより前です",
        "日付を見直してください。1日だけなら until の行を消します",
    ),
    "closed_without_until": (
        "休み（closed）は、最後の日（until）があるときだけ使えます",
        "until を足すか、closed の行を消してください",
    ),
    "apply_none_and_more": (
        "申込先（apply）に「不要」と、ほかの申込先が並んでいます",
        "申込みがいらないなら 不要 だけに、いるなら 不要 を消してください",
    ),
    "other_contact_empty": (
        "申込先に、電話（telephone）・メール（email）・フォーム（url）のどれもありません",
        "どれか1つを書いてください",
    ),
    "not_a_host": (
        "「{value}」はサイトの名前として読めません",
        "https:// や / をつけず、forms.example.jp のように書いてください",
    ),
    "unknown_apply": (
        "「{value}」は連絡先（contacts）の一覧にありません",
        "contacts にある名前か、不要・窓口・https:// のアドレスを書いてください{near}",
    ),
    "unknown_form_host": (
        "「{value}」は、申込フォームのサイトの一覧にありません",
        "アドレスを見直すか、正しければ service.yaml の form_hosts に足してください{near}",
    ),
    "other_contact_is_ours": (
        "「{value}」は、連絡先の一覧にあります",
        "番号を消して、apply: {key} と書いてください",
    ),
    "deadline_of_series": (
        "締切 {value} より後の日が、ほかに{count}日あります。その日の締切は出しません",
        "各回なら deadline: 各回2日前、全部の日の締切なら deadline: 全回 {value} と書いてください",
    ),
    "repeat_of_every_day": (
        "毎日のくり返しが、何週間もつづきます。1日ずつ、べつの予定として出ます",
        "展示のようにつづく催しは、repeat のかわりに until: {until}、休みの日は closed に書きます",
    ),
    "no_application_in_words": (
        "「{value}」とありますが、申込先（apply）が書かれていません",
        "申込みがいらないときは apply: 不要 と書くと、申込みの電話が出なくなります",
    ),
    "apply_without_address": (
        "申込先「{value}」には、まだ番号やアドレスがありません",
        "ほかの申込先も書いてください（たとえば apply: [{value}, {usual}]）",
    ),
    "not_a_deadline": (
        "「{value}」は締切として読めません",
        "2026-12-08、2026-12-08 17:00、各回2日前、前日 17:00 のように書いてください",
    ),
    "not_kana": (
        "「{value}」は読みがなとして読めません",
        "ひらがなかカタカナだけで書いてください",
    ),
    "two_addresses": (
        "1つの連絡先に、電話・メール・LINEが2つ以上あります",
        "1つだけ残し、ほかは別の連絡先として書いてください",
    ),
    "no_address": (
        "連絡先に、電話・メール・LINEのどれもありません",
        "telephone・email・line_url のどれか1つを書いてください（未定のときは question に）",
    ),
    "telephone_or_url": (
        "窓口に、電話とアドレスの両方があるか、どちらもありません",
        "telephone か url のどちらか1つを書き、もう1つは別の窓口として書いてください",
    ),
    "notice_too_long": (
        "お知らせが長すぎます（60文字まで）",
        "短くして、くわしいことはページに書いてください",
    ),
    "not_degrees": ("「{value}」は緯度・経度として読めません", "35.681236 のように書いてください"),
    "alt_missing": (
        "画像の説明（image_alt）がありません",
        "画像に何が写っているかを image_alt に書いてください",
    ),
    "expires_soon": (
        "サイトの弱点の連絡先（security）の期限 {value} まで、{days}日ありません",
        "連絡先がいまも正しいか確かめ、expires を1年後までの日付に書きかえてください",
    ),
    "expired": (
        "サイトの弱点の連絡先（security）の期限 {value} がすぎたので、サイトには出しません",
        "連絡先がいまも正しいか確かめ、expires を1年後までの日付に書きかえてください",
    ),
    "confirmed_long_ago": (
        "大切なこと（blocking）が、{value} から確かめられていません（{days}日までに確かめます）",
        "正しいと確かめて、confirmed をその日の日付にしてください",
    ),
    # across files
    "unknown_key": (
        "「{value}」は{kind}の一覧にありません",
        "データにある名前を書いてください{near}",
    ),
    "no_dates": ("開かれる日が1日もありません", "日付か、除く日を見直してください"),
    "same_id": (
        "「{value}」という名前がもう1つあります（{other}）",
        "どちらかの名前を変えてください",
    ),
    "same_slug": (
        "slug「{value}」のページがもう1つあります（{other}）",
        "どちらかの slug を変えてください",
    ),
    "copied_file": (
        "「{value}」のコピーです",
        "いらなければ消してください。使うなら「{value}」を消し、名前を「{value}」に変えます",
    ),
    "copied_name": (
        "名前が「{value}」のコピーのようです",
        "いらなければファイルを消し、使うときは、コピーと分からない名前に変えてください",
    ),
    "copied_template": (
        "「{value}」のコピーで、名前が「_」で始まるため、サイトに出ません",
        "出すときは、ファイルの名前を 2026-12-10-yoga.yaml のように変えてください",
    ),
    "file_name_not_id": (
        "ファイルの名前の「{value}」は、アドレスに使えません",
        "2026-12-10-yoga.yaml のように、日付と、英小文字・数字の短い名前に変えてください",
    ),
    "words_of_template": (
        "「{value}」は、見本の言葉のままです",
        "このワークショップの言葉に書きかえてください",
    ),
    "heic": (
        "iPhoneの写真の形式（HEIC）は、見られない人がいるため使えません",
        "写真アプリの「書き出す」か「名前を付けて保存」で、.jpg にして置いてください",
    ),
    "not_allowed_file": ("ここには置けない種類のファイルです", "使えるのは {expected} です"),
    # prose
    "raw_html": (
        "HTMLのタグ「{value}」は使えません",
        "タグを消して、Markdownの書き方にしてください",
    ),
    "block_in_line": (
        "「{value}」と同じ行に、ほかの言葉があります",
        "「{value}」だけの行にして、ほかの言葉は別の行に書いてください",
    ),
    "unknown_insert": (
        "「{{{{ {value} }}}}」という項目はデータにありません",
        "項目の名前を確かめてください{near}",
    ),
    "typed_contact": (
        "連絡先「{value}」が直接書かれています",
        "消して、かわりに {{{{ {path} }}}} と書いてください",
    ),
    "typed_contact_read": (
        "「{value}」を、連絡先の一覧にある {path} として読みました",
        "次からは {{{{ {path} }}}} と書いてください",
    ),
    "read_as": ("「{value}」を「{meaning}」と読みました", "このままでかまいません"),
    "no_role": (
        "「{value}」に、役わり（role）がないので、{role} として読みました",
        "role に consultation（話を聞く）・application（申込）・office（そのほか）を書いてください",
    ),
    "no_end": (
        "「{value}」に終わりの時刻（end）がありません",
        "決まっていれば end: 16:00 のように足してください",
    ),
    "no_updated": (
        "「{value}」に、変更した日（updated）がありません",
        "updated: 2026-12-01 のように足すと、登録した人のカレンダーにも早く届きます",
    ),
    "alt_empty": (
        "画像の説明がありません",
        "![ここに説明](…) のように、何が写っているかを書いてください",
    ),
    "spaced_word": (
        "「{value}」は、言葉の途中に空白があり、読み上げが切れます",
        "空白を消してください",
    ),
    "same_contact": (
        "「{value}」が2つの連絡先（{other}）に書かれています",
        "1つだけ残し、ほかではその名前を使ってください",
    ),
    "wrong_language": (
        "lang「{value}」と、置いてあるフォルダー「{folder}」が合いません",
        "lang をフォルダーの名前と同じにしてください",
    ),
    "notation_in_plain": (
        "「{value}」は、この項目では使えません",
        "ふつうの言葉で書くか、説明（description）に書いてください",
    ),
    "same_day_twice": (
        "同じ日が2回書かれているか、もとの日が重なっています",
        "1つの日は1回だけ書き、moved_from は日ごとに変えてください",
    ),
    "typed_in_data": (
        "連絡先「{value}」が、説明の言葉の中に書かれています",
        "消してください（番号は {path} にあり、そこから表示されます）",
    ),
    "avoided_word": (
        "「{value}」は、履歴や予定表に残ると困る言葉です",
        "題名とアドレスには、ほかの言葉を使ってください",
    ),
    "heading_in_summary": (
        "紹介（summary）に見出しは使えません",
        "# を消すか、説明（description）に書いてください",
    ),
    "reserved_id": (
        "「{value}」という名前は、ほかのページで使われています",
        "別の名前にしてください",
    ),
    "unknown_contact": (
        "「{value}」は連絡先の一覧にない番号・アドレスです",
        "正しければ content/data/service.yaml に足し、データの名前で書いてください{near}",
    ),
    "unknown_target": ("リンク先「{value}」がありません", "ファイルの名前を確かめてください{near}"),
    "image_elsewhere": (
        "ほかのサイトの画像「{value}」は使えません",
        "画像を images に置き、{{static}}/images/名前 と書いてください",
    ),
    "target_draft": (
        "リンク先「{value}」は下書き（status: draft）なので、まだ公開されません",
        "そのページの status の行を消して公開するか、このリンクを消してください",
    ),
    "link_open": (
        "リンクの「(」が閉じられていません",
        "行き先のあとに「)」を足してください",
    ),
    "reference_unread": (
        "「{value}」は、リンクや画像の行き先と読み取れません",
        "![説明](<{{static}}/images/名前>) か [言葉](<{{filename}}名前>) の形にしてください",
    ),
    "image_path": (
        "「{value}」では、画像がどこにあるか分かりません",
        "画像を images に置き、<{line}> と書いてください",
    ),
    "not_an_image": (
        "「{value}」は画像ではありません",
        "画像を images に置き、{{static}}/images/名前 と書いてください",
    ),
    "target_of_many": (
        "「{value}」には、ワークショップがいくつも書かれています",
        "「{value}#{expected}」のように、# のあとに名前（id）を書いてください",
    ),
    "target_not_always": (
        "「{value}」は、出す日が決まっている（publish_from・publish_until）ので、リンクできません",
        "リンクを消すか、そのワークショップの publish_from と publish_until の行を消してください",
    ),
    "bad_link": ("リンク先「{value}」は使えません", "https:// か {{filename}} で始めてください"),
    "heading_skipped": ("見出し「{value}」の段が飛んでいます", "# の数を1つずつ増やしてください"),
    "heading_too_big": (
        "大見出し（#）は題名に使われています",
        "本文の見出しは ## から始めてください",
    ),
    "heading_underlined": (
        "「{value}」のすぐ上の行が、見出しになります",
        (
            "見出しなら言葉の前に「## 」を付けて「{value}」を消し、"
            "線なら「{value}」の上を1行あけてください"
        ),
    ),
    "heading_tight": (
        "# のあとに半角の空白がないので、見出しになりません",
        "「## 見出し」のように、# のあとに半角の空白を1つ入れてください",
    ),
    "too_many_lines": (
        "行が多すぎます（{limit}行まで）",
        "ここから先を、別のページに分けてください",
    ),
    "too_many_marks": (
        "「*」「[」などの記号が多すぎます（{limit}個まで）",
        "ここから先を、別のページに分けてください",
    ),
    "strike_mark": (
        "「{value}」は、GitHub の見本では取り消し線になりますが、サイトには付きません",
        "取り消すなら、言葉ごと消してください。記号なら「〜」にしてください",
    ),
    "list_numbers": (
        "番号の順に並んでいないので、「{value}」がほかの番号に変わります",
        "番号を1つずつ増やすか、「{value}」のあとの「.」や「)」を「．」や「）」にしてください",
    ),
    "cell_lost": (
        "この行には、表の見出しの列（{expected}列）より多く書かれていて、はみ出たところが消えます",
        "列の数を合わせるか、「|」を「｜」にしてください",
    ),
    "table_broken": (
        "表になりません。この行と上の行で、列の数が合っていないようです",
        "見出しの行と、この「---」の行の、「|」で分けた列の数を同じにしてください",
    ),
    "definition_unused": (
        "「[ ]: 」で始まる行は、リンクの行き先と読まれて、ページに出ません",
        "文なら、[ ] を（ ）にしてください。行き先なら、[言葉][名前] と書いてリンクにしてください",
    ),
    "footnote": (
        "「[^ ]: 」で始まる注は、ページに出ません",
        "「※1」のように書いて、注の文は段落にしてください",
    ),
    "address_end": (
        "アドレス「{value}」のすぐあとに言葉が続いていて、どこまでがアドレスか分かりません",
        "アドレスのあとに、半角の空白を1つ入れてください",
    ),
    "address_read": (
        "「{value}」までを、アドレスとして読みました",
        "このままでかまいません（あとに空白を入れると、GitHub の見本でも同じになります）",
    ),
    "star_kept": (
        "「*」は、そのまま出ます（GitHub の見本では、消えて強調になります）",
        "「×」か全角の「＊」にすると、見本でもそのまま見えます",
    ),
    "address_without_scheme": (
        "「{value}」は、リンクになりません",
        "リンクにするときは、https:// から書いてください",
    ),
    "line_apart": (
        "この行は、すぐ上の箇条書き・表・引用の続きではないと読みました",
        "このままでかまいません。続きなら、行の始まりに空白を2つ入れてください",
    ),
    "indent_read": (
        "行の始まりの空白は、ページには出ません",
        "このままでかまいません",
    ),
    "strong_read": (
        "「**」で囲んだ言葉を、強調として読みました",
        "このままでかまいません（GitHub の見本では、「**」がそのまま見えます）",
    ),
    "stars_shown": (
        "「**」が強調にならず、そのまま出ます",
        "強調するときは、言葉のすぐ前とすぐあとに「**」を付けてください",
    ),
    "emphasis_mark": (
        "「{value}」で囲んだ言葉が強調され、「{value}」は出ません",
        "記号をそのまま出すときは、全角（＊・＿）にしてください",
    ),
    "code_mark": (
        "「{value}」で囲んだところは、プログラムの文字になり、「{value}」は出ません",
        "ふつうの言葉なら、「{value}」を消してください",
    ),
    "quote_read": (
        "「>」で始まる行は、引用になります",
        "引用でなければ、「>」を消してください",
    ),
    "backslash_gone": (
        "記号の前の「\\」（￥）は、ページに出ません",
        "そのまま出すときは、全角の「＼」か「￥」にしてください",
    ),
    "box_shown": (
        "「[ ]」は、そのまま出ます（GitHub の見本では、四角になります）",
        "四角を出すときは、「□」と書いてください",
    ),
    "tildes_shown": (
        "「{value}」の「~」は、そのまま出ます（GitHub の見本では、取り消し線になります）",
        "「〜」と書くと、見本でもそのまま見えます",
    ),
    "heading_empty": ("見出しの言葉がありません", "見出しの言葉を書くか、# を消してください"),
    "link_empty": ("リンクの言葉がありません", "[ ] の中に、行き先が分かる言葉を書いてください"),
    "link_here": (
        "リンクの言葉が「{value}」だけです",
        "「相談のページ」のように、行き先が分かる言葉にしてください",
    ),
    # publication
    "blocking_question": (
        "公開の前に決めることが、まだ決まっていません（{question}）",
        "決まったら内容を直し、question の行を消してください",
    ),
    "blocking_unconfirmed": (
        "公開の前に確かめることが、まだ一度も確かめられていません",
        "正しいと確かめて、confirmed をその日の日付にしてください",
    ),
    "pages_lost": (
        "ページが {before} から {after} に、5分の1より多く減ります（なくなるページ: {names}）",
        (
            "消えたファイルがないか見直してください（減らしてよいときは、"
            'make publish ARGS="--allow-shrink" のように動かします）'
        ),
    ),
    "events_lost": (
        "前にあった {before}件のワークショップが、1件もなくなります",
        (
            "消えたファイルがないか見直してください（減らしてよいときは、"
            'make publish ARGS="--allow-shrink" のように動かします）'
        ),
    ),
    "record_unreadable": (
        "前に作ったサイトの記録が読み取れないため、前とくらべられません",
        "このままでかまいません。「変わったこと」には、すべてを並べました",
    ),
    "live_none": (
        "公開中のサイトに、前に作ったときの記録（build.json）がありません",
        "はじめての公開なら、このままでかまいません",
    ),
    "live_unreachable": (
        "公開中のサイトの記録（build.json）が取りに行けないため、前とくらべられません",
        "サイトが開けるか確かめてください。この公開は、このままでかまいません",
    ),
    "live_spoilt": (
        "公開中のサイトの記録（build.json）が読み取れないため、前とくらべられません",
        "だれかが書きかえていないか、管理している人に確かめてもらってください",
    ),
    "live_text_unknown": (
        "前に公開したときの文章が取り出せません",
        "このままでかまいません。「変わったこと」には、すべてを並べました",
    ),
    "old_contact": (
        "もどそうとしたサイトの「{value}」は、いまのデータにありません（{count}か所）",
        (
            "いまの番号に直したページを、新しく公開してください。"
            "それでももどすときは、--allow-old を付けて動かします"
        ),
    ),
    "old_contacts_unread": (
        "いまのデータが読めないため、もどすサイトの番号が古くないか、確かめられません",
        "もどしたサイトの番号を、目で確かめてください",
    ),
    "old_build_stays": (
        "前のサイトの控えが消せません。新しいサイトは、できています",
        "ディスクがいっぱいになる前に、管理している人に、このフォルダーを消してもらってください",
    ),
    "private_character": (
        "読み上げられない文字（外字）があります",
        "その文字を普通の文字に置きかえてください",
    ),
    # YAML, as its parser complains
    "yaml_two_colons": (
        "1行に「: 」が2つあります",
        "「{line}」のように、言葉全体を引用符で囲んでください",
    ),
    "yaml_sign": (
        "「{value}」で始まる言葉は、そのままでは読み取れません",
        "「{line}」のように、言葉全体を引用符で囲んでください",
    ),
    "yaml_bad_sign": (
        "ここにある「{value}」が、読み取れません",
        '「{value}」を消すか、言葉の一部なら、言葉全体を " " で囲んでください',
    ),
    "yaml_tab": (
        "行の始まりにタブがあります",
        "タブを消して、「{line}」のように、字下げには半角の空白だけを使ってください",
    ),
    "yaml_cut": (
        "「{value}」は、メモとして読まれ、サイトに出ません",
        "出すときは「{line}」のように囲みます。メモのときは、# の前に空白2つ、後に1つを入れます",
    ),
    "yaml_cut_after": (
        "「{value}」は、メモとして読まれ、サイトに出ません",
        "出すときは、note などの行に書きます。メモのときは、# のあとに空白を1つ入れます",
    ),
    "yaml_cut_inside": (
        "「#」から後ろがメモとして読まれ、括弧が閉じられません",
        '「#」のある言葉を " " で囲んでください',
    ),
    "yaml_cut_above": (
        "前の行の「{value}」がメモとして読まれ、この行につながりません",
        "前の行を「{line}」のようにし、この行は消すか、その中に入れてください",
    ),
    "half_above": (
        "前の行の「{value}」に「#」が残っています",
        "前の行を「{line}」にしてください。使わないときは、この行の始まりに「#」を付けます",
    ),
    "half_above_all": (
        "上の「{value}」から、「#」が残っています",
        (
            "「{value}」の行から、行の始まりの「# 」を取ってください。"
            "使わないときは、この行の始まりに「#」を付けます"
        ),
    ),
    "half_inside": (
        "「|」の中身の行に、「#」が残っています",
        "「{line}」のように「#」を取ってください。使わないときは、この行を消します",
    ),
    "half_below": (
        "「{value}」の中身の行に「#」が残っています",
        "次の行から「{line}」のように「# 」を取ってください。使わないときは、この行を消します",
    ),
    "space_left": (
        "行の始まりに、いらない空白があります",
        "「{line}」のように、行の始まりの空白を減らしてください",
    ),
    "space_short": (
        "行の始まりの空白が、たりません",
        "「{line}」のように、行の始まりを、同じ並びの行とそろえてください",
    ),
    "block_left": (
        "「|」の中身の行に、字下げがありません",
        "「{line}」のように、行の始まりに半角の空白を入れてください",
    ),
    "yaml_open_quote": (
        "ここから始まる引用符（\" か '）が閉じられていません",
        "言葉の終わりに同じ引用符を足してください",
    ),
    "yaml_no_colon": (
        "「名前: 内容」の形になっていません",
        (
            "名前のあとに半角の「: 」（コロンと空白）を入れるか、"
            "前の行の続きなら、前の行より2つ多い半角の空白で始めてください"
        ),
    ),
    "yaml_indent": (
        "字下げがそろっていません",
        "同じ並びの行は、行の始まりをそろえてください",
    ),
    "yaml_open_bracket": (
        "括弧が閉じられていません",
        "「[ ]」や「{{ }}」の閉じ忘れを見直してください",
    ),
    "yaml_indent_or_quote": (
        "字下げか引用符がそろっていません",
        "この行と前の行の始まりと記号を見直してください",
    ),
    # the built pages and files, as the inspection finds them
    "page_contact_unknown": (
        "「{value}」は連絡先の一覧にありません",
        "正しければ content/data に足し、まちがいなら消してください{near}",
    ),
    "page_dials_unknown": (
        "かける先「{value}」は一覧にない番号です",
        "データの番号を見直してください",
    ),
    "page_dials_other": (
        "見えている番号と、かける先が違います（{value}）",
        "同じ連絡先を使ってください",
    ),
    "page_link_empty": ("リンク先が空です: {value}", "リンクを見直してください"),
    "page_link_scheme": ("使えない種類のアドレスです: {value}", "リンクを見直してください"),
    "page_link_missing": ("リンク先がありません: {value}", "リンクを見直してください"),
    "page_anchor_missing": ("リンク先の見出しがありません: {value}", "リンクを見直してください"),
    "page_policy_missing": (
        "読み込みの決まり（CSP）が先頭にありません",
        "直せないときは、このまま担当の人に見せてください",
    ),
    "page_policy_loose": (
        "読み込みの決まり（CSP）がゆるめられています",
        "直せないときは、このまま担当の人に見せてください",
    ),
    "page_referrer": (
        "リンク先に閲覧元を知らせない設定（referrer）がありません",
        "直せないときは、このまま担当の人に見せてください",
    ),
    "page_inline_foreign": (
        "私たちのものではない {value} があります",
        "直せないときは、このまま担当の人に見せてください",
    ),
    "file_kind": ("公開できない種類のファイルです", "content/ から取りのぞいてください"),
    "page_element": (
        "使えない要素です: {value}",
        "直せないときは、このまま担当の人に見せてください",
    ),
    "page_loads_elsewhere": (
        "ほかのサイトから読み込んでいます: {value}",
        "直せないときは、このまま担当の人に見せてください",
    ),
    "page_attribute": (
        "使えない属性です: {value}",
        "直せないときは、このまま担当の人に見せてください",
    ),
    "page_address": (
        "使えないアドレスです: {value}",
        "直せないときは、このまま担当の人に見せてください",
    ),
    "page_link_referrer": (
        "外へのリンクに rel=noreferrer がありません: {value}",
        "直せないときは、このまま担当の人に見せてください",
    ),
    "page_comment": (
        "公開しないメモ（コメント）が残っています",
        "直せないときは、このまま担当の人に見せてください",
    ),
    "page_malformed": (
        "ページの組み立てがくずれています: {value}",
        "直せないときは、このまま担当の人に見せてください",
    ),
    "page_language": ("ページの言語（lang）がありません", "テーマを見直してください"),
    "page_title_missing": ("ページの題名がありません", "title を書いてください"),
    "page_main": ("本文（main）が1つではありません", "テーマを見直してください"),
    "page_id_twice": (
        "同じ目印（id）「{value}」が2つ以上あります",
        "見出しの言葉を変えてください",
    ),
    "page_heading_empty": (
        "言葉のない見出しがあります",
        "見出しの言葉を書くか、# を消してください",
    ),
    "page_heading_skipped": (
        "見出し「{value}」の段が飛んでいます",
        "# の数を1つずつ増やしてください",
    ),
    "page_heading_twice": (
        "大見出しが2つあります（「{value}」）",
        "本文の見出しは ## から始めてください",
    ),
    "page_alt": ("説明（alt）のない画像があります", "画像の説明を書いてください"),
    "page_link_wordless": ("言葉のないリンクがあります", "リンクの言葉を書いてください"),
    "page_link_here": (
        "リンクの言葉が「{value}」だけです",
        "行き先が分かる言葉にしてください",
    ),
    "page_leak": (
        "公開しないはずの「{value}」が出ています",
        "下書きとメモは、ほかのページに写さないでください",
    ),
    "name_tells": (
        "題名かアドレスの「{value}」は、履歴や予定表に残ると困る言葉です",
        "ほかの言葉を使ってください",
    ),
    "page_heavy": (
        "ページが重すぎます（{size} KB、{limit} KBまで）",
        "このままでも公開されます。はやく開くようにするには、内容を2つのページに分けてください",
    ),
    "image_heavy": (
        "画像が重すぎます（{size} KB、{limit} KBまで）",
        "このままでも公開されます。はやく開くようにするには、画像を小さくしてください",
    ),
    "drawing_moves": (
        "図の中に、見えないメモか、動くしくみがあります",
        "画像を保存し直し、記録（位置情報など）を消してください",
    ),
    "image_unreadable": (
        "画像として読めません",
        "画像を保存し直し、記録（位置情報など）を消してください",
    ),
    "image_tells": (
        "画像に、場所や機種などの記録が残っています",
        "画像を保存し直し、記録（位置情報など）を消してください",
    ),
    # an answer to `make new`
    "answer_missing": ("何も書かれていません", "言葉を書いて、Enterを押してください"),
    # preview
    "machine": ("このコンピューターでは作れませんでした", "{value}"),
}

# What the machine, not the content, is the reason of; without a place in a file.
MACHINE: dict[str, str] = {
    "locked": (
        "ほかの画面か、ほかの人が、いま同じサイトを作っています。"
        "1分ほど待って、もう一度動かしてください"
    ),
    "output_is_file": (
        "{path} という名前のファイルがあります。"
        "サイトを置く場所なので、そのファイルを移すか、--output で別の名前を指定してください"
    ),
    "output_holds_content": (
        "サイトを置く場所（{path}）と、もとの文章の場所が重なっています。"
        "--output で、重ならない場所を指定してください"
    ),
    "no_exchange": (
        "いまの {path} はふつうのフォルダーで、このディスクでは一度に入れかえられません。"
        "フォルダーの名前を変えてから、もう一度動かしてください"
    ),
    "moment_earlier": (
        "前の公開は {last} なのに、いまは {now} ということになっています。"
        "このパソコンの時計を合わせてください。"
        "わざと前の時刻で作るときは、--now でその時刻を書きます"
    ),
    "nothing_before": "もどせる前のサイトが残っていません。サイトはいまのままです",
    "disk_full": ("ディスクの空きがたりません。いらないファイルを消して、もう一度動かしてください"),
    "not_writable": (
        "{path} を読み書きすることが許されていないか、書きこめません。"
        "その場所に書きこめる人が動かすか、管理している人にたずねてください"
    ),
    "read_only": (
        "{path} のあるディスクには、いま書きこめません（読むだけになっています）。"
        "ディスクのつなぎかたを確かめるか、--output で別の場所を指定してください"
    ),
    "no_lock": (
        "{path} のあるディスクでは、2人が同時に作らないための鍵（ロック）がかけられません。"
        "--output で、このパソコンの中のディスクを指定するか、管理している人にたずねてください"
    ),
    "is_link": (
        "{path} が、別の場所を指すリンクになっているので、使いません。"
        "だれが置いたかを管理している人に確かめ、リンクを消してから、もう一度動かしてください"
    ),
    "not_there": (
        "{path} がありません。名前と、動かしている場所を確かめて、もう一度動かしてください"
    ),
    "folder_or_file": (
        "{path} が、ファイルのはずなのにフォルダーか、その逆です。"
        "ほかの場所に移してから、もう一度動かしてください"
    ),
    "name_too_long": "{path} は、名前が長すぎます。短い名前にして、もう一度動かしてください",
    "too_many_open": (
        "一度に開けるファイルの数をこえました。ほかのプログラムを終わらせて、"
        "もう一度動かしてください。くり返すときは、管理している人にたずねてください"
    ),
    "memory_full": ("メモリーがたりません。ほかのプログラムを終わらせて、もう一度動かしてください"),
    "disk_fails": (
        "ディスクがうまく読み書きできません（{path}）。こわれかけているか、"
        "つながっていないことがあります。すぐに、管理している人に知らせてください"
    ),
    "not_read_or_written": (
        "ファイルを読み書きできません（{error}）。もう一度動かしても同じときは、"
        "この文を添えて、管理している人にたずねてください"
    ),
    "no_weasyprint": "印刷に使う WeasyPrint がありません（{value}）。make print で入ります",
    "strings_unreadable": "テーマの言葉が読めません: {value}",
    "pelican_complained": "{value}",
    "builder_killed": (
        "サイトを作っている途中で止まりました（メモリーがたりないときにも起きます）。"
        "もう一度保存すると、作り直します"
    ),
    "unexpected": (
        "思いがけないまちがいで止まりました（{error}）。サイトはもとのままです。"
        "もう一度動かしても同じときは、画面に出た文をすべて、管理している人に送ってください"
    ),
}

# What the commands say and ask, and the bar on top of the preview.
COMMANDS: dict[str, str] = {
    # the command and its options
    "about": "サイトを作り、確かめます。",
    "about_build": "確かめて、サイトを作る",
    "about_check": "確かめるだけで、作らない",
    "about_preview": "作って見せ、保存のたびに作り直す",
    "about_rollback": "1つ前のサイトにもどす",
    "about_print": "予定表・チラシ・カードを、印刷用のPDFにする",
    "about_new": "ワークショップのファイルを、質問に答えて作る",
    "option_now": "この時刻として作る",
    "option_allow_shrink": "ページが大きく減っても、そのまま作る",
    "option_published": "前回の公開として、このアドレスかフォルダーのサイトとくらべる",
    "option_check": "このフォルダーのサイトの番号が古くないか確かめるだけで、もどさない",
    "option_allow_old": "いまのデータにない番号があっても、もどす",
    "no_moment": "時刻として読めません。2026-12-01T10:30 のように書いてください",
    "no_epoch": "SOURCE_DATE_EPOCH が時刻（1970年からの秒数）として読めません",
    # how a command ends
    "notice": "お知らせ: ",
    "refused": "公開しませんでした。直すところが {count} か所あります。",
    "refused_rollback": "もどしませんでした。いまのデータにない連絡先が {count}件あります。",
    "failed": "できませんでした: {reason}",
    "stopped": "やめました。",
    # check
    "no_faults": "まちがいはありません（ページ {pages}・ワークショップ {events}）。",
    "questions": "■ まだ決まっていないこと（{count}件）",
    "unsure_days": "■ 休みか開くか、まだ書かれていない日（{count}日）",
    "unsure_remedy": "休みなら closures の days に、開くなら openings に書いてください。"
    "書くまで、サイトには「確認中」と出ます。",
    "open_start": "始まりの時刻が、まだ決まっていません。決まったら start に書いてください。",
    "open_id_domain": (
        "カレンダーの予定を見分ける名前を決めて、id_domain に書いてください。"
        "公開したあとは変えません。もう公開しているときは、"
        "いまのサイトのアドレスの名前（example.jp の形）を書きます。"
    ),
    "open_licence": (
        "ダウンロードできるデータを、どのライセンス（利用の条件）で出すかを決めて、"
        "licence に書いてください（{choices}）。決まるまで、サイトには何も書きません。"
    ),
    "unconfirmed": "■ {days}日以上、確かめていないこと（{count}件）",
    "unstamped": (
        "■ いつ直したか分からないワークショップ（{count}件）。直した日を updated に書いてください。"
        "Gitの記録があれば、書かなくても分かります（checkout では fetch-depth: 0 にします）。"
    ),
    "confirmed_last": "最後は {day}",
    "confirmed_never": "まだ一度も確かめていません",
    "blocking": "【これが済むまで公開できません】",
    # build and rollback
    "built": "できました: {pages}ページ、{files}ファイル（{seconds:.1f}秒）",
    "built_events": "ワークショップ: {count}件",
    "open_file": "開くファイル: {file}",
    "open_report": "変わったこと: {file}",
    "rolled_back": "1つ前のサイト（{made} に作ったもの）にもどしました。",
    "contacts_hold": "{folder} のサイトの連絡先を、いまのデータとくらべました。",
    "rolled_back_unknown": "1つ前のサイトにもどしました。",
    "rolled_back_content": "もとの文章は変えていません。直してから、もう一度作ってください。",
    # preview
    "preview_address": "見るアドレス: {address}（Ctrl-C で終わります）",
    "preview_ended": "終わりました。",
    "bar_today": "プレビュー",
    "bar_day": "{day.year}年{day.month}月{day.day}日のサイト",
    "bar_choose": "見る日",
    "bar_go": "この日を見る",
    "bar_back": "きょうにもどる",
    "bar_faults": "直すところが {count} か所あります。",
    "bar_below": "下の画面は、その前のままです。",
    "bar_place": "の{line}行目（{column}文字目）",
    "bar_bad_day": "日付は 2027-01-01 のように書いてください。",
    "bar_never_built": "まだ一度も作れていません。",
    "bar_building": "作っています。できたら、ひとりでに変わります。",
    # new
    "new_begins": (
        "新しいワークショップのファイルを作ります。［ ］の中でよければ、Enterだけ押します。"
        "［ ］の中をなしにするときは、- を打ちます。"
    ),
    "new_can_stop": "やめるときは、Ctrl-C を押します。答えは残り、次に続きから始められます。",
    "new_kept": "前回の答え（{title} {day}）が残っています。",
    "new_resume": "前回の続きから始めますか",
    "new_optional": "ここからは、決まっていなければ Enter だけ押します。",
    "new_change": "答えを直しますか（直さない答えは、Enterだけ押します）",
    "answer_read": "「{value}」を「{meaning}」と読みました",
    "apply_ways": "次の名前か、不要・窓口で答えます（いくつもあるときは、コンマで並べます）。",
    "ask_title": "名前（たとえば、お茶の時間）",
    "ask_date": "日付（12月10日、12/10 など）",
    "ask_start": "始まりの時刻",
    "ask_end": "終わりの時刻",
    "ask_summary": "どんなことをするか（1、2文）",
    "ask_capacity": "定員（8、各回15組 など）",
    "ask_apply": "申込先",
    "ask_deadline": "申込の締切（2026-12-08、2日前 など）",
    "ask_bring": "持ちもの",
    "ask_id": "アドレスに使う英語の短い名前（たとえば、yoga）",
    "ask_write": "この内容で作りますか",
    "ask_day_again": "この日でよいですか",
    "ask_offer": "［{usual}］",
    "yes": "はい",
    "no": "いいえ",
    "yes_or_no": "「はい」か「いいえ」で答えてください",
    "day_chosen": "{day.month}月{day.day}日（{weekday}）です",
    "day_past": "もう過ぎた日です",
    "day_closed": "休みの日です（{reason}）",
    "day_weekday": "サロンが休みの曜日です",
    "new_written": "できました: {file}",
    "new_see": "画面で見るには: make preview",
    "new_not_written": (
        "ファイルは作っていません。答えは取ってあります。"
        "続けるときは、もう一度 make new を動かします。"
    ),
    "seen": "サイトの、ここに出ます:",
    "seen_page": "このワークショップのページ: /workshops/{id}/",
    "seen_list": "これからの一覧: /workshops/",
    "seen_month": "月のカレンダー: /workshops/{day:%Y-%m}/",
    "seen_elsewhere": "はじめの画面と、カレンダーの配信にも出ます（近い順）",
}


def sentence(fault: Fault) -> Sentence:
    """Return a fault in words; KeyError where no sentence has been written for its code."""
    message, remedy = SENTENCES[fault.code]
    values = {"near": "", "title": ""} | dict(fault.values)
    if values["near"]:
        values["near"] = f"（もしかして: {values['near']}）"
    shown_by = f"（{fault.output}）" if fault.output else ""
    return Sentence(message.format(**values) + shown_by, remedy.format(**values))


def line(fault: Fault) -> str:
    """Return a fault in one line: place, what is wrong, what to do."""
    message, remedy = sentence(fault)
    mark = COMMANDS["notice"] if fault.severity == "notice" else ""
    return f"{fault.position}: {mark}{message} → {remedy}"


# Why the system refuses (errno.h), and the sentence for it.
REASONS = {
    "disk_full": ("ENOSPC", "EDQUOT", "EFBIG"),
    "not_writable": ("EACCES", "EPERM"),
    "read_only": ("EROFS",),
    "no_lock": ("ENOLCK", "ENOSYS", "EOPNOTSUPP"),
    "is_link": ("ELOOP",),
    "not_there": ("ENOENT",),
    "folder_or_file": ("ENOTDIR", "EISDIR", "EEXIST"),
    "name_too_long": ("ENAMETOOLONG",),
    "too_many_open": ("EMFILE", "ENFILE"),
    "memory_full": ("ENOMEM", "EAGAIN"),
    "disk_fails": ("EIO", "ENXIO", "ENODEV", "ESTALE", "ENOTCONN", "ETIMEDOUT"),
}
SENTENCE_OF = {
    getattr(errno, name): sentence
    for sentence, names in REASONS.items()
    for name in names
    if hasattr(errno, name)
}


def machine_sentence(error: Exception) -> str:
    """Return in words why the machine, or a mistake in this program, stopped the work."""
    match error:
        case MachineFailed():
            return MACHINE[error.code].format(**dict(error.values))
        case MemoryError():
            return MACHINE["memory_full"]
        case OSError(errno=number) if number in SENTENCE_OF:
            path = error.filename2 or error.filename or "ディスク"
            return MACHINE[SENTENCE_OF[number]].format(path=path)
        case OSError():
            return MACHINE["not_read_or_written"].format(error=error)
    return MACHINE["unexpected"].format(error=f"{type(error).__name__}: {error}")


def say(name: str, **values: object) -> str:
    """Return a sentence of the commands; KeyError where it has none of that name."""
    return COMMANDS[name].format(**values)
