"""One part of a brief by itself, as text or as JSON."""

from collections.abc import Callable
from functools import partial

import msgspec

from runut.present.brief import text
from runut.present.brief.page import Page
from runut.types.brief import Brief, BriefHappening

TEXTS: dict[str, Callable[[Page], str]] = {
    "stories": partial(text.stories, fewest=1),
    "conflicts": text.conflicts,
    "offices": text.offices,
    "ahead": text.ahead,
}


def show_part(name: str, brief: Brief, form: str) -> str:
    """A part as text, or as one JSON object whose items are those of the brief."""
    if form == "json":
        found = {
            "schema": f"runut.{name}/1",
            "as_of": brief.as_of,
            "language": brief.language,
            name: _items(name, brief),
        }
        return msgspec.json.format(msgspec.json.encode(found), indent=2).decode() + "\n"
    page = Page(brief)
    return (TEXTS[name](page) or page.words[f"no_{name}"]) + "\n"


def _items(name: str, brief: Brief) -> object:
    if name != "ahead":
        return getattr(brief, name)
    by_id: dict[str, BriefHappening] = {happening.id: happening for happening in brief.happenings}
    return [by_id[id] for id in brief.ahead]
