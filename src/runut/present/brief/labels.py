"""What happenings, dates and stories are called in the reader's language."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache

from runut.lang.labels import load_labels
from runut.lang.offices import load_offices
from runut.lang.pack import load_pack
from runut.lang.wording import Wording
from runut.types.brief import ConflictKind, OfficeTerm, Participant
from runut.types.calendar import days_of
from runut.types.links import Happening

Naming = Callable[[str], str]  # an English name to the reader's
PACK = "id"  # whose gazetteer knows what things are called
BODY_COLUMNS = 3  # of the table of kinds of bodies
FORMER = "former "
UNNAMED = "anonymous source"


@cache
def naming_in(language: str) -> Naming:
    """What names are called in a language; those that the pack does not know stay as they are."""
    return load_labels(load_pack(PACK)).of if language == PACK else str


def label_office(office: str, of: str | None, wording: Wording, language: str) -> str:
    """An office by its English title, and of what, in the reader's words."""
    former, title = office.startswith(FORMER), office.removeprefix(FORMER)
    known = load_offices(load_pack(PACK)).titles.get(title)
    named = known.label.lower() if known and language == PACK else title
    text = f"{wording.words['former']} {named}" if former else named
    return f"{text}, {naming_in(language)(of)}" if of else text


def label_held(term: OfficeTerm, wording: Wording) -> str:
    """When an office is held, as far as is known and reported."""
    said = label_days(f"{term.from_}/{term.to}" if term.from_ and term.to else term.from_, wording)
    if term.known_to and term.to and term.known_to < term.to:
        return f"{wording.words['reported']} {said}, {wording.words['ended']} {label_days(term.known_to, wording)}"
    if term.known_from and term.known_from == term.from_:
        since = label_days(term.from_, wording)
        until = f"{since} – {label_days(term.known_to, wording)}"
        return until if term.known_to else f"{wording.words['since']} {since}"
    return f"{wording.words['reported']} {said}"


def label_side(kind: ConflictKind, value: str, wording: Wording, language: str) -> str:
    """What one side of a disagreement of a kind says."""
    naming = naming_in(language)
    match kind:
        case "date" | "weekday":
            return label_days(value, wording)
        case "occurrence":
            return wording.status.get(value, value)
        case "role":
            titles = (title.partition(", ") for title in value.split("; "))
            return "; ".join(label_office(title, of or None, wording, language) for title, _, of in titles)
        case "number":
            *rest, unit = value.split(" ")
            return " ".join([*map(naming, rest), wording.units.get(unit, unit)])
        case "first_occurrence" | "last_occurrence":
            day, comma, place = value.partition(", ")
            return f"{label_days(day, wording)}{comma}{naming(place)}"
        case _:
            return naming(value)


def is_held(office: str) -> bool:
    """Whether a title is one that is held of a country or a body, and not a calling such as an analyst's."""
    known = load_offices(load_pack(PACK)).titles.get(office.removeprefix(FORMER))
    return known is None or known.scope != "none"


def label_source(name: str, wording: Wording, language: str) -> str:
    """Whom something is from: by the usual name, or as nobody named, with the outlet that cites them."""
    who, bracket, outlet = name.partition(" (")
    named = wording.words["unnamed"] if who == UNNAMED else naming_in(language)(who)
    return f"{named}{bracket}{outlet}"


def label_happening(happening: Happening, naming: Naming, wording: Wording) -> str:
    """One line that says who does what to whom, and where."""
    actors = _names(happening.participants, "actor", naming)
    known = wording.plural if len(actors) > 1 else wording.predicates
    says = known.get(happening.predicate) or wording.types[happening.type]
    recipients = _names(happening.participants, "recipient", naming)
    subject = _join(actors) or wording.words["nobody"]
    text = f"{subject} {says} {_join(recipients)}" if recipients else f"{subject} {_without_preposition(says)}"
    place = naming(happening.place) if happening.place else None
    return f"{text} ({place})" if place and place not in recipients else text


def _names(participants: Sequence[Participant], role: str, naming: Naming) -> list[str]:
    return [naming(p.name) for p in participants if p.role == role]


# Prepositions of both languages.
HANGING = frozenset(
    {"dengan", "kepada", "terhadap", "ke", "di", "dari", "untuk", "bagi", "atas"}
    | {"with", "to", "from", "against", "on", "for", "at", "in", "of", "about", "towards", "between"}
)


def _without_preposition(says: str) -> str:
    """The words up to a preposition that would hang in the air."""
    head, _, last = says.rpartition(" ")
    return head if last in HANGING else says


def _join(names: Sequence[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} & {names[-1]}"


def label_days(value: str | None, wording: Wording) -> str:
    """An ISO value or range as a reader writes it: `22 Apr 2031`, `8–10 Apr 2031`, `Apr 2031`; a week by its days."""
    if not value:
        return wording.words["undated"]
    if "W" in value and (days := days_of(value)):
        value = f"{days.first.isoformat()}/{days.last.isoformat()}"
    first, _, last = value.partition("/")
    if not last or first == last:
        return _label_day(first, wording)
    return _label_range(_label_day(first, wording).split(), _label_day(last, wording).split())


def _label_range(first: list[str], last: list[str]) -> str:
    """Both ends, what they share at the end said once."""
    shared = 0
    while shared < min(len(first), len(last)) - 1 and first[-1 - shared] == last[-1 - shared]:
        shared += 1
    return f"{' '.join(first[: len(first) - shared])}–{' '.join(last)}"


def _label_day(value: str, wording: Wording) -> str:
    year, *rest = value[:10].split("-")
    if not rest or not rest[0].isdigit():
        return value[:10]
    parts = [wording.months[str(int(rest[0]))], year]
    return " ".join([str(int(rest[1])), *parts] if len(rest) > 1 else parts)


def label_names(names: Iterable[str], naming: Naming) -> str:
    """A story's label: the names that it is about."""
    return ", ".join(naming(name) for name in names)
