"""A casebook opened for reading, with everything that its records say together."""

from typing import NamedTuple

from runut.errors import BadCall
from runut.lang.gazetteer import Gazetteer, load_gazetteer
from runut.lang.pack import load_pack
from runut.link.find import link_records
from runut.present.cli.common import PACK
from runut.store.casebook import open_casebook
from runut.types.calendar import days_of
from runut.types.links import Links
from runut.types.record import Record


class Opened(NamedTuple):
    """The records of a casebook, their links, and the gazetteer that names them."""

    records: list[Record]
    links: Links
    gazetteer: Gazetteer


def open_case(path: str, as_of: str | None) -> Opened:
    """The casebook as of a day. Raises BadCall for a day that no calendar has, StoreError for no casebook."""
    days = days_of(as_of)
    if as_of and (days is None or days.length() != 1):
        raise BadCall(f"--as-of {as_of!r} is no day: write it as 2031-04-22")
    with open_casebook(path) as casebook:
        records = list(casebook.records())
    pack = load_pack(PACK)
    return Opened(records, link_records(records, pack=pack, as_of=as_of), load_gazetteer(pack))
