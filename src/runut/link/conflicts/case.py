"""What the conflict finders share: a happening as they see it, what they may look up, and how a conflict is put."""

from collections.abc import Callable, Iterable, Mapping
from hashlib import sha1
from typing import NamedTuple

from runut.lang.pack import Pack
from runut.link.conflicts.counts import CountWords, load_count_words
from runut.link.life import evidence_of
from runut.link.origins import Origins
from runut.link.told import Told
from runut.link.world import World
from runut.types.brief import Conflict, ConflictKind, Side, Verdict

WEEKDAYS = "times/weekdays.tsv"
ONE_ORIGIN = "all sides come from one origin"
Sides = Mapping[str, list[Told]]


class Case(NamedTuple):
    """A happening as the conflict finders see it."""

    id: str
    about: str
    members: list[Told]


class Claim(NamedTuple):
    """A telling, and the happening that it was counted to."""

    case: Case
    told: Told


class Known(NamedTuple):
    """What finders may look up beside the case."""

    origins: Origins
    world: World
    words: CountWords
    weekdays: Mapping[str, int]


def to_known(origins: Origins, world: World, pack: Pack) -> Known:
    """What finders may look up, the words of the pack among it."""
    weekdays = {word: int(number) for word, number in pack.rows(WEEKDAYS, 2)}
    return Known(origins, world, load_count_words(pack), weekdays)


def conflict_id(kind: str, *parts: str) -> str:
    """A short id that the same disagreement always gets."""
    return "c" + sha1("\0".join((kind, *parts)).encode(), usedforsecurity=False).hexdigest()[:8]


def to_conflict(
    case: Case, kind: ConflictKind, verdict: Verdict, sides: Sides, known: Known, *, because: str = ""
) -> Conflict:
    """A disagreement within one happening; two answers of one origin are no contradiction between sources."""
    if verdict == "contradiction" and is_one_origin(sides, known.origins):
        verdict, because = "unclear", because or ONE_ORIGIN
    return Conflict(
        id=conflict_id(kind, case.id),
        kind=kind,
        about=case.about,
        verdict=verdict,
        happening=case.id,
        sides=to_sides(sides, known.origins),
        because=because,
    )


def to_sides(sides: Sides, origins: Origins) -> tuple[Side, ...]:
    """One side for each answer, in order of report."""
    return tuple(
        Side(
            value=value,
            articles=tuple(dict.fromkeys(told.record.id for told in tellings)),
            independent=origins.count(tellings).independent,
            evidence=tuple(dict.fromkeys(evidence_of(told) for told in tellings)),
        )
        for value, tellings in sides.items()
    )


def is_one_origin(sides: Sides, origins: Origins) -> bool:
    """Whether one source, or one article, gives all the answers."""
    tellings = [told for side in sides.values() for told in side]
    if len({told.record.id for told in tellings}) == 1:
        return True
    if all(origins.names_of([told]) for told in tellings):
        return origins.count(tellings).independent < 2
    return len({origins.count(side).names for side in sides.values()}) < 2


def group_by(tellings: Iterable[Told], answer: Callable[[Told], str | None]) -> dict[str, list[Told]]:
    """The tellings by what they answer; those without an answer are left out."""
    groups: dict[str, list[Told]] = {}
    for told in tellings:
        if (value := answer(told)) is not None:
            groups.setdefault(value, []).append(told)
    return groups


def articles_of(tellings: Iterable[Told]) -> frozenset[str]:
    """The ids of the articles that tell them."""
    return frozenset(told.record.id for told in tellings)


def are_told_apart(a: Iterable[Told], b: Iterable[Told]) -> bool:
    """Whether no article gives both answers: who tells both has already weighed the one against the other."""
    return not articles_of(a) & articles_of(b)


def distinct(claims: Iterable[Claim]) -> list[Claim]:
    """The claims without those that come again."""
    return list({claim.told.key: claim for claim in claims}.values())
