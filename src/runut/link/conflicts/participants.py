"""Who took part: one meeting told with different people for one of its sides.

A guest often sees several of his hosts on one day, so that two names alone say nothing: only where two pages tell it in
nearly the same words, or on the word of the same source, do they tell one meeting with different people.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from runut.link.conflicts.case import Case, Claim, Known, are_told_apart, conflict_id, distinct, is_one_origin, to_sides
from runut.link.kin import PAIRED
from runut.link.life import evidence_of
from runut.link.told import Told
from runut.types.brief import Conflict, Verdict

ALIKE = 0.5  # share of the words of two sentences, names left out, that are the same
FEWEST = 5  # words; shorter sentences are alike by chance
_WORD = re.compile(r"\w+")


def find_participants(cases: Sequence[Case], known: Known) -> Iterator[Conflict]:
    """A conflict for each day and guest whose host is told differently."""
    days: dict[tuple[str, str, str], list[Claim]] = {}
    for case in cases:
        for told in case.members:
            if (
                told.family in PAIRED
                and told.is_deed
                and told.days
                and told.days.length() == 1
                and len(told.sides) == 2
            ):
                for name in sorted(told.people):
                    key = (told.days.first.isoformat(), told.event.predicate, name)
                    days.setdefault(key, []).append(Claim(case, told))
    for (day, _, guest), seats in sorted(days.items(), key=_by_key):
        both = _articles_with_several(seats, guest)
        apart = [pair for pair in combinations(seats, 2) if _is_rival(pair[0].told, pair[1].told, guest, known)]
        rivals = [s for s in distinct(s for pair in apart for s in pair) if s.told.record.id not in both]
        if len({_other(seat.told, guest) for seat in rivals}) > 1:
            yield _to_conflict(day, guest, rivals, known)


def _by_key(item: tuple[tuple[str, str, str], list[Claim]]) -> tuple[str, str, str]:
    return item[0]


def _other(told: Told, guest: str) -> str:
    return next(iter(sorted(told.sides - {guest})), "")


def _articles_with_several(seats: list[Claim], guest: str) -> frozenset[str]:
    """The articles that tell of meetings with more than one."""
    met: dict[str, set[str]] = {}
    for seat in seats:
        met.setdefault(seat.told.record.id, set()).add(_other(seat.told, guest))
    return frozenset(article for article, others in met.items() if len(others) > 1)


def _is_rival(a: Told, b: Told, guest: str, known: Known) -> bool:
    mine, other = _other(a, guest), _other(b, guest)
    if mine == other or mine not in a.people or other not in b.people or not are_told_apart([a], [b]):
        return False
    if a.place and b.place and a.place != b.place:
        return False
    home, abroad = _land(a, mine, known), _land(b, other, known)
    if home is None or home != abroad:
        return False
    return _likeness(a, b) >= ALIKE or bool(_sources(a, known) & _sources(b, known))


def _land(told: Told, name: str, known: Known) -> str | None:
    """The country that somebody serves, by the gazetteer or by the office that the article gives."""
    named = (e for e in told.record.entities if e.name == name)
    return known.world.country(name) or next((o.of for e in named for o in e.offices if o.of), None)


def _sources(told: Told, known: Known) -> frozenset[str]:
    return frozenset(known.origins.names_of([told]))


def _likeness(a: Told, b: Told) -> float:
    left, right = _words(a), _words(b)
    return len(left & right) / len(left | right) if min(len(left), len(right)) >= FEWEST else 0.0


def _words(told: Told) -> set[str]:
    """The words of the sentence that it stands in, but for those with a capital: names."""
    return {word for word in _WORD.findall(evidence_of(told).text) if word[0].islower()}


def _to_conflict(day: str, guest: str, seats: list[Claim], known: Known) -> Conflict:
    sides: dict[str, list[Told]] = {}
    for _, told in seats:
        sides.setdefault(_other(told, guest), []).append(told)
    verdict: Verdict = "unclear" if is_one_origin(sides, known.origins) else "contradiction"
    return Conflict(
        id=conflict_id("participant", day, guest),
        kind="participant",
        about=f"{guest} – {seats[0].told.event.predicate} – ?",
        verdict=verdict,
        happening=seats[0].case.id,
        sides=to_sides(sides, known.origins),
        because="told in the same words, or on the word of one source",
    )
