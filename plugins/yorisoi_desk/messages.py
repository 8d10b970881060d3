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
    "commit_fact": "「{label}」を直しました",
    "commit_confirmed": "「{label}」を確かめました（{how}）",
    "commit_workbook": "Excelから、下書きを{count}件入れました",
    "commit_merge": "ほかの場所で直された内容を、合わせました",
    "commit_taken_back": "「{message}」を取り消しました",
    # saving
    "saved": "保存しました",
    "saved_not_sent": "保存しました。いまは外とつながらないため、つぎの保存のときに送ります",
    "clash": "ほかの人が、先にこの内容を直しました。両方を見くらべて、残すほうを選んでください",
    "clash_removed": "ほかの人が、先にこのファイルを消しました",
    "busy": "ほかの人が保存しているところです。少し待ってから、もう一度お試しください",
    "unsaved": "{name} は、まだ記録されていない直しがあります。中身はそのまま残っています",
}


def say(name: str, **values: object) -> str:
    """Return a sentence with its values."""
    return SENTENCES[name].format(**values)
