"""A strip of columns: how much there is when, and where a range lies in it."""

from collections.abc import Sequence
from math import sqrt

from runut.present.board.timescale import Span, percent, read_range
from runut.types.text import Value

HEIGHT = 30  # pixels of the highest column
SEEN = 0.6  # per cent: no range is narrower


class Column(Value, frozen=True, kw_only=True):
    """So many begin from the first day to the last (ISO): `x` and `width` in per cent, `height` in pixels."""

    x: float
    width: float
    height: float
    count: int
    first: str
    last: str


class Overview(Value, frozen=True, kw_only=True):
    """The columns that hold anything, from the first day to the last (ISO); the range goes from `x1` to `x2`."""

    first: str
    last: str
    x1: float
    x2: float
    columns: tuple[Column, ...]


def draw_overview(bins: Sequence[tuple[str, str, int]], first: str, last: str) -> Overview:
    """The strip of bins, each a first and a last day and a count; heights grow with the root, so that one is seen."""
    whole = _span(bins[0][0], bins[-1][1])
    most = max(count for _, _, count in bins) or 1
    shown = _span(first, last)
    x1 = max(0.0, min(100 - SEEN, percent(whole, shown.start)))
    return Overview(
        first=bins[0][0],
        last=bins[-1][1],
        x1=x1,
        x2=min(100.0, max(x1 + SEEN, percent(whole, shown.end))),
        columns=tuple(
            Column(
                x=percent(whole, _span(start, end).start),
                width=round(_span(start, end).length * 100 / whole.length * 0.85, 2),
                height=round(HEIGHT * sqrt(count / most), 1),
                count=count,
                first=start,
                last=end,
            )
            for start, end, count in bins
            if count
        ),
    )


def _span(first: str, last: str) -> Span:
    return read_range(first, last, Span(0, 1))
