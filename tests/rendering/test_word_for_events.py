"""What a service calls its events is a word of its data: 講座, not ワークショップ."""

import shutil
from pathlib import Path

from yorisoi import loading

from tests.support.building import NOW, ROOT, build_site, yorisoi
from tests.support.writing import copied, replace, write

FRONT = "---\ntitle: Harbour\nslug: index\ndescription: Tea.\ntemplate: front\n---\n\n"


def called(content: Path, word: str) -> Path:
    """Return a content whose data and pages call its events by a word."""
    replace(content, "data/service.yaml", "names:\n", f"names:\n  event: {word}\n")
    text = (content / "pages/ja/workshops.md").read_text("utf-8")
    write(content, "pages/ja/workshops.md", text.replace("ワークショップ", word))
    return content


def test_no_page_feed_report_or_message_has_another_word(tmp_path: Path) -> None:
    content = called(copied(tmp_path), "講座")
    for language in ("en", "ja-easy", "vi"):
        write(content, f"pages/{language}/index.md", f"{FRONT}{{{{ blocks.workshops }}}}\n")
    page = "---\ntitle: 次\nslug: next\ndescription: 次です。\n---\n\n次の{{ names.event }}です。\n"
    write(content, "pages/ja/next.md", page)
    done = build_site(tmp_path / "output", content=content)
    assert done.status == 0, done.stderr
    assert "講座: 5件" in done.stdout
    checked = yorisoi("check", "--content", content, "--now", NOW)
    told = f"{done.stdout}{done.stderr}{checked.stdout}{checked.stderr}"
    assert "ワークショップ" not in told
    release = done.output.resolve().parent
    files = [file for file in release.rglob("*") if file.is_file()]
    texts = {file.relative_to(release).as_posix(): file.read_bytes().decode("utf-8", "replace")
             for file in files}  # fmt: skip
    assert [name for name, text in texts.items() if "ワークショップ" in text] == []
    assert "All workshops" not in texts["site/en/index.html"]
    assert "次の講座です。" in texts["site/next/index.html"]
    assert "<title>2026年12月の講座" in texts["site/workshops/2026-12/index.html"]
    assert "<h2>講座</h2>" in texts["report.html"]


def test_another_language_says_the_word_in_its_translation_or_in_general(tmp_path: Path) -> None:
    content = called(copied(tmp_path), "講座")
    write(content, "pages/en/index.md", FRONT)
    write(content, "pages/en/_words.yaml", "講座: courses\n")
    theme = shutil.copytree(ROOT / "theme", tmp_path / "theme")
    replace(tmp_path, "theme/strings/en.yaml", "All events", "All {event}")
    words = loading.load(content, theme=theme)[0].languages["en"].words
    assert words["all_workshops"] == "All courses"
    assert words["upcoming_none"] == "The next event will be announced here."
