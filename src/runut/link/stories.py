"""Articles about one running affair: threads of linked articles, and the stories that each thread falls into.

A thread is all that hangs together link by link; since a chain of links may lead from one affair to the next, articles
of a thread are one story only where they are alike on the whole, not just one with the next.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha1

import numpy as np
import numpy.typing as npt

from runut.link.digest import LENGTH, Digest, gap, is_alike, keys_of, spans_of
from runut.link.identity import Names
from runut.types.calendar import Days
from runut.types.links import Story
from runut.types.record import Record

LABEL_NAMES = 3
TOGETHER = 0.17  # nearness of two groups of articles that makes them one story
MARGIN = 0.1  # what the sum over all pairs must have beyond that: chance weighs more where there are few
FADED = 120  # days after which likeness counts by half
UNDATED = 0.8  # of a likeness where one of the two has no date


def group(digests: Iterable[Digest], joined: Iterable[tuple[str, str]] = ()) -> tuple[tuple[str, ...], ...]:
    """The stories, as ids of articles in order of report; each article is in exactly one. No order of input matters.
    Two articles that are `joined` have one story, whatever they look like."""
    return group_threads(_threads(sorted(digests, key=_order)), joined)


def group_threads(
    threads: Iterable[Iterable[Digest]], joined: Iterable[tuple[str, str]] = ()
) -> tuple[tuple[str, ...], ...]:
    """The same where the threads are known: what hangs together link by link."""
    stories = _join([story for thread in threads for story in _split(sorted(thread, key=_order))], joined)
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


def _join(stories: list[list[Digest]], joined: Iterable[tuple[str, str]]) -> list[list[Digest]]:
    """Stories as one that a pair of articles joins."""
    home = {digest.article: number for number, story in enumerate(stories) for digest in story}
    threads = _Threads(len(stories))
    for left, right in joined:
        if left in home and right in home:
            threads.join(home[left], home[right])
    found: dict[int, list[Digest]] = {}
    for number, story in enumerate(stories):
        found.setdefault(threads.find(number), []).extend(story)
    return [sorted(story, key=_order) for story in found.values()]


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
    if len(thread) == 1:
        return [list(thread)]
    groups = _Groups(_likenesses(thread))
    while groups.join_closest():
        pass
    return [[thread[number] for number in sorted(members)] for members in groups.members if members]


def _likenesses(thread: Sequence[Digest]) -> npt.NDArray[np.float64]:
    """The likeness of every two different articles, fading with the days between them unless they tell one dated act.

    They are whole numbers, so that their sums are exact in whatever order they are added.
    """
    found = np.zeros((len(thread), len(thread)))
    for holders, weights in _features(thread):
        if len(holders) == 2:  # most are: ten times as fast as by arrays
            found[holders[0], holders[1]] += weights[0] * weights[1]
            found[holders[1], holders[0]] += weights[0] * weights[1]
        else:
            rows, values = np.array(holders), np.array(weights, dtype=np.float64)
            found[rows[:, None], rows] += values[:, None] * values
    fading = _fading(thread)
    for holders in _together(thread):
        fading[np.ix_(holders, holders)] = 1
    faded: npt.NDArray[np.float64] = np.rint(found * fading / LENGTH)
    return faded


def _features(thread: Sequence[Digest]) -> Iterator[tuple[list[int], list[int]]]:
    """Each name or word that several articles share: which ones, and how much it weighs in each."""
    found: dict[str, tuple[list[int], list[int]]] = {}
    for number, digest in enumerate(thread):
        for key, weight in digest.weights.items():
            holders, weights = found.setdefault(key, ([], []))
            holders.append(number)
            weights.append(weight)
    return (feature for feature in found.values() if len(feature[0]) > 1)


def _together(thread: Sequence[Digest]) -> Iterator[list[int]]:
    """The articles that tell one dated act, for each such act."""
    found: dict[str, list[int]] = {}
    for number, digest in enumerate(thread):
        for act in digest.acts:
            found.setdefault(act, []).append(number)
    return (holders for holders in found.values() if len(holders) > 1)


def _fading(thread: Sequence[Digest]) -> npt.NDArray[np.float64]:
    """How much of a likeness counts, by the days between two articles."""
    first = np.array([digest.first or 0 for digest in thread], dtype=np.float64)
    last = np.array([digest.last or 0 for digest in thread], dtype=np.float64)
    days = np.maximum(0, np.maximum(first[:, None] - last, first - last[:, None]))
    counts: npt.NDArray[np.float64] = 1 / (1 + (days / FADED) * (days / FADED))
    counts[(first == 0)[:, None] | (first == 0)] = UNDATED
    stamped = [number for number, digest in enumerate(thread) if digest.stamped]
    for number in stamped:
        spans = spans_of(thread[number])
        apart = [np.maximum(0, np.maximum(first - late, early - last)) for early, late in spans]
        faded = 1 / (1 + (np.min(apart, axis=0) / FADED) ** 2)
        faded[first == 0] = UNDATED
        faded[stamped] = [_fades(gap(thread[number], thread[other])) for other in stamped]
        counts[number] = counts[:, number] = faded
    return counts


def _fades(days: int | None) -> float:
    return UNDATED if days is None else 1 / (1 + (days / FADED) * (days / FADED))


class _Groups:
    """Groups of articles, at first each by itself, of which the closest two are joined again and again."""

    def __init__(self, alike: npt.NDArray[np.float64]) -> None:
        self._sums = alike
        self._inner = np.full(len(alike), float(LENGTH))
        self._sizes = np.ones(len(alike))
        self.members = [[number] for number in range(len(alike))]
        self._near = np.array([self._nearness(number) for number in range(len(alike))])
        self._best = self._near.argmax(axis=1)
        self._most = self._near.max(axis=1)

    def _nearness(self, number: int) -> npt.NDArray[np.float64]:
        """How near a group is to every other; below zero where it cannot be joined.

        The geometric mean of two measures: the mean likeness of all pairs, which is too strict with affairs of many
        sides, and the cosine of the sums, which is too easy on large groups.
        """
        over = np.maximum(self._sums[number] - MARGIN * LENGTH, 0)
        sizes = np.maximum(self._sizes * self._sizes[number], 1)
        near: npt.NDArray[np.float64] = over / np.sqrt(LENGTH * sizes * np.sqrt(self._inner * self._inner[number]))
        near[self._sizes == 0] = near[number] = -1
        return near

    def join_closest(self) -> bool:
        """Join the two groups that are nearest each other, the first of equals; False where none are near enough."""
        one = int(self._most.argmax())
        if self._most[one] < TOGETHER:
            return False
        kept, gone = sorted((one, int(self._best[one])))
        self.members[kept] += self.members[gone]
        self.members[gone] = []
        self._inner[kept] += self._inner[gone] + 2 * self._sums[kept, gone]
        self._sums[kept] += self._sums[gone]
        self._sums[:, kept] = self._sums[kept]
        self._sizes[kept] += self._sizes[gone]
        self._sizes[gone] = 0
        self._near[gone] = self._near[:, gone] = self._most[gone] = -1
        self._near[kept] = self._near[:, kept] = self._nearness(kept)
        self._seek_again(kept, gone)
        return True

    def _seek_again(self, kept: int, gone: int) -> None:
        """Find anew the nearest group of those whose nearest was one of the two."""
        stale = (self._sizes > 0) & ((self._best == kept) | (self._best == gone))
        nearer = (self._sizes > 0) & (self._near[kept] > self._most)
        self._best[nearer], self._most[nearer] = kept, self._near[kept][nearer]
        for number in {kept, *np.flatnonzero(stale).tolist()}:
            self._best[number] = self._near[number].argmax()
            self._most[number] = self._near[number, self._best[number]]


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
