"""One name for one person across articles: short names and typos of people whom the gazetteer does not know."""

from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from runut.link.world import World
from runut.types.record import Entity, Record

LIKENESS = 0.8  # of two spellings of one word of a name
Names = dict[tuple[str, str], str]  # (record id, entity id) → name


def find_names(records: Sequence[Record], world: World) -> Names:
    """The name that stands for each entity of each record."""
    people = Counter(e.name for r in records for e in r.entities if e.type == "PER" and not world.knows(e.name))
    spelling = _spellings(people)
    spelling |= {role: name for role, name in _holders(records, spelling).items() if role in people}
    return {(r.id, e.id): _resolve(e, spelling) for r in records for e in r.entities}


def _holders(records: Iterable[Record], spelling: dict[str, str]) -> dict[str, str]:
    """Who is meant by an office alone (`prime minister of Iceland`): the only one to whom any record gives it."""
    holders: dict[str, set[str]] = {}
    for entity in (e for r in records for e in r.entities if e.type == "PER"):
        for office in entity.offices:
            if office.of:
                holders.setdefault(f"{office.title} of {office.of}", set()).add(spelling.get(entity.name, entity.name))
    return {role: names.pop() for role, names in holders.items() if len(names) == 1}


def _resolve(entity: Entity, spelling: dict[str, str]) -> str:
    return spelling.get(entity.name, entity.name) if entity.type == "PER" else entity.name


def _spellings(people: Counter[str]) -> dict[str, str]:
    """Each unknown name to the commonest full spelling; ties go to the first in the alphabet."""
    ranked = sorted((-count, name) for name, count in people.items())
    full = [name for _, name in ranked if " " in name]
    spelling: dict[str, str] = {}
    alike: dict[tuple[str, ...], list[str]] = {}  # spellings by the first letters of their words
    for name in full:
        known = alike.setdefault(tuple(word[0] for word in name.casefold().split()), [])
        spelling[name] = next((other for other in known if is_same_spelling(name, other)), name)
        known.append(spelling[name])
    owners: dict[str, set[str]] = {}
    for name in set(spelling.values()):
        for word in name.split():
            owners.setdefault(word, set()).add(name)
    for name in people:
        if " " not in name:
            spelling[name] = _only(owners.get(name, set())) or name
    return spelling


def is_same_spelling(left: str, right: str) -> bool:
    """Whether two full names differ by no more than a slip in each word."""
    a, b = left.casefold().split(), right.casefold().split()
    return len(a) == len(b) and all(_is_same_word(x, y) for x, y in zip(a, b, strict=True))


def _is_same_word(left: str, right: str) -> bool:
    if left == right:
        return True
    return (
        left[0] == right[0] and min(len(left), len(right)) > 4 and SequenceMatcher(None, left, right).ratio() > LIKENESS
    )


def _only(owners: set[str]) -> str | None:
    """The only full name that a short one can belong to."""
    return next(iter(owners)) if len(owners) == 1 else None
