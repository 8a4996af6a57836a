"""An event mention as linking sees it: names instead of ids, days instead of values."""

from datetime import timedelta

from msgspec.structs import replace

from runut.link.identity import Names
from runut.link.world import World
from runut.types.calendar import Days, days_of
from runut.types.record import Event, Record
from runut.types.text import Value

DEEDS = frozenset({"occurred", "ongoing"})
STATEMENTS = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "CONCEDE"})
PAIRED = frozenset({"meet", "phone", "accord"})
# Acts that one looks for again later: a plan for one is the plan for the next, and their reports may lie far apart.
# Everything else (attacks, statements) recurs, so that only reports of about the same days can mean the same act.
ONE_OFF = frozenset({"visit", "meet", "phone", "accord", "RETREAT", "SANCTION", "COOPERATE"})
# An undated deed was done within so many days before its report; statements are reported at once.
RECENT = {"visit": 30, "meet": 30, "phone": 14, "accord": 60, "attack": 7, "statement": 3}
NARRATED = 2  # sentences over which a date is carried on
AHEAD = 150  # an undated plan is meant for the next months
VISITS = frozenset({"visit", "arrive in", "travel to"})
REMOTE = frozenset({"phone", "hold a video call", "meet virtually"})


class Told(Value, frozen=True, kw_only=True):
    """One event mention. `days` where the text dates it; `window` where it may lie at all.

    `goals` are the countries that it is aimed at: of the recipients and the place, less the actors' own.
    """

    record: Record
    event: Event
    family: str
    actors: frozenset[str]
    recipients: frozenset[str]
    people: frozenset[str]
    countries: frozenset[str]
    goals: frozenset[str]
    place: str | None
    place_country: str | None
    days: Days | None
    window: Days | None
    reported: Days | None

    @property
    def key(self) -> tuple[str, str]:
        """Article and event id."""
        return self.record.id, self.event.id

    @property
    def is_deed(self) -> bool:
        """Whether it is told as done or under way."""
        return self.event.status in DEEDS

    @property
    def sides(self) -> frozenset[str]:
        """All who take part."""
        return self.actors | self.recipients


def tell_all(record: Record, *, names: Names, world: World, reported: Days | None) -> list[Told]:
    """All mentions of a record; an undated deed that goes on with a dated one lies in the days of that one."""
    found: list[Told] = []
    for event in record.events:
        told = tell(record, event, names=names, world=world, reported=reported)
        found.append(replace(told, window=_narrated(told, found) or told.window) if told.is_deed else told)
    return found


def _narrated(told: Told, before: list[Told]) -> Days | None:
    """The days of the nearest dated deed of the same people in the sentences just before an undated one."""
    if told.days:
        return None
    near = (b for b in reversed(before) if 0 <= told.event.sentence - b.event.sentence <= NARRATED)
    return next((b.days for b in near if b.is_deed and b.days and len(b.sides & told.sides) > 1), None)


def tell(record: Record, event: Event, *, names: Names, world: World, reported: Days | None) -> Told:
    """The mention, resolved."""
    actors = frozenset(names[record.id, e] for e in event.actors)
    recipients = frozenset(names[record.id, e] for e in event.recipients)
    place = names[record.id, event.place] if event.place else None
    family = family_of(event)
    days = days_of(event.value)
    place_country = world.country(place) if place else None
    return Told(
        record=record,
        event=event,
        family=family,
        actors=actors,
        recipients=recipients,
        people=frozenset(n for n in actors | recipients if not world.is_country(n)),
        countries=world.countries(actors | recipients),
        goals=_goals(world.countries(actors), world.countries(recipients), place_country),
        place=place,
        place_country=place_country,
        days=days,
        window=days or _window(event, family, reported),
        reported=reported,
    )


def family_of(event: Event) -> str:
    """Which acts may be one happening: a visit never is a phone call, but talks and a meeting can be the same."""
    if event.type == "CONSULT":
        if event.mode == "phone" or event.predicate in REMOTE:
            return "phone"
        return "visit" if event.predicate in VISITS else "meet"
    if event.type in {"AGREE", "SUPPORT"}:
        return "accord"
    if event.type == "ASSAULT":
        return "attack"
    return event.type


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
    if event.status in {"denied", "hypothetical"}:
        return Days(reported.first - back, reported.last + ahead)
    return Days(reported.first, reported.last + ahead)
