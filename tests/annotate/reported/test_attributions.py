"""Attributions: every example of the pack is a case of its own; chains and covers on whole pages."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from runut.annotate.reported.find import find_reported
from runut.lang.pack import load_pack
from runut.read.reader import Reader
from runut.types.reading import Reading
from runut.types.record import Entity, Mention
from runut.types.text import Outlet, Zone

from .conftest import article

PACK = load_pack("id")
EXAMPLES: list[dict[str, Any]] = PACK.toml("reported/attributions.examples.toml")["example"]


def entities(text: str, known: list[list[str]]) -> tuple[Entity, ...]:
    return tuple(
        Entity(
            id=f"e{number}",
            name=name,
            type="PER" if type == "PER" else "ORG",
            wikidata=None,
            labels={},
            mentions=tuple(Mention(start=m.start(), end=m.end(), kind="name") for m in re.finditer(name, text)),
        )
        for number, (name, type) in enumerate(known, 1)
    )


@pytest.mark.parametrize("example", EXAMPLES, ids=[e["text"][:50] for e in EXAMPLES])
def test_example(example: dict[str, Any], read: Callable[[str], Reading]) -> None:
    reading = read(example["text"])
    reading = replace(reading, entities=entities(example["text"], example.get("entities", [])))
    found, _ = find_reported(reading, pack=PACK)
    names = {one.id: one.name for one in found}
    assert [[one.kind, one.name, names.get(one.via or "", "")] for one in found] == example["sources"]


PAGE = """Norland Menunda Pemilu

Parlemen menunda pemilu sampai musim semi. Pengumuman dibacakan ketua parlemen.

Sumber : Reuters"""


def page_reading(reader: Reader, outlet: str | None) -> Reading:
    body, credit = PAGE.index("Parlemen"), PAGE.index("Sumber")
    page = article(
        PAGE,
        Zone(start=0, end=22, kind="title"),
        Zone(start=body, end=credit - 2, kind="body"),
        Zone(start=credit, end=len(PAGE), kind="credit"),
    )
    page = replace(page, outlet=Outlet(name=outlet, domain=None, basis="given") if outlet else None)
    return Reading(article=page, syntax=reader.read([page])[0])


def test_a_source_line_vouches_for_the_whole_text(reader: Reader) -> None:
    (found,), _ = find_reported(page_reading(reader, None), pack=PACK)
    assert (found.kind, found.name) == ("agency", "Reuters")
    assert found.covers is not None
    assert PAGE[found.covers.start : found.covers.end].startswith("Parlemen menunda")
    assert PAGE[found.covers.start : found.covers.end].endswith("ketua parlemen.")


def test_an_outlet_does_not_have_it_from_itself(reader: Reader) -> None:
    found, _ = find_reported(page_reading(reader, "Reuters"), pack=PACK)
    assert found == ()


def test_a_quotation_is_tied_to_the_source_that_covers_it(read: Callable[[str], Reading]) -> None:
    reading = read('"Jembatan itu rusak berat," kata Rosa Lind, seperti dilansir CNN. Warga dilarang melintas.')
    (source,), (quotation,) = find_reported(reading, pack=PACK)
    assert (source.name, quotation.attribution) == ("CNN", source.id)


RUMOUR = """Menteri Arel dikabarkan akan mengunjungi Norland bulan depan.

Kabar itu pertama kali dimuat koran Vela Matutina. Kedua negara berbagi perbatasan sungai."""


def test_who_first_told_a_rumour_vouches_for_the_sentences_before(read: Callable[[str], Reading]) -> None:
    (found,), _ = find_reported(read(RUMOUR), pack=PACK)
    assert found.covers is not None
    covered = RUMOUR[found.covers.start : found.covers.end]
    assert covered.startswith("Menteri Arel")
    assert covered.endswith("Vela Matutina.")


def test_a_relay_and_its_origin_vouch_for_the_same_words(read: Callable[[str], Reading]) -> None:
    text = "Dikutip dari Radio Lembah, Selasa (2/9/2031), yang mengutip koran Vela Matutina, jembatan itu akan ditutup."
    (relay, origin), _ = find_reported(read(text), pack=PACK)
    assert (origin.name, origin.via, origin.covers) == ("Vela Matutina", relay.id, relay.covers)


def test_a_page_is_not_told_by_its_own_dateline(reader: Reader) -> None:
    text = "JAKARTA (Pos Kota) – Menteri Arel tiba di bandara pada Senin pagi."
    page = replace(article(text), outlet=Outlet(name="Poskota", domain="poskota.co.id", basis="domain"))
    found, _ = find_reported(Reading(article=page, syntax=reader.read([page])[0]), pack=PACK)
    assert found == ()
