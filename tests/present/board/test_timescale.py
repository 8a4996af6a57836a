"""Scales, ranges and what values cover, by example."""

import pytest

from runut.errors import BadCall
from runut.present.board.speech import speech_in
from runut.present.board.timescale import (
    DAY,
    Span,
    make_scale,
    moment_of,
    pan,
    percent,
    read_range,
    span_of,
    write_first,
    write_last,
    zoom,
)

ENGLISH = speech_in("en")


def spanning(first: str, last: str) -> Span:
    return read_range(first, last, Span(0, 1))


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2031-04-22", "2031-04-22", "2031-04-22"),
        ("2031-04", "2031-04-01", "2031-04-30"),
        ("2031", "2031-01-01", "2031-12-31"),
        ("2031-W17", "2031-04-21", "2031-04-27"),
        ("2031-04-08/2031-04-10", "2031-04-08", "2031-04-10"),
        ("2031-04/2031-05", "2031-04-01", "2031-05-31"),
        ("2031-04-22T10", "2031-04-22T10:00", "2031-04-22T11:00"),
        ("2031-04-22T10:05", "2031-04-22T10:05", "2031-04-22T10:06"),
        ("2031-04-22T10:05+07:00", "2031-04-22T10:05", "2031-04-22T10:06"),
        ("2031-04-22TNI", "2031-04-22T18:00", "2031-04-22"),
        ("2031-04-22T10:05+07:00/2031-04-22T12:00", "2031-04-22T10:05", "2031-04-22T12:01"),
    ],
)
def test_values_cover(value: str, first: str, last: str) -> None:
    span = span_of(value)
    assert span
    assert (write_first(span.start), write_last(span.end)) == (first, last)


@pytest.mark.parametrize("value", [None, "", "PRESENT_REF", "2031-02-30", "2031-04-22/2031-04-20"])
def test_other_values_cover_nothing(value: str | None) -> None:
    assert span_of(value) is None


def test_reports_of_a_day_stand_in_its_middle() -> None:
    day = span_of("2031-04-22")
    assert day
    assert percent(day, moment_of("2031-04-22") or 0) == pytest.approx(50, abs=0.1)
    assert moment_of("2031-04-22T06:00") == day.start + 6 * 60
    assert moment_of(None) is None


def test_a_range_holds_its_last_day() -> None:
    assert spanning("2031-04-22", "2031-04-22").length == DAY
    assert spanning("2031-04-22T06:00", "2031-04-22T08:30").length == 150
    assert spanning("2031-04", "2031-04").length == 30 * DAY
    assert read_range("2031-04-22", None, spanning("2031-04-01", "2031-04-30")).length == 9 * DAY


@pytest.mark.parametrize(
    ("first", "last"), [("2031-04-22", "2031-04-21"), ("soon", "2031-04-22"), ("2031-04-22", "2031-13-01")]
)
def test_other_ranges_are_refused(first: str, last: str) -> None:
    with pytest.raises(BadCall):
        spanning(first, last)


def test_ranges_are_zoomed_and_moved_by_whole_days() -> None:
    april = spanning("2031-04-01", "2031-04-30")
    assert zoom(april, 0.5) == spanning("2031-04-08", "2031-04-23")
    assert zoom(april, 2, 0) == spanning("2031-04-01", "2031-05-30")
    assert pan(april, 0.5) == spanning("2031-04-16", "2031-05-15")
    assert zoom(spanning("2031-04-22", "2031-04-22"), 0.01).length == 60


@pytest.mark.parametrize(
    ("first", "last", "unit", "ticks", "band"),
    [
        ("2031-04-22T10:00", "2031-04-22T11:00", "minute", "10:00 10:05", "22 Apr 2031"),
        ("2031-04-22", "2031-04-22", "hour", "00:00 03:00", "22 Apr 2031"),
        ("2031-04-20", "2031-04-22", "hour", "00:00 06:00", "20 Apr 2031"),
        ("2031-04-20", "2031-05-02", "day", "20 21", "Apr 2031"),
        ("2031-04-01", "2031-05-31", "week", "7 14", "Apr 2031"),
        ("2031-01-01", "2032-05-31", "month", "Jan Feb", "2031"),
        ("2030-05-01", "2033-05-31", "month", "Jul Oct", "2030"),
        ("2024-05-01", "2033-05-31", "year", "2025 2026", ""),
        ("1945-01-01", "2033-05-31", "year", "1945 1950", ""),
        ("0001-01-01", "9999-12-30", "year", "100 200", ""),
    ],
)
def test_scales(first: str, last: str, unit: str, ticks: str, band: str) -> None:
    scale = make_scale(spanning(first, last), ENGLISH)
    assert scale.unit == unit
    labels = [tick.label for tick in scale.ticks]
    assert " ".join(labels).startswith(ticks) or ticks in " ".join(labels[1:3])
    assert next((band.label for band in scale.bands if band.label), "") == band


def test_a_tick_leads_to_the_time_until_the_next() -> None:
    scale = make_scale(spanning("2031-04-20", "2031-05-02"), ENGLISH)
    assert (scale.ticks[0].at, scale.ticks[0].first, scale.ticks[0].last) == (0, "2031-04-20", "2031-04-20")
    assert scale.ticks[0].name == "20 Apr 2031"
    assert make_scale(spanning("2031-04-01", "2031-05-31"), ENGLISH).ticks[0].name == "7–13 Apr 2031"
    assert make_scale(spanning("2031-04-22", "2031-04-22"), ENGLISH).ticks[2].name == "22 Apr 2031 06:00"
    assert [(band.label, band.first, band.last) for band in scale.bands] == [
        ("Apr 2031", "2031-04-01", "2031-04-30"),
        ("May 2031", "2031-05-01", "2031-05-31"),
    ]
    assert scale.bands[0].until == scale.bands[1].at


def test_long_scales_keep_few_ticks() -> None:
    for years in (1, 3, 10, 40, 300, 3000):
        scale = make_scale(Span(DAY * 365 * 2000, DAY * 365 * (2000 + years)), ENGLISH)
        assert 2 <= len(scale.ticks) <= 32
        assert all(a.at < b.at for a, b in zip(scale.ticks, scale.ticks[1:], strict=False))
