"""Happenings in time: when they are said to happen, and when that was reported."""

from collections.abc import Iterator, Mapping
from itertools import groupby, islice
from typing import NamedTuple

from runut.errors import BadCall
from runut.present.board.finding import FACETS, SHOWS, Choice, Finding, finding_of, last_members, members
from runut.present.board.lives import Life, find_life
from runut.present.board.overview import Overview, draw_overview
from runut.present.board.paging import Paging, cut
from runut.present.board.snapshot import Snapshot
from runut.present.board.speech import Speech
from runut.present.board.timeline import Timeline, draw
from runut.present.board.timescale import DAY, Span, pan, read_range, span_of, tidy, write_first, write_last, zoom
from runut.types.text import Value

ROWS = 30  # happenings on a page
CHOICES = 25  # values offered of each filter
BINS = 80  # of the overview
SAMPLE = 1000  # happenings by which a range is chosen
STRAY = 50  # of so many, one at each end is left out of the range that is chosen
AROUND = 1.0  # of the time of the reports: what happens no further away is in the range too
HELD = 0.75  # so many of the happenings are in the range in any case
MARGIN = 0.04
WHICH = ("", "spanning", "undated")
LATE = 10  # one of so many happenings is late
BY_DAY, BY_MONTH = 62 * DAY, 6 * 366 * DAY  # ranges up to which the list is parted by day, by month


class Asked(NamedTuple):
    """What a reader asks for: values of filters, words, how much to show, a range (ISO days or minutes), and
    `which` of those in it that are shown apart: `spanning` or `undated`."""

    filters: Mapping[str, str] = {}
    words: str = ""
    show: str = ""
    first: str | None = None
    last: str | None = None
    which: str = ""


class Range(Value, frozen=True, kw_only=True):
    """From the first day or minute to the last one (ISO)."""

    first: str
    last: str


class Outside(Value, frozen=True, kw_only=True):
    """How many happenings lie outside the range, and the range of those that are nearest to it."""

    count: int
    range: Range


class Bin(Value, frozen=True, kw_only=True):
    """How many happenings begin in a part of the overview."""

    range: Range
    count: int


class Moves(Value, frozen=True, kw_only=True):
    """The ranges that lie nearest: closer, wider, earlier, later, and that of everything."""

    closer: Range
    wider: Range
    earlier: Range
    later: Range
    everything: Range


class Chronology(Value, frozen=True, kw_only=True):
    """The happenings of a range of time, in order; those that no report dates stand at the day of the first report.

    `known` is the day up to which reports are known; `filters`, `words` and `show` what was asked for, `choices` and
    `shows` what may be. `spanning` counts those that last longer than the range, and `undated` those that have no day
    at all: both are shown only where `which` says so. `overview` tells how many begin when; `lives` are the happenings
    of this part of the list.
    """

    as_of: str | None
    known: str | None
    range: Range
    chosen: bool
    filters: dict[str, str]
    words: str
    show: str
    shows: tuple[Choice, ...]
    choices: dict[str, tuple[Choice, ...]]
    before: Outside | None
    after: Outside | None
    which: str
    spanning: int
    undated: int
    moves: Moves
    overview: tuple[Bin, ...]
    lives: tuple[Life, ...]
    paging: Paging

    def picture(self, speech: Speech) -> Timeline:
        """What the page draws."""
        return draw(self.lives, read_range(self.range.first, self.range.last, Span(0, 1)), speech, known=self.known)

    def strip(self) -> Overview | None:
        """The overview that the page draws, where there is more than it shows."""
        columns = [(bin.range.first, bin.range.last, bin.count) for bin in self.overview]
        return draw_overview(columns, self.range.first, self.range.last) if columns else None

    def groups(self) -> Iterator[tuple[str | None, list[Life]]]:
        """The happenings under the day, month or year (ISO) in which they begin."""
        size = {True: 10}.get(self._length <= BY_DAY, 7 if self._length <= BY_MONTH else 4)

        def day(life: Life) -> str | None:
            span = span_of(life.line.value) or span_of(life.line.reported)
            return write_first(span.start)[:size] if span else None

        return ((key, list(lives)) for key, lives in groupby(self.lives, day))

    @property
    def _length(self) -> int:
        return read_range(self.range.first, self.range.last, Span(0, 1)).length


