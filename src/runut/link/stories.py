"""Articles about one running affair: threads of linked articles, and the stories that each thread falls into.

A thread is all that hangs together link by link; since a chain of links may lead from one affair to the next, articles
of a thread are one story only where they are alike on the whole, not just one with the next.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha1

import numpy as np
import numpy.typing as npt

from runut.link.digest import Digest, is_alike, keys_of
from runut.link.identity import Names
from runut.types.calendar import Days
from runut.types.links import Story
from runut.types.record import Record

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
