"""The article record `runut.article/1`: what reading one article yields.

Fields follow the contract in docs/record.md; those marked "addition" go beyond it.
"""

from typing import Literal

from runut.types.syntax import EntityType
from runut.types.text import Outlet, Published, Snippet, Span, Value, Zone

SCHEMA = "runut.article/1"

MentionKind = Literal["name", "nominal", "pronoun"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Disagreement = Literal["weekday"]
AttributionKind = Literal["outlet", "agency", "official_statement", "document", "witness", "anonymous_source"]
Status = Literal["occurred", "ongoing", "announced", "planned", "rumoured", "hypothetical", "denied"]
EventType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]


Bound = Literal["least", "most", "about"]


class Mention(Value, frozen=True, kw_only=True):
    """One place where an entity is spoken of. `why`: the rule that says so (addition)."""

    start: int
    end: int
    kind: MentionKind
    why: str = ""


class Office(Value, frozen=True, kw_only=True):
    """Addition: an office that the text gives a person, with its range.

    `title` is the office in English (`foreign minister`), `of` the country or body in English, or null.
    """

    start: int
    end: int
    title: str
    of: str | None


class Entity(Value, frozen=True, kw_only=True):
    """Someone or something named. `name` is the usual English name, `labels` by language code, `wikidata` a Q id."""

    id: str
    name: str
    type: EntityType
    wikidata: str | None
    labels: dict[str, str]
    mentions: tuple[Mention, ...]
    offices: tuple[Office, ...] = ()


class Time(Value, frozen=True, kw_only=True):
    """A time expression (TIMEX3). `earliest` and `latest` are ISO dates; `basis` says what it is anchored to:
    `text` (says it all itself), `published`, or `told` (a time given before it). Additions: `why`, the rule;
    `disagrees`, what in the words contradicts the value (a weekday that the date does not fall on), or null."""

    id: str
    start: int
    end: int
    type: TimeType
    value: str
    mod: str | None
    earliest: str | None
    latest: str | None
    basis: str
    why: str = ""
    disagrees: Disagreement | None = None


class Attribution(Value, frozen=True, kw_only=True):
    """Whom the article has something from. `origin` an entity id; `via` the attribution that itself cites this one.

    Additions: `covers`, the range that it vouches for; `why`, the rule.
    """

    id: str
    start: int
    end: int
    kind: AttributionKind
    name: str
    origin: str | None
    cue: str | None
    via: str | None
    covers: Span | None = None
    why: str = ""


class Quotation(Value, frozen=True, kw_only=True):
    """Something said. `start` and `end` hold the content without its quotation marks; `speakers` are entity ids.

    Additions: the ranges of cue and speaker; `why`, the rule.
    """

    id: str
    start: int
    end: int
    direct: bool
    speakers: tuple[str, ...]
    speaker_surface: str | None
    cue: str | None
    addressee: str | None
    attribution: str | None
    speaker_span: Span | None = None
    cue_span: Span | None = None
    why: str = ""


class Quantity(Value, frozen=True, kw_only=True):
    """Addition: a number that belongs to an event, such as a toll. `of` says what is counted (`killed`, `times`).

    `bound`: whether it is said to be that many at `least`, at `most` or `about` that many; null where exactly.
    """

    start: int
    end: int
    value: float
    of: str
    bound: Bound | None = None


class Event(Value, frozen=True, kw_only=True):
    """One telling of an event. `start`/`end` the trigger; `sentence` an index into `Record.sentences`.

    `actors`, `recipients`, `place` are entity ids, `time` a time id, `value` an ISO value or range A/B.
    Additions: `superlative` (`pertama`, `terakhir`), `quantities`, `same_as` (an earlier event of the record that
    this mention points back to), `definite` (`kunjungan itu`).
    """

    id: str
    start: int
    end: int
    sentence: int
    type: EventType
    mode: str | None
    predicate: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    time: str | None
    value: str | None
    earliest: str | None
    latest: str | None
    status: Status
    attribution: str | None
    quotation: str | None
    confidence: float
    why: str
    superlative: Literal["first", "last"] | None = None
    quantities: tuple[Quantity, ...] = ()
    same_as: str | None = None
    definite: bool = False


class Record(Value, frozen=True, kw_only=True):
    """Everything that one article says outright, as one JSON object."""

    schema: Literal["runut.article/1"] = "runut.article/1"
    id: str
    sha256: str
    path: str | None
    url: str | None
    text: str
    language: str
    title: Snippet | None
    authors: tuple[Snippet, ...]
    editors: tuple[Snippet, ...]
    outlet: Outlet | None
    published: Published | None
    zones: tuple[Zone, ...]
    sentences: tuple[Span, ...]
    entities: tuple[Entity, ...]
    times: tuple[Time, ...]
    attributions: tuple[Attribution, ...]
    quotations: tuple[Quotation, ...]
    events: tuple[Event, ...]
