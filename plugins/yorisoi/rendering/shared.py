"""Components that look the same on many pages are rendered once."""

from collections.abc import Callable

from jinja2 import Environment, pass_environment
from markupsafe import Markup

from yorisoi.rendering.links import PageContext


def sharing() -> Callable[..., Markup]:
    """Return the function that templates call: `shared("masthead", here, marked)`.

    It renders the macro named as its folder once for all pages of the same depth, as relative
    links differ only by that: such a macro may ask `here` for nothing but links.
    """
    made: dict[tuple[object, ...], Markup] = {}

    @pass_environment
    def shared(
        environment: Environment, component: str, here: PageContext, *arguments: object
    ) -> Markup:
        key = component, here.up, *arguments
        if key not in made:
            template = environment.get_template(f"components/{component}/macro.html")
            macro = getattr(template.module, component.replace("-", "_"))
            made[key] = Markup(macro(here, *arguments))  # noqa: S704 - a macro escapes
        return made[key]

    return shared
