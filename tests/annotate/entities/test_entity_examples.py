"""Every example of the pack's entity tables is a test of its own."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from runut.lang.pack import load_pack
from runut.types.record import Entity

FILES = ("names", "metonyms", "bodies", "offices", "anaphora")


def cases() -> Iterator[Any]:
    for file in FILES:
        table = load_pack("id").toml(f"entities/{file}.examples.toml")
        for number, example in enumerate(table["example"]):
            title = f"{file} {number}: {example['text'][:50]}"
            yield pytest.param({"published": table["published"], **example}, id=title)


def pairs_of(text: str, entities: tuple[Entity, ...]) -> set[tuple[str, str]]:
    return {(text[m.start : m.end], entity.name) for entity in entities for m in entity.mentions}


@pytest.mark.parametrize("example", list(cases()))
def test_example(example: dict[str, Any], find: Callable[[str, str], tuple[Entity, ...]]) -> None:
    entities = find(example["text"], example["published"])
    found = pairs_of(example["text"], entities)
    surfaces = {(surface, "*") for surface, _ in found}
    assert {tuple(pair) for pair in example.get("names", [])} <= found
    assert not {tuple(pair) for pair in example.get("never", [])} & (found | surfaces)
    typed = {(example["text"][m.start : m.end], entity.type) for entity in entities for m in entity.mentions}
    assert {tuple(one) for one in example.get("types", [])} <= typed
    held = {(entity.name, office.title, office.of) for entity in entities for office in entity.offices}
    assert {tuple(one) for one in example.get("offices", [])} <= held
