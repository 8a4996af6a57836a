"""Terms of office: from when to when somebody is said to hold an office, with what the gazetteer knows of it."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from runut.link.offices import PAST, Held
from runut.link.world import KnownTerm, World
from runut.types.brief import OfficeTerm
from runut.types.calendar import days_of


class _Term(NamedTuple):
    """What reports of one term have in common."""

    person: str
    title: str
    of: str | None
    known: KnownTerm | None


def to_terms(held: Sequence[Held], world: World) -> tuple[OfficeTerm, ...]:
    """Each person's terms of office: from the known first day, or the first report, to the known last day where that is
    past, or the last report. An open term is not trusted beyond the last report."""
    horizon = max((one.reported.last for one in held if one.reported), default=date.min)
    homes: dict[tuple[str, str], set[str]] = {}
    for one in held:
        homes.setdefault((one.person, one.title), set()).update({one.of} if one.of else ())
    groups: dict[_Term, list[Held]] = {}
    for one in held:
        groups.setdefault(_term_of(one, homes[one.person, one.title], world), []).append(one)
    return tuple(_to_term(term, group, horizon) for term, group in groups.items())


def _term_of(one: Held, homes: set[str], world: World) -> _Term:
    """The term that a report speaks of: an office of nothing in particular, or of what nobody knows, is that of the
    only thing that it can be."""
    known = () if one.title.startswith(PAST) else world.terms(one.person, one.title)
    of = one.of if one.of and world.knows(one.of) else _only({term.of for term in known}) or one.of or _only(homes)
    return _Term(one.person, one.title, of, _at([term for term in known if term.of == of], one))


def _only(names: Iterable[str]) -> str | None:
    found = list(names)
    return found[0] if len(found) == 1 else None


def _at(terms: Sequence[KnownTerm], one: Held) -> KnownTerm | None:
    """The term that runs on the day of the report; else the last one before it."""
    if one.reported is None:
        return terms[0] if len(terms) == 1 else None
    day = one.reported.last.isoformat()
    begun = [term for term in terms if term.since is None or term.since <= day]
    return max(begun, key=_since, default=None)


def _since(term: KnownTerm) -> str:
    return term.since or ""


def _to_term(term: _Term, group: Sequence[Held], horizon: date) -> OfficeTerm:
    days = [one.reported for one in group if one.reported]
    first, last = min((d.first for d in days), default=None), max((d.last for d in days), default=None)
    end = days_of(term.known.until) if term.known else None
    ended = end is not None and end.last <= horizon
    is_over = ended and end is not None and last is not None and end.last < last  # though known to have ended by then
    since, until = (term.known.since, term.known.until if ended else None) if term.known else (None, None)
    return OfficeTerm(
        person=term.person,
        office=term.title,
        of=term.of,
        from_=_iso(first) if is_over else since or _iso(first),
        to=_iso(last) if is_over else until or _iso(last),
        articles=tuple(dict.fromkeys(one.evidence.article for one in group)),
        evidence=tuple(one.evidence for one in group),
        known_from=since,
        known_to=until,
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
