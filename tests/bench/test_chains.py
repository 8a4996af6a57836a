"""Coreference in invented passages, and how it is counted."""

import pytest
from bench.chains import (
    GOLD,
    Passage,
    Score,
    align,
    count_links,
    entities_of,
    false_people,
    merged,
    read_passages,
    score,
    show,
)

from runut.lang.pack import Pack
from runut.read.reader import Reader
from runut.types.record import Entity, Mention

MARKED = """
[[passage]]
published = "2025-06-10"
text = "[a:Menlu [k:Kenya]] [a:Ali] dan [b:Budi] pulang. [a+b:Keduanya] lelah, juga [?:istrinya]."
names = { a = "Ali", k = "Kenya" }
"""


@pytest.fixture
def passage() -> Passage:
    return read_passages(MARKED)[0]


def entity(id: str, name: str, passage: Passage, *words: str, kind: str = "name", type: str = "PER") -> Entity:
    at = passage.text.index
    places = tuple(Mention(start=at(w), end=at(w) + len(w), kind=kind) for w in words)  # type: ignore[arg-type]
    return Entity(id=id, name=name, type=type, wikidata=None, labels={}, mentions=places)  # type: ignore[arg-type]


def test_marks_are_taken_out(passage: Passage) -> None:
    assert passage.text == "Menlu Kenya Ali dan Budi pulang. Keduanya lelah, juga istrinya."
    said = {passage.text[slice(*place)]: set(keys) for place, keys in passage.chains.items()}
    assert said == {"Menlu Kenya": {"a"}, "Kenya": {"k"}, "Ali": {"a"}, "Budi": {"b"}, "Keduanya": {"a", "b"}}
    assert {passage.text[slice(*place)] for place in passage.optional} == {"istrinya"}


@pytest.mark.parametrize("marked", ["[a:Ali pulang", "Ali] pulang"])
def test_brackets_must_match(marked: str) -> None:
    with pytest.raises(ValueError, match="bracket"):
        read_passages(f'[[passage]]\npublished = ""\ntext = "{marked}"')


def test_everything_right(passage: Passage) -> None:
    found = [
        entity("e1", "Ali", passage, "Menlu Kenya", "Ali", "Keduanya"),
        entity("e2", "Kenya", passage, "Kenya", type="GPE"),
        entity("e3", "Budi", passage, "Budi", "Keduanya", "istrinya"),
    ]
    total = score(passage, found)
    assert (total.sums.precision, total.sums.recall) == (1.0, 1.0)
    assert (total.named, total.to_name, total.two_in_one) == (2, 2, 0)
    assert show(passage, found) == []


def test_two_people_in_one_are_seen(passage: Passage) -> None:
    found = [entity("e1", "Ali", passage, "Ali", "Budi")]
    total = score(passage, found)
    assert total.two_in_one == 1
    assert total.sums.precision == 0.5
    assert merged(passage, found, align(passage.chains, [(12, 15), (20, 24)])) == [("Ali", {"a", "b"})]


def test_people_that_gold_has_not_are_false(passage: Passage) -> None:
    found = [entity("e1", "lelah", passage, "lelah"), entity("e2", "istri", passage, "istrinya")]
    assert [passage.text[slice(*place)] for place in false_people(passage, found, {})] == ["lelah"]
    assert score(passage, found).sums.precision == 0.0


def test_ranges_that_all_but_agree_are_one_expression() -> None:
    assert align([(0, 10)], [(2, 10), (0, 3)]) == {(0, 10): (2, 10)}
    assert align([(0, 10)], [(0, 4)]) == {}


def test_b_cubed_of_a_split_chain() -> None:
    gold = {(0, 1): frozenset("a"), (2, 3): frozenset("a"), (4, 5): frozenset("b")}
    split = {(0, 1): frozenset("x"), (2, 3): frozenset("y"), (4, 5): frozenset("z")}
    total = count_links(gold, split, {place: place for place in gold}, extra=1)
    assert (total.precise, total.found, total.recalled, total.gold) == (3.0, 4, 2.0, 3)


def test_floor(reader: Reader, pack: Pack) -> None:
    total = Score()
    for passage in read_passages(GOLD.read_text(encoding="utf-8")):
        total = total.plus(score(passage, entities_of(passage, reader, pack)))
    assert total.two_in_one == 0
    assert total.sums.precision >= 0.99
    assert total.sums.recall >= 0.92
    assert total.named >= total.to_name - 2
