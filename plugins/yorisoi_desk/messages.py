"""The desk's own sentences: what was done, and what can be done about it.

What is wrong with content is said by the engine (`yorisoi.messages`), here as everywhere.
"""

SENTENCES: dict[str, str] = {
    # what a commit says, for the list of changes
    "commit_new": "ワークショップ「{title}」を作りました",
    "commit_edit": "ワークショップ「{title}」を直しました",
    "commit_full": "ワークショップ「{title}」を満席にしました",
    "commit_cancelled": "ワークショップ「{title}」を中止にしました",
    "commit_postponed": "ワークショップ「{title}」を延期にしました",
    "commit_scheduled": "ワークショップ「{title}」を予定どおりに戻しました",
    "commit_closure": "休みの日「{reason}」を入れました",
    "commit_opening": "臨時に開く日「{reason}」を入れました",
    "commit_notice": "急ぎのお知らせを出しました",
    "commit_notice_end": "急ぎのお知らせを消しました",
    "commit_confirmed": "「{label}」を確かめました（{how}）",
    "commit_workbook": "Excelから、下書きを{count}件入れました",
    "commit_merge": "ほかの場所で直された内容を、合わせました",
    "commit_taken_back": "取り消しました：{message}",
    "commit_changed": "「{what}」を直しました（提案 {by}、確認 {who}）",
    "commit_added": "「{what}」を足しました（提案 {by}、確認 {who}）",
    "commit_removed": "「{what}」を消しました（提案 {by}、確認 {who}）",
    "commit_undone": "取り消しました：{what}（提案 {by}、確認 {who}）",
    "commit_special_end": "休みの日・臨時に開く日を取り消しました",
    # facts
    "ways_to_confirm": "電話した／公式ページ／その場所で見た／担当の人に聞いた",
    "fact_unchanged": "どこも変わっていません",
    "fact_changed_meanwhile": "その間に、ほかの人が内容を直しました。"
    "まだしまっていません。よければ、もう一度押してください",
    "fact_clash": "書いている間に、ほかの人がここを直しました。"
    "下の表でくらべて、よければもう一度押してください",
    "fact_gone": "そのあとで、同じところが直されたか、消されました。もう一度、提案してください",
    "stays_used": "「{what}」は、次のところに出てくるので、まだ消せません",
    "stays_in_files": "。リンクのないものは、サイトを見ている人に直してもらってください",
    "stays_places": "いちばん上の場所は、ワークショップのいつもの会場です。"
    "消すかわりに、中を直してください",
    "stays_hours": "いちばん上の時間は、来てもらう場所の時間です。消すかわりに、中を直してください",
    "stays_last": "1つは要ります。消すかわりに、中を直してください",
    "stays_listening": "相談の連絡先が、1つもなくなります。先に、ほかの連絡先を足してください",
    "stays_applying": "ワークショップの申込先が、1つもなくなります。"
    "先に、ほかの連絡先を足してください",
    "undone_faults": "取り消すと、公開できない形になります：{faults}",
    "undo_gone": "そのあとで同じところが直されたので、いまは、もう取り消せません。"
    "いまの内容を開いて、直してください",
    # passphrases: by the codes of Django's validators
    "password_too_short": "短すぎます。12文字以上にしてください",
    "password_too_similar": "名前と似ています。ほかの言葉にしてください",
    "password_too_common": "よく使われていて、人に知られやすい言葉です。ほかの言葉にしてください",
    "password_entirely_numeric": "数字だけでは、人に知られやすくなります。言葉を並べてください",
    # saving
    "saved": "保存しました",
    "saved_not_sent": "保存しました。いまは外とつながらないため、つぎの保存のときに送ります",
    "clash": "ほかの人が、先にこの内容を直しました。両方を見くらべて、残すほうを選んでください",
    "thrown_away": "ほかの人が、先にこれを捨てました。あなたが書いたものは、下に残っています",
    "busy": "ほかの人が保存しているところです。少し待ってから、もう一度お試しください",
    "unsaved": "{name} に、まだ記録されていない直しがあります。中身はそのまま残っています",
    # workbooks and lists
    "sheet_too_large": "ファイルが大きすぎます（{limit} MBまで）。写真などを除いてください",
    "sheet_old": "古い形式（.xls）か、パスワードのついたファイルです。"
    "Excelで開き、パスワードなしの「Excel ブック（.xlsx）」で保存し直してください",
    "sheet_other": "Excelのブック（.xlsx）ではありません。"
    "Excelで開き、「Excel ブック（.xlsx）」で保存し直してください",
    "sheet_broken": "ファイルがこわれていて、開けません。Excelで開き、保存し直してください",
    "sheet_bomb": "開くと大きくなりすぎるファイルです。要る行だけを、新しいブックに写してください",
    "sheet_cells": "表が大きすぎます（{limit}マスまで）。要る行だけを、新しいブックに写します",
    "sheet_rows": "行が多すぎます（{limit}行まで）。いくつかのファイルに分けてください",
    "sheet_no_headings": "見出しの行が見つかりません。"
    "「日付」「始まり」「名前」のように、列の名前を1行に書いてください",
    "csv_not_text": "表として読めないファイルです。"
    "Excelで開けるものなら、「Excel ブック（.xlsx）」で保存し直してください",
    "sheet_open": "LibreOfficeやGoogleの表の形（.ods）です。"
    "表のソフトで「Excel（.xlsx）」を選んで、保存し直してください",
    "cell_missing": "{title}がありません",
    "cell_formula": "計算式の答えが、ファイルに入っていません",
    "cell_save": "Excelで開いて保存し直すか、答えをそのまま書いてください",
    "cell_error": "計算式がエラーになっています",
    "cell_error_mend": "答えを、そのまま書いてください",
    "cell_struck": "取り消し線が引かれています",
    "cell_struck_mend": "中止なら、線を消して、状態の列に 中止 と書きます。"
    "要らない言葉や行は、消します",
    "cell_state_in_title": "名前に、満席・中止・延期の言葉があります",
    "cell_state_mend": "「状態」の列を作って、予定どおり・満席・中止・延期のどれかを書いてください",
    "cell_rest": "「{value}」の意味が読めません",
    "cell_rest_mend": "このマスには日付だけを書き、時刻やほかのことは、別の列に書いてください",
    "cell_two_ends": "始まりの列には、終わりが「{value}」とあります",
    "cell_two_ends_mend": "どちらかに合わせてください",
    "cell_early": "「{value}」は、午前なら早すぎます",
    "cell_early_mend": "午後なら 午後1時 や 13:00、午前なら 午前1時 のように書いてください",
    "cell_zero": "「{value}」は、電話番号の先頭の0が消えています",
    "cell_zero_mend": "0 から書き直してください",
    "cell_tick": "チェックの印だけでは、サイトに何と書くかが分かりません",
    "cell_tick_mend": "言葉で書いてください",
    "cell_long": "長すぎます（{limit}文字まで）",
    "cell_status": "「{value}」は、状態として読めません",
    "cell_status_words": "予定どおり・満席・中止・延期のどれかにしてください",
    "cell_no_venue": "「{value}」に、会場の名前がありません",
    "cell_venue": "会場の列に、名前も書いてください",
    "cell_no_address": "「{value}」の住所がありません",
    "cell_address": "会場の住所も書いてください",
    "cell_apply": "「{value}」は、申込の方法として読めません",
    "cell_apply_words": "次のどれかにしてください: {words}",
    # what a table holds that is not taken in
    "left_columns": "次の列は、取りこんでいません：{places}",
    "left_cells": "見出しのない列にある、次のマスは、取りこんでいません：{places}",
    "left_texts": "次の言葉は、取りこんでいません：{places}",
    "left_rows": "かくれている行は、取りこんでいません：{places}",
    "left_sheets": "かくれているシートは、取りこんでいません：{places}",
    "left_no_table": "列の名前の行がないシートは、取りこんでいません：{places}",
    "left_notes": "マスについたメモは、取りこんでいません：{places}",
    "left_boxes": "図の中の言葉は、取りこんでいません",
    "left_held": "同じ名前・日・始まりのものがもうあるので、取りこんでいません。"
    "直すところがあれば、それを開いて直してください：{places}",
    "told_past": "過ぎた日です。年がちがわないか、見てください：{places}",
    "told_public": "備考やメモの言葉は、公開すると「ひとこと」としてサイトに出ます：{places}",
    "cell_id": "「{value}」は名前（ID）に使えません。新しいものは、空けておいてください",
    "cell_id_taken": "「{value}」という名前（ID）は、ほかのワークショップのものです",
}


def say(name: str, /, **values: object) -> str:
    """Return a sentence with its values."""
    return SENTENCES[name].format(**values)
