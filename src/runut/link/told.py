"""An event mention as linking sees it: names instead of ids, days instead of values."""

from datetime import timedelta

from msgspec.structs import replace

from runut.link.homes import Homes
from runut.link.identity import Names
from runut.link.kin import ONE_OFF, family_of, is_one_off
from runut.link.matter import Matters
from runut.link.world import World
from runut.types.brief import Turn
from runut.types.calendar import Days, days_of
from runut.types.record import Event, Record
from runut.types.text import Value

__all__ = ["DEEDS", "ONE_OFF", "Told", "tell_all"]

DEEDS = frozenset({"occurred", "ongoing"})
STATEMENTS = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "CONCEDE"})
# An undated deed was done within so many days before its report; statements are reported at once.
RECENT = {"visit": 30, "meet": 30, "summit": 30, "attend": 30, "phone": 14, "accord": 60, "attack": 7, "statement": 3}
NARRATED = 2  # sentences over which a date is carried on
AHEAD = 150  # an undated plan is meant for the next months


class Told(Value, frozen=True, kw_only=True):
    """One event mention. `days` where the text dates it; `window` where it may lie at all.

    `goals` are the countries (or regions) that it is aimed at: of the recipients and the place, less the actors' own.
    `words` and `names` are what its sentence is about besides the participants; `aside`: it is told as part of
    something bigger; `site` is the museum or school that a guest is shown; `cancels` is the act that it calls off, told
    as one that will not be.
    """

    record: Record
    event: Event
    family: str
    is_one_off: bool
    actors: frozenset[str]
    recipients: frozenset[str]
    sides: frozenset[str]
    people: frozenset[str]
    countries: frozenset[str]
    actors_of: frozenset[str]
    recipients_of: frozenset[str]
    goals: frozenset[str]
    place: str | None
    place_country: str | None
    days: Days | None
    window: Days | None
    reported: Days | None
    words: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    turn: Turn | None = None
    aside: bool = False
    site: str | None = None
    cancels: "Told | None" = None

    @property
    def key(self) -> tuple[str, str]:
        """Article and event id."""
        return self.record.id, self.event.id

    @property
    def is_deed(self) -> bool:
        """Whether it is told as done or under way."""
        return self.event.status in DEEDS

    @property
    def anchor(self) -> Days | None:
        """The days that it is nearest to: its own, or those of its report."""
        return self.days or self.reported


def tell_all(record: Record, *, names: Names, world: World, reported: Days | None) -> list[Told]:
    """All mentions of a record; an undated deed that goes on with a dated one lies in the days of that one."""
    teller = _Teller(record, names, world, reported)
    found: list[Told] = []
    for event in record.events:
        told = teller.tell(event)
        found.append(replace(told, window=days) if told.is_deed and (days := _narrated(told, found)) else told)
    return found


def _called_off(told: Told, predicate: str, people: frozenset[str]) -> Told:
    """The act behind a cancellation, of the people named beside it where nobody is said to cancel it."""
    event = replace(told.event, type="CONSULT", mode=None, predicate=predicate, status="denied")
    family = family_of(event)
    actors = told.actors or people - told.recipients
    return replace(
        told,
        event=event,
        family=family,
        is_one_off=is_one_off(event, family),
        actors=actors,
        sides=actors | told.recipients,
        people=told.people | (actors & people),
        window=told.days or _window(event, family, told.reported),
        turn="cancelled",
    )


def _narrated(told: Told, before: list[Told]) -> Days | None:
    """The days of the nearest dated deed of the same people in the sentences just before an undated one."""
    if told.days:
        return None
    near = (b for b in reversed(before) if 0 <= told.event.sentence - b.event.sentence <= NARRATED)
    return next((b.days for b in near if b.is_deed and b.days and len(b.sides & told.sides) > 1), None)


class _Teller:
    """What resolves the mentions of one record."""

    def __init__(self, record: Record, names: Names, world: World, reported: Days | None) -> None:
        self._record = record
        self._names = names
        self._world = world
        self._reported = reported
        self._types = {entity.id: entity.type for entity in record.entities}
        self._homes = Homes(record, names, world)
        self._matters = Matters(record, names, world)

    def tell(self, event: Event) -> Told:
        """The mention, resolved."""
        told = self._tell(event)
        predicate = self._matters.cancelled(event)
        return replace(told, cancels=_called_off(told, predicate, self._matters.people(event))) if predicate else told

    def _tell(self, event: Event) -> Told:
        actors, recipients = self._named(event.actors), self._named(event.recipients)
        place = self._names[self._record.id, event.place] if event.place else None
        place_country = self._world.country(place) if place else None
        home, hosts = self._homes.of(actors), self._homes.of(recipients)
        words, named, aside = self._matters.of(event, actors | recipients | {place or ""} | home | hosts)
        family, days = family_of(event), days_of(event.value)
        aims = hosts | frozenset(name for name in recipients if self._world.is_region(name))
        return Told(
            record=self._record,
            event=event,
            family=family,
            is_one_off=is_one_off(event, family),
            actors=actors,
            recipients=recipients,
            sides=actors | recipients,
            people=frozenset(name for name in actors | recipients if not self._world.is_country(name)),
            countries=home | hosts,
            actors_of=home,
            recipients_of=hosts,
            goals=_goals(home, aims, place_country),
            place=place,
            place_country=place_country,
            days=days,
            window=days or _window(event, family, self._reported),
            reported=self._reported,
            words=words,
            names=named,
            turn=self._matters.turn(event),
            aside=aside,
            site=self._site(event),
        )

    def _site(self, event: Event) -> str | None:
        """The building or body that a visit is paid to, where no country or city is named as its destination."""
        if event.predicate != "visit" or any(self._types[entity] == "GPE" for entity in event.recipients):
            return None
        aims = (*event.recipients, *([event.place] if event.place else []))
        return next((self._names[self._record.id, e] for e in aims if self._types[e] in {"FAC", "ORG"}), None)

    def _named(self, entities: tuple[str, ...]) -> frozenset[str]:
        return frozenset(self._names[self._record.id, entity] for entity in entities)


def _goals(home: frozenset[str], hosts: frozenset[str], place: str | None) -> frozenset[str]:
    aimed = hosts | ({place} if place else set())
    return aimed - home or aimed


def _window(event: Event, family: str, reported: Days | None) -> Days | None:
    if reported is None:
        return None
    back = timedelta(days=RECENT["statement"] if event.type in STATEMENTS else RECENT.get(family, 14))
    ahead = timedelta(days=AHEAD)
    if event.status in DEEDS:
        return Days(reported.first - back, reported.last)
    if event.status in {"denied", "hypothetical", "rumoured"}:
        return Days(reported.first - back, reported.last + ahead)
    return Days(reported.first, reported.last + ahead)
