"""Who speaks over several sentences: every example of the pack is a case of its own."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from runut.annotate.reported.find import find_reported
from runut.lang.pack import load_pack
from runut.types.reading import Reading
from runut.types.record import Entity, Mention

PACK = load_pack("id")
EXAMPLES: list[dict[str, Any]] = PACK.toml("reported/speakers.examples.toml")["example"]


def entity(text: str, name: str, pronouns: dict[str, str]) -> Entity:
    names = [Mention(start=m.start(), end=m.end(), kind="name") for m in re.finditer(name, text)]
    words = [word for word, one in pronouns.items() if one == name]
    ends = [m for word in words for m in re.finditer(rf"{word}\b(?=[.,])", text)]
    stand_ins = [Mention(start=m.start(), end=m.end(), kind="pronoun") for m in ends]
    return Entity(id=name, name=name, type="PER", wikidata=None, labels={}, mentions=(*names, *stand_ins))


@pytest.mark.parametrize("example", EXAMPLES, ids=[e["text"][:50] for e in EXAMPLES])
def test_example(example: dict[str, Any], read: Callable[[str], Reading]) -> None:
    text = example["text"]
    known = tuple(entity(text, name, example.get("pronouns", {})) for name in example["people"])
    _, found = find_reported(replace(read(text), entities=known), pack=PACK)
    assert [" ".join(one.speakers) for one in found] == example["speakers"]
