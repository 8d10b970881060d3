"""The engine's sentences in the words of a form, by their codes: those that speak of a file.

All others are the engine's own, as they stand.
"""

from yorisoi.faults import Fault
from yorisoi.messages import SENTENCES, Sentence, sentence

# What is wrong and what to do, each with the values of the engine's; an empty one is the engine's.
IN_FORM: dict[str, tuple[str, str]] = {
    # days and times
    "not_a_time": ("", "10:00 のように、時刻だけを書いてください"),
    "not_a_clock": ("", "10:00 のように書いてください"),
    "two_times": ("", "始まりと終わりを、2つの欄に分けて書いてください"),
    "two_days": ("", "最初の日だけを書いてください。つづくときの最後の日は「最後の日」に書きます"),
    "several_days": ("", "1日ずつ分けて、「何日かあるとき」に書いてください"),
    "day_and_time": ("", "日だけを書いてください。時刻は「始まり」に書きます"),
    "rule_as_day": (
        "",
        "最初の日を 2026-12-10 のように書いてください。くり返しは「毎週・毎月あるとき」に書きます",
    ),
    "one_of_date": (
        "日付が書かれていないか、2つの欄の両方に書かれています",
        "1日だけなら「日付」に、何日かあるなら「何日かあるとき」に書いてください",
    ),
    "same_day_twice": ("", "1つの日は1回だけ書き、「もとの日」は日ごとに変えてください"),
    "no_start": (
        "始まりの時刻がありません",
        "10:00 のように書いてください。まだ決まらないときは、未定 と書きます",
    ),
    "no_end": (
        "「{value}」に終わりの時刻がありません",
        "決まっていれば、「終わり」に書いてください",
    ),
    "event_end_before_start": (
        "",
        "時刻を見直してください。次の日に終わるときは、翌6:00 のように書きます",
    ),
    "until_without_date": (
        "最後の日は、日付が1日だけのときに使えます",
        "何日かあるときや、くり返すときは、その中に最後の日を書いてください",
    ),
    "until_not_after_date": (
        "最後の日が、始まりの日と同じか、それより前です",
        "日付を見直してください。1日だけなら、「最後の日」を空けます",
    ),
    "closed_without_until": (
        "その間の休みは、最後の日があるときだけ使えます",
        "「最後の日」を書くか、「その間の休み」を空けてください",
    ),
    "moved_to_same_day": (
        "もとの日が、新しい日と同じです",
        (
            "新しい日を「日付」に書いてください。まだ決まらないときは、状態を「延期」にして、"
            "「もとの日」を空けます"
        ),
    ),
    "on_closing_day": (
        "",
        "日付を見直してください。休みの日に開くときは、「休館の日と重なったら」で選びます",
    ),
    "sessions_and_start": (
        "回があるのに、始まりか終わりも書かれています",
        "「始まり」と「終わり」を空けて、回ごとに書いてください",
    ),
    "sessions_overlap": ("", "時刻を見直してください。同時に開くときは、このままでかまいません"),
    # repeats
    "not_every": (
        "",
        (
            "毎週・隔週・毎月のどれかにしてください。"
            "ほかのくり返しは、「何日かあるとき」に日付を並べます"
        ),
    ),
    "every_second_week": (
        "",
        (
            "第1・第3水 のように書くか、日付を1日ずつ並べてください。"
            "催しなら、「くり返し」で隔週にできます"
        ),
    ),
    "repeat_without_first_day": (
        "くり返しの最初の日がないか、くり返しの最後の日より後です",
        "最初の日を「日付」に書き、最後の日をそれより後の日にしてください",
    ),
    "repeat_on_other_weekday": (
        "くり返しの最初の日が、くり返す曜日の日ではありません",
        "「日付」をその曜日の最初の日にするか、「くり返す曜日」を見直してください",
    ),
    "repeat_too_long": (
        "くり返しが長すぎます（最初の日から3年まで）",
        "くり返しの最後の日の年を見直すか、3年より先は、そのときに書き足してください",
    ),
    "repeat_of_every_day": (
        "",
        (
            "展示のようにつづく催しは、くり返しのかわりに「最後の日」を書きます。"
            "休みの日は「その間の休み」に書きます"
        ),
    ),
    # applications
    "not_a_deadline": (
        "",
        (
            "2026-12-08、2026-12-08 17:00、各回2日前、前日 17:00 のように書いてください。"
            "ほかの言葉は「ひとこと」に書けます"
        ),
    ),
    "deadline_after_day": ("", "{day} か、それより前の日にしてください"),
    "opens_after_day": ("", "{day} より前の日にするか、空けてください"),
    "deadline_before_opening": ("", "「申込の始まり」か「申込の締切」を見直してください"),
    "deadline_of_series": (
        "",
        "各回なら 各回2日前、全部の日の締切なら 全回 {value} と書いてください",
    ),
    "unknown_apply": ("", "一覧から選んでください"),
    "apply_of_other": ("", "ほかの団体の申込先なら、その名前も書いてください"),
    "other_contact_is_ours": ("", "番号を消して、一覧から選んでください"),
    "apply_without_address": ("", "ほかの申込先も選んでください"),
    # places
    "not_a_place": ("", "一覧から選ぶか、「ほかの会場の名前」とその住所を書いてください"),
    "place_by_name": ("", "一覧から選んでください"),
    "place_and_online": (
        "",
        "ここには会場だけを書いてください。オンラインのことは「オンライン参加」に書きます",
    ),
    # what only the words say
    "state_in_title": ("", "名前から「{value}」を消して、状態を「{status}」にしてください"),
    "state_in_words": (
        "",
        "状態を「{status}」にしてください。この催しのことでなければ、このままでかまいません",
    ),
    "closed_in_words": (
        "",
        "締切の日を「申込の締切」に書いてください。この催しのことでなければ、このままでかまいません",
    ),
    "fee_in_words": (
        "「{value}」とありますが、料金が書かれていないので、「無料」と出ます",
        "「料金」に書いてください。だれも払わないなら、このままでかまいません",
    ),
    "online_in_words": (
        "",
        "「場所」でオンラインを選ぶか、会場でも参加できるなら「オンライン参加」に書いてください",
    ),
    "place_in_words": (
        "",
        "ほかの会場なら、「場所」に書いてください。場所が「{place}」なら、このままでかまいません",
    ),
    "deadline_in_words": (
        "「{value}」とありますが、締切がないので、始まるまで受けつけると出ます",
        "「申込の締切」に書いてください",
    ),
    "day_in_words": ("", "「日付」か、この言葉の、まちがっているほうを直してください"),
    "time_in_words": ("", "「始まり」か、この言葉の、まちがっているほうを直してください"),
    "no_application_in_words": (
        "「{value}」とありますが、申込先が書かれていません",
        "申し込みがいらないときは、「申込先」を「不要」にすると、申し込みの電話が出なくなります",
    ),
    # the rest of a workshop
    "not_a_status": (
        "",
        "予定どおり・満席・中止・延期のどれかにしてください。ほかの言葉は「ひとこと」に書けます",
    ),
    "alt_missing": (
        "写真の説明がありません",
        "写真に何が写っているかを「写真の説明」に書いてください",
    ),
    "alias_in_use": ("", "「前のアドレスの名前」から「{value}」を消してください"),
    "no_updated": ("", "「直した日」に書くと、登録した人のカレンダーにも早く届きます"),
    "apply_none_and_more": ("申込先に「不要」と、ほかの申込先が並んでいます", ""),
    "heading_in_summary": (
        "紹介に見出しは使えません",
        "# を消すか、「くわしい説明」に書いてください",
    ),
    "notation_in_plain": ("", "ふつうの言葉で書くか、「くわしい説明」に書いてください"),
    "unknown_contact": (
        "",
        (
            "正しければ、「休みとお知らせ」の連絡先に足してください{near}。"
            "ほかの団体の申込先なら、消して、「申込先」に書きます"
        ),
    ),
    "target_draft": (
        "リンク先「{value}」は下書きなので、まだ公開されません",
        "そのページを公開するか、このリンクを消してください",
    ),
    "target_not_always": (
        "「{value}」は、出す日が決まっているので、リンクできません",
        "リンクを消すか、そのワークショップの出す日を空けてください",
    ),
    # facts of the service
    "not_a_telephone": (
        "",
        "0312-34-5678 のように、0から始まる10桁か11桁を「-」で区切って書いてください",
    ),
    "telephone_or_url": ("", "電話番号かアドレスの、どちらか1つを書いてください"),
    "no_address": ("", "番号かアドレスを書いてください"),
    "hours_backwards": (
        "",
        "時刻を見直してください。夜をこえるときは、「終わりは次の日」に印をつけます",
    ),
    "hours_missing": (
        "曜日・始まり・終わりのどれかがありません",
        "曜日、始まり、終わりの3つを書いてください",
    ),
    "hours_overlap": ("", "1つの曜日は、1つの時間だけに書いてください"),
    "last_entry_outside": ("", "受付の終わりを見直してください"),
    "both_times": (
        "始まりと終わりの、片方だけが書かれています",
        "両方書くか、いつもの時間でよければ、両方空けてください",
    ),
    "season_in_days": (
        "",
        "曜日だけを書いてください。年末年始のような毎年の休みは、「休みとお知らせ」に入れます",
    ),
    "never_closed": ("", "休みがないときは、空けておいてください"),
    "date_in_days": ("", "日付ではなく、曜日の決まりを書いてください"),
    "yearly_in_days": ("", "毎年の日は、毎年の欄に書いてください"),
    "closure_when": ("", "毎月の曜日か、毎年の日の、どちらか1つを書いてください"),
    "opening_when": ("", "毎年の日を書いてください"),
    "opening_without_times": ("", "何時から何時まで開くかを書いてください"),
    "notice_needs_day": ("", "お知らせは、その日の休みに書いてください"),
    "notice_without_closure": ("", "休みの日を入れて、この文をそこのお知らせに移してください"),
    "no_policy": ("", "決まったことを書いてください"),
    "no_answer": ("", "答えを書いてください"),
}
CATALOGUE = SENTENCES | {
    code: (said or SENTENCES[code][0], mend or SENTENCES[code][1])
    for code, (said, mend) in IN_FORM.items()
}


def in_form(fault: Fault) -> Sentence:
    """Return a fault in words for who fills in a form."""
    return sentence(fault, CATALOGUE)


def words_of(fault: Fault) -> str:
    """Return a fault in one line, to stand beside its field."""
    if fault.code == "missing":
        return f"「{dict(fault.values)['title']}」を書いてください"
    return " → ".join(in_form(fault))
