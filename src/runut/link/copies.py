"""Copies: texts that stand in another article, wholly or in part, and which of the two had them first.

Only what the articles tell in their own words counts: one speech or statement quoted by two is one occasion, and no
copy. What an outlet repeats of its own, such as a paragraph of background, is no copy either.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from runut.link.likeness import Run
from runut.link.pages import Page
from runut.link.pairs import Pair
from runut.types.links import Copy, CopyKind, Direction, Passage

NEAR = 0.5  # of the runs of both; a text with its own first and last lines, or sentences cut, still shares this much
OWN = 0.8  # the same, where one outlet fills in its own form again: tables of prices, forecasts of weather
TOLD = 0.6  # of the narration of the shorter text that must stand in the other
SHORTEST = 25  # runs; shorter texts are alike by chance
CARRIED = 40  # words of narration that make a paragraph
CHOSEN = 25  # of them, which somebody who wrote chose: no names, no dates, nobody's statement
FIGURED = 0.1  # of them figures at most; more are articles of a law, tables, results
WHOLE = 0.8  # of a sentence's words, for it to be carried over
SENTENCE = 8  # words
FEWEST = 2  # sentences carried over
FIGURES = 2
LONGER = 1.2  # times the words, for a text to be the more complete one


class Ordered(NamedTuple):
    """Two pages of which one had the text first, as far as can be told, and what tells it."""

    source: Page
    copier: Page
    direction: Direction


def find_copies(pairs: Iterable[Pair]) -> tuple[Copy, ...]:
    """For each page that repeats others, of pairs in whatever order they come: which, how, and where."""
    found: dict[str, list[Copy]] = defaultdict(list)
    for pair in pairs:
        if copy := _to_copy(pair):
            found[copy.article].append(copy)
    best = [copy for article in sorted(found) for copy in _best(found[article])]
    return tuple(sorted(_without_circles(best), key=_by_article))


def order_pages(a: Page, b: Page) -> Ordered:
    """Which of two pages had first what both have: the one that the other cites, the agency's own, the earlier, the
    more complete."""
    if (b.outlet in a.cited) != (a.outlet in b.cited):
        return Ordered(a, b, "attribution") if a.outlet in b.cited else Ordered(b, a, "attribution")
    if a.is_agency != b.is_agency:
        return Ordered(a, b, "agency") if a.is_agency else Ordered(b, a, "agency")
    if a.is_before(b) or b.is_before(a):
        return Ordered(a, b, "time") if a.is_before(b) else Ordered(b, a, "time")
    left, right = len(a.words.forms), len(b.words.forms)
    if left >= LONGER * right or right >= LONGER * left:
        return Ordered(a, b, "length") if left > right else Ordered(b, a, "length")
    first, second = sorted((a, b), key=_id)
    return Ordered(first, second, "unknown")


def _to_copy(pair: Pair) -> Copy | None:
    ordered = order_pages(pair.left, pair.right)
    runs = pair.runs if ordered.source is pair.left else [run.turned() for run in pair.runs]
    kind = _kind(ordered, runs, pair.likeness)
    if kind is None:
        return None
    if kind == "partial":
        runs = _carried(ordered, runs)
    return Copy(
        article=ordered.copier.record.id,
        of=ordered.source.record.id,
        likeness=round(pair.likeness, 3),
        kind=kind,
        direction=ordered.direction,
        passages=passages_of(ordered.source, ordered.copier, runs),
        origin=_agency(ordered),
    )


def _kind(ordered: Ordered, runs: list[Run], likeness: float) -> CopyKind | None:
    source, copier, _ = ordered
    if min(len(source.shingles), len(copier.shingles)) < SHORTEST:
        return None
    if source.words.forms == copier.words.forms:
        return "exact"
    if source.outlet and source.outlet == copier.outlet:
        return "near" if likeness >= OWN and source.numbers == copier.numbers else None
    if likeness >= NEAR and _told(ordered, runs) >= TOLD:
        return None if _is_form(ordered) else "near"
    if source.outlet is None and copier.outlet is None:
        return None  # may be one outlet, which repeats its own
    return "partial" if _carried(ordered, runs) else None


def _is_form(ordered: Ordered) -> bool:
    """Whether each has figures that the other lacks: one form filled in twice, such as a forecast or a price list."""
    mine, theirs = ordered.source.numbers, ordered.copier.numbers
    return min(len(mine - theirs), len(theirs - mine)) >= FIGURES


def _told(ordered: Ordered, runs: Iterable[Run]) -> float:
    """How much of the shorter text's narration stands in the other."""
    source, copier, _ = ordered
    if len(source.words.forms) < len(copier.words.forms):
        taken = [at for run in runs for at in range(run.left, run.left + run.length)]
        quoted = source.quoted
    else:
        taken = [at for run in runs for at in range(run.right, run.right + run.length)]
        quoted = copier.quoted
    return sum(not quoted[at] for at in taken) / max(1, len(quoted) - sum(quoted))


