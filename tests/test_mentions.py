from hypothesis import given
from hypothesis import strategies as st

from runut.types.mentions import MentionIndex
from runut.types.record import Entity, Mention


def entity(id: str, *spans: tuple[int, int], kind: str = "name") -> Entity:
    mentions = tuple(Mention(start=s, end=e, kind=kind) for s, e in spans)  # type: ignore[arg-type]
    return Entity(id=id, name=id, type="PER", wikidata=None, labels={}, mentions=mentions)


def test_exact_range_comes_first() -> None:
    index = MentionIndex([entity("e1", (0, 20)), entity("e2", (8, 13))])
    assert [e.id for e in index.at(8, 13)] == ["e2", "e1"]
    assert [e.id for e in index.at(0, 20)] == ["e1", "e2"]


def test_a_plural_mention_gives_both() -> None:
    index = MentionIndex([entity("e1", (5, 18), kind="nominal"), entity("e2", (5, 18), kind="nominal")])
    assert [e.id for e in index.at(5, 18)] == ["e1", "e2"]


def test_in_range_is_in_text_order_and_whole() -> None:
    index = MentionIndex([entity("e1", (10, 14), (30, 34)), entity("e2", (2, 6))])
    assert [e.id for e in index.in_range(0, 20)] == ["e2", "e1"]
    assert [e.id for e in index.in_range(3, 20)] == ["e1"]
    assert index.by_id("e2") is not None and index.by_id("e9") is None


@given(st.lists(st.tuples(st.integers(0, 80), st.integers(1, 30)), max_size=12), st.integers(0, 80), st.integers(1, 40))
def test_at_gives_all_that_overlap(spans: list[tuple[int, int]], start: int, length: int) -> None:
    entities = [entity(f"e{n}", (s, s + w)) for n, (s, w) in enumerate(spans)]
    expected = {f"e{n}" for n, (s, w) in enumerate(spans) if s < start + length and s + w > start}
    assert {e.id for e in MentionIndex(entities).at(start, start + length)} == expected
