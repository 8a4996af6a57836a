"""Texts in segments: nothing of the text is lost, and each mark has exactly its characters."""

from hypothesis import given
from hypothesis import strategies as st

from runut.present.board.marks import LAYERS, Mark, Segment, find_segments
from runut.types.judgement import Layer
from runut.types.text import Span, Zone

TEXT = "Raja Tonga,\n<b>kata</b> istana \U0001f30b, tiba\u00a0di Malta.\r\n"
PLACES = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).filter(lambda pair: pair[0] < pair[1])


def make_mark(place: tuple[int, int], layer: Layer, item: str) -> Mark:
    return Mark(*place, layer, item)


MARKS = st.builds(make_mark, PLACES, st.sampled_from(LAYERS), st.sampled_from("abc"))


def words_of(segments: tuple[Segment, ...], item: str) -> set[int]:
    """The places of characters that belong to an item."""
    return {place for one in segments if item in one.items for place in range(one.start, one.end)}


@given(st.lists(MARKS, max_size=8), st.none() | PLACES)
def test_segments_are_the_text_and_marks_their_characters(marks: list[Mark], at: tuple[int, int] | None) -> None:
    segments = find_segments(TEXT, marks, at=Span(start=at[0], end=at[1]) if at else None)
    assert "".join(one.text for one in segments) == TEXT
    for item in "abc":
        assert words_of(segments, item) == {p for m in marks if m.item == item for p in range(m.start, m.end)}
    asked = "".join(one.text for one in segments if one.at)
    assert asked == (TEXT[at[0] : at[1]] if at else "")


@given(st.lists(MARKS, max_size=8))
def test_each_mark_leads_once_where_no_shorter_one_hides_it(marks: list[Mark]) -> None:
    segments = find_segments(TEXT, marks)
    for one in segments:
        assert one.leads is None or one.leads == one.items[0]
    for mark in set(marks):
        shown = [one for one in segments if mark.start <= one.start < mark.end and one.items[0] == mark.item]
        assert not shown or any(one.leads == mark.item for one in segments)


def test_stretches_of_the_page_are_told_apart() -> None:
    zones = (
        Zone(start=0, end=4, kind="title"),
        Zone(start=12, end=20, kind="promo"),
        Zone(start=21, end=24, kind="promo"),
    )
    segments = find_segments(TEXT, [Mark(2, 14, "entity", "e1")], zones)
    assert [(one.start, one.zone, one.opens) for one in segments] == [
        (0, "title", True),
        (2, "title", False),
        (4, None, False),
        (12, "promo", True),
        (14, "promo", False),
        (20, None, False),
        (21, "promo", False),
        (24, None, False),
    ]


def test_a_long_text_is_cut_at_once() -> None:
    text = "Oslo, Lima. " * 10_000
    marks = [Mark(place, place + 4, "entity", f"e{place % 7}") for place in range(0, len(text), 6)]
    segments = find_segments(text, marks, at=Span(start=3, end=len(text) - 3))
    assert "".join(one.text for one in segments) == text
