"""Lives drawn as values: what is to be put where, in per cent of a picture's width and in pixels downwards.

A row has two lanes to one scale. In the upper one a bar lies where a happening is said to happen: hollow while it is
planned, full once it is told as done. In the lower one a mark stands where a report came out.
`templates/_timeline.html` makes SVG of it.
"""

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from msgspec.structs import replace

from runut.present.board.lives import Life, Report, Said
from runut.present.board.speech import Speech
from runut.present.board.timescale import Scale, Span, make_scale, moment_of, percent, span_of
from runut.types.brief import Turn
from runut.types.record import Status
from runut.types.text import Value

DEEDS = ("occurred", "ongoing")
TOP = 12  # the middle of the first bar
BAR = 13  # from bar to bar
GAP = 19  # from the last bar to the line of reports
PITCH = 12  # from report to report where several came out at once
BOTTOM = 11
LOW = 56  # no row is lower: there is room for its label
STACK = 4  # reports above each other, more are counted
NARROW = 1.1  # per cent: no bar is narrower
NEAR = 1.5  # per cent: reports that are nearer stand above each other
EDGE = 3.0  # per cent at either side that what lies beyond is told in
APART = 1.5  # per cent between bars in one line


class Bar(Value, frozen=True, kw_only=True):
    """When a happening is said to happen: from `x1` to `x2` per cent, `y` down.

    `dated` is false where nobody says when: then it stands at the day of the first report. `settled` marks the latest
    well-founded word, `turn` a plan that was put off or called off; `more_before` and `more_after` tell that it goes on
    outside.
    """

    x1: float
    x2: float
    y: int
    status: Status
    value: str | None
    dated: bool
    settled: bool
    turn: Turn | None
    more_before: bool
    more_after: bool


class Mark(Value, frozen=True, kw_only=True):
    """A report; from `x1` to `x2` it may have come out."""

    x: float
    y: int
    x1: float
    x2: float
    status: Status
    turn: Turn | None
    value: str | None
    report: Report


class Count(Value, frozen=True, kw_only=True):
    """So many more reports than there is room for."""

    x: float
    y: int
    count: int


class Tie(Value, frozen=True, kw_only=True):
    """A line: from a report to the date that it `says`, or from a plan's date to where it `moved`."""

    kind: Literal["says", "moved"]
    x1: float
    y1: int
    x2: float
    y2: int
    status: Status


class Beyond(Value, frozen=True, kw_only=True):
    """What lies outside the picture: in which lane, on which side, how much, and the nearest of it (ISO value)."""

    lane: Literal["event", "reports"]
    side: Literal["before", "after"]
    y: int
    count: int
    value: str


class Row(Value, frozen=True, kw_only=True):
    """A happening in the picture, `height` pixels high; `rail` is how far down the line of its reports lies."""

    life: Life
    height: int
    rail: int
    rail_x1: float
    rail_x2: float
    bars: tuple[Bar, ...]
    marks: tuple[Mark, ...]
    counts: tuple[Count, ...]
    ties: tuple[Tie, ...]
    beyond: tuple[Beyond, ...]

    @property
    def turn(self) -> Turn | None:
        """Whether the plan that is the latest word was put off or called off."""
        return next((bar.turn for bar in self.bars if bar.settled), None)


class Timeline(Value, frozen=True, kw_only=True):
    """The picture: its scale, its rows, and where the day up to which reports are known ends, if inside."""

    scale: Scale
    known: float | None
    rows: tuple[Row, ...]


class _Date(NamedTuple):
    """A date that is said of a happening, once for plans and once for deeds."""

    span: Span
    status: Status
    value: str | None
    turn: Turn | None
    said: tuple[Said, ...]


def draw(lives: Sequence[Life], span: Span, speech: Speech, *, known: str | None) -> Timeline:
    """The picture of lives in a range; `known` is the day (ISO) up to which reports are known."""
    day = span_of(known)
    at = percent(span, day.end) if day else None
    return Timeline(
        scale=make_scale(span, speech),
        known=at if at is not None and 0 <= at <= 100 else None,
        rows=tuple(draw_row(life, span) for life in lives),
    )


