"""Every example sentence of the pack: the act, its type and its status."""

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from runut.annotate.entities.find import find_entities
from runut.annotate.events.find import find_events
from runut.annotate.times.find import find_times
from runut.lang.pack import Pack
from runut.read.reader import Reader
from runut.types.reading import Reading
from runut.types.record import Event
from runut.types.text import Article, plain_article

FOLDER = files("runut.lang").joinpath("id").joinpath("events")


class Example(NamedTuple):
    text: str
    start: int
    end: int
    type: str | None
    status: str | None


def _load(name: str) -> dict[str, object]:
    return tomllib.loads(FOLDER.joinpath(name).read_text(encoding="utf-8"))


def _example(marked: str, type: str | None, status: str | None) -> Example:
    start, end = marked.find("["), marked.find("]") - 1
    return Example(marked.replace("[", "").replace("]", ""), start, end, type, status)


def _all() -> Iterator[Example]:
    kinds = _load("triggers.examples.toml")
    types, never = kinds["types"], kinds["never"]
    assert isinstance(types, dict) and isinstance(never, list)
    for kind, sentences in types.items():
        yield from (_example(sentence, kind, None) for sentence in sentences)
    yield from (_example(sentence, None, None) for sentence in never)
    cues = _load("status.examples.toml")["cue"]
    assert isinstance(cues, list)
    for cue in cues:
        yield from (_example(sentence, None, cue["status"]) for sentence in cue["sentences"])


EXAMPLES = tuple(_all())


def article(text: str) -> Article:
    return plain_article(text)


@pytest.fixture(scope="module")
def found(reader: Reader, pack: Pack) -> dict[str, tuple[Event, ...]]:
    """The events of every example, read in one batch."""
    articles = [article(example.text) for example in EXAMPLES]
    events = {}
    for one, syntax in zip(articles, reader.read(articles), strict=True):
        reading = Reading(article=one, syntax=syntax)
        reading = replace(reading, times=find_times(reading, pack=pack))
        reading = replace(reading, entities=find_entities(reading, pack=pack))
        events[one.text] = find_events(reading, pack=pack)
    return events


@pytest.mark.parametrize("example", EXAMPLES, ids=[example.text for example in EXAMPLES])
def test_example(found: dict[str, tuple[Event, ...]], example: Example) -> None:
    if example.start < 0:
        assert not found[example.text]
        return
    at = [e for e in found[example.text] if e.start < example.end and example.start < e.end]
    assert at, "nothing found"
    if example.type:
        assert example.type in {e.type for e in at}
    if example.status:
        assert example.status in {e.status for e in at}


def _events(text: str, reader: Reader, pack: Pack) -> tuple[Reading, tuple[Event, ...]]:
    one = article(text)
    reading = Reading(article=one, syntax=reader.read([one])[0])
    reading = replace(reading, entities=find_entities(reading, pack=pack))
    return reading, find_events(reading, pack=pack)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(picked=st.lists(st.sampled_from(EXAMPLES), min_size=1, max_size=4))
def test_ranges_and_references_hold(reader: Reader, pack: Pack, picked: list[Example]) -> None:
    reading, events = _events("\n".join(example.text for example in picked), reader, pack)
    known = {entity.id for entity in reading.entities}
    assert [event.id for event in events] == [f"v{number}" for number in range(1, len(events) + 1)]
    for event in events:
        sentence = reading.syntax.sentences[event.sentence]
        assert sentence.start <= event.start < event.end <= sentence.end
        assert {*event.actors, *event.recipients} <= known
        assert not {*event.actors} & {*event.recipients}
    assert _events(reading.article.text, reader, pack)[1] == events
