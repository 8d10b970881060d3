"""The desk in the colours of the site, whose words can be told from their grounds."""

import re
from pathlib import Path

import pytest
from django.test import Client
from yorisoi.loading.checks.colours import GROUNDS
from yorisoi_desk.views import pages

RULE = re.compile(r"(?<![a-z-])(color|background): var\(--([a-z-]+)\)")


def style(client: Client) -> str:
    return client.get("/style.css").content.decode()


def test_the_desk_has_the_colours_of_the_brand_before_anybody_is_in(desk: Path) -> None:
    brand = desk / "content/data/brand.yaml"
    assert ":root{--paper:" in style(Client())
    light = re.sub('(paper: )"[^"]*"', r'\1"#ffffff"', brand.read_text("utf-8"), count=1)
    brand.write_text(light, "utf-8")
    assert ":root{--paper:#ffffff" in style(Client())


@pytest.mark.parametrize("text", ["", "light: [", None])
def test_a_brand_that_cannot_be_read_leaves_the_colours_of_the_browser(
    desk: Path, text: str | None
) -> None:
    brand = desk / "content/data/brand.yaml"
    brand.unlink()
    if text is not None:
        brand.write_text(text, "utf-8")
    assert "--paper:" not in style(Client())
    assert ".field {" in style(Client())


def test_words_of_the_desk_stand_on_grounds_that_the_engine_tells_them_from() -> None:
    rules = pages.STYLE.decode()
    assert not re.search("#[0-9a-f]{3,8}|rgb|hsl|oklch", rules)
    words, grounds = ({name.replace("-", "_") for kind, name in RULE.findall(rules) if kind == one}
                      for one in ("color", "background"))  # fmt: skip
    assert words == {"ink", "ink_soft", "link", "on_accent"}
    assert grounds == {"paper", "surface", "calm", "accent"}
    for name in words - {"on_accent"}:
        assert grounds - {"accent"} <= {*GROUNDS[name]}
    assert "background: var(--accent);\n  color: var(--on-accent)" in rules