def build_chronology(snapshot: Snapshot, speech: Speech, *, asked: Asked, page: int) -> Chronology:
    """The page."""
    finding = finding_of(snapshot)
    told = _meet(finding, speech, asked)
    show = asked.show or next((show for show in SHOWS if told & finding.shown(show)), "main")
    if show not in SHOWS:
        raise BadCall(f"show={show!r} is none of {', '.join(SHOWS)}")
    if asked.which not in WHICH:
        raise BadCall(f"which={asked.which!r} is neither spanning nor undated")
    chosen = told & finding.shown(show)
    dated, undated = chosen & ~finding.undated, chosen & finding.undated
    frame = find_frame(finding, dated, known=snapshot.as_of or snapshot.last_report)
    span = read_range(asked.first, asked.last, find_range(finding, dated, frame))
    spanning = dated & finding.spanning(span)
    inside = {"spanning": spanning, "undated": undated}.get(asked.which, dated & finding.during(span) & ~spanning)
    numbers, paging = cut(tuple(members(inside)), page, ROWS)
    return Chronology(
        as_of=snapshot.as_of,
        known=snapshot.as_of or snapshot.last_report,
        range=_range(span),
        chosen=bool(asked.first or asked.last),
        filters=dict(asked.filters),
        words=asked.words,
        show=show,
        shows=tuple(Choice(value=s, label=s, count=(told & finding.shown(s)).bit_count()) for s in SHOWS),
        choices=_choices(snapshot, speech, asked, show),
        before=_before(finding, dated & finding.ending_by(span.start), span),
        after=_after(finding, dated & finding.starting_from(span.end), span),
        which=asked.which,
        spanning=spanning.bit_count(),
        undated=undated.bit_count(),
        moves=_moves(finding, dated, span),
        overview=_overview(finding, dated, frame) if span.start > frame.start or span.end < frame.end else (),
        lives=tuple(find_life(snapshot, speech, finding.ids[number]) for number in numbers),
        paging=paging,
    )


def _meet(finding: Finding, speech: Speech, asked: Asked, but: str = "") -> int:
    """Those that meet every filter but one."""
    found = finding.shown("all")
    for facet, value in asked.filters.items():
        if facet != but:
            found &= finding.having(facet, value, speech)
    return found & finding.about(asked.words, speech) if asked.words else found


def _choices(snapshot: Snapshot, speech: Speech, asked: Asked, show: str) -> dict[str, tuple[Choice, ...]]:
    """What each filter may be, as the other filters are."""
    finding = finding_of(snapshot)

    def label(facet: str, value: str) -> str:
        match facet:
            case "type":
                return speech.wording.types[value]
            case "status":
                return speech.status(value)
            case "story":
                story = snapshot.stories.get(value)
                return speech.story(story, snapshot.judged(value)) if story else value
            case "outlet":
                return value
            case _:
                return speech.name(value)

    found = {}
    for facet in FACETS:
        told = _meet(finding, speech, asked, but=facet) & finding.shown(show)
        choices = finding.choices(facet, told, CHOICES)
        found[facet] = tuple(
            Choice(value=value, label=label(facet, value), count=count)
            for value, count in _with(choices, asked.filters.get(facet), facet)
        )
    return found


def _with(choices: list[tuple[str, int]], asked: str | None, facet: str) -> list[tuple[str, int]]:
    """The choices with the one that is made, of those that are not given by a part of a name."""
    lacks = facet == "story" and asked is not None and all(value != asked for value, _ in choices)
    return [*choices, (asked or "", 0)] if lacks else choices


