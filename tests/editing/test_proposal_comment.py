"""The comment on a proposal claims no more than what is known, and quotes what strangers wrote."""

from collections.abc import Callable
from pathlib import Path

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from lxml import html as lxml_html
from yorisoi import clock, loading
from yorisoi.editing import proposal, proposal_comment, quoting
from yorisoi.editing.built_changes import BuiltChanges, PageChange
from yorisoi.editing.proposal import CheckResult, Mistake
from yorisoi.editing.proposal_files import ChangedFile, Files
from yorisoi.release import snapshot
from yorisoi.release.changes import Difference, changes

from tests.support.building import NOW, run
from tests.support.writing import EVENT, copied, replace, write

HEAD = "0123456789abcdef0123456789abcdef01234567"
SAME = BuiltChanges([], [], [])
CONTENT = Files("GitHub", (ChangedFile("content/data/service.yaml", "modified"),))
THEME = Files("GitHub", (ChangedFile("theme/templates/base.html", "modified"), *CONTENT.files))
UNKNOWN = Files("GitHub", missing="GitHub: HTTPError")
NO_CHANGE = "サイトに書いてあることは、変わりません"
MARKDOWN = "``` ![あ](https://evil.example/a.png) @team <img src=x> [ここ](https://evil.example)"


def said(told: CheckResult | None, files: Files = CONTENT) -> str:
    return proposal_comment.comment(told, files, HEAD[:10])


def changed(tmp_path: Path, change: Callable[[Path], None]) -> str:
    old, new = copied(tmp_path / "old"), copied(tmp_path / "new")
    change(new)
    before, after = (
        snapshot.everything(loading.load(content)[0], clock.now(NOW)) for content in (old, new)
    )
    return said(proposal.check_result((), changes(before, after), SAME))


def test_changed_facts_are_listed_in_the_words_of_the_fields(tmp_path: Path) -> None:
    def change(content: Path) -> None:
        replace(content, "data/service.yaml", "telephone: 0312-34-5678", "telephone: 0312-34-5611")
        write(content, "events/2026-12-10-case.yaml", EVENT)

    text = changed(tmp_path, change)
    assert "電話番号 ` | ` 0312-34-5678 ` | ` 0312-34-5611 ` |" in text
    when = "2026年12月10日（木） 10:00〜12:00"
    assert f"ワークショップ › お茶の時間 › 日時 ` | （なし） | ` {when} ` |" in text


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        ("data/service.yaml", "confirmed: 2026-11-01", "confirmed: 2026-11-02", "確かめた日"),
        ("pages/ja/privacy.md", "lang: ja", "lang: ja\nstatus: draft", "draft"),
        ("events/talks.yaml", "- id:", "- publish_from: 2099-01-01\n  id:", "2099年1月1日"),
    ],
)
def test_what_visitors_are_not_told_is_told_too(
    name: str, old: str, new: str, words: str, tmp_path: Path
) -> None:
    text = changed(tmp_path, lambda content: replace(content, name, old, new))
    assert words in text
    assert NO_CHANGE not in text


@pytest.mark.parametrize(
    ("told", "files", "may"),
    [
        (CheckResult([], [], SAME), CONTENT, True),
        (CheckResult([], [], SAME), THEME, False),
        (CheckResult([], [], SAME), UNKNOWN, False),
        (CheckResult([], [], None, "base"), CONTENT, False),
        (CheckResult([], [], None), CONTENT, False),
        (CheckResult([], [], BuiltChanges([], ["index.html"], [])), CONTENT, False),
        (CheckResult([], [], BuiltChanges([], [], [("changed", "robots.txt")])), CONTENT, False),
        (CheckResult([], [Difference("電話", ["1"], ["2"])], SAME), CONTENT, False),
        (None, CONTENT, False),
        (None, UNKNOWN, False),
    ],
)
def test_no_change_is_said_only_of_content_that_was_built_alike(
    told: CheckResult | None, files: Files, *, may: bool
) -> None:
    assert (NO_CHANGE in said(told, files)) == may


@pytest.mark.parametrize(
    ("names", "is_content"),
    [
        (("content/data/service.yaml",), True),
        (("content/pages/ja/about.md",), True),
        (("content/images/tea.JPG",), True),
        (("content/events/b.yaml", "content/events/a.yaml"), True),
        (("content/events/b.yaml", "plugins/yorisoi/b.yaml"), False),
        (("theme/b.html", "content/pages/ja/b.md"), False),
        (("content",), False),
        (("content/data/.gitattributes",), False),
        (("content/pages/ja/evil.html",), False),
        (("contents/data/service.yaml",), False),
        (("pelicanconf.py",), False),
        ((".github/workflows/check.yml",), False),
    ],
)
def test_only_files_that_the_content_may_hold_are_content(
    names: tuple[str, ...], *, is_content: bool
) -> None:
    files = Files("GitHub", (ChangedFile(names[0], "renamed", *names[1:]),))
    assert files.are_content == is_content
    first = said(CheckResult([], [], SAME), files).splitlines()[1]
    assert ("自分で書いたもの" in first) != is_content


