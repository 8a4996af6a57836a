"""Judgements find the characters that they are anchored to, also where another reading has moved them."""

from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.link.factory import Draft, make_record

from runut.lang.gazetteer import load_gazetteer
from runut.lang.pack import load_pack
from runut.link.anchors import Item, anchor_item, anchor_span, find_item, locate
from runut.link.world import World
from runut.types.record import Record

TEXT = "Menlu bertemu rekannya di Reykjavik. Esoknya ia bertemu para nelayan dan bertemu wali kota."


def visits() -> Record:
    drafts = [
        Draft(text=f"Brynjars mengunjungi {place}.", actors=("Katla Brynjars",), recipients=(place,))
        for place in ("Uruguay", "China", "Russia")
    ]
    return make_record("Lensa", "2031-04-23", drafts)


@example("a" * 25, "", 2)  # the second of three words then stands where the third stood
@given(st.text("ab ", max_size=40), st.text("xy ", max_size=40), st.integers(0, 2))
def test_characters_are_found_after_text_was_put_around_them(before: str, after: str, which: int) -> None:
    start = [6, 48, 73][which]
    record = replace(visits(), text=TEXT)
    anchor = anchor_span(record, start, start + len("bertemu"), "event")
    assert anchor.exact == "bertemu"
    span = locate(anchor, before + TEXT + after)
    assert span is not None and span.start == start + len(before)


def test_characters_that_are_gone_are_not_found() -> None:
    anchor = anchor_span(replace(visits(), text=TEXT), 6, 13, "event")
    assert locate(anchor, "Menlu menemui rekannya di Reykjavik.") is None


def test_every_item_is_found_by_its_anchor_and_the_nearest_after_a_slip() -> None:
    record = visits()
    items: list[Item] = [*record.events, record.entities[0]]
    for item in items:
        assert find_item(anchor_item(record, item), record) is item
    events = tuple(replace(event, start=event.start + 3, end=event.end - 2) for event in record.events)
    moved = replace(record, events=events)
    assert [find_item(anchor_item(record, event), moved) for event in record.events] == list(events)
    assert find_item(anchor_item(record, record.events[0]), replace(record, events=events[1:])) is None


def test_a_known_name_that_was_given_another_is_known_by_that() -> None:
    world = World(load_gazetteer(load_pack("id")))
    renamed = world.renaming([("Uruguay", "Republik Timur"), ("Republik Timur", "Banda Oriental")])
    assert renamed.country("Montevideo") == "Banda Oriental"
    assert renamed.is_country("Banda Oriental") and renamed.country("Banda Oriental") == "Banda Oriental"
    assert renamed.country("China") == "China"
    assert world.renaming([("Katla Brynjars", "K. Brynjars")]) is world
    assert world.renaming([("Uruguay", "China")]) is world
