"""A picture or a page of any name is itself in every form of Markdown, or refused at its place.

`check` and `build` say the same of each.
"""

import re
import unicodedata
from collections.abc import Callable
from itertools import product
from pathlib import Path
from urllib.parse import quote, unquote

import pytest

from tests.support.building import build_site
from tests.support.writing import EVENT, PAGE, Said, copied, picture, write

NAMES = (
    "スクリーンショット 12.png",
    "IMG_0001 (1).JPG",
    "IMG(1).jpeg",
    "庭 （1）.Jpg",
    "a[1].webp",
    "50%.png",
    "100%25.png",
    "机#2.png",
    "a&b.png",
    "a*b*_c_.png",
    "a b  c.png",
    "a\u3000b.png",
    "!a.png",
    "a'b.png",
    "ガーデン.png",
    "写真 2.PNG",
)
FORMS = {
    "inline": "![机]({})",
    "angles": "![机](<{}>)",
    "title": '![机]({} "題")',
    "reference": "![机][x]\n\n[x]: {}",
    "reference in angles": "![机][x]\n\n[x]: <{}> '題'",
    "short reference": "![机]\n\n[机]: {}",
    "link": "[机の写真]({})",
}
WRITTEN: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "percent-encoded": quote,
    "decomposed": lambda name: unicodedata.normalize("NFD", name),
}
#: What is wrong, and where: the line and column in a page whose text begins on line 8.
WRONG = {
    "![机]({static}/images/none (1).png)": "8:6",
    "![机](<{static}/images/none (1).png>)": "8:7",
    "![机][x]\n\n[x]: <{static}/images/none 2.png>": "10:7",
    "![机]({static}/images/%E6%9C%BA.png)": "8:6",
    "![机]({static}/images/a(b.png)": "8:6",
    "![机][x]\n\n[x]: {static}/images/a(b.png": "10:6",
    "![机](images/IMG(1).jpeg)": "8:6",
    "![机](/images/IMG(1).jpeg)": "8:6",
    "![机](IMG(1).jpeg)": "8:6",
    "![机]({static}IMG(1).jpeg)": "8:6",
    "![机](./庭 （1）.Jpg)": "8:6",
    "![机](C:\\Users\\minato\\IMG(1).jpeg)": "8:6",
    "![机](file:///home/minato/a.jpg)": "8:6",
    "{static}/images/IMG(1).jpeg": "8:1",
    "[机]({filename}/pages/ja/none (1).md)": "8:5",
    "[机]({filename}none (1).md)": "8:5",
    "[机]({filename})": "8:5",
    "![机]({static})": "8:6",
    "![机]({static}/)": "8:6",
    "![机]({static}../../../etc/a.png)": "8:6",
}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    content = copied(tmp_path)
    for number, name in enumerate(NAMES):
        form = "NFD" if number % 2 else "NFC"
        write(content, f"images/{unicodedata.normalize(form, name)}", picture())  # type: ignore[arg-type]
    return content


def test_picture_of_any_name_is_shown_in_every_form_and_as_image(
    content: Path, check: Callable[[], Said]
) -> None:
    cases = list(product(NAMES, FORMS.values(), WRITTEN.values()))
    for number, (name, form, written) in enumerate(cases):
        text = form.format("{static}/images/" + written(name))
        page = PAGE.replace("sample", f"p{number}").replace("本文です。", text)
        write(content, f"pages/ja/p{number}.md", page)
    for number, name in enumerate(NAMES):
        image = f'image: "{name}"\nimage_alt: 机\n'
        write(content, f"events/2026-12-10-e{number}.yaml", EVENT + image)
    said = check()
    assert said.status == 0, said.err
    built = build_site(content.parent / "output", content=content)
    assert built.status == 0, built.stderr
    shown = [f"p{number}" for number in range(len(cases))]
    expected = [name for name, _, _ in cases]
    shown += [f"workshops/e{number}" for number in range(len(NAMES))]
    for folder, name in zip(shown, [*expected, *NAMES], strict=True):
        html = (built.output / folder / "index.html").read_text("utf-8")
        html = html.partition("<main")[2].partition("</main")[0]
        addresses = re.findall(r'(?:src|href)="([^"]*images/[^"]*)"', html)
        files = {(built.output / folder / unquote(address)).resolve() for address in addresses}
        assert files == {built.output.resolve() / "images" / name}, (folder, addresses)
        assert all(file.is_file() for file in files)


def test_page_of_any_name_is_linked_in_every_form(content: Path, check: Callable[[], Said]) -> None:
    names = [f"{Path(name).stem}.md" for name in NAMES]
    cases = list(product(names, [form.removeprefix("!") for form in FORMS.values()]))
    text = "\n\n".join(
        form.replace("x]", f"x{number}]")
        .replace("[机]", f"[机{number}]", 2)
        .format("{filename}" + name)
        for number, (name, form) in enumerate(cases)
    )
    for number, name in enumerate(names):
        form = "NFC" if number % 2 else "NFD"
        page = PAGE.replace("sample", f"page-{number}")
        write(content, f"pages/ja/{unicodedata.normalize(form, name)}", page)  # type: ignore[arg-type]
    write(content, "pages/ja/links.md", PAGE.replace("sample", "links").replace("本文です。", text))
    said = check()
    assert said.status == 0, said.err
    built = build_site(content.parent / "output", content=content)
    assert built.status == 0, built.stderr
    html = (built.output / "links/index.html").read_text("utf-8")
    html = html.partition("<main")[2].partition("</main")[0]
    led = re.findall(r'href="\.\./page-([0-9]+)/index\.html"', html)
    assert led == [str(names.index(name)) for name, _ in cases]


def test_remedy_for_a_picture_without_its_folder_works(
    content: Path, check: Callable[[], Said]
) -> None:
    write(content, "pages/ja/sample.md", PAGE.replace("本文です。", "![机](img%281%29.jpeg)"))
    (line,) = check().lines
    (mended,) = re.findall("<.*>", line)
    write(content, "pages/ja/sample.md", PAGE.replace("本文です。", f"![机]({mended})"))
    assert check().status == 0


def test_wrong_reference_is_refused_at_its_place_by_check_and_build(
    content: Path, check: Callable[[], Said]
) -> None:
    for number, text in enumerate(WRONG):
        page = PAGE.replace("sample", f"p{number}").replace("本文です。", text)
        write(content, f"pages/ja/p{number:02}.md", page)
    write(content, "events/2026-12-10-e.yaml", f"{EVENT}image: none (1).png\nimage_alt: 机\n")
    said = check()
    for number, place in enumerate(WRONG.values()):
        assert f"pages/ja/p{number:02}.md:{place}: " in said.err, (number, said.err)
    assert "events/2026-12-10-e.yaml:5:8: " in said.err
    built = build_site(content.parent / "output", content=content)
    assert (said.status, built.status) == (1, 1)
    assert [line for line in built.stderr.splitlines() if " → " in line] == said.lines
