"""How many independent origins stand behind tellings, and why several names count as one.

Never overstated: what is carried over from another article counts as that article has it, copies and relays fold into
their source, outlets of one owner and bodies of one government are one origin, and where nothing shows that two know a
thing by themselves, they are one.
"""

from collections.abc import Iterable, Sequence

from runut.link.carried import Carried
from runut.link.identity import Names
from runut.link.roots import Root, Roots
from runut.link.told import Told
from runut.link.world import World
from runut.types.brief import HappeningOrigins, OriginGroup
from runut.types.links import Copy
from runut.types.record import Record

Found = tuple[Told, Root]  # a telling and one of its origins


class Origins:
    """The origins behind the tellings of a story; `records` are all of it, `copies` what in it repeats what."""

    def __init__(self, records: Iterable[Record], names: Names, world: World, copies: Sequence[Copy] = ()) -> None:
        self._roots = Roots(names, world)
        records = list(records)
        self._carried = Carried(records, copies)
        self._relaying = frozenset(pair for record in records for pair in self._roots.relayed(record))
        self._known: dict[tuple[str, str], tuple[Root, ...]] = {}

    def count(self, tellings: Iterable[Told]) -> HappeningOrigins:
        """How many independent origins stand behind tellings, their names, and the articles that only repeat."""
        tellings = list(tellings)
        groups = _grouped([(told, root) for told in tellings for root in self._of(told)], self._relaying)
        if (first := self._first_without_source(tellings)) is not None:
            groups.setdefault(first[1].group, []).append(first)
        found = tuple(_to_group(members) for members in groups.values())
        return HappeningOrigins(
            independent=len(found),
            names=tuple(group.name for group in found),
            copies=self._repeaters(tellings),
            groups=found,
        )

    def names_of(self, tellings: Iterable[Told]) -> tuple[str, ...]:
        """The names of all origins of tellings, in order of telling."""
        return tuple(dict.fromkeys(root.name for told in tellings for root in self._of(told)))

    def _of(self, told: Told) -> tuple[Root, ...]:
        """The origins of one telling: those of the article that it is carried over from, where that names any."""
        if told.key not in self._known:
            source = self._carried.source(told.record.id, told.event.start)
            there = self._roots.at(source.record, source.offset, source.event) if source else ()
            here = self._roots.at(told.record, told.event.start, told.event)
            keeps = source is None or source.is_inferred or self._names_its_own(told, here)
            self._known[told.key] = (here or there) if keeps else (there or here)
        return self._known[told.key]

    def _names_its_own(self, told: Told, roots: Iterable[Root]) -> bool:
        """Whether somebody is named for a telling in words that are not carried over: no credit of a medium, which a
        copy may change, but a source of the article's own."""
        places = (place for root in roots for place in root.named_at)
        return any(self._carried.source(told.record.id, place) is None for place in places)

    def _first_without_source(self, tellings: list[Told]) -> Found | None:
        """The outlet that first tells a thing for which nobody is named, a deed rather than a plan: one outlet,
        since whether the others know it by themselves is unknown."""
        if any(self._of(told) for told in tellings):
            return None
        first = next((told for told in tellings if told.is_deed), tellings[0])
        source = self._carried.source(first.record.id, first.event.start)
        return first, self._roots.own(source.record if source and self._is_carried(first) else first.record)

    def _is_carried(self, told: Told) -> bool:
        """Whether the whole sentence of a telling is carried over from another article."""
        sentences = told.record.sentences
        sentence = sentences[told.event.sentence] if 0 <= told.event.sentence < len(sentences) else told.event
        return self._carried.holds(told.record.id, sentence.start, sentence.end)

    def _repeaters(self, tellings: list[Told]) -> tuple[str, ...]:
        """Articles that add no origin: copies, and those whose every origin an earlier article already gave."""
        seen: set[str] = set()
        repeating: dict[str, bool] = {}
        for told in tellings:
            own = {root.group for root in self._of(told)}
            repeats = self._is_carried(told) or bool(own) and own <= seen
            repeating[told.record.id] = repeating.get(told.record.id, True) and repeats
            seen |= own
        return tuple(article for article, repeats in repeating.items() if repeats)


def _grouped(found: Sequence[Found], relaying: frozenset[tuple[str, str]]) -> dict[str, list[Found]]:
    """The origins by what makes them one; a medium that only passes on what another origin here said is no origin of
    its own, and of those whose side nobody knows at most one counts, and none beside others."""
    groups: dict[str, list[Found]] = {}
    for told, root in found:
        groups.setdefault(root.group, []).append((told, root))
    for group, members in list(groups.items()):
        near = frozenset.intersection(*(root.near for _, root in members)) & groups.keys() - {group}
        if near:
            groups[min(near)] += [(told, root.passing_on()) for told, root in groups.pop(group)]
    passing = {medium: origin for medium, origin in sorted(relaying) if medium in groups and origin in groups}
    passing |= {medium: root.group for _, root in found for medium in root.passed_by if medium != root.group}
    for medium, group in passing.items():
        if medium in groups and group in groups and group not in passing:
            groups[group] += [(told, root.passing_on()) for told, root in groups.pop(medium)]
    unplaced = [group for group, members in groups.items() if not any(root.is_placed for _, root in members)]
    home = next((group for group in groups if group not in unplaced), next(iter(groups), None))
    for group in unplaced:
        if home and group != home:
            groups[home] += groups.pop(group)
    return groups


def _to_group(members: Sequence[Found]) -> OriginGroup:
    named = next((root for _, root in members if root.is_placed), members[0][1])
    names = tuple(dict.fromkeys(root.name for _, root in members))
    reasons = (root.because for _, root in members if root.because and (len(names) > 1 or root.is_telling))
    return OriginGroup(
        name=named.name,
        members=names,
        articles=tuple(dict.fromkeys(told.record.id for told, _ in members)),
        because=tuple(dict.fromkeys(reasons)),
    )
