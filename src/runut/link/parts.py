"""What is part of what: a meeting or an accord of a visit, a meeting beside a summit, a day of a campaign."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from runut.link.kin import SUMMITS
from runut.link.same import is_campaign
from runut.link.told import Told
from runut.types.calendar import Days

FRESH = 3  # days between reports of a visit and of a meeting in the same city, where either has no date
EDGE = 1  # days by which a part may lie outside, as reports put it
OF_A_VISIT = frozenset({"meet", "accord", "summit"})
OF_A_SUMMIT = frozenset({"meet", "accord", "attend"})


class Part(NamedTuple):
    """What a happening is part of, and why."""

    whole: str
    because: tuple[str, ...]


class _Whole(NamedTuple):
    """A happening as it is compared: what all of its mentions say together."""

    id: str
    family: str
    is_summit: bool
    is_campaign: bool
    is_stop: bool
    is_deed: bool
    aside: bool
    actors: frozenset[str]
    recipients: frozenset[str]
    hosts: frozenset[str]
    sides: frozenset[str]
    countries: frozenset[str]
    abroad: frozenset[str]
    places: frozenset[str]
    place_countries: frozenset[str]
    days: Days | None
    reported: Days | None
    articles: frozenset[str]


def find_parts(happenings: Iterable[tuple[str, Sequence[Told]]]) -> dict[str, Part]:
    """The parts among happenings, by their ids; each is part of the smallest whole that fits."""
    wholes = [_sum_up(id, members) for id, members in happenings]
    by_name: defaultdict[str, list[_Whole]] = defaultdict(list)
    for whole in wholes:
        if whole.family in {"visit", "attend"} or whole.is_summit or whole.is_campaign:
            for name in whole.sides | whole.articles:
                by_name[name].append(whole)
    found = {}
    for part in wholes:
        candidates = {whole.id: whole for name in part.sides | part.articles for whole in by_name[name]}
        fits = [(fit, whole) for _, whole in sorted(candidates.items()) if (fit := _fit(part, whole))]
        if fits:
            (_, because), whole = max(fits, key=_rank)
            found[part.id] = Part(whole.id, because)
    return found


def _rank(fit: tuple[tuple[int, tuple[str, ...]], _Whole]) -> tuple[int, int]:
    """The surest, then the shortest."""
    (score, _), whole = fit
    return score, -(whole.days.length() if whole.days else 1000)


def _sum_up(id: str, members: Sequence[Told]) -> _Whole:
    first = members[0]
    sides = frozenset[str]().union(*(told.sides for told in members))
    return _Whole(
        id=id,
        family=first.family,
        is_summit=first.family != "attend" and any(_is_summit(told, sides) for told in members),
        is_campaign=first.family == "attack" and any(is_campaign(told) for told in members),
        is_stop=any(told.site for told in members),
        is_deed=any(told.is_deed for told in members),
        aside=any(told.aside for told in members),
        actors=frozenset[str]().union(*(told.actors for told in members)),
        recipients=frozenset[str]().union(*(told.recipients for told in members)),
        hosts=frozenset[str]().union(*(told.recipients | told.recipients_of for told in members)),
        sides=sides,
        countries=frozenset[str]().union(*(told.countries for told in members)),
        abroad=frozenset[str]().union(*(told.goals - told.actors_of for told in members)),
        places=frozenset(told.place for told in members if told.place and told.place != told.place_country),
        place_countries=frozenset(told.place_country for told in members if told.place_country),
        days=_days_of(members),
        reported=next((told.reported for told in members if told.reported), None),
        articles=frozenset(told.record.id for told in members),
    )


def _is_summit(told: Told, sides: frozenset[str]) -> bool:
    return told.event.predicate in SUMMITS and (told.family == "summit" or len(sides) > 2 or told.aside)


def _days_of(members: Sequence[Told]) -> Days | None:
    """From the first to the last day of its deeds; where there are none, those of the plan told last."""
    dated = [told.days for told in members if told.is_deed and told.days]
    if not dated:
        dated = [told.days for told in members if told.days][-1:]
    return Days(min(d.first for d in dated), max(d.last for d in dated)) if dated else None


def _fit(part: _Whole, whole: _Whole) -> tuple[int, tuple[str, ...]] | None:
    """How sure it is that one is part of the other, and why; None where it is not."""
    if part.id == whole.id or (part.is_deed != whole.is_deed and not (part.days and whole.days)):
        return None
    when = _when(part, whole)
    where = _where(part, whole)
    who = _who(part, whole)
    if when is None or where is None or who is None:
        return None
    return when[0] + where[0] + who[0], tuple(reason for _, reason in (who, where, when) if reason)


def _who(part: _Whole, whole: _Whole) -> tuple[int, str] | None:
    if whole.family == "visit" and part.is_stop and not whole.is_stop:
        shared = part.actors & whole.actors
        return (1, f"{_join(shared)} stops there") if shared else None
    if whole.family == "visit" and part.family in OF_A_VISIT and not (part.is_summit and len(part.sides) > 2):
        return _of_visit(part, whole)
    if whole.is_summit and part.family in OF_A_SUMMIT and not part.is_summit:
        shared = part.sides & whole.sides
        if part.aside and part.articles & whole.articles:
            return 2, "told as beside it"
        return (1, f"{_join(shared)} took part in both") if shared and whole.places & part.places else None
    if whole.family == "attend" and part.family == "meet" and not part.is_summit and part.aside:
        return (1, "told as beside it") if part.sides & whole.sides and part.articles & whole.articles else None
    if whole.is_campaign and part.family == "attack" and not part.is_campaign:
        both = part.actors & whole.actors and part.hosts & whole.hosts
        return (1, "the same side attacks the same") if both else None
    return None


def _of_visit(part: _Whole, visit: _Whole) -> tuple[int, str] | None:
    """The visitor meets or agrees with somebody of the country that is visited, or in it."""
    visitor = part.sides & visit.actors
    if not visitor:
        return None
    others = part.sides - visitor
    if others and (part.countries & visit.abroad or others & visit.recipients):
        return 2, f"{_join(visitor)} there with {_join(others)}"
    return (1, f"{_join(visitor)} there") if part.place_countries & visit.abroad else None


def _where(part: _Whole, whole: _Whole) -> tuple[int, str] | None:
    if whole.is_campaign:
        return 0, ""
    if part.places & whole.places:
        return 1, f"in {_join(part.places & whole.places)}"
    there = whole.place_countries | whole.abroad
    if part.place_countries and there and not part.place_countries & there:
        return None
    return 0, ""


def _when(part: _Whole, whole: _Whole) -> tuple[int, str] | None:
    """Its days within those of the whole; where either has none, both told as one by an article."""
    together = part.articles & whole.articles
    if part.days and whole.days:
        if part.days.gap(whole.days) > EDGE or part.days.length() > max(whole.days.length(), 31):
            return None
        return 2 + bool(together), "on its days"
    if together:
        return 1, "told in one article"
    mine, theirs = part.days or part.reported, whole.days or whole.reported
    near = mine and theirs and mine.gap(theirs) <= FRESH and part.is_deed and part.places & whole.places
    return (1, "told within days of it") if near else None


def _join(names: Iterable[str]) -> str:
    return " and ".join(sorted(names))