def draw_row(life: Life, span: Span) -> Row:
    """One happening of the picture."""
    dates = find_dates(life)
    bars, shown = _place_bars(life, dates, span)
    last = max((bar.y for bar in bars), default=TOP)
    rail = last + GAP
    marks, counts = _place_marks(life, span, rail)
    xs, down = [mark.x for mark in marks], [mark.y for mark in marks] + [count.y for count in counts]
    beyond = (*_bars_beyond(dates, bars, span), *_reports_beyond(life, span, rail))
    sides = {one.side for one in beyond if one.lane == "reports"}
    return Row(
        life=life,
        height=max(LOW, rail + BOTTOM, *(y + BOTTOM for y in down)),
        rail=rail,
        rail_x1=0 if "before" in sides else min(xs, default=0),
        rail_x2=100 if "after" in sides else max(xs, default=0),
        bars=tuple(bars),
        marks=tuple(marks),
        counts=tuple(counts),
        ties=(*_says(shown, bars, marks), *_moves(shown, bars)),
        beyond=beyond,
    )


def find_dates(life: Life) -> list[_Date]:
    """The dates that are said of a happening in order of report; the day of the first report where the latest word on
    it has no date."""
    found: dict[tuple[bool, Span], list[int]] = {}
    for number, said in enumerate(life.said):
        if span := span_of(said.value):
            found.setdefault((said.status in DEEDS, span), []).append(number)
    dates = []
    for (is_deed, span), numbers in found.items():
        stages = tuple(life.said[number] for number in numbers)
        last = stages[-1]
        turn = None if is_deed else _turn_after(life.said[numbers[-1] :], span)
        dates.append(_Date(span, last.status, last.value, turn, stages))
    settled = span_of(life.line.value)
    if settled and not any(date.span == settled for date in dates):
        dates.append(_Date(settled, life.line.status, life.line.value, None, ()))
    told = [span for said in life.said for report in said.reports if (span := span_of(report.reported))]
    first = min(told, default=span_of(life.line.reported))
    if settled is None and first:
        dates.append(_Date(first, life.line.status, None, None, ()))
    return dates


def _turn_after(told: Sequence[Said], plan: Span) -> Turn | None:
    """How a plan was turned, from when it was last told on; it stands where a later date lies within it."""
    this, *later = told
    spans = [span for said in later if (span := span_of(said.value))]
    if any(plan.start <= span.start and span.end <= plan.end for span in spans):
        return None
    turns = [said.turn for said in later if said.turn]
    return turns[-1] if turns else "cancelled" if this.turn == "cancelled" else None


def _place_bars(life: Life, dates: Sequence[_Date], span: Span) -> tuple[list[Bar], list[_Date]]:
    """The bars inside the picture: plans above, deeds below, in as few lines as hold them apart."""
    shown = [date for date in dates if date.span.meets(span)]
    extents = [_extent(date.span, span) for date in shown]
    plans = [n for n, date in enumerate(shown) if date.status not in DEEDS]
    deeds = [n for n, date in enumerate(shown) if date.status in DEEDS]
    above, below = _stack([extents[n] for n in plans]), _stack([extents[n] for n in deeds])
    down = max(above, default=-1) + 1
    line = dict(zip(plans, above, strict=True)) | {n: down + at for n, at in zip(deeds, below, strict=True)}
    bars = [
        Bar(
            x1=extents[n][0],
            x2=extents[n][1],
            y=TOP + BAR * line[n],
            status=life.line.status if _is_settled(life, date) else date.status,
            value=date.value,
            dated=date.value is not None,
            settled=_is_settled(life, date),
            turn=date.turn,
            more_before=date.span.start < span.start,
            more_after=date.span.end > span.end,
        )
        for n, date in enumerate(shown)
    ]
    return bars, shown


def _is_settled(life: Life, date: _Date) -> bool:
    """Whether it is the latest well-founded word."""
    return date.span == span_of(life.line.value) and (date.status in DEEDS) == (life.line.status in DEEDS)


def _extent(inner: Span, span: Span) -> tuple[float, float]:
    """From where to where a bar lies, widened about its middle where it would be too narrow to see."""
    x1, x2 = max(0.0, percent(span, inner.start)), min(100.0, percent(span, inner.end))
    if x2 - x1 < NARROW:
        middle = min(max((x1 + x2) / 2, NARROW / 2), 100 - NARROW / 2)
        x1, x2 = middle - NARROW / 2, middle + NARROW / 2
    return round(x1, 2), round(x2, 2)


def _stack(extents: Sequence[tuple[float, float]]) -> list[int]:
    """For each, the first line in which nothing comes near it."""
    lines: list[list[tuple[float, float]]] = []
    found = []
    for x1, x2 in extents:
        free = (n for n, line in enumerate(lines) if all(x2 + APART <= a or b + APART <= x1 for a, b in line))
        at = next(free, len(lines))
        if at == len(lines):
            lines.append([])
        lines[at].append((x1, x2))
        found.append(at)
    return found


