"""What an article says otherwise once it was read again."""

from msgspec.structs import replace
from tests.store.factory import make_event, make_record

from runut.present.cli.reread import say_changes


def test_nothing_is_said_where_nothing_changed() -> None:
    assert say_changes(make_record("a"), make_record("a")) == ""


def test_ids_play_no_part() -> None:
    before = make_record("a")
    event = replace(make_event(), id="v2", actors=("e9",))
    assert say_changes(before, replace(before, events=(event,))) == ""


def test_what_is_new_gone_and_other_is_counted() -> None:
    before = make_record("a", "2031-05-02")
    more = replace(make_event(), id="v2", start=0, end=5)
    after = replace(make_record("a"), entities=(), events=(replace(make_event(), status="planned"), more))
    assert say_changes(before, after) == "names 1 fewer; events 1 more, 1 other; published other"
