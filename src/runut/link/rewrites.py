"""Rewrites: articles that name no source for what another one tells of the same deeds, in the same rare words.

Inferred, and shown with its reasons. What two heard from one speaker is no sign: words of quotations, reported words
and official statements do not count, nor do names, offices, dates and figures.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from runut.lang.rarity import Rarity
from runut.link.copies import Ordered, find_copies, order_pages, passages_of
from runut.link.likeness import Run
from runut.link.pages import Page
from runut.link.pairs import Pair, find_pairs
from runut.types.links import Copy

NEAR = 5  # days between two reports; the same background is told for years
LEAST = 4.0  # rarity of a phrase's own words, added up
TOGETHER = 12.0  # of all phrases; two who report the same deeds by themselves share one at most
PHRASES = 2
IN_ORDER = 0.75  # of the phrases, which stand in the same order in both
DEEDS = 2  # acts of the same parties that both tell
SHOWN = 3  # phrases and acts that are given as reasons
Act = tuple[str, frozenset[str]]  # predicate and who is named with it


def find_rewrites(pairs: Iterable[Pair], copies: Sequence[Copy], rarity: Rarity) -> tuple[Copy, ...]:
    """The rewrites among pairs of pages, each of the one source that it shares most with; copies are none."""
    copied = {copy.article for copy in copies}
    known = {frozenset((copy.article, copy.of)) for copy in copies}
    best: dict[str, Copy] = {}
    for pair in pairs:
        if frozenset((pair.left.record.id, pair.right.record.id)) in known or not _may_be(pair):
            continue
        copy = _to_rewrite(pair, rarity)
        if copy and copy.article not in copied:
            best[copy.article] = min(copy, best.get(copy.article, copy), key=_rank)
    return tuple(best[article] for article in sorted(best) if best[article].of not in best)


def find_repeats(pages: Iterable[Page], rarity: Rarity) -> tuple[Copy, ...]:
    """All copies and rewrites among pages, in whatever order they come."""
    pairs = list(find_pairs(pages))
    copies = find_copies(pairs)
    return (*copies, *find_rewrites(pairs, copies, rarity))


def _rank(copy: Copy) -> tuple[int, str]:
    return -len(copy.passages), copy.of


def _may_be(pair: Pair) -> bool:
    a, b = pair.left, pair.right
    if (a.is_sourced and b.is_sourced) or (a.owner is not None and a.owner == b.owner):
        return False
    return a.reported is None or b.reported is None or a.reported.gap(b.reported) <= NEAR


def _to_rewrite(pair: Pair, rarity: Rarity) -> Copy | None:
    phrases = [run for run in pair.runs if _weight(pair, run, rarity) >= LEAST]
    if len(phrases) < PHRASES or sum(_weight(pair, run, rarity) for run in phrases) < TOGETHER:
        return None
    acts = _common_acts(pair)
    if len(acts) < DEEDS:
        return None
    ordered = _order(pair)
    if ordered.source is not pair.left:
        phrases = sorted(run.turned() for run in phrases)
    in_order = _longest_rise([run.right for run in phrases])
    if in_order < max(PHRASES, IN_ORDER * len(phrases)):
        return None
    return Copy(
        article=ordered.copier.record.id,
        of=ordered.source.record.id,
        likeness=round(pair.likeness, 3),
        kind="rewrite",
        direction=ordered.direction,
        passages=passages_of(ordered.source, ordered.copier, phrases),
        origin=ordered.source.main_source if ordered.source.is_sourced else None,
        because=_reasons(ordered, phrases, in_order, acts),
    )


def _weight(pair: Pair, run: Run, rarity: Rarity) -> float:
    """How rare the words of a shared phrase are that both articles use for themselves."""
    words = pair.left.words.forms[run.left : run.left + run.length]
    return sum(
        rarity.word(word)
        for at, word in enumerate(words)
        if word.isalpha() and pair.left.own[run.left + at] and pair.right.own[run.right + at]
    )


def _common_acts(pair: Pair) -> list[Act]:
    """What both tell of the same two parties, in the order of the left one."""
    theirs = _acts(pair.right)
    found = ((act, mine & names) for act, mine in _acts(pair.left) for other, names in theirs if act == other)
    return list(dict.fromkeys((act, both) for act, both in found if len(both) > 1))


def _acts(page: Page) -> list[Act]:
    names = {entity.id: entity.name for entity in page.record.entities}
    return [(e.predicate, frozenset(names[id] for id in (*e.actors, *e.recipients))) for e in page.record.events]


def _order(pair: Pair) -> Ordered:
    """The one that names no outlet repeats the one that does; else who had it first is told as of copies."""
    a, b = pair.left, pair.right
    if a.is_sourced != b.is_sourced:
        return Ordered(a, b, "attribution") if a.is_sourced else Ordered(b, a, "attribution")
    return order_pages(a, b)


def _longest_rise(places: Sequence[int]) -> int:
    """How many of the places stand in rising order."""
    ends: list[int] = []
    for place in places:
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
    return len(ends)


def _reasons(ordered: Ordered, phrases: Sequence[Run], in_order: int, acts: Sequence[Act]) -> tuple[str, ...]:
    text, words = ordered.copier.record.text, ordered.copier.words
    shown = sorted(sorted(phrases, key=_longest)[:SHOWN])
    quoted = (" ".join(text[words.starts[run.right] : words.ends[run.right + run.length - 1]].split()) for run in shown)
    told = (f"{act} ({', '.join(sorted(names))})" for act, names in acts[:SHOWN])
    return (
        f"{len(phrases)} phrases in common, {in_order} in the same order: {'; '.join(quoted)}",
        f"{len(acts)} deeds in common: {'; '.join(told)}",
        "no outlet or agency is named for them",
    )


def _longest(run: Run) -> tuple[int, int]:
    return -run.length, run.left
