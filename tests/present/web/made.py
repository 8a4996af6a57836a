"""Snapshots made of records that are built by hand."""

from collections.abc import Sequence

from runut.lang.pack import load_pack
from runut.link.find import link_records
from runut.present.board.snapshot import Snapshot
from runut.store.casebook import head_of
from runut.types.record import Record


def make_snapshot(records: Sequence[Record], as_of: str | None = None) -> Snapshot:
    """What records say together, as of a day."""
    links = link_records(records, pack=load_pack("id"), as_of=as_of)
    return Snapshot(links, {record.id: head_of(record) for record in records}, as_of=as_of, version=f"made-{as_of}")
