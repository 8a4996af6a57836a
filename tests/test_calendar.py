"""Values and the days behind them."""

from datetime import date

import pytest

from runut.types.calendar import Days, days_of


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2031-04-22", "2031-04-22", "2031-04-22"),
        ("2031-04-22T09:40+07:00", "2031-04-22", "2031-04-22"),
        ("2031-02", "2031-02-01", "2031-02-28"),
        ("2031-12", "2031-12-01", "2031-12-31"),
        ("2031-W17", "2031-04-21", "2031-04-27"),
        ("2031", "2031-01-01", "2031-12-31"),
        ("2031-04/2031-05", "2031-04-01", "2031-05-31"),
    ],
)
def test_days_of(value: str, first: str, last: str) -> None:
    assert days_of(value) == Days(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "value", [None, "", "PAST_REF", "P3D", "2031-02-30", "2031-W60", "2031-05/2031-04", "XXXX-WXX-1"]
)
def test_days_of_nothing(value: str | None) -> None:
    assert days_of(value) is None


def test_gap_and_contains() -> None:
    april, day = days_of("2031-04"), days_of("2031-05-03")
    assert april and day
    assert april.gap(day) == day.gap(april) == 3
    assert april.contains(days_of("2031-04-10") or day)
    assert not april.contains(day)
