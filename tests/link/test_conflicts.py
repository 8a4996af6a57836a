"""Where invented pages disagree, read by the whole program: each kind, and what is no disagreement."""

import random
import tomllib
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
import pytest

from runut.lang.pack import Pack
from runut.link.find import link_records
from runut.pipeline import read_inputs
from runut.read.reader import Reader
from runut.types.links import Links
from runut.types.record import Record
from runut.types.text import Given, Raw

Page = tuple[str, str]  # day of publication, text
OUTLETS = ("Harian Nusalima", "Kabar Selat", "Warta Ufuk", "Lensa Mancanegara")
REST = (
    "\n\nWarga setempat mengikuti kabar itu lewat radio. Cuaca di kawasan tersebut cerah sepanjang pekan, dan pasar "
    "ikan tetap buka seperti biasa sampai petang."
)


def read(reader: Reader, pack: Pack, pages: Sequence[Page]) -> list[Record]:
    raws = [
        Raw(
            data=(text + REST).encode(),
            sha256=sha256((text + REST).encode()).hexdigest(),
            path=f"{number}.txt",
            given=Given(published=day, outlet=OUTLETS[number]),
        )
        for number, (day, text) in enumerate(pages)
    ]
    found = [one for one in read_inputs(raws, reader=reader, pack=pack) if isinstance(one, Record)]
    assert len(found) == len(pages)
    return found


def link(reader: Reader, pack: Pack, pages: Sequence[Page]) -> Links:
    return link_records(read(reader, pack, pages), pack=pack)


CASES = tomllib.loads(Path(__file__).with_name("conflicts.toml").read_text(encoding="utf-8"))
DISAGREE: dict[str, dict[str, Any]] = CASES["disagree"]
AGREE: dict[str, dict[str, Any]] = CASES["agree"]


@pytest.mark.parametrize("name", DISAGREE)
def test_disagreements_are_found(name: str, reader: Reader, pack: Pack) -> None:
    case = DISAGREE[name]
    found = [c for c in link(reader, pack, case["pages"]).conflicts if c.kind == case["kind"]]
    assert [c.verdict for c in found] == [case["verdict"]]
    assert sorted(side.value for side in found[0].sides) == case["sides"]
    for side in found[0].sides:
        assert side.evidence
        assert side.independent >= 1


@pytest.mark.parametrize("name", DISAGREE)
def test_nothing_else_is_found_beside_them(name: str, reader: Reader, pack: Pack) -> None:
    case = DISAGREE[name]
    assert {c.kind for c in link(reader, pack, case["pages"]).conflicts} == {case["kind"]}


@pytest.mark.parametrize("name", AGREE)
def test_what_can_all_be_true_is_no_disagreement(name: str, reader: Reader, pack: Pack) -> None:
    assert [(c.kind, c.about) for c in link(reader, pack, AGREE[name]["pages"]).conflicts] == []


@pytest.mark.parametrize("name", DISAGREE)
def test_evidence_is_the_very_words(name: str, reader: Reader, pack: Pack) -> None:
    records = read(reader, pack, DISAGREE[name]["pages"])
    text = {record.id: record.text for record in records}
    for conflict in link_records(records, pack=pack).conflicts:
        for piece in (piece for side in conflict.sides for piece in side.evidence):
            assert text[piece.article][piece.start : piece.end] == piece.text


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_pages_plays_no_part(seed: int, reader: Reader, pack: Pack) -> None:
    for case in DISAGREE.values():
        records = read(reader, pack, case["pages"])
        wanted = msgspec.json.encode(link_records(records, pack=pack).conflicts)
        random.Random(seed).shuffle(records)
        assert msgspec.json.encode(link_records(records, pack=pack).conflicts) == wanted
