"""Who is said to hold which office when, and where two articles cannot both be right about it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from runut.link.conflicts.case import conflict_id
from runut.link.identity import Names
from runut.link.relays import outlet_name
from runut.link.world import World
from runut.types.brief import Conflict, Evidence, Side
from runut.types.calendar import Days
from runut.types.record import Entity, Mention, Office, Record

NEAR_DAYS = 60  # reports so close speak of the same state of affairs
PAST = "former "
CLOSE = 25  # characters between an office and the name that it is surely said of
# Offices that one cannot well hold beside another state office: what a rival title must be. Party posts, ranks and
# general words (`leader`, `official`) go with any office.
RIVAL = re.compile(
    r"((^| )minister|diplomat|ambassador|president|president-elect|chancellor|king|queen|secretary of state|envoy"
    r"|foreign policy chief|speaker of .+|adviser|head of .+)$"
)
# Offices that one person alone holds in a country.
SINGULAR = frozenset({"president", "prime minister", "foreign minister", "defence minister", "king", "chancellor"})


class Held(NamedTuple):
    """One place where an article gives someone an office."""

    person: str
    title: str
    of: str | None
    reported: Days | None
    outlet: str
    evidence: Evidence
    is_sure: bool


def find_held(record: Record, names: Names, reported: Days | None) -> list[Held]:
    """Every office that a record gives to a named person."""
    return [
        Held(
            names[record.id, entity.id],
            office.title,
            office.of,
            reported,
            outlet_name(record),
            Evidence(
                article=record.id, start=office.start, end=office.end, text=record.text[office.start : office.end]
            ),
            is_sure=_is_beside_name(record, entity, office),
        )
        for entity in record.entities
        if entity.type == "PER"
        for office in entity.offices
    ]


def _is_beside_name(record: Record, entity: Entity, office: Office) -> bool:
    """Whether the office surely is that of the person: their name beside it, with no number between (`Presiden ke-5` is
    a place in a row and no present office), nor in a headline a comma, which parts two clauses there."""
    between = [_between(record, office, mention) for mention in entity.mentions if mention.kind == "name"]
    inside = record.text[office.start : office.end]
    is_title = any(z.kind == "title" and z.start <= office.start < z.end for z in record.zones)
    return any(
        len(text) <= CLOSE and not re.search(r"\d" if not is_title else r"[\d,]", inside + text) for text in between
    )


def _between(record: Record, office: Office, mention: Mention) -> str:
    """The text between an office and a mention, whichever comes first; overlapping ones have none."""
    return record.text[min(office.end, mention.end) : max(office.start, mention.start)]


def find_role_conflicts(held: Sequence[Held], world: World) -> tuple[Conflict, ...]:
    """An office that one article gives a person while others, near in time, give the person another one, and somebody
    else is known or said to hold it."""
    found = []
    for person, title, of in dict.fromkeys((h.person, h.title, h.of) for h in held if h.title in SINGULAR):
        mine = [h for h in held if (h.person, h.title, h.of) == (person, title, of)]
        disputed = [h for h in mine if h.is_sure and h.of and _is_held_by_another(h, held, world)]
        others = [h for h in held if h.person == person and h.title != title and _is_rival(h, disputed)]
        if disputed and others:
            found.append(_to_conflict(person, disputed, others))
    return tuple(found)


def _is_held_by_another(one: Held, held: Sequence[Held], world: World) -> bool:
    said = {h.person for h in held if (h.title, h.of) == (one.title, one.of) and h.is_sure and _is_near(h, one)}
    known = set(world.holders(one.title, one.of, one.reported.first)) if one.of and one.reported else set()
    return one.person not in known and bool((said | known) - {one.person})


def _is_rival(other: Held, disputed: Sequence[Held]) -> bool:
    """Whether another title is said at the same time, by other articles, and is no past one."""
    articles = {h.evidence.article for h in disputed}
    return (
        other.is_sure
        and RIVAL.search(other.title) is not None
        and not other.title.startswith(PAST)
        and other.evidence.article not in articles
        and any(_is_near(other, h) for h in disputed)
    )


def _is_near(a: Held, b: Held) -> bool:
    return a.reported is not None and b.reported is not None and a.reported.gap(b.reported) <= NEAR_DAYS


def _to_conflict(person: str, disputed: list[Held], others: list[Held]) -> Conflict:
    return Conflict(
        id=conflict_id("role", person, disputed[0].title, disputed[0].of or ""),
        kind="role",
        about=person,
        verdict="contradiction",
        happening=None,
        sides=(_to_side(disputed), _to_side(others)),
    )


def _to_side(held: list[Held]) -> Side:
    titles = dict.fromkeys(f"{h.title}, {h.of}" if h.of else h.title for h in held)
    return Side(
        value="; ".join(titles),
        articles=tuple(dict.fromkeys(h.evidence.article for h in held)),
        independent=len({h.outlet for h in held}),
        evidence=tuple(h.evidence for h in held),
    )
