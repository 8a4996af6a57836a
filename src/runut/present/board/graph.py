"""The drawing of who has a happening from whom, as places and paths: outlets on the left, origins on the right.

Layer by layer, as in Sugiyama's method: each stands one column left of the furthest source that it leads to; a line
that passes a column keeps a free slot in it, so that no line crosses a box and no two labels meet.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from statistics import fmean
from typing import Literal, NamedTuple

from runut.present.board.relaying import Hop, Origin, Relaying, Silent, Tie
from runut.types.record import Status
from runut.types.text import Value

Say = Callable[[str], str]
Role = Literal["outlet", "origin"]

LINE, SMALL = 18, 15  # heights of a line of text in pixels
PAD, GAP, SLOT, GUTTER = 8, 10, 14, 56
BADGE, MARK = 26, 17  # widths of an origin's number and of a mark
WIDEST = 190  # pixels of a line of a label before it is broken
LINES = 3  # of a label
NARROW, WIDE = frozenset("iljtfr.,:;'|!()[]- I"), frozenset("mwMW@%—")


class Box(Value, frozen=True, kw_only=True):
    """One who tells it or from whom it is: the lines of the label, small ones below, and where it stands.

    An origin has its number; `faint` are those that only repeat.
    """

    name: str
    role: Role
    number: int | None
    lines: tuple[str, ...]
    small: tuple[str, ...]
    statuses: tuple[Status, ...]
    faint: bool
    x: int
    y: int
    width: int
    height: int


class Line(Value, frozen=True, kw_only=True):
    """Who has it from whom: a path from teller to source, the arrow's head at the teller, and where its marks begin."""

    teller: str
    source: str
    tie: Tie
    path: str
    head: str
    statuses: tuple[Status, ...]
    x: int
    y: int


