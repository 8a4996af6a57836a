"""What many records say together: the values that `link` gives and the brief shows."""

from typing import Literal

from runut.types.brief import Conflict, Evidence, HappeningOrigins, Judged, LifeStage, OfficeTerm, Participant, Relay
from runut.types.record import EventType, Status
from runut.types.text import Published, Value


class Telling(Value, frozen=True, kw_only=True):
    """One event mention of one article, by their ids; `because` says why it was counted to its happening."""

    article: str
    event: str
    because: tuple[str, ...]


CopyKind = Literal["exact", "near", "partial", "rewrite"]
Direction = Literal["attribution", "agency", "time", "length", "unknown"]


class Passage(Value, frozen=True, kw_only=True):
    """A stretch of an article and the one of another that it is like, as ranges of code points."""

    start: int
    end: int
    of_start: int
    of_end: int


class Copy(Value, frozen=True, kw_only=True):
    """An article that repeats another one's text, wholly, nearly, in part, or in other words.

    `likeness` is the Jaccard index of their word runs, 0 to 1; `direction` what tells which had it first; `origin` the
    one that both have it from; `because`, of a rewrite, what the two share.
    """

    article: str
    of: str
    likeness: float
    kind: CopyKind = "near"
    direction: Direction = "time"
    passages: tuple[Passage, ...] = ()
    origin: str | None = None
    because: tuple[str, ...] = ()


class Story(Value, frozen=True, kw_only=True):
    """Articles about one running affair, and the names it is about, most told first; ISO dates of first and last."""

    id: str
    articles: tuple[str, ...]
    names: tuple[str, ...]
    first: str | None
    last: str | None


class Happening(Value, frozen=True, kw_only=True):
    """One event in the world: what it is, its life in order of report, its origins, and every mention behind it.

    `part_of` is the id of what it is part of, such as the visit of a meeting, with the reasons. `slight` says why it is
    too little for a line of the brief; empty where it has one.
    """

    id: str
    type: EventType
    mode: str | None
    predicate: str
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
    tellings: tuple[Telling, ...]
    part_of: str | None = None
    part_because: tuple[str, ...] = ()
    slight: str = ""


class Ground(Value, frozen=True, kw_only=True):
    """One reason why an article came out no earlier than a day and no later than another, and what shows it."""

    first: str | None
    last: str | None
    because: str
    evidence: tuple[Evidence, ...] = ()


class Dating(Value, frozen=True, kw_only=True):
    """When an article came out: as its record says, or worked out from what it and its neighbours tell (basis
    `casebook`); `grounds` are the reasons, those that narrowed it first."""

    article: str
    published: Published | None
    because: str
    grounds: tuple[Ground, ...] = ()


class Links(Value, frozen=True, kw_only=True):
    """Everything that the records of a casebook say together; `judged` is what persons say of it, by the id."""

    datings: tuple[Dating, ...]
    copies: tuple[Copy, ...]
    stories: tuple[Story, ...]
    happenings: tuple[Happening, ...]
    conflicts: tuple[Conflict, ...]
    offices: tuple[OfficeTerm, ...]
    relays: tuple[Relay, ...]
    judged: dict[str, tuple[Judged, ...]] = {}