def test_files_that_are_no_content_stand_first_and_before_all_that_was_told() -> None:
    lines = said(CheckResult([], [], SAME), THEME).splitlines()
    assert "ほかに、1 個のファイルが変わります" in lines[1]
    order = [
        next(count for count, line in enumerate(lines) if words in line)
        for words in ("theme/templates/base.html", "service.yaml", "提案のプログラムが書いた")
    ]
    assert order == sorted(order)


def test_text_of_a_stranger_stays_text() -> None:
    words = "@everyone [ここ](https://evil.example) | <img src=x> ``a` \n# 見出し"
    shown = quoting.code(words)
    assert "\n" not in shown
    assert "|" not in shown
    assert shown.startswith("``` ")
    assert shown.endswith(" ```")
    turned = "a\u202eb\r```\r\n# c\u2028d"
    assert quoting.block([f"+ {turned}"]).splitlines() == [
        "````diff",
        "+ a‹U+202E›b‹U+000D›```‹U+000D›‹U+000A›# c‹U+2028›d",
        "````",
    ]


def test_hostile_proposal_shows_nothing_of_its_own_outside_code() -> None:
    long = f"</details>\n\n{MARKDOWN}\n{'`' * 50}\n<!-- yorisoi -->\n| a |"
    told = CheckResult(
        [Mistake(long, long, long)],
        [Difference(long, [long], [long, long]), Difference(MARKDOWN, [MARKDOWN], [MARKDOWN])],
        BuiltChanges([PageChange(long, [long], [long] * 9)], [long], [(long, long)]),
    )
    files = Files("GitHub", (ChangedFile(long, long, long),))
    html = cmarkgfm.github_flavored_markdown_to_html(said(told, files), Options.CMARK_OPT_UNSAFE)
    root = lxml_html.fromstring(f"<div>{html}</div>")
    allowed = {"div", "p", "strong", "code", "pre", "ul", "li", "h2", "h3", "details", "summary"}
    allowed |= {"table", "thead", "tbody", "tr", "th", "td", "br", "hr"}
    assert {element.tag for element in root.iter() if isinstance(element.tag, str)} == allowed
    for element in [*root.iter("code", "pre")]:
        element.drop_tree()
    frame = root.text_content()
    assert "evil" not in frame
    assert "@" not in frame
    assert "`" not in frame


def test_what_does_not_fit_is_counted_and_the_comment_stays_within_what_github_takes() -> None:
    turned = "\u202e" * 200
    told = CheckResult(
        [Mistake(f"{n}", "あ" * 90, turned) for n in range(400)],
        [Difference(f"{n}", ["い" * 90], ["う"] * 90) for n in range(400)],
        BuiltChanges(
            [PageChange("changed", [f"{n}/{turned}"] * n, [f"+ {turned}"] * n) for n in range(60)],
            [f"{n}.html" for n in range(9000)],
            [("gone", f"{n}.ics") for n in range(9000)],
        ),
    )
    names = tuple(ChangedFile(f"theme/{n}.css", "added") for n in range(3000))
    text = said(told, Files("GitHub", (*names, *CONTENT.files)))
    assert len(text) < 65_536
    assert "3000 個のファイルが変わります" in text
    shown = text.count("` theme/")
    assert f"**ほかに {3000 - shown} 個のファイルが あります。**" in text
    every = proposal_comment.whole(told, Files("git", names), HEAD)
    assert "**ほかに" not in every
    assert every.count("` theme/") == 3000
    assert every.count("+ う") == 400 * 90


def test_300_changed_lines_are_all_in_the_comment() -> None:
    lines = [f"{n}つめの段です。ゆっくり読んでください。" for n in range(300)]
    page = PageChange("changed", ["about/index.html"], [f"+ {line}" for line in lines])
    text = said(CheckResult([], [Difference("本文", [], lines)], BuiltChanges([page], [], [])))
    assert all(text.count(f"+ {line}\n") == 2 for line in lines)
    assert "**ほかに" not in text


def test_comment_of_a_refused_proposal_has_every_fault(tmp_path: Path) -> None:
    content = copied(tmp_path)
    write(content, "events/2026-12-10-case.yaml", EVENT.replace("10:00", "25:00"))
    done = run("scripts/comment.py", "HEAD", "--content", content, "--into", tmp_path / "told")
    assert done.returncode == 0, done.stderr
    assert "直すところが 1 か所あります" in done.stdout
    assert "events/2026-12-10-case.yaml:3:8" in done.stdout
    told = proposal.read((tmp_path / "told/proposal.json").read_bytes())
    assert told
    assert len(told.faults) == 1
