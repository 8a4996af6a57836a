"""Mentions folded into happenings: first those of one article, then, article by article in order of report, each group
to the happening that it fits best."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby

from runut.link.bonds import NO_BONDS, Bonds
from runut.link.same import ENOUGH, REVISED, SLACK, TALKED_OF, compare, compare_time, is_lasting, score
from runut.link.sides import VETO, compare_participants, is_reversed
from runut.link.told import Told

BOTH_SIDES = 1.75
TALK = 14  # days after which talk of an attack is no longer talk of this one


class Cluster:
    """The mentions of one happening so far, with the reasons why each was counted to it."""

    def __init__(self, first: Told) -> None:
        self.members = [first]
        self.because: list[tuple[str, ...]] = [()]
        self._bound: dict[tuple[object, ...], Told] = {}
        self._full: dict[tuple[object, ...], Told] = {}
        self._sided: list[Told] = []
        self._deeds: list[Told] = []
        self._note(first)

    def add(self, told: Told, because: tuple[str, ...]) -> None:
        """Count a mention to this happening."""
        self.members.append(told)
        self.because.append(because)
        self._note(told)

    @property
    def keys(self) -> list[tuple[str, str]]:
        """Article and event id of each mention."""
        return [member.key for member in self.members]

    def join(self, group: "Cluster", because: tuple[str, ...]) -> None:
        """Count a whole group; `because` is why its first mention belongs here, the others belong to that one."""
        for told, why in zip(group.members, group.because, strict=True):
            self.add(told, why or because)

    def sort(self) -> None:
        """Put the mentions of one article in the order of its text."""
        order = {event.id: number for number, event in enumerate(self.members[0].record.events)}
        together = sorted(zip(self.members, self.because, strict=True), key=_InText(order))
        self.members, self.because = [t for t, _ in together], [why for _, why in together]

    def _note(self, told: Told) -> None:
        """Keep one mention for each date and pair of sides that bind the happening, and what speaks for it."""
        sides = (told.actors, told.recipients)
        if told.is_one_off or (told.days and told.is_deed):
            self._bound.setdefault((told.window, told.days is None, told.is_deed, *sides), told)
        if told.days and told.is_deed:
            self._deeds.append(told)
        if told.actors and told.recipients:  # a half-told one must not join two pairs
            self._full.setdefault(sides, told)
        if len(told.sides) > 1:
            self._sided.append(told)

    def fit(self, group: "Cluster") -> float:
        """How well a group fits: its best comparison, vetoed wherever dated mentions rule it out. Where both have dated
        deeds, those speak for them: an undated heading must not join two days."""
        if self._is_ruled_out(group):
            return VETO
        return max((score(mine, theirs) for mine, theirs in self._pairs(group)), default=VETO)

    def explain(self, group: "Cluster") -> tuple[str, ...]:
        """The reasons of the best comparison."""
        return max((compare(mine, theirs) for mine, theirs in self._pairs(group)), key=_score)[1]

    def _pairs(self, group: "Cluster") -> Iterator[tuple[Told, Told]]:
        if self._deeds and group._deeds:
            return ((a, b) for b in group._deeds for a in self._deeds)
        return ((a, b) for b in group.members for a in self._comparable(b))

    def is_of(self, deed: Told) -> bool:
        """Whether both sides of a deed are told here too."""
        return any(compare_participants(told, deed).score >= BOTH_SIDES for told in self._full.values())

    def is_talk_before(self, deed: Told) -> bool:
        """Whether it was last talked of shortly before a deed, as something that may come."""
        last = self.members[-1]
        if any(told.event.status not in TALKED_OF for told in self.members) or not last.reported or not deed.window:
            return False
        return last.reported.first <= deed.window.last and last.reported.gap(deed.window) <= TALK

    def _is_ruled_out(self, group: "Cluster") -> bool:
        later = group.members[0]
        first = next((told for told in self.members if told.is_deed == later.is_deed), self.members[0])
        if not later.is_one_off and not (self._bound and group._bound) and _is_later(first, later):
            return True
        pairs = ((mine, theirs) for mine in self._bound.values() for theirs in group._bound.values())
        both = bool(self._deeds and group._deeds)
        if any(_must_agree(a, b, dated=both) and compare_time(a, b).score == VETO for a, b in pairs):
            return True
        sides = ((mine, theirs) for mine in self._full.values() for theirs in group._full.values())
        return any(compare_participants(a, b).score == VETO for a, b in sides)

    def _comparable(self, told: Told) -> list[Told]:
        """The members that say who was on both sides, if the mention does."""
        return self._sided if self._sided and len(told.sides) > 1 else self.members


def _must_agree(member: Told, told: Told, *, dated: bool) -> bool:
    """Whether the dates of two mentions bind the whole happening: of a dated deed, and of what is planned once. Where
    each happening has a `dated` deed, loose talk beside it binds nothing."""
    if dated and not (member.days and told.days):
        return False
    if not told.is_one_off:
        return True
    return bool((member.is_deed and member.days) or (told.is_deed and told.days))


def _is_later(first: Told, told: Told) -> bool:
    """Whether an act that recurs is told so long after the first telling that it must be another one."""
    if first.window is None or told.window is None or is_lasting(first, told):
        return False
    if not first.days and not told.days and first.reported and told.reported:
        return first.reported.gap(told.reported) > SLACK
    return first.window.gap(told.window) > SLACK


def _score(compared: tuple[float, tuple[str, ...]]) -> float:
    return compared[0]


class _InText:
    """Sort key: where in its article a mention stands."""

    def __init__(self, order: dict[str, int]) -> None:
        self._order = order

    def __call__(self, counted: tuple[Told, tuple[str, ...]]) -> int:
        return self._order[counted[0].event.id]


class Shelf:
    """Happenings so far, found again by what a mention must share with them to be compared at all."""

    def __init__(self, bonds: Bonds) -> None:
        self.clusters: list[Cluster] = []
        self._bonds = bonds
        self._index: defaultdict[tuple[str, str], set[int]] = defaultdict(set)

    def place(self, group: Cluster) -> None:
        """Put a group where it fits best, or begin a happening with it; a cancellation goes to what it calls off."""
        called_off = _called_off(group)
        if called_off is not None and (home := self._find(called_off)) is not None:
            self._join(called_off, *home)
        elif (home := self._find(group) or self._find_talk(group)) is not None:
            self._join(group, *home)
        else:
            self.clusters.append(group)
            self._shelve(group, len(self.clusters) - 1)

    def _find(self, group: Cluster) -> tuple[int, tuple[str, ...]] | None:
        """The number of the happening that a group fits best, and why; None where it fits none."""
        best, home = VETO, -1
        for number in sorted({number for key in _keys(group) for number in self._index[key]}):
            fit = self.clusters[number].fit(group)
            if fit >= ENOUGH and fit > best and not self._is_kept_apart(group, number):
                best, home = fit, number
        return (home, self.clusters[home].explain(group)) if home >= 0 else None

    def _find_talk(self, group: Cluster) -> tuple[int, tuple[str, ...]] | None:
        """The talk of an act that recurs, such as an attack, for the first deed of its kind within days."""
        deed = group.members[0]
        if deed.is_one_off or not deed.is_deed or not (deed.actors and deed.recipients):
            return None
        kin = [n for n in sorted({n for key in _keys(group) for n in self._index[key]}) if self.clusters[n].is_of(deed)]
        if any(told.is_deed for number in kin for told in self.clusters[number].members):
            return None
        talk = [number for number in kin if self.clusters[number].is_talk_before(deed)]
        return (talk[-1], ("the first such deed after it was talked of",)) if talk else None

    def _is_kept_apart(self, group: Cluster, number: int) -> bool:
        """Whether a person judged that a mention of the group is no part of a happening."""
        keys = self.clusters[number].keys
        return any(self._bonds.cannot(keys, key) for key in group.keys)

    def _join(self, group: Cluster, number: int, because: tuple[str, ...]) -> None:
        self.clusters[number].join(group, because)
        self._shelve(group, number)

    def _shelve(self, group: Cluster, number: int) -> None:
        for key in _keys(group):
            self._index[key].add(number)


def _called_off(group: Cluster) -> Cluster | None:
    """The group as what it calls off; None where it calls nothing off."""
    acts = [told.cancels for told in group.members if told.cancels is not None]
    if not acts:
        return None
    cluster = Cluster(acts[0])
    for act in acts[1:]:
        cluster.add(act, ("called off again",))
    return cluster


def _keys(group: Cluster) -> set[tuple[str, str]]:
    return {(told.family, name) for told in group.members for name in told.sides | told.countries}


def fold(tellings: Iterable[Told], bonds: Bonds = NO_BONDS) -> list[Cluster]:
    """The happenings behind mentions that come in order of report, those of one article together; none takes in what
    `bonds` keep from it."""
    shelf = Shelf(bonds)
    for _, mentions in groupby(tellings, key=_article):
        for group in gather(list(mentions), bonds):
            shelf.place(group)
    return shelf.clusters


def _article(told: Told) -> str:
    return told.record.id


def gather(mentions: list[Told], bonds: Bonds) -> list[Cluster]:
    """The mentions of one article, put together where they tell of one act: dated ones first, so that an undated one
    finds its date."""
    shelf = Shelf(bonds)
    for chain in sorted(_chains(mentions, bonds), key=_has_no_date):
        shelf.place(chain)
    for group in shelf.clusters:
        group.sort()
    return shelf.clusters


def _has_no_date(chain: Cluster) -> bool:
    return not any(told.days and told.is_deed for told in chain.members)


def _chains(mentions: list[Told], bonds: Bonds) -> list[Cluster]:
    """Mentions that point back to one another (`serangan itu`), unless what they say of day or sides rules it out."""
    of: dict[str, Cluster] = {}
    chains: list[Cluster] = []
    for told in mentions:
        chain = of.get(told.event.same_as or "")
        if chain is not None and _may_hold(chain, told, bonds):
            chain.add(told, ("points back to it",))
        else:
            chain = Cluster(told)
            chains.append(chain)
        of[told.event.id] = chain
    return chains


def _may_hold(chain: Cluster, told: Told, bonds: Bonds) -> bool:
    return not bonds.cannot(chain.keys, told.key) and all(_may_be(member, told) for member in chain.members)


def _may_be(a: Told, b: Told) -> bool:
    """Whether two mentions of one chain can be one act."""
    if a.family != b.family:
        return False
    if a.days and b.days and a.days.gap(b.days) > (SLACK if a.is_deed and b.is_deed else REVISED):
        return False
    if is_reversed(a, b) and not b.event.definite:
        return False
    return not (a.actors and b.actors and a.recipients and b.recipients) or compare_participants(a, b).score != VETO
