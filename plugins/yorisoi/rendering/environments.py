"""The theme in each language: an environment of Jinja's with its own words, filters and records.

Pelican has one environment a generator, that of the site's own language. A page in another one
names its template as `en/page`, which the loader here gives from the environment of `en`.
"""

import os
from collections.abc import Mapping, MutableMapping
from pathlib import Path
from typing import Any

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemBytecodeCache,
    Template,
    TemplateNotFound,
)
from pelican.generators import Generator, PagesGenerator

from yorisoi.formats import Publication
from yorisoi.models import Language
from yorisoi.rendering.context import globals_in
from yorisoi.rendering.filters import filters_in
from yorisoi.rendering.translation import with_ruby


def compiled(theme: Path, pattern: str = "__jinja2_%s.cache") -> FileSystemBytecodeCache | None:
    """Return where compiled templates are kept, as Python keeps modules: beside their source.

    Saves 0.2 s a build, a sixth of one with 100 events.
    """
    folder = theme / "__pycache__"
    try:
        folder.mkdir(exist_ok=True)
    except OSError:
        return None
    is_ours = os.access(folder, os.W_OK)
    return FileSystemBytecodeCache(str(folder), pattern) if is_ours else None


class Flat(Environment):
    """Gives each template what all know in one dict, not in Jinja's chain of two.

    Each page looks through all names of the chain, in Python, for each of its imports.
    """

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return what a template knows by name."""
        return {**self.globals, **(d or {})}


def flatten(generator: Generator) -> None:
    """Give a generator an environment that knows the same as its own, in one dict."""
    own = generator.env
    generator.env = Flat(loader=own.loader, **generator.settings["JINJA_ENVIRONMENT"])
    generator.env.filters, generator.env.tests = own.filters, own.tests
    generator.env.globals = own.globals


class InLanguages(BaseLoader):
    """Gives `en/page.html` as `page.html` in the environment of the language `en`."""

    def __init__(self, environments: Mapping[str, Environment]) -> None:
        self._environments = environments

    def load(
        self,
        environment: Environment,  # noqa: ARG002
        name: str,
        globals: Any = None,  # noqa: A002, ARG002
    ) -> Template:
        """Return the template; raises TemplateNotFound where no language has that name."""
        language, _, template = name.partition("/")
        if language not in self._environments:
            raise TemplateNotFound(name)
        return self._environments[language].get_template(template)


def speak(generator: PagesGenerator) -> None:
    """Let a generator of pages find the templates of every language of the site."""
    publication: Publication = generator.settings["YORISOI_PUBLICATION"]
    theme, (_, *others) = Path(generator.theme), publication.site.languages.values()
    environments = {
        language.key: _environment(generator.env, publication, language, theme)
        for language in others
    }
    generator.env.loader = ChoiceLoader([InLanguages(environments), generator.env.loader])


def _environment(
    own: Environment, publication: Publication, language: Language, theme: Path
) -> Environment:
    made = own.overlay()
    if language.has_ruby:
        # Printing through a function compiles to other code, which is kept apart.
        made = own.overlay(finalize=with_ruby, bytecode_cache=compiled(theme, "__ruby_%s.cache"))
    made.filters = own.filters | filters_in(publication, language)
    made.globals = own.globals | globals_in(publication, language)
    return made
