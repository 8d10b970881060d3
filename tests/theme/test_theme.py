"""The theme holds together: a component's rules stand in its folder, and nothing is left over."""

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml
from yorisoi import loading
from yorisoi.rendering import styles

from tests.support.building import ROOT
from tests.support.writing import HARBOUR

THEME = ROOT / "theme"
COMPONENTS = {folder.name: folder for folder in (THEME / "templates/components").iterdir()}
OWN = {name: folder / "style.css" for name, folder in COMPONENTS.items()}
SHEETS = sorted([*(THEME / "styles").glob("*.css"), *OWN.values()])

PRELUDE = re.compile(r"(?:^|[{};])\s*([^{};@]+)\{")
CLASS = re.compile(r"\.([a-z][\w-]*)")
DATA = re.compile(r"\[(data-[\w-]+)")
# Of properties, and of values: three or four sides of a box name the left or the lower one.
PHYSICAL = re.compile(
    r"(?<=[{;])((?:(?:min|max)-)?(?:width|height)|(?:\w+-)?(?:top|right|bottom|left)):"
    r"|(?<=[{;])((?:margin|padding|inset):[^;}\s]+ [^;}\s]+ [^;}]+)"
)
#: A figure that has a meaning of its own, wherever it stands.
FIGURE = re.compile(
    r"(?:font-weight|line-height|border-radius|stroke-width|min-block-size|z-index):([\d.]+\w*)"
    r"|((?:clamp|calc)\((?:[^()]|\([^()]*\))*\)|\d[\w.]* solid[^;}]*)"
)


def texts(pattern: str) -> str:
    """Return what all files of the theme whose names match hold."""
    return "\n".join(file.read_text("utf-8") for file in sorted(THEME.rglob(pattern)))


def rules(sheet: Path) -> str:
    """Return a style sheet without comments and white space."""
    return styles.smaller(sheet.read_text("utf-8"))


def selectors(sheet: Path) -> list[str]:
    """Return the selectors of a style sheet, each with the list it stands in taken apart."""
    lists = PRELUDE.findall(rules(sheet))
    # A comma within brackets belongs to one selector.
    return [each.strip() for text in lists for each in re.split(r",(?![^()]*\))", text)]


def owner(name: str) -> str | None:
    """Return the component that a class belongs to: it is named as its folder, or begins so."""
    return next((key for key in OWN if name == key or name.startswith(f"{key}-")), None)


def classes(markup: str) -> set[str]:
    """Return the classes that templates give."""
    return {name for text in re.findall(r'class="([^"{]*)"', markup) for name in text.split()}


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.relative_to(THEME).as_posix())
def test_rules_of_a_component_stand_in_its_folder_alone(sheet: Path) -> None:
    here = selectors(sheet)
    assert here
    for selector in here:
        owners = {owner(name) for name in CLASS.findall(selector)} - {None}
        allowed = {sheet.parent.name} if sheet in OWN.values() else set()
        assert owners == allowed, selector


def test_every_class_that_is_dressed_or_looked_for_is_given_and_the_reverse() -> None:
    given = classes(texts("templates/**/*.html"))
    dressed = {name for sheet in SHEETS for name in CLASS.findall(" ".join(selectors(sheet)))}
    looked_for = set(re.findall(r'"\.([a-z][\w-]*)', texts("*.js")))
    assert given == dressed | looked_for


def test_every_attribute_that_is_dressed_or_looked_for_is_given() -> None:
    asked = {name for sheet in SHEETS for name in DATA.findall(rules(sheet))}
    asked |= set(DATA.findall(texts("*.js")))
    assert asked <= set(re.findall(r"[\s}](data-[\w-]+)", texts("templates/**/*.html")))


def test_every_token_that_is_used_is_defined_and_the_reverse() -> None:
    site, _ = loading.load(HARBOUR)
    style = styles.assets(THEME, site.brand).style
    defined = set(re.findall(r"[{;](--[\w-]+):", style))
    assert defined == set(re.findall(r"var\((--[\w-]+)", style))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.relative_to(THEME).as_posix())
def test_sizes_and_edges_follow_the_direction_of_the_text(sheet: Path) -> None:
    without_brackets = re.sub(r"\((?:[^()]|\([^()]*\))*\)", "()", rules(sheet))
    assert [each[0] for each in PHYSICAL.finditer(without_brackets)] == []


def test_what_is_said_three_times_is_a_token() -> None:
    style = "".join(map(rules, SHEETS))
    said = Counter(each[1] or each[2] for each in FIGURE.finditer(style))
    assert {figure for figure, times in said.items() if times >= 3} == set()


def test_every_word_of_the_interface_is_used_and_every_word_used_is_there() -> None:
    words = yaml.safe_load((THEME / "strings/ja.yaml").read_text("utf-8"))
    words |= words.pop("own")
    source = texts("*.html") + "\n".join(
        file.read_text("utf-8") for file in sorted((ROOT / "plugins").rglob("*.py"))
    )
    named = set(re.findall(r"\bstrings\.([a-z_]+)\b(?!\()", source))
    named |= set(re.findall(r"""\b(?:strings|words)\[["']([a-z_]+)["']\]""", source))
    families = tuple(re.findall(r"""\b(?:strings|words)\[f?["']([a-z]+_)(?:\{|["'] ~)""", source))
    assert {word for word in words if word not in named and not word.startswith(families)} == set()
    assert named - words.keys() == set()
