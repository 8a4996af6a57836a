"""B³: how well things are put together, thing by thing; sums that add up over texts."""

from collections.abc import Hashable, Iterable, Mapping
from typing import NamedTuple, TypeVar

K = TypeVar("K", bound=Hashable)
NONE: frozenset[object] = frozenset()


class Sums(NamedTuple):
    """Sums of B³: precision over the things that were put together, recall over those of gold."""

    precise: float = 0.0
    found: int = 0
    recalled: float = 0.0
    gold: int = 0

    @property
    def precision(self) -> float:
        """The mean share of rightly linked things among those linked."""
        return self.precise / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The mean share of a thing's true links that are there."""
        return self.recalled / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def plus(self, other: "Sums") -> "Sums":
        """The sums over both."""
        return Sums(
            self.precise + other.precise,
            self.found + other.found,
            self.recalled + other.recalled,
            self.gold + other.gold,
        )


def b_cubed(
    true: Mapping[K, frozenset[K]],
    said: Mapping[K, frozenset[K]],
    spared: Mapping[K, frozenset[K]] | None = None,
) -> Sums:
    """The sums, from what each thing belongs together with, itself among it, by gold and as it was found.

    `spared`: with what a thing may or may not be put together.
    """
    precise = recalled = 0.0
    for one, together in said.items():
        right = together & true[one]
        precise += len(right) / len(right | (together - (spared or {}).get(one, NONE)))
        recalled += len(right) / len(true[one])
    return Sums(precise, len(said), recalled, len(true))


def together(groups: Mapping[K, Hashable], among: Iterable[K]) -> dict[K, frozenset[K]]:
    """For each thing those of its group, from the group of each."""
    members: dict[Hashable, set[K]] = {}
    for one in among:
        members.setdefault(groups[one], set()).add(one)
    return {one: frozenset(group) for group in members.values() for one in group}
