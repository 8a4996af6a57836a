"""The record survives JSON both ways, and its schema can be made."""

import msgspec

from runut.types.record import Entity, Mention, Record
from runut.types.text import Zone


def test_record_survives_json_both_ways() -> None:
    record = Record(
        id="0" * 16,
        sha256="0" * 64,
        path=None,
        url=None,
        text="Jakarta ramai.",
        language="id",
        title=None,
        authors=(),
        editors=(),
        outlet=None,
        published=None,
        zones=(Zone(start=0, end=14, kind="body"),),
        sentences=(),
        entities=(
            Entity(
                id="e1",
                name="Jakarta",
                type="GPE",
                wikidata=None,
                labels={},
                mentions=(Mention(start=0, end=7, kind="name"),),
            ),
        ),
        times=(),
        attributions=(),
        quotations=(),
        events=(),
    )
    assert msgspec.json.decode(msgspec.json.encode(record), type=Record) == record
