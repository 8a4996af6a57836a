"""Whom one telling rests on: the deepest sources that its article names for it, and what makes two of them one."""

from collections.abc import Iterator

from msgspec.structs import replace

from runut.link.identity import Names
from runut.link.relays import outlet_name
from runut.link.told import STATEMENTS
from runut.link.world import World
from runut.types.record import Attribution, Event, Record
from runut.types.text import Value

MEDIA = frozenset({"outlet", "agency"})
UNNAMED = "anonymous_source"
NAMELESS = frozenset({UNNAMED, "witness", "document"})  # of these, whoever has no name counts as whoever cites them


class Root(Value, frozen=True, kw_only=True):
    """One origin of a telling. Origins of one `group` are not independent, for the reason in `because`.

    `passed_by` are the groups of the media through which it came; `is_placed` is false where it is not known who
    somebody is or for whom they speak, so that nothing shows them to be independent of anybody; `is_telling` where the
    reason says something even of an origin that stands alone. `near` are the groups that it belongs to where they are
    origins too: the side of somebody without a name, whoever makes the statement that a medium reports. `named_at`
    are the first and last place of where the article names it, unless it is a medium.
    """

    name: str
    group: str
    because: str = ""
    passed_by: frozenset[str] = frozenset()
    is_placed: bool = True
    is_telling: bool = False
    near: frozenset[str] = frozenset()
    named_at: tuple[int, ...] = ()

    def passing_on(self) -> "Root":
        """The same, as a medium that only hands on what another origin said."""
        return self if not self.is_placed else replace(self, because=f"{self.name} passes it on")


class Roots:
    """The origins of tellings, as their own articles name them."""

    def __init__(self, names: Names, world: World) -> None:
        self._names = names
        self._world = world

    def at(self, record: Record, offset: int, event: Event | None) -> tuple[Root, ...]:
        """The origins of what an article tells at a place; none where it names nobody."""
        found = [a for a in record.attributions if event and a.id == event.attribution] or _overall(record)
        own = self._world.outlet(outlet_name(record))
        trails = [_trail(record, a, offset) for a in found]
        trails = [t for t in trails if t[-1].kind not in MEDIA or self._world.outlet(t[-1].name) != own]
        speakers = self._speakers(record, event)
        return tuple(self._to_root(record, trail, speakers) for trail in self._signed(trails, own))

    def _signed(self, trails: list[list[Attribution]], own: str) -> list[list[Attribution]]:
        """The trails, those that end with a medium as one: what is signed `(ANTARA/Reuters)` the agency at home passes
        on, and where two are signed for one text nothing shows that each has it by itself."""
        media = [trail for trail in trails if trail[-1].kind in MEDIA]
        if len(media) < 2:
            return trails
        home = self._world.country(own)
        foreign = [trail for trail in media if self._world.country(trail[-1].name) != home] or media
        through = [trail[-1] for trail in media if trail is not foreign[0]]
        return [[*through, *foreign[0]], *(trail for trail in trails if trail[-1].kind not in MEDIA)]

    def relayed(self, record: Record) -> Iterator[tuple[str, str]]:
        """The groups of media of which the article says that the first has its news from the second."""
        by_id = {a.id: a for a in record.attributions if a.kind in MEDIA}
        for attribution in by_id.values():
            if through := by_id.get(attribution.via or ""):
                yield self._world.owner(through.name), self._world.owner(attribution.name)

    def own(self, record: Record) -> Root:
        """The article's own outlet as an origin."""
        name = outlet_name(record)
        return Root(name=name, group=self._world.owner(name), because="nobody is named for it", is_telling=True)

    def _speakers(self, record: Record, event: Event | None) -> frozenset[str]:
        """The sides of those who make a statement: whoever reports it was told it by them, and knows no more."""
        if event is None or event.type not in STATEMENTS:
            return frozenset()
        day = record.published.latest if record.published else None
        names = (self._names[record.id, actor] for actor in event.actors)
        return frozenset(self._world.side(name, day) or name for name in names)

    def _to_root(self, record: Record, trail: list[Attribution], speakers: frozenset[str]) -> Root:
        """The last of a trail of attributions, which begins with what the article itself cites."""
        last = trail[-1]
        through = [*trail[:-1], *_overall(record)]
        passed = frozenset(self._world.owner(a.name) for a in through if a.kind in MEDIA and a is not last)
        if last.kind in MEDIA:
            return self._medium(last, passed, speakers)
        if last.kind in NAMELESS and (last.kind == UNNAMED or last.origin is None):
            return self._nameless(record, last)
        name = self._name(record, last)
        side = self._side(record, last)
        because = f"{name} speaks for {side}" if side and side != name else ""
        placed = side is not None or self._world.knows(name) or last.kind != "official_statement"
        reason = because or ("" if placed else f"for whom {name} speaks is not known")
        return Root(
            name=name,
            group=side or name,
            because=reason,
            passed_by=passed,
            is_placed=placed,
            named_at=(last.start, last.end - 1),
        )

    def _medium(self, attribution: Attribution, passed: frozenset[str], speakers: frozenset[str]) -> Root:
        name = self._world.outlet(attribution.name)
        owner = self._world.state_behind(name) or self._world.owner(name)
        if owner == name and not self._world.is_outlet(name):  # a body that has a channel of its own
            owner = self._world.side(name, None) or name
        because = f"{name} belongs to {owner}" if owner != name else ""
        return Root(name=name, group=owner, because=because, passed_by=passed - {owner}, near=speakers)

    def _nameless(self, record: Record, attribution: Attribution) -> Root:
        outlet = outlet_name(record)
        return Root(
            name=f"{attribution.name} ({outlet})",
            group=self._world.owner(outlet),
            because=f"{attribution.name} has no name",
            is_placed=False,
            is_telling=True,
            near=frozenset({side}) if (side := self._world.side_of_words(attribution.name)) else frozenset(),
        )

    def _name(self, record: Record, attribution: Attribution) -> str:
        return self._names.get((record.id, attribution.origin or ""), attribution.name)

    def _side(self, record: Record, attribution: Attribution) -> str | None:
        """The government or body that somebody speaks for, by the office that the text or the gazetteer gives."""
        name = self._name(record, attribution)
        day = record.published.latest if record.published else None
        if side := self._world.side(name, day):
            return side
        offices = [o.of for e in record.entities if e.id == attribution.origin for o in e.offices if o.of]
        bodies = [name.split(" of the ", 1)[1]] if " of the " in name else []
        return next((self._world.side(of, day) or of for of in offices + bodies), None)


