"""Pairs of articles that share runs of words: found by sketches and by rare runs, without comparing all with all."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import combinations

from runut.link.likeness import Run, shared_runs
from runut.link.pages import Page

FAR = 30  # days between reports of which one may have its text from the other
COMMON = 12  # articles; of a run that more of them share, only the nearest ones are taken as pairs
ENOUGH = 4  # runs of four words shared, for two articles to be compared


class Pair:
    """Two pages that share runs of words."""

    def __init__(self, left: Page, right: Page) -> None:
        self.left = left
        self.right = right

    @cached_property
    def runs(self) -> list[Run]:
        """The runs that both have, in the order of the left one."""
        return shared_runs(self.left.words.forms, self.right.words.forms)

    @cached_property
    def likeness(self) -> float:
        """The Jaccard index of their runs of four words."""
        a, b = self.left.shingles, self.right.shingles
        both = len(a & b)
        return both / max(1, len(a) + len(b) - both)


def find_pairs(pages: Iterable[Page]) -> Iterator[Pair]:
    """The pairs that may be copies or rewrites of one another, of pages in whatever order they come."""
    pages = sorted(pages, key=_id)
    for left, right in sorted(_near(pages) | _overlapping(pages)):
        a, b = pages[left], pages[right]
        if a.reported is None or b.reported is None or a.reported.gap(b.reported) <= FAR:
            yield Pair(a, b)


def _near(pages: Sequence[Page]) -> set[tuple[int, int]]:
    """Pairs that share a band of their MinHash sketches, however many articles have the text."""
    holders: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for number, page in enumerate(pages):
        for band in page.bands if page.shingles else ():
            holders[band].append(number)
    return {pair for numbers in holders.values() if len(numbers) > 1 for pair in combinations(numbers, 2)}


def _overlapping(pages: Sequence[Page]) -> set[tuple[int, int]]:
    """Pairs that share enough runs of words which few articles have."""
    counts: Counter[tuple[str, ...]] = Counter()
    for page in pages:
        counts.update(page.shingles)
    shared = {run for run, count in counts.items() if 1 < count <= COMMON}
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, page in enumerate(pages):
        for run in page.shingles & shared:
            holders[run].append(number)
    together = Counter(pair for numbers in holders.values() for pair in combinations(numbers, 2))
    return {pair for pair, count in together.items() if count >= ENOUGH}


def _id(page: Page) -> str:
    return page.record.id
