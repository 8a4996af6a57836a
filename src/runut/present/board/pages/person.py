"""One speaker: offices, all that they are quoted as saying, what they take part in, and what is denied."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from runut.present.board.acts import act_of
from runut.present.board.disputes import Dispute, find_dispute, gravest_first
from runut.present.board.firsts import days_out
from runut.present.board.lines import HappeningLine, Words, find_line, find_words
from runut.present.board.outlets import UNKNOWN, How
from runut.present.board.pages.people import surest_offices
from runut.present.board.paging import Paging, cut
from runut.present.board.repeats import Statement
from runut.present.board.snapshot import Snapshot
from runut.present.board.speakers import Denial, Speaker, SpeakerKind
from runut.present.board.speech import Speech
from runut.store.voices import Said
from runut.types.brief import OfficeTerm
from runut.types.text import Value

STATEMENTS, HAPPENINGS, DENIALS, STORIES = 20, 15, 15, 40  # on a page; stories to choose from
PROOFS = 3  # words that show one office


class OfficeHeld(Value, frozen=True, kw_only=True):
    """An office as reported: its title and of what, when it is held as far as is known, in how many articles of which
    known outlets it is said, and words that say so."""

    label: str
    held: str
    articles: int
    outlets: tuple[str, ...]
    words: tuple[Words, ...]


class Telling(Value, frozen=True, kw_only=True):
    """One article that quotes a statement: its very characters, and through whom it has it, nearest first; `how` is
    `copied`, `inferred` or `alike` where its text is another article's."""

    article: str
    outlet: str
    reported: str | None
    start: int
    end: int
    direct: bool
    cue: str | None
    through: tuple[str, ...]
    how: How


class StatementLine(Value, frozen=True, kw_only=True):
    """Something said, by whom all who tell it have it: `independent` is one, however many articles there are.

    `direct` where any article has it word for word, `text` the fullest of these, `to` to whom, `reported` (ISO) the day
    of the first report. `act` is what the speaker does with what is told in other words, where they do not simply say
    it: of what they deny (`deny`) they say the contrary.
    """

    text: str
    direct: bool
    act: str | None
    to: str | None
    reported: str | None
    story: str | None
    independent: int
    articles: int
    tellings: tuple[Telling, ...]


class DenialLine(Value, frozen=True, kw_only=True):
    """A happening that was denied: by this person (`own`) or of them; who denies it, since when, in which words."""

    own: bool
    by: tuple[str, ...]
    reported: str | None
    words: tuple[Words, ...]
    line: HappeningLine


class Option(Value, frozen=True, kw_only=True):
    """Something to filter by: its value, what it is called, and how many articles quote the person there."""

    value: str
    label: str
    articles: int


class PersonPage(Value, frozen=True, kw_only=True):
    """One person or body. `quotations` are all there are, and of them those word for word; `called` other names for
    them in articles; `is_source` where outlets have things from them.

    `statements` are those that pass the filters, in order of report unless asked for otherwise; all lists in parts.
    """

    as_of: str | None
    name: str
    kind: SpeakerKind
    called: tuple[str, ...]
    is_source: bool
    quotations: int
    direct: int
    articles: int
    offices: tuple[OfficeHeld, ...]
    conflicts: tuple[Dispute, ...]
    outlets: tuple[Option, ...]
    stories: tuple[Option, ...]
    statements: tuple[StatementLine, ...]
    paging: Paging
    denials: tuple[DenialLine, ...]
    denials_paging: Paging
    happenings: tuple[HappeningLine, ...]
    happenings_paging: Paging


class Asked(NamedTuple):
    """What a reader wants of the statements, days as ISO dates, and which part of each list."""

    direct: bool = False
    outlet: str | None = None
    story: str | None = None
    since: str | None = None
    until: str | None = None
    latest_first: bool = False
    page: int = 1
    denials: int = 1
    happenings: int = 1


def build_person(
    snapshot: Snapshot, speech: Speech, speaker: Speaker, statements: Sequence[Statement], asked: Asked
) -> PersonPage:
    """The page of a speaker with their statements."""
    passing = [statement for statement in statements if _passes(snapshot, statement, asked)]
    shown, paging = cut(passing[::-1] if asked.latest_first else passing, asked.page, STATEMENTS)
    denied = snapshot.speakers.denials.get(speaker.name, ())
    denials, denials_paging = cut(denied, asked.denials, DENIALS)
    happenings, happenings_paging = cut(speaker.happenings[::-1], asked.happenings, HAPPENINGS)
    conflicts = gravest_first(snapshot.speakers.conflicts.get(speaker.name, ()))
    return PersonPage(
        as_of=snapshot.as_of,
        name=speaker.name,
        kind=speaker.kind,
        called=tuple(name for name in speaker.called if name != speaker.name),
        is_source=speaker.name in snapshot.outlets.cited,
        quotations=speaker.quotations,
        direct=speaker.direct,
        articles=len(speaker.articles),
        offices=tuple(_office(snapshot, speech, term) for term in surest_offices(speaker.offices)),
        conflicts=tuple(find_dispute(snapshot, speech, conflict) for conflict in conflicts),
        outlets=_outlets(snapshot, speaker),
        stories=_stories(snapshot, speech, speaker),
        statements=tuple(_line(snapshot, speech, speaker, statement) for statement in shown),
        paging=paging,
        denials=tuple(_denial(snapshot, speech, speaker, denial) for denial in denials),
        denials_paging=denials_paging,
        happenings=tuple(find_line(snapshot, speech, id) for id in happenings),
        happenings_paging=happenings_paging,
    )


