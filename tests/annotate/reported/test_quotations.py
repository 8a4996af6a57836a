"""Quotations: every example of the pack is a case of its own; ranges hold on any text."""

import re
from collections.abc import Callable
from time import process_time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from runut.annotate.reported.find import find_reported
from runut.lang.pack import load_pack
from runut.read.reader import Reader
from runut.types.reading import Reading
from runut.types.record import Entity, Mention, Time
from runut.types.syntax import Sentence, Syntax
from runut.types.text import Zone, plain_article

PACK = load_pack("id")
EXAMPLES: list[dict[str, Any]] = PACK.toml("reported/quotations.examples.toml")["example"]
HEADLINES: list[dict[str, Any]] = PACK.toml("reported/headlines.examples.toml")["example"]
PIECES = [
    '"',
    "“",
    "”",
    "'",
    "’",
    " kata Rosa",
    ", menurut ",
    " mengatakan bahwa ",
    "Menuduh Rosa berbohong, ",
    ".",
    ", ",
    "\n",
    " ia",
    " pergi",
    ": ",
    "(",
    ")",
]


@pytest.mark.parametrize("example", EXAMPLES, ids=[e["text"][:50] for e in EXAMPLES])
def test_example(example: dict[str, Any], read: Callable[[str], Reading]) -> None:
    reading = with_people(read(example["text"]), *example.get("people", []))
    _, found = find_reported(reading, pack=PACK)
    said = [[reading.article.text[q.start : q.end], q.speaker_surface or "", q.cue or ""] for q in found]
    assert said == example["said"]


@pytest.mark.parametrize("example", HEADLINES, ids=[e["text"][:50] for e in HEADLINES])
def test_headline(example: dict[str, Any], reader: Reader) -> None:
    text = example["text"]
    page = plain_article(text, zones=(Zone(start=0, end=len(text), kind="title"),))
    reading = with_people(Reading(article=page, syntax=reader.read([page])[0]), *example["people"])
    _, found = find_reported(reading, pack=PACK)
    assert [[text[q.start : q.end], q.speaker_surface or "", q.cue or ""] for q in found] == example["said"]


@given(st.lists(st.sampled_from(PIECES), max_size=30))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_ranges_lie_in_the_text(read: Callable[[str], Reading], pieces: list[str]) -> None:
    reading = read("".join(pieces))
    attributions, quotations = find_reported(reading, pack=PACK)
    text = reading.article.text
    ranges = [*((a.start, a.end) for a in attributions), *((q.start, q.end) for q in quotations)]
    assert all(0 <= start < end <= len(text) for start, end in ranges)
    assert all(text[q.start : q.end].strip() == text[q.start : q.end] for q in quotations)
    assert find_reported(reading, pack=PACK) == (attributions, quotations)


def with_people(reading: Reading, *names: str) -> Reading:
    text = reading.article.text
    found = tuple(
        Entity(
            id=name,
            name=name,
            type="PER",
            wikidata=None,
            labels={},
            mentions=tuple(Mention(start=m.start(), end=m.end(), kind="name") for m in re.finditer(name, text)),
        )
        for name in names
    )
    return replace(reading, entities=found)


def test_those_spoken_to(read: Callable[[str], Reading]) -> None:
    text = (
        '"Airnya sudah surut," kata Rosa Lind kepada Tomas Arel. Arel mengatakan kepada Rosa Lind bahwa jalan dibuka.'
    )
    _, found = find_reported(with_people(read(text), "Rosa Lind", "Tomas Arel"), pack=PACK)
    assert [one.addressee for one in found] == ["Tomas Arel", "Rosa Lind"]


def test_who_goes_on_is_the_last_to_speak(read: Callable[[str], Reading]) -> None:
    text = '"Kami siap," kata Rosa Lind. Ia lalu menyalami Tomas Arel di tepi lapangan. "Semoga lancar," pungkasnya.'
    _, found = find_reported(with_people(read(text), "Rosa Lind", "Tomas Arel"), pack=PACK)
    assert [one.speakers for one in found] == [("Rosa Lind",), ("Rosa Lind",)]


def test_a_passive_cue_has_its_agent(read: Callable[[str], Reading]) -> None:
    text = "Diklaim oleh Tomas Arel bahwa bendungan itu aman."
    _, (found,) = find_reported(with_people(read(text), "Tomas Arel"), pack=PACK)
    assert (text[found.start : found.end], found.speakers) == ("bendungan itu aman", ("Tomas Arel",))


def test_a_year_inside_a_word_holds_nobody_up(read: Callable[[str], Reading]) -> None:
    text = "Ratna Sudibyo, ketua perhimpunan tahun 2031-2032, mengatakan pelabuhan itu dibuka lagi."
    start = text.index("2032")
    time = Time(
        id="t1",
        start=start,
        end=start + 4,
        type="DATE",
        value="2032",
        mod=None,
        earliest=None,
        latest=None,
        basis="text",
    )
    _, (found,) = find_reported(replace(read(text), times=(time,)), pack=PACK)
    assert text[found.start : found.end] == "pelabuhan itu dibuka lagi"


def test_a_time_before_the_subject_is_no_part_of_it(read: Callable[[str], Reading]) -> None:
    text = "Tiga bulan sebelumnya Badan Cuaca Norland mengatakan bahwa sungai itu akan meluap."
    end = text.index(" Badan")
    time = Time(
        id="t1", start=0, end=end, type="DATE", value="2031-03", mod=None, earliest=None, latest=None, basis="told"
    )
    _, (found,) = find_reported(replace(read(text), times=(time,)), pack=PACK)
    assert found.speaker_surface == "Badan Cuaca Norland"


@pytest.mark.parametrize(
    "unit", ['"', "'", "“", ",' ", '", ', '"a" ', "“a ", "\"Ya,' katanya. ", '"Ya. "', "kata ", "kata Budi, "]
)
def test_a_page_of_marks_is_read_at_once(unit: str) -> None:
    text = (unit * 100_000)[:100_000]
    sentence = Sentence(start=0, end=len(text), first=0, last=0)
    reading = Reading(article=plain_article(text), syntax=Syntax(sentences=(sentence,), words=(), names=()))
    begin = process_time()
    find_reported(reading, pack=PACK)
    assert process_time() - begin < 1
