"""Every example of an act's time and of its sides."""

import tomllib
from collections.abc import Callable
from importlib.resources import files
from typing import Any

import pytest

from runut.lang.pack import Pack
from runut.pipeline import annotate
from runut.read.reader import Reader
from runut.types.reading import Reading
from runut.types.record import Event
from runut.types.text import plain_article

Annotate = Callable[[str], Reading]
DAY = "2023-06-15"


def _examples(name: str) -> list[dict[str, Any]]:
    text = files("runut.lang").joinpath("id", "events", name).read_text(encoding="utf-8")
    found: list[dict[str, Any]] = tomllib.loads(text)["example"]
    return found


TIMED = _examples("timing.examples.toml")
SIDED = _examples("aims.examples.toml")


@pytest.fixture(scope="module")
def annotated(reader: Reader, pack: Pack) -> Annotate:
    def found(text: str) -> Reading:
        article = plain_article(text, published=DAY)
        return annotate(Reading(article=article, syntax=reader.read([article])[0]), pack=pack)

    return found


@pytest.mark.parametrize("example", TIMED, ids=[e["sentence"] for e in TIMED])
def test_an_act_has_the_time_of_its_clause(annotated: Annotate, example: dict[str, Any]) -> None:
    marked = example["sentence"]
    events = annotated(marked.replace("[", "").replace("]", "")).events
    act = next(e for e in events if e.start == marked.index("["))
    assert (act.value or "") == example["value"]


@pytest.mark.parametrize("example", SIDED, ids=[e["sentence"] for e in SIDED])
def test_an_act_has_its_sides(annotated: Annotate, example: dict[str, Any]) -> None:
    reading = annotated(example["sentence"])
    names = {entity.id: entity.name for entity in reading.entities}
    assert [_shown(event, names) for event in reading.events] == example["acts"]


def _shown(event: Event, names: dict[str, str]) -> str:
    actors, recipients = (", ".join(sorted(names[id] for id in side)) for side in (event.actors, event.recipients))
    return f"{event.type}: {actors} > {recipients}"
