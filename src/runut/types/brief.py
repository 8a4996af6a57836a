"""The brief `runut.brief/1`: a casebook's answer, as docs/brief.md says."""

from typing import Literal

from runut.types.judgement import JudgementKind
from runut.types.record import EventType, Status
from runut.types.text import Published, Value

ConflictKind = Literal[
    "date",
    "place",
    "number",
    "role",
    "participant",
    "occurrence",
    "last_occurrence",
    "first_occurrence",
    "responsibility",
    "headline",
    "weekday",
]
Turn = Literal["postponed", "cancelled"]
Verdict = Literal["contradiction", "revised", "evolving", "unclear"]


class Judged(Value, frozen=True, kw_only=True):
    """What a person judged of a line: the id of the judgement, who and when (ISO 8601, UTC).

    `value` is the label given or the date confirmed, `status` the confirmed one, `note` what was said of it.
    """

    judgement: str
    kind: JudgementKind
    by: str
    made: str
    status: Status | None = None
    value: str | None = None
    note: str | None = None


class Evidence(Value, frozen=True, kw_only=True):
    """The characters of an article that say so."""

    article: str
    start: int
    end: int
    text: str


class BriefArticle(Value, frozen=True, kw_only=True):
    """An article of the casebook; an undated one is dated by its neighbours, `basis` then `casebook`."""

    id: str
    path: str | None
    url: str | None
    outlet: str | None
    title: str | None
    published: Published | None
    judged: tuple[Judged, ...] = ()


class BriefStory(Value, frozen=True, kw_only=True):
    """A running story: ids of its articles, ISO dates of its first and last report."""

    id: str
    label: str
    articles: tuple[str, ...]
    first: str | None
    last: str | None
    judged: tuple[Judged, ...] = ()


class Participant(Value, frozen=True, kw_only=True):
    """Who takes part in a happening, by usual English name."""

    name: str
    role: Literal["actor", "recipient"]


class LifeStage(Value, frozen=True, kw_only=True):
    """One change in a happening's status or date: who said so, and when it was reported (ISO date).

    `turn` (addition): whether the plan was put off or called off at this point.
    Addition: `independent`, how many independent origins say so.
    """

    status: Status
    reported: str | None
    value: str | None
    articles: tuple[str, ...]
    origins: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    turn: Turn | None = None
    independent: int = 0


class OriginGroup(Value, frozen=True, kw_only=True):
    """Addition: one independent origin: the names that count as one, the articles that rest on it, and why they do."""

    name: str
    members: tuple[str, ...]
    articles: tuple[str, ...]
    because: tuple[str, ...]


class HappeningOrigins(Value, frozen=True, kw_only=True):
    """How many independent origins are left, their names, and the articles that only repeat.

    Addition: `groups`, one for each name, with what was folded into it.
    """

    independent: int
    names: tuple[str, ...]
    copies: tuple[str, ...]
    groups: tuple[OriginGroup, ...] = ()


class BriefHappening(Value, frozen=True, kw_only=True):
    """One event in the world, told by one article or by many; `status` and `value` are the latest word on it.

    Additions: `part_of`, the id of what it is part of; `slight`, why it is too little for a line, or empty.
    """

    id: str
    label: str
    type: EventType
    mode: str | None
    participants: tuple[Participant, ...]
    place: str | None
    status: Status
    value: str | None
    earliest: str | None
    latest: str | None
    story: str | None
    life: tuple[LifeStage, ...]
    origins: HappeningOrigins
    conflicts: tuple[str, ...]
    part_of: str | None = None
    slight: str = ""
    judged: tuple[Judged, ...] = ()


class Side(Value, frozen=True, kw_only=True):
    """One of the answers that contradict each other, and how many independent origins stand behind it."""

    value: str
    articles: tuple[str, ...]
    independent: int
    evidence: tuple[Evidence, ...]


class Conflict(Value, frozen=True, kw_only=True):
    """Where reports disagree; `happening` is null for a disagreement about an office.

    Additions: the kinds `first_occurrence`, `responsibility` (who did it), and two within one article, `headline` and
    `weekday`; `because`, why the verdict is no other, or empty.
    """

    id: str
    kind: ConflictKind
    about: str
    verdict: Verdict
    happening: str | None
    sides: tuple[Side, ...]
    judged: tuple[Judged, ...] = ()
    because: str = ""


class OfficeTerm(Value, frozen=True, kw_only=True, rename={"from_": "from"}):
    """Who is said to hold which office when; additions: what the gazetteer knows of the term, ISO prefixes or null."""

    person: str
    office: str
    of: str | None
    from_: str | None
    to: str | None
    articles: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    known_from: str | None = None
    known_to: str | None = None


class Relay(Value, frozen=True, kw_only=True, rename={"from_": "from"}):
    """Who has it from whom: the chain of names from `from` over `via` to `origin`; `copy_of` where likeness shows
    it.

    Additions: `inferred` where no text says so and none was copied word for word, `because` what the two share.
    """

    article: str
    from_: str
    via: tuple[str, ...]
    origin: str
    evidence: tuple[Evidence, ...]
    copy_of: str | None = None
    inferred: bool = False
    because: tuple[str, ...] = ()


class Brief(Value, frozen=True, kw_only=True):
    """The casebook's answer as one JSON object."""

    schema: Literal["runut.brief/1"] = "runut.brief/1"
    as_of: str | None
    language: str
    articles: tuple[BriefArticle, ...]
    stories: tuple[BriefStory, ...]
    happenings: tuple[BriefHappening, ...]
    conflicts: tuple[Conflict, ...]
    offices: tuple[OfficeTerm, ...]
    ahead: tuple[str, ...]
    relays: tuple[Relay, ...]
