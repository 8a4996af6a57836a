"""Which mentions a person judged to be one happening, and which not: what folding must keep to."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Self

Key = tuple[str, str]  # article and event id
Tag = tuple[int, int]  # a judgement that two groups are apart, and the group


class Bond(NamedTuple):
    """One judgement on groups of mentions: that all are one happening, or that no two groups share one."""

    together: bool
    groups: tuple[frozenset[Key], ...]


class Bonds:
    """Bonds of which the later outrank the earlier where both cannot hold."""

    def __init__(self, roots: Mapping[Key, Key], tags: Mapping[Key, frozenset[Tag]]) -> None:
        self._roots, self._tags = roots, tags

    @classmethod
    def of(cls, bonds: Sequence[Bond]) -> Self:
        """The bonds that hold, given in the order in which they were made."""
        building = _Building()
        for number, bond in sorted(enumerate(bonds), reverse=True):
            if bond.together:
                building.join(sorted(frozenset[Key]().union(*bond.groups)))
            else:
                building.part(number, bond.groups)
        keys = {*building.parent, *building.tags}
        return cls({k: building.find(k) for k in keys}, {k: building.tags_of(k) for k in keys})

    def root(self, key: Key) -> Key | None:
        """What all mentions of one judged happening have in common; None where nobody judged."""
        return self._roots.get(key)

    def cannot(self, members: Iterable[Key], key: Key) -> bool:
        """Whether a mention was judged to be no part of a happening with these mentions."""
        mine = self._tags.get(key)
        return bool(mine) and any(
            _apart(self._tags.get(member, frozenset()), mine or frozenset()) for member in members
        )


NO_BONDS = Bonds({}, {})


class _Building:
    """Bonds being made, from the last judgement back to the first: what would break a later one is left out."""

    def __init__(self) -> None:
        self.parent: dict[Key, Key] = {}
        self.tags: dict[Key, frozenset[Tag]] = {}

    def find(self, key: Key) -> Key:
        while (above := self.parent.get(key, key)) != key:
            key = above
        return key

    def tags_of(self, key: Key) -> frozenset[Tag]:
        return self.tags.get(self.find(key), frozenset())

    def join(self, keys: Sequence[Key]) -> None:
        """Each to the first before it that no later judgement keeps it from."""
        for number, key in enumerate(keys):
            self.parent.setdefault(key, key)
            for other in keys[:number]:
                a, b = self.find(other), self.find(key)
                if a == b:
                    break
                if not _apart(self.tags_of(a), self.tags_of(b)):
                    first, second = min(a, b), max(a, b)
                    self.tags[first] = self.tags_of(a) | self.tags_of(b)
                    self.parent[second] = first
                    break

    def part(self, number: int, groups: Sequence[frozenset[Key]]) -> None:
        """Mark each group, but for what a later judgement made one with another group."""
        roots = [{self.find(key) for key in group} for group in groups]
        for place, mine in enumerate(roots):
            others = set[Key]().union(*(theirs for n, theirs in enumerate(roots) if n != place))
            for root in mine - others:
                self.parent.setdefault(root, root)
                self.tags[root] = self.tags.get(root, frozenset()) | {(number, place)}


def _apart(left: frozenset[Tag], right: frozenset[Tag]) -> bool:
    groups = dict(left)
    return any(groups.get(number, place) != place for number, place in right)