def _overall(record: Record) -> list[Attribution]:
    """What an unattributed telling rests on: the outlets that vouch for most of the article."""
    cited = {a.via for a in record.attributions if a.via}
    return [a for a in record.attributions if a.kind in MEDIA and a.id not in cited and _is_wide(record, a)]


def _is_wide(record: Record, attribution: Attribution) -> bool:
    covers = attribution.covers
    return covers is None or 2 * (covers.end - covers.start) > len(record.text)


def _trail(record: Record, attribution: Attribution, offset: int) -> list[Attribution]:
    """From what the article cites to the deepest named source at a place; unnamed ones end it before they begin."""
    trail = [*_above(record, attribution), attribution]
    seen = {attribution.id}
    while child := next(
        (a for a in record.attributions if a.via in seen and a.id not in seen and _over(a, offset)), None
    ):
        if child.kind == UNNAMED:
            break
        trail.append(child)
        seen.add(child.id)
    while len(trail) > 1 and trail[-1].kind in NAMELESS and trail[-1].origin is None:
        trail.pop()
    return trail


def _above(record: Record, attribution: Attribution) -> list[Attribution]:
    """Those through whom an article has a source, the one that it cites itself first."""
    by_id = {a.id: a for a in record.attributions}
    above: list[Attribution] = []
    seen = {attribution.id}
    while attribution.via in by_id and attribution.via not in seen:
        attribution = by_id[attribution.via]
        seen.add(attribution.id)
        above.insert(0, attribution)
    return above


def _over(attribution: Attribution, offset: int) -> bool:
    covers = attribution.covers
    return covers is None or covers.start <= offset < covers.end
