"""Pages as HTML: each from its value, by the template of its name. All text is escaped where it is put in."""

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

PACKAGE = "runut.present.board"


@cache
def environment() -> Environment:
    """The templates; a name that none of them is given is an error."""
    made = Environment(
        loader=PackageLoader(PACKAGE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals["static"] = static
    return made


def render(template: str, values: Mapping[str, object]) -> str:
    """The HTML of a page."""
    return environment().get_template(f"{template}.html").render(values)


@cache
def static(name: str) -> str:
    """The address of a file of the board's own, which changes with its bytes."""
    data = files(PACKAGE).joinpath("static", name).read_bytes()
    return f"/static/{name}?{hashlib.sha256(data).hexdigest()[:8]}"
