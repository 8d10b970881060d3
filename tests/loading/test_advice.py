"""Advice on writing, as `yorisoi check` tells it: at its end, with places, never as a refusal."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from yorisoi import cli

from tests.support.building import NOW, yorisoi
from tests.support.writing import EVENT, PAGE, replace, write

LONG = "いつでも来られるように、" * 6 + "しています。"
HEAD = "■ 読みやすくするために"
LIST = "official:\n  実施: 行う\n  申請: 申し込み\n"
OVER = "2027-01-01T10:00"


@pytest.fixture
def advised(content: Path, capfd: pytest.CaptureFixture[str]) -> Callable[..., list[str]]:
    """`advised()` returns the lines of advice that `check` prints, without their heading."""

    def run(*arguments: str) -> list[str]:
        status = cli.main(["check", "--content", str(content), "--now", NOW, *arguments])
        captured = capfd.readouterr()
        assert status == 0, captured.err
        assert "読みやすく" not in captured.err
        _, head, advice = captured.out.partition(HEAD)
        lines = [line.strip() for line in advice.splitlines()[1:] if line.startswith("  ")]
        assert bool(head) == bool(lines)
        return lines

    return run


def test_nothing_is_said_where_nothing_is_to_say(advised: Callable[..., list[str]]) -> None:
    assert advised() == []


def test_each_kind_of_text_is_read_and_told_with_its_place(
    content: Path, advised: Callable[..., list[str]]
) -> None:
    write(content, "data/plain_words.yaml", LIST)
    page = PAGE.replace("本文です。", f"本文です。\n\n- {LONG}").replace(
        "見本です。", "実施します。"
    )
    write(content, "pages/ja/sample.md", page)
    replace(content, "data/service.yaml", "  fee: ", "  fee: 申請は無料です。")
    write(
        content,
        "events/2026-12-10-case.yaml",
        EVENT + "description: |\n  よむ。\n\n  申請します。\n",
    )
    head = EVENT.replace("お茶の時間", "申請の日")
    write(content, "events/2026-12-11-text.md", f"---\n{head}---\n{LONG}\n".replace("-10", "-11"))
    lines = advised()
    places = [line.split(": ")[0] for line in lines]
    data = (content / "data/service.yaml").read_text("utf-8").splitlines()
    fee = next(number for number, line in enumerate(data, 1) if "  fee: " in line)
    assert places == [
        f"data/service.yaml:{fee}:8",
        "events/2026-12-10-case.yaml:8:3",
        "events/2026-12-11-text.md:2:8",
        "events/2026-12-11-text.md:7:1",
        "pages/ja/sample.md:5:14",
        "pages/ja/sample.md:10:3",
    ]
    assert lines[1].endswith("「申請」は、かたい言葉です → 「申し込み」と書けないか見てください")


def test_names_stay_as_their_source_has_them(
    content: Path, advised: Callable[..., list[str]]
) -> None:
    write(content, "data/plain_words.yaml", LIST)
    for name in ("short_name: 港", "programme: 港町", "area: 港町", "label: 相談", "address: 港町",
                 "prefecture: 港", "city: 港"):  # fmt: skip
        replace(content, "data/service.yaml", name, f"{name}申請")
    replace(content, "data/service.yaml", "  - name: 港", "  - name: 申請の")
    fields = (
        "title_kana: しんせい\norganizer: 申請の会\nplace: {name: 申請の館, address: 申請町1}\n"
    )
    write(content, "events/2026-12-10-case.yaml", EVENT + fields)
    assert advised() == []


def test_texts_that_nobody_will_read_are_passed_over(
    content: Path, advised: Callable[..., list[str]]
) -> None:
    write(content, "data/plain_words.yaml", LIST)
    replace(content, "pages/ja/draft.md", "\n---\n", f"\n---\n{LONG}\n")
    write(content, "events/2026-12-10-case.yaml", f"{EVENT}summary: {LONG}\n")
    assert len(advised()) == 1
    assert advised("--now", OVER) == []


def test_one_page_gets_a_handful_and_the_number_of_the_rest(
    content: Path, advised: Callable[..., list[str]]
) -> None:
    write(content, "pages/ja/sample.md", PAGE + f"\n{LONG}\n" * 8)
    *lines, last = advised()
    assert len(lines) == 5
    assert last == "pages/ja/sample.md: ほか3か所"


def test_two_pages_with_one_description_are_told(
    content: Path, advised: Callable[..., list[str]]
) -> None:
    for name in ("one", "two"):
        write(content, f"pages/ja/{name}.md", PAGE.replace("sample", name))
    (line,) = advised()
    assert line.startswith(
        "pages/ja/two.md:5:14: ページの説明（description）が、pages/ja/one.md と同じ"
    )


def test_first_words_are_short_enough_for_the_first_screen(
    content: Path, advised: Callable[..., list[str]]
) -> None:
    told = {"お茶を飲みにきませんか。": 30, "港町でくらす人のための居場所です。無料です。": 50}
    for before, limit in told.items():
        words = "少しだけ、" * (limit // 5)
        replace(content, "data/service.yaml", before, words)
        assert advised() == []
        replace(content, "data/service.yaml", words, f"{words}。")
        (line,) = advised()
        assert f"{limit + 1}字" in line
        assert f"{limit}字まで" in line
        replace(content, "data/service.yaml", f"{words}。", before)


def test_bounds_are_those_of_the_language_of_the_page(
    content: Path, advised: Callable[..., list[str]]
) -> None:
    write(content, "pages/ja/sample.md", PAGE.replace("本文です。", "あ" * 40))
    for lang, words in (("ja-easy", "あ" * 40), ("en", LONG)):
        page = PAGE.replace("本文です。", words).replace("slug: sample", "slug: index")
        page = page.replace("見本", "みほん").replace("のページ", "")
        write(content, f"pages/{lang}/index.md", page.replace("lang: ja", f"lang: {lang}"))
    (line,) = advised()
    assert line.startswith("pages/ja-easy/index.md:8:1: ")
    assert "40字あります" in line


def test_list_that_cannot_be_read_refuses_nothing(
    content: Path, advised: Callable[..., list[str]]
) -> None:
    write(content, "data/plain_words.yaml", "official: [実施]\n")
    (line,) = advised()
    assert line.startswith("data/plain_words.yaml:1:11: かたい言葉「official」の書き方が違います")


def test_github_is_told_as_a_notice_and_programs_as_json(content: Path) -> None:
    write(content, "pages/ja/sample.md", PAGE + f"\n{LONG}\n")
    arguments = ("check", "--content", content, "--now", NOW)
    annotated = yorisoi(*arguments, GITHUB_ACTIONS="true")
    assert annotated.returncode == 0
    assert f"::notice file={content}/pages/ja/sample.md,line=10,col=1::" in annotated.stdout
    assert "::error" not in annotated.stdout
    told = yorisoi(*arguments, "--format", "json")
    (advice,) = [json.loads(line) for line in told.stderr.splitlines() if "sentence_long" in line]
    assert advice["severity"] == "notice"
    assert advice["position"] == {"path": "pages/ja/sample.md", "line": 10, "column": 1}