class Drawing(Value, frozen=True, kw_only=True):
    """All of it, in pixels; below `silent_at` stand the boxes of those that name nobody."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    silent_at: int | None
    silent: tuple[Box, ...]


def draw(relaying: Relaying, say: Say) -> Drawing:
    """The drawing; `say` gives what a name is called."""
    layout = _Layout(relaying, say)
    boxes = tuple(layout.boxes())
    lines = tuple(layout.lines())
    width = max((box.x + box.width for box in boxes), default=0)
    below = max((box.y + box.height for box in boxes), default=0)
    silent_at = below + 2 * LINE if relaying.silent else None
    silent = tuple(_in_rows(relaying.silent, say, max(width, 3 * WIDEST), (silent_at or 0) + PAD))
    drawn = [*boxes, *silent]
    return Drawing(
        width=max((box.x + box.width for box in drawn), default=0) + 1,
        height=max((box.y + box.height for box in drawn), default=0) + 1,
        boxes=boxes,
        lines=lines,
        silent_at=silent_at,
        silent=silent,
    )


class _Slot(NamedTuple):
    """Where a line passes a column: the number of its hop, and the column."""

    hop: int
    rank: int


Item = str | _Slot


class _Label(NamedTuple):
    """What stands in a box, and how big that is."""

    lines: tuple[str, ...]
    small: tuple[str, ...]
    width: int
    height: int


class _Layout:
    """Columns counted from the right, where those stand that have it from nobody."""

    def __init__(self, relaying: Relaying, say: Say) -> None:
        self._relaying, self._say = relaying, say
        self._origins = {origin.name: origin for origin in relaying.origins}
        self._hops = relaying.hops
        self._names = list(dict.fromkeys([*self._origins, *(n for h in relaying.hops for n in (h.teller, h.source))]))
        self._out: dict[str, list[int]] = {name: [] for name in self._names}
        for number, hop in enumerate(self._hops):
            self._out[hop.teller].append(number)

    def boxes(self) -> Iterator[Box]:
        """Every one who is named, from right to left."""
        for name in self._names:
            label, origin = self._labels[name], self._origins.get(name)
            yield Box(
                name=name,
                role="origin" if origin else "outlet",
                number=origin.number if origin else None,
                lines=label.lines,
                small=label.small,
                statuses=origin.statuses if origin else (),
                faint=name in self._relaying.repeating,
                x=self._left(self._ranks[name]),
                y=round(self._middles[name] - label.height / 2),
                width=self._widths[self._ranks[name]],
                height=label.height,
            )

    def lines(self) -> Iterator[Line]:
        """Every hop; no line crosses a box."""
        for number, hop in enumerate(self._hops):
            points = list(self._points(number, hop))
            x, y = points[0]
            yield Line(
                teller=hop.teller,
                source=hop.source,
                tie=hop.tie,
                path=_curve(points),
                head=f"M{x} {y}l8-4v8z",
                statuses=hop.statuses,
                x=x + MARK,
                y=y,
            )

    @cached_property
    def _ranks(self) -> dict[str, int]:
        """How many columns from the right each stands: one more than the furthest that it has it from."""
        ranks: dict[str, int] = {}

        def rank(name: str) -> int:
            if name not in ranks:
                ranks[name] = max((rank(self._hops[hop].source) + 1 for hop in self._out[name]), default=0)
            return ranks[name]

        for name in self._names:
            rank(name)
        return ranks

    @cached_property
    def _bands(self) -> dict[str, int]:
        """The number of the origin beside which each stands: of the first that it leads to."""
        roots = [name for name in self._names if not self._out[name]]
        bands = {root: number for number, root in enumerate(roots)}

        def band(name: str) -> int:
            if name not in bands:
                bands[name] = band(self._hops[self._out[name][0]].source)
            return bands[name]

        for name in self._names:
            band(name)
        return bands

    @cached_property
    def _cells(self) -> dict[tuple[int, int], list[Item]]:
        """What stands in each column of each band."""
        cells: dict[tuple[int, int], list[Item]] = {}
        for name in self._names:
            cells.setdefault((self._bands[name], self._ranks[name]), []).append(name)
        for number, hop in enumerate(self._hops):
            for rank in range(self._ranks[hop.source] + 1, self._ranks[hop.teller]):
                cells.setdefault((self._bands[hop.teller], rank), []).append(_Slot(number, rank))
        return cells

    @cached_property
    def _middles(self) -> dict[Item, float]:
        """The height at which each stands: beside what it leads to, as far as those beside it leave room."""
        heights = {cell: sum(map(self._tall, items)) + GAP * (len(items) - 1) for cell, items in self._cells.items()}
        bands = sorted({band for band, _ in heights})
        tall = {band: max(height for (b, _), height in heights.items() if b == band) for band in bands}
        top = {band: sum(tall[b] + 2 * GAP for b in bands if b < band) for band in bands}
        middles: dict[Item, float] = {}
        for band, rank in sorted(self._cells, key=_by_rank):
            y = top[band] + (tall[band] - heights[band, rank]) / 2 + 1
            for item in sorted(self._cells[band, rank], key=lambda item: self._aim(item, middles)):
                middles[item] = y + self._tall(item) / 2
                y += self._tall(item) + GAP
        return middles

    def _aim(self, item: Item, middles: dict[Item, float]) -> float:
        """The height of what an item leads to, as far as that is placed."""
        ahead = [self._next(slot) for slot in self._steps(item)]
        return fmean([middles[one] for one in ahead if one in middles] or [0.0])

    def _steps(self, item: Item) -> list[_Slot]:
        """The lines that leave an item, each with the column of the item."""
        if isinstance(item, _Slot):
            return [item]
        return [_Slot(hop, self._ranks[item]) for hop in self._out[item]]

    def _next(self, slot: _Slot) -> Item:
        """What a line comes to in the next column."""
        source = self._hops[slot.hop].source
        return source if slot.rank - 1 <= self._ranks[source] else _Slot(slot.hop, slot.rank - 1)

    def _tall(self, item: Item) -> int:
        return SLOT if isinstance(item, _Slot) else self._labels[item].height

    @cached_property
    def _labels(self) -> dict[str, _Label]:
        inward = [hop.source for hop in self._hops]
        found = {}
        for name in self._names:
            ports = max(len(self._out[name]), inward.count(name))
            found[name] = self._label(name, least=ports * SLOT)
        return found

    def _label(self, name: str, *, least: int) -> _Label:
        origin = self._origins.get(name)
        lines = _broken(self._say(name))
        small = tuple(self._below(origin)) if origin else ()
        width = max([_width(line, 14) for line in lines] + [_width(line, 12) for line in small])
        height = 2 * PAD + LINE * len(lines) + SMALL * len(small)
        if origin:
            width = max(width, MARK * len(origin.statuses)) + BADGE
            height += LINE if origin.statuses else 0
        return _Label(lines, small, width + 2 * PAD, max(height, least))

    def _below(self, origin: Origin) -> Iterator[str]:
        """The others that count as one with an origin, unless they stand in the drawing; and whom it cites."""
        others = [name for name in origin.members if name != origin.name and name not in self._out]
        for name in others[:LINES]:
            yield f"= {_broken(self._say(name), 12)[0]}"
        if len(others) > LINES:
            yield f"+ {len(others) - LINES}"
        for name in origin.cites[:LINES]:
            yield f"← {_broken(self._say(name), 12)[0]}"

    @cached_property
    def _widths(self) -> dict[int, int]:
        found: dict[int, int] = {}
        for name, rank in self._ranks.items():
            found[rank] = max(found.get(rank, 0), self._labels[name].width)
        return found

    def _left(self, rank: int) -> int:
        """Where a column begins."""
        return 1 + sum(self._widths[r] + self._gutter(r) for r in self._widths if r > rank)

    def _gutter(self, rank: int) -> int:
        """The room right of a column, for lines and their marks."""
        hops = (hop for hop in self._hops if self._ranks[hop.teller] == rank)
        return GUTTER + MARK * (1 + max((len(hop.statuses) for hop in hops), default=0))

    def _points(self, number: int, hop: Hop) -> Iterator[tuple[int, int]]:
        """Where a line leaves its teller, the ends of the slots that it passes, and where it meets its source."""
        rank = self._ranks[hop.teller]
        yield self._left(rank) + self._widths[rank], self._port(hop.teller, number, self._leaving)
        for passed in range(rank - 1, self._ranks[hop.source], -1):
            y = round(self._middles[_Slot(number, passed)])
            yield self._left(passed), y
            yield self._left(passed) + self._widths[passed], y
        yield self._left(self._ranks[hop.source]), self._port(hop.source, number, self._meeting)

    def _port(self, name: str, number: int, sides: dict[str, list[int]]) -> int:
        """The height at which a line touches a box: they are spread along its side."""
        hops = sides[name]
        return round(self._middles[name] + (hops.index(number) - (len(hops) - 1) / 2) * SLOT)

    @cached_property
    def _leaving(self) -> dict[str, list[int]]:
        return {name: sorted(hops, key=self._goal_height) for name, hops in self._out.items()}

    @cached_property
    def _meeting(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for number in sorted(range(len(self._hops)), key=self._last_height):
            found.setdefault(self._hops[number].source, []).append(number)
        return found

    def _goal_height(self, number: int) -> float:
        return self._middles[self._next(_Slot(number, self._ranks[self._hops[number].teller]))]

    def _last_height(self, number: int) -> float:
        """The height from which a line comes into the last column."""
        hop = self._hops[number]
        before = _Slot(number, self._ranks[hop.source] + 1)
        return self._middles[before if before in self._middles else hop.teller]


def _by_rank(cell: tuple[int, int]) -> tuple[int, int]:
    return cell[1], cell[0]


def _curve(points: Sequence[tuple[int, int]]) -> str:
    """A path that bends between columns and is straight within them."""
    (x, y), *rest = points
    path = [f"M{x} {y}"]
    for place, (to_x, to_y) in enumerate(rest):
        bend = (x + to_x) // 2
        path.append(f"L{to_x} {to_y}" if place % 2 else f"C{bend} {y} {bend} {to_y} {to_x} {to_y}")
        x, y = to_x, to_y
    return "".join(path)


def _in_rows(silent: Iterable[Silent], say: Say, room: int, top: int) -> Iterator[Box]:
    """Boxes side by side, in as many rows as the room asks for."""
    x, y, tall = 1, top, LINE + 2 * PAD
    for one in silent:
        line = _cut(say(one.outlet), 14)
        width = MARK * len(one.statuses) + _width(line, 14) + 2 * PAD + 4
        if x > 1 and x + width > room:
            x, y = 1, y + tall + GAP
        yield Box(
            name=one.outlet,
            role="outlet",
            number=None,
            lines=(line,),
            small=(),
            statuses=one.statuses,
            faint=True,
            x=x,
            y=y,
            width=width,
            height=tall,
        )
        x += width + GAP


def _broken(text: str, size: int = 14) -> tuple[str, ...]:
    """A label in lines that are not too wide, the last one cut where there would be too many."""
    lines: list[str] = []
    for word in text.split():
        if lines and _width(f"{lines[-1]} {word}", size) <= WIDEST:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    shown = [*lines[: LINES - 1], " ".join(lines[LINES - 1 :])] if len(lines) > LINES else lines
    return tuple(_cut(line, size) for line in shown) or ("",)


def _cut(line: str, size: int) -> str:
    """A line that is not too wide."""
    while _width(line, size) > WIDEST and len(line) > 2:
        line = f"{line[:-2].rstrip()}…"
    return line


def _width(text: str, size: int) -> int:
    """How wide text of a size in pixels is at most, in the sans-serif faces that are usual."""
    ems = sum(0.42 if c in NARROW else 0.98 if c in WIDE else 0.72 if c.isupper() else 0.64 for c in text)
    return round(ems * size)
