"""Who is quoted and who takes part: persons and bodies in a list."""

from collections.abc import Sequence

from runut.present.board.paging import Paging, cut
from runut.present.board.snapshot import Snapshot
from runut.present.board.speakers import Speaker, SpeakerKind, SpeakerOrder, Speakers
from runut.present.board.speech import Speech
from runut.types.brief import OfficeTerm
from runut.types.text import Value

SHOWN = 40  # on a page
OFFICES = 2  # of one person


class PersonLine(Value, frozen=True, kw_only=True):
    """Somebody in a list: how many quotations, of them `direct` ones word for word, in how many articles, the last of
    which came out on `last` (ISO); the surest of the offices reported; how many happenings they take part in."""

    name: str
    kind: SpeakerKind
    offices: tuple[str, ...]
    quotations: int
    direct: int
    articles: int
    last: str | None
    happenings: int


class People(Value, frozen=True, kw_only=True):
    """One part of those who pass the filters, `total` how many there are without them. `nameless` quotations are of
    speakers for whom no name stands: they are in no list."""

    as_of: str | None
    total: int
    nameless: int
    people: tuple[PersonLine, ...]
    paging: Paging


class Wanted(Value, frozen=True, kw_only=True):
    """Whom a reader wants: with some words in the name or the office, of one kind, in some order."""

    words: str = ""
    kind: SpeakerKind | None = None
    order: SpeakerOrder = "quotations"


def build_people(snapshot: Snapshot, speech: Speech, wanted: Wanted, *, page: int) -> People:
    """The page of people."""
    ranked = snapshot.speakers.ranked(wanted.order)
    shown, paging = cut(_passing(snapshot.speakers, speech, wanted), page, SHOWN)
    return People(
        as_of=snapshot.as_of,
        total=len(ranked),
        nameless=snapshot.speakers.nameless,
        people=tuple(_line(one, speech) for one in shown),
        paging=paging,
    )


def surest_offices(terms: Sequence[OfficeTerm]) -> list[OfficeTerm]:
    """Offices, those first that the gazetteer knows too, then those that most articles give, the latest first."""
    return sorted(terms, key=_sureness, reverse=True)


def _sureness(term: OfficeTerm) -> tuple[bool, str, int, str]:
    is_known = term.known_from is not None
    return is_known, term.known_from or "", len(term.articles), term.to or ""


def _passing(speakers: Speakers, speech: Speech, wanted: Wanted) -> Sequence[Speaker]:
    found: Sequence[Speaker] = speakers.ranked(wanted.order)
    if wanted.kind:
        found = [one for one in found if one.kind == wanted.kind]
    texts = speakers.texts(speech.language, speech.name) if wanted.words else {}
    for word in wanted.words.casefold().split():
        found = [one for one in found if word in texts[one.name]]
    return found


def _line(speaker: Speaker, speech: Speech) -> PersonLine:
    offices = dict.fromkeys(speech.office(term.office, term.of) for term in surest_offices(speaker.offices))
    return PersonLine(
        name=speaker.name,
        kind=speaker.kind,
        offices=tuple(offices)[:OFFICES],
        quotations=speaker.quotations,
        direct=speaker.direct,
        articles=len(speaker.articles),
        last=speaker.last,
        happenings=len(speaker.happenings),
    )
