"""A language is a folder of pages and a file of words: nothing in code knows its name."""

import re
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from lxml import html
from yorisoi import loading
from yorisoi.faults import Refused
from yorisoi.loading.record_texts import texts
from yorisoi.messages import line
from yorisoi.release.untranslated import untranslated

from tests.support.building import NOW, ROOT, Built, build_site, yorisoi
from tests.support.writing import HARBOUR, PAGE, Said, replace, write

LANGUAGES = ROOT / "tests/sites/languages"
EXIT = "https://tempo.example/"
PORTUGUESE = {
    "lang: en": "lang: pt",
    "locale: en_GB": "locale: pt_BR",
    "own_name: English": "own_name: Português",
    "front_page: .*": "front_page: Português (início)",
    "menu: Menu": "menu: Menu em português",
    "now_today: .*": "now_today: hoje, {time}",
    "closed_on: .*": "closed_on: Fechado {days}",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The second service with pages in Portuguese, of which the theme holds no words."""
    folder = tmp_path_factory.mktemp("languages")
    content = shutil.copytree(HARBOUR, folder / "content")
    shutil.copytree(LANGUAGES, content, dirs_exist_ok=True)
    replace(content, "data/service.yaml", "exit:\n", f"exit:\n  in_languages: {{pt: {EXIT}}}\n")
    theme = shutil.copytree(
        ROOT / "theme", folder / "theme", ignore=shutil.ignore_patterns("__pycache__")
    )
    words = (theme / "strings/en.yaml").read_text("utf-8")
    for pattern, word in PORTUGUESE.items():
        words, count = re.subn(f"^{pattern}$", word, words, count=1, flags=re.MULTILINE)
        assert count, pattern
    (theme / "strings/pt.yaml").write_text(words, "utf-8")
    settings = folder / "settings.py"
    settings.write_text(f"from pelicanconf import *; THEME = {str(theme)!r}\n")
    done = build_site(folder / "output", "-s", settings, content=content)
    assert done.status == 0, done.stderr
    return done


def page(built: Built, name: str) -> html.HtmlElement:
    return html.fromstring((built.output / name / "index.html").read_text("utf-8"))


def words_at(element: html.HtmlElement, path: str) -> list[str]:
    return [" ".join(found.text_content().split()) for found in element.xpath(path)]


def test_interface_and_facts_are_in_the_language_of_the_page(built: Built) -> None:
    front = page(built, "pt")
    assert front.get("lang") == "pt"
    assert words_at(front, "//h1") == ["Vamos tomar um chá?"]
    assert front.xpath("//nav/@aria-label") == ["Menu em português"]
    [now] = front.xpath("//div[@data-hours]")
    assert now.get("data-today") == "hoje, {time}"
    assert '"January"' in now.get("data-hours")
    table = words_at(front, "//table[contains(@class, 'hours')]//td")
    assert any("Mon, Wed, Thu, Fri, Sat" in words and "10:00–16:00" in words for words in table)
    assert any(words.startswith("Fechado") for words in table)


def test_way_out_leads_to_a_page_in_the_language_where_the_data_has_one(built: Built) -> None:
    assert set(page(built, "pt").xpath("//a[@data-exit]/@href")) == {EXIT}
    assert EXIT not in page(built, "about").xpath("//a[@data-exit]/@href")


def test_language_that_the_way_out_names_has_pages(
    content: Path, check: Callable[[], Said]
) -> None:
    replace(content, "data/service.yaml", "exit:\n", f"exit:\n  in_languages: {{pt: {EXIT}}}\n")
    assert "「pt」は、データの「pages」の一覧にない名前です" in check().err


def test_what_has_no_translation_is_marked_with_its_language(built: Built) -> None:
    front = page(built, "pt")
    assert "NPO法人みなと" in words_at(front, "//footer//*[@lang='ja']")
    assert "Fim do ano" in " ".join(words_at(front, "//main"))
    for mark in front.xpath("//body//*[@lang='ja']"):
        assert re.search("[ぁ-んァ-ヶ一-鿿]", mark.text_content())
    japanese = [
        text
        for text in front.xpath("//main//text()[not(ancestor::*[@lang='ja'])]")
        if re.search("[ぁ-んァ-ヶ一-鿿]", text)
    ]
    assert japanese == []


def test_all_that_has_no_translation_is_told(tmp_path: Path, content: Path) -> None:
    blocks = "closing_days contacts hotlines hours line link_kit organizations partners place"
    inserts = ["names.programme", *(f"blocks.{name}" for name in [*blocks.split(), "results"])]
    body = "\n\n".join(f"{{{{ {path} }}}}" for path in inserts)
    front = "---\ntitle: Harbour\nslug: index\ndescription: Tea.\ntemplate: front\n---\n\n"
    write(content, "pages/en/index.md", f"{front}{body}\n")
    urgent = "notice:\n  text: メールの返事がおくれています。\n  until: 2027-01-31\n"
    replace(content, "data/service.yaml", "places:\n", f"{urgent}places:\n")
    done = build_site(tmp_path / "output", content=content)
    assert done.status == 0, done.stderr
    marked = {*words_at(page(done, "en"), "//body//span[@lang='ja']")}
    loaded = loading.load(content)[0]
    told = untranslated(loaded, datetime.fromisoformat(NOW))["en"]
    said = {text for one in (loaded.service, loaded.hotlines) for _, text in texts(one)}
    assert {
        "年末年始",
        "メールの返事がおくれています。",
        "すべて無料です。",
        "港町の居場所事業",
    } <= {*told}
    assert [text for text in marked & said - {*told} if not text.isascii()] == []


def test_what_is_not_translated_can_be_pasted_into_its_file(
    content: Path, check: Callable[[], Said]
) -> None:
    write(content, "pages/en/index.md", PAGE.replace("slug: sample\nlang: ja", "slug: index"))
    replace(content, "data/service.yaml", "reason: 年末年始", 'reason: "休み: 年末、年始"')
    said = check()
    assert said.status == 0, said.err
    lines = said.out.splitlines()
    lines = lines[lines.index("  en/_words.yaml") + 1 :]
    assert '    "休み: 年末、年始": ' in lines
    assert "    すべて無料です。: " not in lines
    pasted = "\n".join(f"{line}There" for line in lines if line[:4] == "    ")
    write(content, "pages/en/_words.yaml", f"{pasted}\n")
    said = check()
    assert said.status == 0, said.err
    assert "_words.yaml" not in said.out


def test_workshops_are_listed_with_the_language_their_page_is_in(built: Built) -> None:
    [first, *_] = page(built, "pt").xpath("//ul[@class='workshops']/li")
    assert words_at(first, ".//time")[0].startswith("Wed 2 December 2026")
    assert words_at(first, ".//a//*[@lang='ja']") == ["お茶の時間"]
    assert "(日本語)" in first.text_content()


def test_translations_name_one_another_and_only_those(built: Built) -> None:
    def alternates(name: str) -> dict[str, str]:
        links = page(built, name).xpath("//link[@rel='alternate'][@hreflang]")
        return {link.get("hreflang"): link.get("href") for link in links}

    both = alternates("access")
    assert set(both) == {"ja", "pt", "x-default"}
    assert both["x-default"] == both["ja"]
    assert both["pt"].endswith("/pt/access/")
    assert alternates("pt/access") == both
    assert alternates("about") == {}


def test_language_links_say_where_they_lead(built: Built) -> None:
    def links(name: str) -> list[tuple[str, str, str | None]]:
        [found, *_] = page(built, name).xpath("//ul[@class='languages']")
        return [
            (link.text_content(), link.get("href"), link.get("aria-current"))
            for link in found.xpath(".//a[@lang=@hreflang]")
        ]

    assert links("pt/access") == [
        ("日本語", "../../access/index.html", None),
        ("Português", "../../pt/access/index.html", "true"),
    ]
    assert links("about")[1] == ("Português (início)", "../pt/index.html", None)
    assert links("workshops/tea")[1] == ("Português (início)", "../../pt/index.html", None)


def test_menu_holds_the_pages_of_the_language_alone(built: Built) -> None:
    menu = page(built, "pt").xpath("//nav//a[not(@hreflang)]/@href")
    assert set(menu) == {"../pt/access/index.html"}


def test_language_without_a_file_of_words_is_refused(
    content: Path, check: Callable[[], Said]
) -> None:
    write(content, "pages/pt/index.md", PAGE.replace("sample", "index").replace("lang: ja\n", ""))
    said = check()
    assert said.status == 1
    assert "theme/strings/pt.yaml:1:1: 「pt」の言葉のファイルがありません" in said.err


@pytest.mark.parametrize("command", ["check", "card"])
def test_other_commands_read_the_words_of_the_sites_theme(built: Built, command: str) -> None:
    folder = built.output.parent
    settings = folder / "settings.py"
    done = yorisoi(command, "--content", folder / "content", "-s", settings, "--now", NOW)
    assert done.returncode == 0, done.stderr
    done = yorisoi(command, "--content", folder / "content", "--now", NOW)
    assert "pt.yaml:1:1: 「pt」の言葉のファイルがありません" in done.stderr


def test_copied_words_that_still_say_they_are_english_are_refused(
    tmp_path: Path, content: Path
) -> None:
    write(content, "pages/pt/index.md", PAGE.replace("sample", "index").replace("lang: ja\n", ""))
    theme = tmp_path / "theme"
    shutil.copytree(ROOT / "theme/strings", theme / "strings")
    shutil.copy(theme / "strings/en.yaml", theme / "strings/pt.yaml")
    with pytest.raises(Refused) as refused:
        loading.load(content, theme=theme)
    told = "".join(map(line, refused.value.faults))
    assert "theme/strings/pt.yaml:3:7: lang が「en」のままです" in told
    assert "theme/strings/pt.yaml:4:9: locale が「en_GB」のままです" in told


def test_networks_may_call_a_language_by_a_name_of_their_own(tmp_path: Path, content: Path) -> None:
    write(content, "pages/fil/index.md", PAGE.replace("sample", "index").replace("lang: ja\n", ""))
    theme = shutil.copytree(ROOT / "theme/strings", tmp_path / "theme/strings").parent
    words = (theme / "strings/en.yaml").read_text("utf-8").replace("lang: en", "lang: fil", 1)
    words = words.replace("en_GB", "tl_PH").replace("own_name: English", "own_name: Filipino")
    (theme / "strings/fil.yaml").write_text(words, "utf-8")
    assert loading.load(content, theme=theme)[0].languages["fil"].words["locale"] == "tl_PH"


@pytest.mark.parametrize("pages", [["pt"], ["en", "pt"]])
def test_two_languages_of_one_name_are_refused_once(
    tmp_path: Path, content: Path, pages: list[str]
) -> None:
    for key in pages:
        front = PAGE.replace("sample", "index").replace("lang: ja\n", "")
        write(content, f"pages/{key}/index.md", front)
    theme = shutil.copytree(ROOT / "theme/strings", tmp_path / "theme/strings").parent
    words = (theme / "strings/en.yaml").read_text("utf-8").replace("lang: en", "lang: pt", 1)
    (theme / "strings/pt.yaml").write_text(words, "utf-8")
    with pytest.raises(Refused) as refused:
        loading.load(content, theme=theme)
    told = [line(fault) for fault in refused.value.faults if fault.code == "same_own_name"]
    assert len(told) == 1
    assert "strings/pt.yaml:5:11: own_name が「English」で、en.yaml と同じです" in told[0]


def test_copied_words_without_pages_take_no_name_from_others(tmp_path: Path, content: Path) -> None:
    write(content, "pages/en/index.md", PAGE.replace("sample", "index").replace("lang: ja\n", ""))
    theme = shutil.copytree(ROOT / "theme/strings", tmp_path / "theme/strings").parent
    shutil.copy(theme / "strings/en.yaml", theme / "strings/de.yaml")
    shutil.copy(theme / "strings/ja.yaml", theme / "strings/ja-kana.yaml")
    assert set(loading.load(content, theme=theme)[0].languages) == {"ja", "en"}


def test_folder_that_is_no_language_is_refused(content: Path, check: Callable[[], Said]) -> None:
    write(content, "pages/English/index.md", PAGE.replace("lang: ja\n", ""))
    assert "pages/English:1:1: フォルダーの名前「English」" in check().err


def test_kanji_without_a_reading_is_told_with_its_place(
    content: Path, check: Callable[[], Said]
) -> None:
    front = PAGE.replace("sample", "index").replace("lang: ja\n", "").replace("見本の", "みほんの")
    write(content, "pages/ja-easy/index.md", front.replace("本文です。", "{本文|ほんぶん}と予定。"))
    write(content, "pages/ja-easy/_words.yaml", "年末年始: 年のおわり\n広間: 3つの{広間|ひろま}\n")
    said = check()
    assert "pages/ja-easy/index.md:7:11: 「予定」に読みがながありません" in said.err
    assert "pages/ja-easy/_words.yaml:1:7: 「年」に読みがながありません" in said.err
    assert "もとの言葉にない数字（3）" in said.err


def test_word_that_a_language_lacks_is_named(tmp_path: Path, content: Path) -> None:
    theme = shutil.copytree(ROOT / "theme/strings", tmp_path / "theme/strings").parent
    file = theme / "strings/en.yaml"
    text = file.read_text("utf-8").replace("skip: Skip", "skipp: Skip")
    text = text.replace("months: January ", "months: ").replace("Opens {when}", "Opens soon")
    file.write_text(text, "utf-8")
    write(content, "pages/en/index.md", PAGE.replace("sample", "index").replace("lang: ja\n", ""))
    with pytest.raises(Refused) as refused:
        loading.load(content, theme=theme)
    told = [line(fault) for fault in refused.value.faults]
    assert any("「months」にある名前の数がちがいます" in each for each in told)
    assert any("言葉が足りません: skip" in each for each in told)
    assert any("「skipp」という名前の言葉は使われません" in each for each in told)
    assert any("now_then" in each and "{when}" in each for each in told)


UNSEEN = "ancestor::ruby or ancestor::script or ancestor::style or ancestor::*[@class='hidden']"


def test_every_kanji_that_is_seen_on_an_easy_page_has_its_reading(site: Built) -> None:
    files = sorted((site.output / "easy").rglob("*.html"))
    assert len(files) > 5
    for file in files:
        body = html.fromstring(file.read_text("utf-8")).body
        bare = body.xpath(f".//text()[not({UNSEEN})]")
        assert [text for text in bare if re.search("[㐀-鿿々]", text)] == [], file


def test_attributes_and_titles_hold_words_alone(site: Built) -> None:
    files = sorted(site.output.rglob("*.html"))
    assert files
    for file in files:
        whole = html.fromstring(file.read_text("utf-8"))
        values = [*whole.xpath("//@*"), *whole.xpath("//title/text()")]
        assert [value for value in values if re.search(r"<|\{[^{}]*\|", value)] == [], file
