"""A casebook opened for reading, with everything that its records say together."""

from typing import NamedTuple

from runut.answers import Linker, ask, ask_story
from runut.errors import BadCall
from runut.lang.pack import load_pack
from runut.present.cli.common import PACK
from runut.present.cli.version import linker_version
from runut.store.casebook import Head, open_casebook
from runut.types.calendar import days_of
from runut.types.links import Links
from runut.types.record import Record


class Opened(NamedTuple):
    """The articles of a casebook by id, without their texts, and their links."""

    heads: dict[str, Head]
    links: Links


def open_case(path: str, as_of: str | None, *, story: str | None = None) -> Opened:
    """The casebook, or one story of it, as of a day.

    Raises BadCall for a day that no calendar has or an unknown story, StoreError for no casebook.
    """
    days = days_of(as_of)
    if as_of and (days is None or days.length() != 1):
        raise BadCall(f"--as-of {as_of!r} is no day: write it as 2031-04-22")
    linker = load_linker()
    with open_casebook(path) as casebook:
        links = ask_story(casebook, linker, story, as_of=as_of) if story else ask(casebook, linker, as_of=as_of)
        if links is None:
            raise BadCall(f"{path}: there is no story {story!r}; `runut stories` lists them")
        return Opened(casebook.heads(dating.article for dating in links.datings), links)


def read_records(path: str, links: Links) -> list[Record]:
    """The records of all articles that links are made of."""
    with open_casebook(path) as casebook:
        return list(casebook.records(dating.article for dating in links.datings))


def load_linker() -> Linker:
    """What links the records of casebooks."""
    return Linker(load_pack(PACK), linker_version())
