#!/usr/bin/env python3
"""Write the results on the accessibility page from docs/accessibility.yaml.

`scripts/accessibility.py` runs the tests named there first, and notes day, browser, axe and the
number of pages; where a test fails, nothing is written. `--page` writes the page alone.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

PEOPLE = "{{ policies.accessibility-review }}"
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

RESULTS = ROOT / "docs/accessibility.yaml"
PAGE = ROOT / "content/pages/ja/accessibility.md"
LIMITS = (
    "プログラムによる試験だけをしました。人の目や耳で確かめる試験は、まだしていません。"
    "ですから、規格を満たしているとは、まだ言えません。"
)
VIEWS = "明るい画面と暗い画面、はば320ピクセルと1280ピクセルで試しました。"
SECTION = re.compile(r"(?<=\n)## 試験の結果\n.*?(?=\n## )", re.DOTALL)


def section(results: dict[str, Any]) -> str:
    """Return the part of the page that tells the results, in the words of visitors."""
    return "\n".join(_lines(results)) + "\n"


def _lines(results: dict[str, Any]) -> Iterator[str]:
    day = results["tested"]
    yield from (
        "## 試験の結果",
        "",
        LIMITS,
        "",
        "JIS X 8341-3:2016の附属書JB.3.1にある項目です。",
        "",
        "- 表明日：未確認",
        "- 規格の番号と改正年：JIS X 8341-3:2016",
        "- 満たしている適合レベル：未確認",
        "- 対象のページ：このサイトのすべてのページ",
        "- 依存した技術：HTML、CSS、SVG（JavaScriptは、なくても使えます）",
        "- 試験するページを選んだ方法：すべてのページ",
        f"- 試験したページのアドレス：このサイトと見本のサイトの、{results['pages']}ページすべて",
        "- 達成基準のチェックリスト：下にあります",
        f"- 試験した期間：{day.year}年{day.month}月{day.day}日",
        "- 確かめた人：プログラムだけです。人は、まだ確かめていません",
        f"- 次に確かめる日：プログラムは、サイトを直すたび。人は、{PEOPLE}",
        "",
        f"使ったもの：Chromium {results['browser']}、axe-core {results['axe']}",
        "",
        VIEWS,
    )
    groups = {
        "partly": "一部をプログラムで確かめた達成基準",
        "absent": "あてはまるものがない達成基準",
        "unknown": "未確認の達成基準",
    }
    for key, heading in groups.items():
        yield from ("", f"### {heading}", "")
        yield from (f"- {each['id']} {each['name']}" for each in results[key])
    yield from ("", "### 終わりまで使えるか確かめた手順", "")
    yield from (f"- {each['name']}" for each in results["processes"])
    yield from ("", "### 使えることをめざす支援技術", "")
    yield from (f"- {each}" for each in results["baseline"])
    yield from ("", "これらの支援技術では、まだ試していません。")
    yield from ("", "### まだしていない試験", "")
    yield from (f"- {each}" for each in results["not_done"])


def run_tests(results: dict[str, Any]) -> None:
    """Run every test that is named; ends the program where one fails."""
    named = (*results["partly"], *results["processes"])
    files = sorted({test for each in named for test in each["tests"]})
    absent = "test_nothing_on_any_page_would_need_what_is_absent"
    extra = f"tests/rendering/test_accessibility_page.py::{absent}"
    done = subprocess.run([sys.executable, "-m", "pytest", *files, extra], cwd=ROOT, check=False)
    if done.returncode:
        sys.exit("A test failed: the results stay as they were.")


def noted(text: str) -> str:
    """Return the results with today's day, the browser, axe and the number of pages."""
    from playwright.sync_api import sync_playwright
    from yorisoi.clock import TOKYO

    from tests.rendering.test_accessibility_page import pages_tested
    from tests.support.chromium import launch

    with sync_playwright() as playwright, launch(playwright.chromium) as browser:
        version = browser.version.split(".")[0]
    axe = json.loads((ROOT / "node_modules/axe-core/package.json").read_text("utf-8"))["version"]
    notes = {
        "tested": datetime.now(TOKYO).date().isoformat(),
        "browser": f'"{version}"',
        "axe": f'"{axe}"',
        "pages": pages_tested(),
    }
    for name, value in notes.items():
        text = re.sub(rf"^{name}: .*$", f"{name}: {value}", text, count=1, flags=re.MULTILINE)
    return text


def main() -> None:
    """Run the tests unless --page is given, then write the page."""
    if "--page" not in sys.argv:
        text = RESULTS.read_text("utf-8")
        run_tests(yaml.safe_load(text))
        RESULTS.write_text(noted(text), "utf-8")
    words = section(yaml.safe_load(RESULTS.read_text("utf-8")))
    PAGE.write_text(SECTION.sub(lambda _: words, PAGE.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
