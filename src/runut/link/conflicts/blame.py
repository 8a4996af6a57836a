"""Who did it: an attack of one day at one place, laid at the door of different doers by one another."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from runut.link.conflicts.case import Case, Claim, Known, are_told_apart, conflict_id, distinct, is_one_origin, to_sides
from runut.link.told import Told
from runut.types.brief import Conflict, Verdict

GENERAL = frozenset({"attack", "hit", "bomb", "fire", "destroy", "bombard", "fire missiles"})
BLAMED = frozenset({"occurred", "ongoing", "rumoured"})


def find_blame(cases: Sequence[Case], known: Known) -> Iterator[Conflict]:
    """A conflict for each place and day with rival accounts."""
    places: dict[tuple[str, str], list[Claim]] = {}
    for case in cases:
        for told in case.members:
            place = _where(told, known)
            if place and told.days and _names_doer(told):
                places.setdefault((told.days.first.isoformat(), place), []).append(Claim(case, told))
    for (day, place), blames in sorted(places.items(), key=_by_key):
        apart = [pair for pair in combinations(blames, 2) if _is_rival(pair[0].told, pair[1].told, known)]
        rivals = distinct(blame for pair in apart for blame in pair)
        if rivals:
            yield _to_conflict(day, place, rivals, known)


def _by_key(item: tuple[tuple[str, str], list[Claim]]) -> tuple[str, str]:
    return item[0]


def _where(told: Told, known: Known) -> str | None:
    """The town or site of an attack: its place, or the only thing that was hit where that is no country."""
    places = [told.place] if told.place else sorted(told.recipients)
    return places[0] if len(places) == 1 and not known.world.is_country(places[0]) else None


def _names_doer(told: Told) -> bool:
    return (
        told.family == "attack"
        and told.event.status in BLAMED
        and bool(told.actors)
        and told.days is not None
        and told.days.length() == 1
    )


def _is_rival(a: Told, b: Told, known: Known) -> bool:
    """Whether two accounts of one attack exclude each other: other doers, and one is the word of whom the other blames.

    Allies strike the same town on one day; that is told by each of itself, and by neither of the other.
    """
    if a.actors & b.actors or a.actors_of & b.actors_of:
        return False
    if a.event.predicate != b.event.predicate and not {a.event.predicate, b.event.predicate} <= GENERAL:
        return False
    if a.recipients & b.actors or b.recipients & a.actors or not are_told_apart([a], [b]):
        return False
    return _is_word_of(a, b, known) or _is_word_of(b, a, known)


def _is_word_of(told: Told, other: Told, known: Known) -> bool:
    """Whether it is told by those whom another account names, or by somebody who speaks for them."""
    sources = frozenset(known.origins.names_of([told])) | _accusers(told)
    adjectives = tuple(f"{word} " for land in other.actors_of if (word := known.world.adjective(land)))
    return bool(
        sources & other.actors
        or known.world.countries(sources) & other.actors_of
        or any(source.startswith(adjectives) for source in sources)
    )


def _accusers(told: Told) -> frozenset[str]:
    """Who accuses, where the telling is what an accusation says."""
    named = {entity.id: entity.name for entity in told.record.entities}
    accusing = (e for e in told.record.events if e.type == "ACCUSE" and e.sentence == told.event.sentence)
    return frozenset(named[actor] for event in accusing for actor in event.actors)


def _to_conflict(day: str, place: str, blames: list[Claim], known: Known) -> Conflict:
    sides: dict[str, list[Told]] = {}
    for _, told in blames:
        sides.setdefault(", ".join(sorted(told.actors)), []).append(told)
    one = is_one_origin(sides, known.origins)
    verdict: Verdict = "unclear" if one else "contradiction"
    return Conflict(
        id=conflict_id("responsibility", day, place),
        kind="responsibility",
        about=f"{blames[0].told.event.predicate} – {place}",
        verdict=verdict,
        happening=blames[0].case.id,
        sides=to_sides(sides, known.origins),
        because="each side lays it at the other's door",
    )
