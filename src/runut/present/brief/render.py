"""The brief in each form that it can be asked for."""

from collections.abc import Callable

import msgspec

from runut.present.brief.markdown import to_markdown
from runut.present.brief.text import to_text
from runut.types.brief import Brief


def to_json(brief: Brief) -> str:
    """The brief as one JSON object, two spaces deep."""
    return msgspec.json.format(msgspec.json.encode(brief), indent=2).decode() + "\n"


FORMATS: dict[str, Callable[[Brief], str]] = {"text": to_text, "markdown": to_markdown, "json": to_json}