def _carried(ordered: Ordered, runs: list[Run]) -> list[Run]:
    """The runs inside whole sentences of narration that the copier has from the source, if they make a paragraph that
    is neither somebody's statement nor the wording of a law."""
    source, copier, _ = ordered
    place: dict[int, int] = {}
    for run in runs:
        place.update({run.right + k: run.left + k for k in range(run.length)})
    kept: list[Run] = []
    carried: list[int] = []
    sentences = 0
    for first, last in copier.sentences:
        taken = [at for at in range(first, last) if at in place]
        own = sum(not copier.quoted[at] and not source.quoted[place[at]] for at in taken)
        if last - first >= SENTENCE and len(taken) >= WHOLE * (last - first) and own >= WHOLE * len(taken):
            sentences += 1
            carried += taken
            kept += [cut for run in runs if (cut := run.within(first, last))]
    told = sum(not copier.named[at] for at in carried)
    chosen = sum(copier.chosen[at] and source.chosen[place[at]] for at in carried)
    figures = sum(copier.words.forms[at][0].isdigit() for at in carried)
    enough = sentences >= FEWEST and told >= CARRIED and chosen >= CHOSEN
    return kept if enough and figures <= FIGURED * len(carried) else []


def passages_of(source: Page, copier: Page, runs: Iterable[Run]) -> tuple[Passage, ...]:
    """The stretches that stand in both word for word, in the order of the copier."""
    joined: list[Run] = []
    for run in sorted(runs, key=_right):
        last = joined[-1] if joined else None
        if last and (run.left, run.right) == (last.left + last.length, last.right + last.length):
            joined[-1] = Run(last.left, last.right, last.length + run.length)
        else:
            joined.append(run)
    here, there = copier.words, source.words
    return tuple(
        Passage(
            start=here.starts[run.right],
            end=here.ends[run.right + run.length - 1],
            of_start=there.starts[run.left],
            of_end=there.ends[run.left + run.length - 1],
        )
        for run in joined
    )


def _agency(ordered: Ordered) -> str | None:
    """The agency that both credit, or that one credits and the other only leaves out."""
    source, copier, _ = ordered
    if source.is_agency or copier.is_agency:
        return None
    shared = source.agencies & copier.agencies or source.filed or copier.filed
    return min(shared, default=None)


def _best(copies: list[Copy]) -> list[Copy]:
    """The likest source of a whole text; else each source of passages that no source before it has."""
    whole = [copy for copy in copies if copy.kind != "partial"]
    if whole:
        return [min(whole, key=_likest)]
    kept: list[Copy] = []
    covered: set[int] = set()
    for copy in sorted(copies, key=_longest):
        here = {at for passage in copy.passages for at in range(passage.start, passage.end)}
        if 2 * len(here - covered) > len(here):
            kept.append(copy)
            covered |= here
    return kept


def _without_circles(copies: Sequence[Copy]) -> list[Copy]:
    """No article is at last a copy of itself: where signs of direction contradict, the weakest link goes."""
    sources: dict[str, set[str]] = defaultdict(set)
    kept = []
    for copy in sorted(copies, key=_surest):
        if copy.article not in _reached(copy.of, sources):
            sources[copy.article].add(copy.of)
            kept.append(copy)
    return kept


def _reached(article: str, sources: dict[str, set[str]]) -> set[str]:
    reached, ahead = {article}, [article]
    while ahead:
        for source in sources.get(ahead.pop(), ()):
            if source not in reached:
                reached.add(source)
                ahead.append(source)
    return reached


_SURENESS: dict[Direction, int] = {"attribution": 0, "agency": 1, "time": 2, "length": 3, "unknown": 4}


def _id(page: Page) -> str:
    return page.record.id


def _right(run: Run) -> int:
    return run.right


def _likest(copy: Copy) -> tuple[float, int, str]:
    return -copy.likeness, _SURENESS[copy.direction], copy.of


def _longest(copy: Copy) -> tuple[int, int, str]:
    return -sum(p.end - p.start for p in copy.passages), _SURENESS[copy.direction], copy.of


def _surest(copy: Copy) -> tuple[int, float, str, str]:
    return _SURENESS[copy.direction], -copy.likeness, copy.article, copy.of


def _by_article(copy: Copy) -> tuple[str, str]:
    return copy.article, copy.of
