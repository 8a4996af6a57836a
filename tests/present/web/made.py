"""Snapshots made of records that are built by hand."""

from collections.abc import Sequence

from runut.lang.pack import load_pack
from runut.link.find import link_records
from runut.present.board.snapshot import Snapshot
from runut.store.casebook import Head
from runut.types.record import Record


def make_snapshot(records: Sequence[Record], as_of: str | None = None) -> Snapshot:
    """What records say together, as of a day."""
    links = link_records(records, pack=load_pack("id"), as_of=as_of)
    return Snapshot(links, {r.id: _head(r) for r in records}, as_of=as_of, version=f"made-{as_of}")


def _head(record: Record) -> Head:
    outlet, title = record.outlet, record.title
    return Head(record.id, record.path, record.url, outlet.name if outlet else None, title.text if title else None)
