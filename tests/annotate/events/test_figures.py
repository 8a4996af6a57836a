"""Every example of a number that belongs to an act: how many, of what, at least or about."""

import tomllib
from importlib.resources import files
from typing import Any

import pytest

from runut.lang.pack import Pack
from runut.pipeline import annotate
from runut.read.reader import Reader
from runut.types.reading import Reading
from runut.types.text import plain_article

FILE = files("runut.lang").joinpath("id", "events", "figures.examples.toml")
EXAMPLES: list[dict[str, Any]] = tomllib.loads(FILE.read_text(encoding="utf-8"))["example"]


@pytest.mark.parametrize("example", EXAMPLES, ids=[example["sentence"] for example in EXAMPLES])
def test_example(reader: Reader, pack: Pack, example: dict[str, Any]) -> None:
    one = plain_article(example["sentence"], published="2023-06-15")
    reading = annotate(Reading(article=one, syntax=reader.read([one])[0]), pack=pack)
    found = [[q.value, q.of, q.bound or "exactly"] for event in reading.events for q in event.quantities]
    assert found == example["figures"]
