"""The newsroom that a report calls its own: every example of the pack is a case of its own."""

from time import process_time
from typing import Any

import pytest

from runut.clean.outlets import outlet_of_report
from runut.lang.pack import load_pack

PACK = load_pack("id")
EXAMPLES: list[dict[str, Any]] = PACK.toml("clean/own.examples.toml")["example"]


@pytest.mark.parametrize("example", EXAMPLES, ids=[e["text"][:50] for e in EXAMPLES])
def test_own_newsroom(example: dict[str, Any]) -> None:
    found = outlet_of_report(example["text"], PACK)
    assert (found.name if found else "") == example["outlet"]


def test_the_newsroom_named_most_often_is_the_own_one() -> None:
    text = "kata Rosa kepada Tempo. Pantauan detikcom, air surut. kata Tomas kepada detikNews."
    found = outlet_of_report(text, PACK)
    assert found is not None
    assert found.name == "detikcom"


@pytest.mark.parametrize("unit", ["kepada ", "kepada detik", "pantauan tim ", "detik", "kumparan ("])
def test_a_page_of_one_word_is_read_at_once(unit: str) -> None:
    begin = process_time()
    outlet_of_report((unit * 100_000)[:100_000], PACK)
    assert process_time() - begin < 1