def _place_marks(life: Life, span: Span, rail: int) -> tuple[list[Mark], list[Count]]:
    """The reports inside the picture; those that came out at about the same time below each other."""
    marks: list[Mark] = []
    ends = [-NEAR] * STACK  # of each line, where its last mark stands
    left: dict[int, int] = {}
    for moment, said, report in _reports(life):
        if not span.start <= moment < span.end:
            continue
        x, extent = percent(span, moment), span_of(report.reported) or span
        height = next((n for n, end in enumerate(ends) if x - end >= NEAR), None)
        if height is None:
            left[int(x / NEAR)] = left.get(int(x / NEAR), 0) + 1
        else:
            ends[height] = x
            marks.append(
                Mark(
                    x=x,
                    y=rail + PITCH * height,
                    x1=max(0.0, percent(span, extent.start)),
                    x2=min(100.0, percent(span, extent.end)),
                    status=said.status,
                    turn=said.turn,
                    value=said.value,
                    report=report,
                )
            )
    counts = [
        Count(x=round((near + 0.5) * NEAR, 2), y=rail + PITCH * STACK, count=count) for near, count in left.items()
    ]
    return marks, counts


def _reports(life: Life) -> list[tuple[int, Said, Report]]:
    """Every report once for each status that it gives, by time; where it says several things, it leads only once."""
    found: dict[tuple[str, Status], tuple[int, Said, Report]] = {}
    led: set[str] = set()
    for said in life.said:
        for report in said.reports:
            moment, key = moment_of(report.reported), (report.article, said.status)
            if moment is None or key in found:
                continue
            leads = report.leads and report.article not in led
            led.add(report.article)
            found[key] = moment, said, replace(report, leads=leads)
    return sorted(found.values(), key=_by_time)


def _by_time(told: tuple[int, Said, Report]) -> tuple[int, bool]:
    return told[0], not told[2].leads


def _says(dates: Sequence[_Date], bars: Sequence[Bar], marks: Sequence[Mark]) -> Iterator[Tie]:
    """From each date to the first report in the picture that says it."""
    for date, bar in zip(dates, bars, strict=True):
        articles = {report.article for said in date.said for report in said.reports}
        mark = next(
            (mark for mark in marks if mark.report.article in articles and mark.status in _statuses(date)), None
        )
        if mark:
            x = min(max(mark.x, bar.x1), bar.x2)
            yield Tie(kind="says", x1=mark.x, y1=mark.y, x2=x, y2=bar.y, status=mark.status)


def _statuses(date: _Date) -> set[Status]:
    return {said.status for said in date.said}


def _moves(dates: Sequence[_Date], bars: Sequence[Bar]) -> Iterator[Tie]:
    """From each plan to the date that came next."""
    told = [(date, bar) for date, bar in zip(dates, bars, strict=True) if bar.dated]
    for (before, old), (_, new) in zip(told, told[1:], strict=False):
        if before.status in DEEDS or before.status == "denied":
            continue
        if old.x2 < new.x1:
            yield Tie(kind="moved", x1=old.x2, y1=old.y, x2=new.x1, y2=new.y, status=new.status)
        elif new.x2 < old.x1:
            yield Tie(kind="moved", x1=old.x1, y1=old.y, x2=new.x2, y2=new.y, status=new.status)


def _bars_beyond(dates: Sequence[_Date], bars: Sequence[Bar], span: Span) -> Iterator[Beyond]:
    """Where there is a date outside, on a side that no bar reaches."""
    before = [date for date in dates if date.span.end <= span.start]
    after = [date for date in dates if date.span.start >= span.end]
    if before and all(bar.x1 > EDGE for bar in bars):
        value = max(before, key=_end).value
        yield Beyond(lane="event", side="before", y=TOP, count=len(before), value=value or "")
    if after and all(bar.x2 < 100 - EDGE for bar in bars):
        value = min(after, key=_end).value
        yield Beyond(lane="event", side="after", y=TOP, count=len(after), value=value or "")


def _end(date: _Date) -> int:
    return date.span.end


def _reports_beyond(life: Life, span: Span, rail: int) -> Iterator[Beyond]:
    told = _reports(life)
    before = [report for moment, _, report in told if moment < span.start]
    after = [report for moment, _, report in told if moment >= span.end]
    if before:
        yield Beyond(lane="reports", side="before", y=rail, count=len(before), value=before[-1].reported or "")
    if after:
        yield Beyond(lane="reports", side="after", y=rail, count=len(after), value=after[0].reported or "")
