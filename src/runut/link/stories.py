"""Articles about one running affair: threads of linked articles, and the stories that each thread falls into.

A thread is all that hangs together link by link; since a chain of links may lead from one affair to the next, articles
of a thread are one story only where they are alike on the whole, not just one with the next.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import timedelta
from hashlib import sha1
from math import log

import numpy as np
import numpy.typing as npt

from runut.link.digest import Digest, is_alike, keys_of
from runut.link.identity import Names
from runut.link.told import Told
from runut.types.calendar import Days
from runut.types.links import Story
from runut.types.record import Record

BACKGROUND = timedelta(days=120)  # a deed so long before its report is background, and ties no stories
APART_DAYS = 75  # articles further apart are tied by a happening only
ALIKE = 0.5  # weighted overlap of the names of two articles
LABEL_NAMES = 3
TOGETHER = 0.25  # cosine of the sums of two groups of articles that are still one story


def group(digests: Iterable[Digest]) -> tuple[tuple[str, ...], ...]:
    """The stories, as ids of articles in order of report; each article is in exactly one. No order of input matters."""
    ordered = sorted(digests, key=_order)
    stories = [story for thread in _threads(ordered) for story in _split(thread)]
    return tuple(tuple(d.article for d in story) for story in sorted(stories, key=_first))


def _order(digest: Digest) -> tuple[bool, int, str]:
    return digest.last is None, digest.last or 0, digest.article


def _first(story: Sequence[Digest]) -> tuple[bool, int, str]:
    return _order(story[0])


def _threads(ordered: Sequence[Digest]) -> list[list[Digest]]:
    """What hangs together link by link."""
    threads = _Threads(len(ordered))
    holders: dict[str, list[int]] = {}
    for number, digest in enumerate(ordered):
        keys = keys_of(digest)
        for other in sorted({other for key in keys for other in holders.get(key, ())}, reverse=True):
            if threads.find(other) != threads.find(number) and is_alike(digest, ordered[other]):
                threads.join(other, number)
        for key in keys:
            holders.setdefault(key, []).append(number)
    found: dict[int, list[Digest]] = {}
    for number, digest in enumerate(ordered):
        found.setdefault(threads.find(number), []).append(digest)
    return list(found.values())


class _Threads:
    """Sets of numbers that are joined and never parted (union-find)."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def find(self, number: int) -> int:
        """The number that stands for the set."""
        while self._parent[number] != number:
            self._parent[number] = number = self._parent[self._parent[number]]
        return number

    def join(self, left: int, right: int) -> None:
        """Make one set of two."""
        a, b = self.find(left), self.find(right)
        self._parent[max(a, b)] = min(a, b)


def _split(thread: Sequence[Digest]) -> list[list[Digest]]:
    """The stories of a thread: the two groups most alike become one, as long as any two are alike enough."""
    if len(thread) < 3:
        return [list(thread)]
    dots = _products(thread)
    own = np.diag(dots).copy()
    alive = np.ones(len(thread), dtype=bool)
    members = [[digest] for digest in thread]
    while True:
        left, right, alike = _closest(dots, own, alive)
        if alike < TOGETHER:
            return [sorted(group, key=_order) for group, lives in zip(members, alive, strict=True) if lives]
        members[left] += members[right]
        alive[right] = False
        own[left] += own[right] + 2 * dots[left, right]
        dots[left] += dots[right]
        dots[:, left] = dots[left]


def _products(thread: Sequence[Digest]) -> npt.NDArray[np.float64]:
    """The dot products of all weights: sums of whole numbers, hence exact in whatever order they are added."""
    index = {key: n for n, key in enumerate(sorted({key for digest in thread for key in digest.weights}))}
    vectors = np.zeros((len(thread), len(index)))
    for row, digest in enumerate(thread):
        for key, weight in digest.weights.items():
            vectors[row, index[key]] = weight
    return vectors @ vectors.T


