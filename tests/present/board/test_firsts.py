"""Who reported first: only what the days tell."""

from runut.present.board.firsts import Days, find_first

MONDAY, TUESDAY = ("2031-03-03", "2031-03-03"), ("2031-03-04", "2031-03-04")
EITHER = ("2031-03-03", "2031-03-04")


def first(rivals: tuple[Days, ...] = (), /, **reports: Days) -> tuple[str | None, tuple[str, ...]]:
    return find_first({name: [days] for name, days in reports.items()}, rivals)


def test_the_earliest_day_is_first() -> None:
    assert first(a=TUESDAY, b=MONDAY) == ("b", ())


def test_one_day_is_a_tie_and_later_ones_have_no_part_in_it() -> None:
    assert first(a=MONDAY, b=MONDAY, c=TUESDAY) == (None, ("a", "b"))


def test_days_that_may_be_the_same_are_a_tie() -> None:
    assert first(a=EITHER, b=TUESDAY) == (None, ("a", "b"))
    assert first(a=EITHER, b=MONDAY) == (None, ("a", "b"))


def test_nobody_is_first_alone() -> None:
    assert first(a=MONDAY) == (None, ())
    assert find_first({"a": [MONDAY], "b": []}) == (None, ())


def test_the_first_of_several_reports_counts() -> None:
    assert find_first({"a": [TUESDAY, MONDAY], "b": [TUESDAY]}) == ("a", ())


def test_what_nobody_known_reported_before_makes_nobody_first() -> None:
    assert first((MONDAY,), a=TUESDAY, b=("2031-03-05", "2031-03-05")) == (None, ())
    assert first((MONDAY,), a=MONDAY, b=TUESDAY) == (None, ("a",))
    assert first((TUESDAY,), a=MONDAY, b=TUESDAY) == ("a", ())
