"""Mentions folded into happenings: greedy, in order of report, each to the happening that it fits best."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from runut.link.bonds import NO_BONDS, Bonds
from runut.link.same import ENOUGH, SLACK, VETO, compare, compare_time
from runut.link.told import ONE_OFF, Told

RECENT_MEMBERS = 40  # a happening told a thousand times is compared by its latest tellings


class Cluster:
    """The mentions of one happening so far, with the reasons why each was counted to it."""

    def __init__(self, first: Told) -> None:
        self.members = [first]
        self.because: list[tuple[str, ...]] = [()]

    def add(self, told: Told, because: tuple[str, ...]) -> None:
        """Count a mention to this happening."""
        self.members.append(told)
        self.because.append(because)

    @property
    def keys(self) -> Iterator[tuple[str, str]]:
        """Article and event id of each mention."""
        return (member.key for member in self.members)

    def fit(self, told: Told) -> tuple[float, tuple[str, ...]]:
        """How well a mention fits: its best comparison, vetoed wherever a dated deed rules it out."""
        best: tuple[float, tuple[str, ...]] = (VETO, ())
        if told.family not in ONE_OFF and _is_later(self.members[0], told):
            return best
        for member in self._comparable(told)[-RECENT_MEMBERS:]:
            if _must_agree(member, told) and compare_time(member, told).score == VETO:
                return VETO, ()
            best = max(best, compare(member, told), key=_score)
        return best

    def _comparable(self, told: Told) -> list[Told]:
        """The members that say who was on both sides, if the mention does: a half-told one must not join two pairs."""
        full = [member for member in self.members if len(member.sides) > 1] if len(told.sides) > 1 else []
        return full or self.members


def _must_agree(member: Told, told: Told) -> bool:
    """Whether the dates of two mentions bind the whole happening: those of deeds, and of what is planned once."""
    if told.family not in ONE_OFF:
        return bool(member.is_deed and member.days and told.is_deed and told.days)
    return bool((member.is_deed and member.days) or (told.is_deed and told.days))


def _is_later(first: Told, told: Told) -> bool:
    """Whether an act that recurs is told so long after the first telling that it must be another one."""
    return first.window is not None and told.window is not None and first.window.gap(told.window) > SLACK


def _score(result: tuple[float, tuple[str, ...]]) -> float:
    return result[0]


def fold(tellings: Iterable[Told], bonds: Bonds = NO_BONDS) -> list[Cluster]:
    """The happenings behind mentions that come in order of report; none takes in what `bonds` keep from it."""
    clusters: list[Cluster] = []
    index: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    place_of: dict[tuple[str, str], int] = {}
    for told in tellings:
        number, because = _place(told, clusters, index, place_of, bonds)
        if number is None:
            number = len(clusters)
            clusters.append(Cluster(told))
        else:
            clusters[number].add(told, because)
        place_of[told.key] = number
        for key in _keys(told):
            if number not in index[key]:
                index[key].append(number)
    return clusters


def _place(
    told: Told,
    clusters: list[Cluster],
    index: dict[tuple[str, str], list[int]],
    place_of: dict[tuple[str, str], int],
    bonds: Bonds,
) -> tuple[int | None, tuple[str, ...]]:
    """The number of the happening that a mention belongs to, and why; None for a new one."""
    earlier = place_of.get((told.record.id, told.event.same_as or ""))
    if earlier is not None and not bonds.cannot(clusters[earlier].keys, told.key):
        return earlier, ("points back to it",)
    best: tuple[float, int | None, tuple[str, ...]] = (ENOUGH, None, ())
    for number in sorted({n for key in _keys(told) for n in index[key]}):
        if bonds.cannot(clusters[number].keys, told.key):
            continue
        score, because = clusters[number].fit(told)
        if score > best[0] or (score == best[0] and best[1] is None):
            best = (score, number, because)
    return best[1], best[2]


def _keys(told: Told) -> Iterator[tuple[str, str]]:
    """What a mention must share with another to be compared at all."""
    for name in sorted(told.sides | told.countries):
        yield told.family, name
