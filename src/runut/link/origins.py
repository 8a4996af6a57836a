"""Where each telling comes from: the chain of attributions down to its origin, and how many origins are independent.

Never overstated: a telling that names nobody adds no origin beside named ones, copies and relays fold into their
source, outlets of one owner and bodies of one government are one origin.
"""

from collections.abc import Iterable
from pathlib import PurePath

from runut.link.identity import Names
from runut.link.told import Told
from runut.link.world import World
from runut.types.brief import Evidence, HappeningOrigins, Relay
from runut.types.record import Attribution, Record

UNNAMED = "anonymous_source"
OFFICIAL = "official_statement"
MEDIA = frozenset({"outlet", "agency"})


def find_relays(record: Record, copy_of: str | None) -> tuple[Relay, ...]:
    """Every chain from the article to an origin that the text names; one for a copied text too."""
    cited = {a.via for a in record.attributions if a.via}
    ends = [a for a in record.attributions if a.id not in cited]
    chains = {(_chain(record, a), a.name): a for a in reversed(ends) if not _is_own(record, a)}
    found = [_relay(record, via, name, a) for (via, name), a in reversed(chains.items())]
    if copy_of:
        found.append(
            Relay(article=record.id, from_=outlet_name(record), via=(), origin=copy_of, evidence=(), copy_of=copy_of)
        )
    return tuple(found)


def outlet_name(record: Record) -> str:
    """The outlet of an article, or the name of its file where no outlet is known."""
    return record.outlet.name if record.outlet else PurePath(record.path or record.id).name


def _relay(record: Record, via: tuple[str, ...], name: str, attribution: Attribution) -> Relay:
    return Relay(
        article=record.id,
        from_=outlet_name(record),
        via=via,
        origin=name,
        evidence=(_evidence(record, attribution.start, attribution.end),),
    )


def _evidence(record: Record, start: int, end: int) -> Evidence:
    return Evidence(article=record.id, start=start, end=end, text=record.text[start:end])


def _chain(record: Record, attribution: Attribution) -> tuple[str, ...]:
    """The names between the article and an attribution, nearest to the article first."""
    by_id = {a.id: a for a in record.attributions}
    names: list[str] = []
    seen = {attribution.id}
    while attribution.via and attribution.via not in seen and attribution.via in by_id:
        attribution = by_id[attribution.via]
        seen.add(attribution.id)
        names.insert(0, attribution.name)
    return tuple(names)


class Origins:
    """The origins behind tellings."""

    def __init__(self, names: Names, world: World, copies: dict[str, str]) -> None:
        self._names = names
        self._world = world
        self._copies = copies

    def count(self, tellings: Iterable[Told]) -> HappeningOrigins:
        """How many independent origins stand behind tellings, their names, and the articles that only repeat."""
        tellings = list(tellings)
        groups: dict[str, str] = {}
        for told in tellings:
            for name, group in self._roots(told):
                groups.setdefault(group, name)
        if (unnamed := self._first_without_source(tellings)) is not None:
            groups.setdefault(self._world.owner(unnamed), unnamed)
        return HappeningOrigins(independent=len(groups), names=tuple(groups.values()), copies=self._repeaters(tellings))

    def names_of(self, tellings: Iterable[Told]) -> tuple[str, ...]:
        """The names of all origins of tellings, in order of telling."""
        return tuple(dict.fromkeys(name for told in tellings for name, _ in self._roots(told)))

    def _first_without_source(self, tellings: list[Told]) -> str | None:
        """The outlet that first tells a thing for which nobody is named, neither for it nor, if it is a deed, for the
        deed: one outlet, since whether the others know it by themselves is unknown."""
        deeds = [told for told in tellings if told.is_deed] or tellings
        return None if any(self._roots(told) for told in deeds) else outlet_name(deeds[0].record)

    def _repeaters(self, tellings: list[Told]) -> tuple[str, ...]:
        """Articles that add no origin: copies, and those whose every origin an earlier article already gave."""
        seen: set[str] = set()
        repeating: dict[str, bool] = {}
        for told in tellings:
            own = {group for _, group in self._roots(told)}
            article = told.record.id
            fresh = not own or not own <= seen
            repeating[article] = repeating.get(article, True) and not fresh
            seen |= own
        return tuple(a for a, repeats in repeating.items() if repeats or a in self._copies)

    def _roots(self, told: Told) -> list[tuple[str, str]]:
        """The origins of one telling: (name, group), groups being equal where origins are not independent."""
        record = told.record
        found = [a for a in record.attributions if a.id == told.event.attribution] or _overall(record)
        roots = (_root(record, a, told.event.start) for a in found)
        return [self._named(record, root) for root in roots if not _is_own(record, root)]

    def _named(self, record: Record, attribution: Attribution) -> tuple[str, str]:
        name = self._names.get((record.id, attribution.origin or ""), attribution.name)
        if attribution.kind == UNNAMED:
            outlet = outlet_name(record)
            return f"{attribution.name} ({outlet})", f"unnamed:{outlet}"
        if attribution.kind in MEDIA:
            return name, self._world.owner(name)
        return name, self._government(record, attribution) or name

    def _government(self, record: Record, attribution: Attribution) -> str | None:
        """The country that an official speaks for, from the gazetteer or from the office that the text gives."""
        name = self._names.get((record.id, attribution.origin or ""), attribution.name)
        if country := self._world.country(name):
            return country
        offices = [o.of for e in record.entities if e.id == attribution.origin for o in e.offices if o.of]
        bodies = [name.split(" of the ", 1)[1]] if " of the " in name else []
        return next((self._world.country(of) or of for of in offices + bodies), _adjectives(name))


def _adjectives(name: str) -> str | None:
    """A ministry's first word tells its country apart from others: `Chinese Ministry of Foreign Affairs`."""
    return name.split()[0] if " Ministry " in name else None


def _overall(record: Record) -> list[Attribution]:
    """What an unattributed telling rests on: the outlets that vouch for most of the article."""
    cited = {a.via for a in record.attributions if a.via}
    return [a for a in record.attributions if a.kind in MEDIA and a.id not in cited and _is_wide(record, a)]


def _is_wide(record: Record, attribution: Attribution) -> bool:
    covers = attribution.covers
    return covers is None or 2 * (covers.end - covers.start) > len(record.text)


def _is_own(record: Record, attribution: Attribution) -> bool:
    """Whether an attribution names the article's own outlet, as a dateline does."""
    return attribution.name == outlet_name(record)


def _root(record: Record, attribution: Attribution, offset: int) -> Attribution:
    """The deepest named source that an attribution passes on at a place; unnamed ones count as whoever cites them."""
    seen = {attribution.id}
    while child := next(
        (a for a in record.attributions if a.via in seen and a.id not in seen and _over(a, offset)), None
    ):
        if child.kind == UNNAMED:
            break
        attribution = child
        seen.add(child.id)
    parents = {a.id: a for a in record.attributions}
    while attribution.kind == UNNAMED and attribution.via in parents:
        attribution = parents[attribution.via]
    return attribution


def _over(attribution: Attribution, offset: int) -> bool:
    covers = attribution.covers
    return covers is None or covers.start <= offset < covers.end
