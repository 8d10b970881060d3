"""No sentence for staff is kept that nothing says any more."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from yorisoi import messages

PLUGINS = Path(messages.__file__).parents[1]
CATALOGUES = {"SENTENCES", "MACHINE", "COMMANDS"}


def names_said(tree: ast.AST) -> Iterator[str]:
    """Yield the words of a module's texts, but for docstrings; `about_*` of what is filled."""
    for node in ast.walk(tree):
        match node:
            case ast.Expr(value=ast.Constant() as docstring):
                docstring.value = None
            case ast.JoinedStr(values=[ast.Constant(value=str(start)), *_]):
                yield f"{start}*"
            case ast.Constant(value=str(text)):
                yield from text.split()


@pytest.fixture(scope="module")
def said() -> set[str]:
    """Return every name that the engine and the desk may say."""
    modules = [ast.parse(file.read_text("utf-8")) for file in PLUGINS.rglob("*.py")]
    templates = [file.read_text("utf-8") for file in PLUGINS.rglob("*.html")]
    said = {name for module in modules for name in names_said(module)}
    return said.union(*(re.findall(r'"(\w+)"', template) for template in templates))


@pytest.mark.parametrize("catalogue", sorted(CATALOGUES))
def test_every_sentence_is_said_somewhere(catalogue: str, said: set[str]) -> None:
    starts = tuple(name[:-1] for name in said if re.fullmatch("[a-z]+_[*]", name))
    unsaid = [
        name
        for name in getattr(messages, catalogue)
        if name not in said and not name.startswith(starts)
    ]
    assert not unsaid