def _closest(
    dots: npt.NDArray[np.float64], own: npt.NDArray[np.float64], alive: npt.NDArray[np.bool_]
) -> tuple[int, int, float]:
    """The two groups whose sums are most alike; of equals, the first."""
    cosines = dots / np.sqrt(np.outer(own, own))
    cosines[~alive] = cosines[:, ~alive] = -1
    np.fill_diagonal(cosines, -1)
    best = int(cosines.argmax())
    left, right = divmod(best, len(dots))
    return min(left, right), max(left, right), float(cosines.flat[best])


def find_stories(
    records: Sequence[Record], clusters: Sequence[Sequence[Told]], names: Names, reported: dict[str, Days | None]
) -> tuple[Story, ...]:
    """The stories behind records that come in order of report; every article is in exactly one."""
    group = {record.id: record.id for record in records}
    for members in clusters:
        fresh = [told.record.id for told in members if _is_fresh(told)]
        for article in fresh[1:]:
            _join(group, fresh[0], article)
    for left, right in _alike(records, names, reported):
        _join(group, left, right)
    stories: dict[str, list[Record]] = {}
    for record in records:
        stories.setdefault(_find(group, record.id), []).append(record)
    return tuple(to_story(members, names, reported) for members in stories.values())


def _is_fresh(told: Told) -> bool:
    """Whether a mention is news of its own days: not background, and between at least two parties."""
    if len(told.sides) < 2 or told.reported is None or told.window is None:
        return False
    return told.window.last >= told.reported.first - BACKGROUND


def _alike(records: Sequence[Record], names: Names, reported: dict[str, Days | None]) -> list[tuple[str, str]]:
    """Pairs of articles near in time whose names overlap, rare names counting more."""
    bags = {r.id: {names[r.id, e.id] for e in r.entities if e.type in {"PER", "ORG", "GPE"}} for r in records}
    spread = Counter(name for bag in bags.values() for name in bag)
    weight = {name: log(1 + len(records) / count) for name, count in spread.items()}
    holders: dict[str, list[str]] = {}
    found = []
    for record in records:
        near = Counter(other for name in bags[record.id] for other in holders.get(name, ())[-50:])
        for other, shared in near.items():
            if (
                shared > 1
                and _overlap(bags[record.id], bags[other], weight) >= ALIKE
                and _near(record.id, other, reported)
            ):
                found.append((other, record.id))
        for name in bags[record.id]:
            holders.setdefault(name, []).append(record.id)
    return found


def _overlap(a: set[str], b: set[str], weight: dict[str, float]) -> float:
    both, small = sum(weight[n] for n in a & b), min(sum(weight[n] for n in a), sum(weight[n] for n in b))
    return both / small if small else 0.0


def _near(a: str, b: str, reported: dict[str, Days | None]) -> bool:
    left, right = reported[a], reported[b]
    return left is None or right is None or left.gap(right) <= APART_DAYS


def _find(group: dict[str, str], article: str) -> str:
    while group[article] != article:
        article = group[article]
    return article


def _join(group: dict[str, str], left: str, right: str) -> None:
    a, b = _find(group, left), _find(group, right)
    group[max(a, b)] = min(a, b)


def to_story(members: Sequence[Record], names: Names, reported: dict[str, Days | None]) -> Story:
    """A story of some records: named by what they mention most, its id that of its smallest article."""
    told = Counter(
        names[r.id, e.id] for r in members for e in r.entities for _ in e.mentions if e.type in {"PER", "GPE"}
    )
    days = [d for r in members if (d := reported[r.id])]
    ranked = sorted((-count, name) for name, count in told.items())
    return Story(
        id="s" + sha1(min(r.id for r in members).encode(), usedforsecurity=False).hexdigest()[:8],
        articles=tuple(r.id for r in members),
        names=tuple(name for _, name in ranked[:LABEL_NAMES]),
        first=min(d.first for d in days).isoformat() if days else None,
        last=max(d.last for d in days).isoformat() if days else None,
    )
