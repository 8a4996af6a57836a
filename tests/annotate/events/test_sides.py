"""Every example sentence of who does it to whom, and where."""

import tomllib
from importlib.resources import files
from typing import Any

import pytest

from runut.lang.pack import Pack
from runut.pipeline import annotate
from runut.read.reader import Reader
from runut.types.reading import Reading
from runut.types.text import plain_article

FILE = files("runut.lang").joinpath("id", "events", "sides.examples.toml")
EXAMPLES: list[dict[str, Any]] = tomllib.loads(FILE.read_text(encoding="utf-8"))["example"]


@pytest.mark.parametrize("example", EXAMPLES, ids=[example["sentence"] for example in EXAMPLES])
def test_example(reader: Reader, pack: Pack, example: dict[str, Any]) -> None:
    marked = example["sentence"]
    start, end = marked.index("["), marked.index("]") - 1
    one = plain_article(marked.replace("[", "").replace("]", ""), published="2023-06-15")
    reading = annotate(Reading(article=one, syntax=reader.read([one])[0]), pack=pack)
    names = {entity.id: entity.name for entity in reading.entities}
    events = reading.events
    assert len(events) == example.get("events", len(events))
    event = next(e for e in events if e.start < end and start < e.end)
    actors, recipients = ({names[id] for id in side} for side in (event.actors, event.recipients))
    assert {*example.get("actors", [])} <= actors
    assert {*example.get("recipients", [])} <= recipients
    assert not {*example.get("nobody", [])} & (actors | recipients)
    if "place" in example:
        assert names.get(event.place or "") == example["place"]