def find_frame(finding: Finding, chosen: int, *, known: str | None) -> Span:
    """The time that a set is about: that of its reports, but for a few stray ones, and of what happens around it."""
    numbers = list(members(chosen))[:: max(1, chosen.bit_count() // SAMPLE)]
    if not numbers:
        return tidy(zoom(span_of(known) or Span(0, DAY), 30))
    stray = len(numbers) // STRAY
    start = sorted(finding.told[n].start for n in numbers)[stray]
    end = sorted(finding.told[n].end for n in numbers)[-1 - stray]
    end = max(end, start + DAY)
    spans = [finding.rows[n].span for n in numbers]
    away = sorted(max(0, start - span.end, span.start - end) for span in spans)
    around = max(3 * DAY, int((end - start) * AROUND), away[max(0, int(len(away) * HELD) - 1)])
    near = [span for span in spans if span.start <= end + around and span.end >= start - around]
    first = min(max(span.start, min(start, span.end) - around) for span in near)
    last = max(min(span.end, max(end, span.start) + around) for span in near)
    day = span_of(known)
    until = day.end if day and day.end <= end + around else end
    return _with_margin(Span(min(start, first), max(until, last)))


def _with_margin(span: Span) -> Span:
    margin = max(DAY // 2, int(span.length * MARGIN))
    return tidy(Span(span.start - margin, span.end + margin))


def find_range(finding: Finding, chosen: int, frame: Span) -> Span:
    """The range that is shown where none is asked for: all of it, or the latest busy time that fills a page."""
    inside = chosen & finding.during(frame) & ~finding.spanning(frame)
    count = inside.bit_count()
    if count <= ROWS:
        return frame
    starts = [finding.starts[n] for n in last_members(inside, ROWS + count // LATE)]
    ends = range(ROWS, len(starts) + 1)
    lengths = [(starts[end - 1] - starts[end - ROWS], -end) for end in ends]
    end = -min(lengths)[1]
    found = _with_margin(Span(starts[end - ROWS], starts[end - 1] + DAY))
    return Span(max(found.start, frame.start), min(found.end, frame.end))


def _before(finding: Finding, chosen: int, span: Span) -> Outside | None:
    if not chosen:
        return None
    nearest = [finding.rows[n].span for n in last_members(chosen, ROWS)]
    start = min(one.start for one in nearest)
    return Outside(count=chosen.bit_count(), range=_range(tidy(Span(start, max(span.start, start + DAY)))))


def _after(finding: Finding, chosen: int, span: Span) -> Outside | None:
    if not chosen:
        return None
    nearest = [finding.rows[n].span for n in islice(members(chosen), ROWS)]
    end = max(one.end for one in nearest)
    return Outside(count=chosen.bit_count(), range=_range(tidy(Span(min(span.end, end - DAY), end))))


def _moves(finding: Finding, chosen: int, span: Span) -> Moves:
    first = [finding.starts[n] for n in islice(members(chosen), 1)] or [span.start]
    ends = [finding.rows[n].span.end for n in last_members(chosen, ROWS)] or [span.end]
    everything = Span(first[0], max(ends))
    return Moves(
        closer=_range(zoom(span, 0.5)),
        wider=_range(zoom(span, 2)),
        earlier=_range(pan(span, -0.5)),
        later=_range(pan(span, 0.5)),
        everything=_range(tidy(everything)),
    )


def _overview(finding: Finding, chosen: int, frame: Span) -> tuple[Bin, ...]:
    size = max(DAY, -(-frame.length // BINS // DAY) * DAY)
    edges = list(range(frame.start, frame.end + size, size))
    counts = finding.count_bins(chosen, edges)
    return tuple(
        Bin(range=_range(Span(first, last)), count=count)
        for first, last, count in zip(edges, edges[1:], counts, strict=False)
    )


def _range(span: Span) -> Range:
    return Range(first=write_first(span.start), last=write_last(span.end))
