"""The drawing of who has a happening from whom, as places and paths: outlets on the left, origins on the right.

Layer by layer, as in Sugiyama's method: each stands one column left of the furthest source that it leads to; a line
that passes a column keeps a free slot in it, so that no line crosses a box and no two labels meet. An outlet that has
one thing from one origin and another from a second stands there twice where others have only one of them from it.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from statistics import fmean
from typing import Literal, NamedTuple

from runut.present.board.lettering import BOLD, FINE, LINES, PLAIN, broken, cut_to, width_of
from runut.present.board.relaying import Hop, Origin, Relaying, Silent, Tie
from runut.types.record import Status
from runut.types.text import Value

Say = Callable[[str], str]
Role = Literal["outlet", "origin"]

LINE, SMALL = 18, 15  # heights of a line of text in pixels
PAD, GAP, SLOT, GUTTER = 8, 10, 14, 56
BADGE, MARK = 26, 17  # widths of an origin's number and of a mark
LEAST = 480  # width of what is said of those who name nobody


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
    room = max([box.x + box.width for box in boxes] + [LEAST])
    below = max((box.y + box.height for box in boxes), default=0)
    silent_at = below + 2 * LINE if relaying.silent else None
    silent = tuple(_in_rows(relaying.silent, say, room, (silent_at or 0) + PAD))
    drawn = [*boxes, *silent]
    return Drawing(
        width=max([box.x + box.width for box in drawn] + [room] * bool(silent)) + 1,
        height=max((box.y + box.height for box in drawn), default=0) + 1,
        boxes=boxes,
        lines=lines,
        silent_at=silent_at,
        silent=silent,
    )


class _Node(NamedTuple):
    """One who stands in the drawing; with the number of an origin where only what leads there is meant."""

    name: str
    origin: int = 0


class _Edge(NamedTuple):
    """A hop between two who stand in the drawing."""

    teller: _Node
    source: _Node
    hop: Hop


class _Slot(NamedTuple):
    """Where a line passes a column: the number of its edge, and the column."""

    edge: int
    rank: int


Item = _Node | _Slot


class _Label(NamedTuple):
    """What stands in a box, and how big that is."""

    lines: tuple[str, ...]
    small: tuple[str, ...]
    width: int
    height: int

    def at_least(self, height: int) -> "_Label":
        """The same, if need be higher."""
        return self._replace(height=max(height, self.height))


class _Layout:
    """Columns counted from the right, where those stand that have it from nobody."""

    def __init__(self, relaying: Relaying, say: Say) -> None:
        self._repeating, self._say = relaying.repeating, say
        self._origins = {origin.name: origin for origin in relaying.origins}
        self._edges = list(_edges(relaying))
        ends = (node for edge in self._edges for node in (edge.teller, edge.source))
        self._nodes = list(dict.fromkeys([*map(_Node, self._origins), *ends]))
        self._out: dict[_Node, list[int]] = {node: [] for node in self._nodes}
        for number, edge in enumerate(self._edges):
            self._out[edge.teller].append(number)

    def boxes(self) -> Iterator[Box]:
        """Every one who is named, from right to left."""
        for node in self._nodes:
            label, origin, rank = self._labels[node], self._origins.get(node.name), self._ranks[node]
            yield Box(
                name=node.name,
                role="origin" if origin else "outlet",
                number=origin.number if origin else None,
                lines=label.lines,
                small=label.small,
                statuses=origin.statuses if origin else (),
                faint=node.name in self._repeating,
                x=self._left(rank),
                y=round(self._middles[node] - label.height / 2),
                width=self._widths[rank],
                height=label.height,
            )

    def lines(self) -> Iterator[Line]:
        """Every hop; no line crosses a box."""
        for number, edge in enumerate(self._edges):
            points = list(self._points(number, edge))
            x, y = points[0]
            yield Line(
                teller=edge.teller.name,
                source=edge.source.name,
                tie=edge.hop.tie,
                path=_curve(points),
                head=f"M{x} {y}l8-4v8z",
                statuses=edge.hop.statuses,
                x=x + MARK,
                y=y,
            )

    @cached_property
    def _ranks(self) -> dict[_Node, int]:
        """How many columns from the right each stands: one more than the furthest that it has it from."""
        ranks: dict[_Node, int] = {}

        def rank(node: _Node) -> int:
            if node not in ranks:
                ranks[node] = max((rank(self._edges[edge].source) + 1 for edge in self._out[node]), default=0)
            return ranks[node]

        for node in self._nodes:
            rank(node)
        return ranks

    @cached_property
    def _bands(self) -> dict[_Node, int]:
        """The number of the origin beside which each stands: of the first that it leads to."""
        roots = [node for node in self._nodes if not self._out[node]]
        bands = {root: number for number, root in enumerate(roots)}

        def band(node: _Node) -> int:
            if node not in bands:
                bands[node] = band(self._edges[self._out[node][0]].source)
            return bands[node]

        for node in self._nodes:
            band(node)
        return bands

    @cached_property
    def _cells(self) -> dict[tuple[int, int], list[Item]]:
        """What stands in each column of each band."""
        cells: dict[tuple[int, int], list[Item]] = {}
        for node in self._nodes:
            cells.setdefault((self._bands[node], self._ranks[node]), []).append(node)
        for number, edge in enumerate(self._edges):
            for rank in range(self._ranks[edge.source] + 1, self._ranks[edge.teller]):
                cells.setdefault((self._bands[edge.teller], rank), []).append(_Slot(number, rank))
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
        return [_Slot(edge, self._ranks[item]) for edge in self._out[item]]

    def _next(self, slot: _Slot) -> Item:
        """What a line comes to in the next column."""
        source = self._edges[slot.edge].source
        return source if slot.rank - 1 <= self._ranks[source] else _Slot(slot.edge, slot.rank - 1)

    def _tall(self, item: Item) -> int:
        return SLOT if isinstance(item, _Slot) else self._labels[item].height

    @cached_property
    def _labels(self) -> dict[_Node, _Label]:
        inward = Counter(edge.source for edge in self._edges)
        return {
            node: _label(node.name, self._origins.get(node.name), self._others, self._say).at_least(
                SLOT * max(len(self._out[node]), inward[node])
            )
            for node in self._nodes
        }

    @cached_property
    def _others(self) -> frozenset[str]:
        """The names that have a box of their own."""
        return frozenset(node.name for node in self._nodes)

    @cached_property
    def _widths(self) -> dict[int, int]:
        found: dict[int, int] = {}
        for node, rank in self._ranks.items():
            found[rank] = max(found.get(rank, 0), self._labels[node].width)
        return found

    def _left(self, rank: int) -> int:
        """Where a column begins."""
        return 1 + sum(self._widths[r] + self._gutter(r) for r in self._widths if r > rank)

    def _gutter(self, rank: int) -> int:
        """The room right of a column, for lines and their marks."""
        marks = (len(edge.hop.statuses) for edge in self._edges if self._ranks[edge.teller] == rank)
        return GUTTER + MARK * (1 + max(marks, default=0))

    def _points(self, number: int, edge: _Edge) -> Iterator[tuple[int, int]]:
        """Where a line leaves its teller, the ends of the slots that it passes, and where it meets its source."""
        rank = self._ranks[edge.teller]
        yield self._left(rank) + self._widths[rank], self._port(edge.teller, number, self._leaving)
        for passed in range(rank - 1, self._ranks[edge.source], -1):
            y = round(self._middles[_Slot(number, passed)])
            yield self._left(passed), y
            yield self._left(passed) + self._widths[passed], y
        yield self._left(self._ranks[edge.source]), self._port(edge.source, number, self._meeting)

    def _port(self, node: _Node, number: int, sides: dict[_Node, list[int]]) -> int:
        """The height at which a line touches a box: they are spread along its side."""
        edges = sides[node]
        return round(self._middles[node] + (edges.index(number) - (len(edges) - 1) / 2) * SLOT)

    @cached_property
    def _leaving(self) -> dict[_Node, list[int]]:
        return {node: sorted(edges, key=self._goal_height) for node, edges in self._out.items()}

    @cached_property
    def _meeting(self) -> dict[_Node, list[int]]:
        found: dict[_Node, list[int]] = {}
        for number in sorted(range(len(self._edges)), key=self._last_height):
            found.setdefault(self._edges[number].source, []).append(number)
        return found

    def _goal_height(self, number: int) -> float:
        return self._middles[self._next(_Slot(number, self._ranks[self._edges[number].teller]))]

    def _last_height(self, number: int) -> float:
        """The height from which a line comes into the last column."""
        edge = self._edges[number]
        before = _Slot(number, self._ranks[edge.source] + 1)
        return self._middles[before if before in self._middles else edge.teller]


def _edges(relaying: Relaying) -> Iterator[_Edge]:
    """The hops between those who stand in the drawing."""
    twofold = _twofold(relaying)
    for hop in relaying.hops:
        sources = [_Node(hop.source)]
        if held := twofold.get(hop.source):
            sources = [_Node(hop.source, origin) for origin in hop.origins if origin in held] or sources
        for source in sources:
            origins = hop.origins if hop.teller in twofold else (0,)
            yield from (_Edge(_Node(hop.teller, origin), source, hop) for origin in origins)


def _twofold(relaying: Relaying) -> dict[str, set[int]]:
    """The names that others have less from than they lead to, with the origins to which they do."""
    found: dict[str, set[int]] = {}
    for hop in relaying.hops:
        found.setdefault(hop.teller, set()).update(hop.origins)
    less = {hop.source for hop in relaying.hops if hop.source in found and found[hop.source] - set(hop.origins)}
    return {name: origins for name, origins in found.items() if name in less}


def _label(name: str, origin: Origin | None, boxed: frozenset[str], say: Say) -> _Label:
    """What stands in the box of a name."""
    size = BOLD if origin else PLAIN
    lines = broken(say(name), size)
    small = tuple(_below(origin, boxed, say)) if origin else ()
    width = max([width_of(line, size) for line in lines] + [width_of(line, FINE) for line in small])
    height = 2 * PAD + LINE * len(lines) + SMALL * len(small)
    if origin:
        width = max(width, MARK * len(origin.statuses)) + BADGE
        height += LINE if origin.statuses else 0
    return _Label(lines, small, width + 2 * PAD, height)


def _below(origin: Origin, boxed: frozenset[str], say: Say) -> Iterator[str]:
    """The others that count as one with an origin, unless they have a box; and whom it cites."""
    others = [name for name in origin.members if name not in boxed]
    for name in others[:LINES]:
        yield f"= {broken(say(name), FINE)[0]}"
    if len(others) > LINES:
        yield f"+ {len(others) - LINES}"
    for name in origin.cites[:LINES]:
        yield f"← {broken(say(name), FINE)[0]}"


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
        line = cut_to(say(one.outlet), PLAIN)
        width = MARK * len(one.statuses) + width_of(line, PLAIN) + 2 * PAD + 4
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
