"""The theme's components outside a build."""

from jinja2 import Environment
from yorisoi.rendering import context
from yorisoi.rendering.filters import filters_in
from yorisoi.rendering.links import PageContext
from yorisoi.rendering.templates import templates_in

from tests.support.building import ROOT
from tests.support.writing import publication


def surroundings() -> Environment:
    """Return the templates' own surroundings, with the second service in them, on its home page."""
    made = templates_in(ROOT / "theme/templates")
    second = publication()
    made.filters |= filters_in(second, second.site.own)
    made.globals |= context.template_globals(second, ROOT / "theme")
    made.globals["here"] = PageContext("", root="")
    return made