def _passes(snapshot: Snapshot, statement: Statement, asked: Asked) -> bool:
    """Whether any report of a statement is as asked for."""
    return any(
        (not asked.direct or one.direct)
        and (not asked.outlet or snapshot.outlets.find([one.article]) == (asked.outlet,))
        and (not asked.story or snapshot.story_of.get(one.article) == asked.story)
        and _is_within(snapshot, one.article, asked)
        for one in statement
    )


def _is_within(snapshot: Snapshot, article: str, asked: Asked) -> bool:
    """Whether an article came out within the days asked for; no undated one did."""
    if not (asked.since or asked.until):
        return True
    days = days_out(snapshot.articles[article].published)
    return days is not None and (asked.since or "") <= days[1] and days[0] <= (asked.until or "9999")


def _line(snapshot: Snapshot, speech: Speech, speaker: Speaker, statement: Statement) -> StatementLine:
    shown = max(statement, key=_fullness)
    first = snapshot.articles[statement[0].article].published
    to = next((one for one in statement if one.to), None)
    return StatementLine(
        text=" ".join(shown.text.split()).rstrip(","),
        direct=shown.direct,
        act=act_of(shown.cue, direct=shown.direct),
        to=snapshot.speakers.name_in(to.article, to.to) if to and to.to else None,
        reported=first.value if first else None,
        story=snapshot.story_of.get(statement[0].article),
        independent=1,
        articles=len({one.article for one in statement}),
        tellings=tuple(_telling(snapshot, speech, speaker, one) for one in statement),
    )


def _fullness(said: Said) -> tuple[bool, int]:
    return said.direct, said.end - said.start


def _telling(snapshot: Snapshot, speech: Speech, speaker: Speaker, said: Said) -> Telling:
    article = snapshot.articles[said.article]
    copied = next(
        (relay for relay in snapshot.relays.get(said.article, ()) if relay.copy_of in snapshot.articles), None
    )
    names = [snapshot.speakers.name_in(said.article, name) for name in said.through]
    through = tuple(snapshot.outlets.name_of(name) for name in names if name not in (speaker.name, article.outlet))
    return Telling(
        article=article.id,
        outlet=speech.article(article),
        reported=article.published.value if article.published else None,
        start=said.start,
        end=said.end,
        direct=said.direct,
        cue=said.cue,
        through=(speech.article(snapshot.articles[copied.copy_of]),) if copied and copied.copy_of else through,
        how=snapshot.outlets.how(copied) if copied else "said",
    )


def _office(snapshot: Snapshot, speech: Speech, term: OfficeTerm) -> OfficeHeld:
    known = [evidence for evidence in term.evidence if evidence.article in snapshot.articles]
    return OfficeHeld(
        label=speech.office(term.office, term.of),
        held=speech.held(term),
        articles=len(term.articles),
        outlets=tuple(name for name in snapshot.outlets.find(term.articles) if name != UNKNOWN),
        words=tuple(find_words(snapshot, speech, evidence) for evidence in known[:PROOFS]),
    )


def _denial(snapshot: Snapshot, speech: Speech, speaker: Speaker, denial: Denial) -> DenialLine:
    stage = denial.stage
    return DenialLine(
        own=speaker.name in stage.origins,
        by=tuple(speech.source(name) for name in stage.origins),
        reported=stage.reported,
        words=tuple(find_words(snapshot, speech, evidence) for evidence in stage.evidence[:PROOFS]),
        line=find_line(snapshot, speech, denial.happening),
    )


def _outlets(snapshot: Snapshot, speaker: Speaker) -> tuple[Option, ...]:
    """The outlets that quote a speaker, the one that does most first."""
    counts = Counter(name for article in speaker.articles for name in snapshot.outlets.find([article]))
    return tuple(Option(value=name, label=name, articles=count) for name, count in counts.most_common())


def _stories(snapshot: Snapshot, speech: Speech, speaker: Speaker) -> tuple[Option, ...]:
    """The stories in which a speaker is quoted most."""
    counts = Counter(snapshot.story_of[article] for article in speaker.articles if article in snapshot.story_of)
    return tuple(
        Option(value=id, label=speech.story(snapshot.stories[id], snapshot.judged(id)), articles=count)
        for id, count in counts.most_common(STORIES)
    )
