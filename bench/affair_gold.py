"""The gold of whole affairs, `bench/affairs/SET/affair.json`: ids, ranges and labels, no word of a page."""

from pathlib import Path

import msgspec
from bench.event_types import Range

from runut.types.brief import ConflictKind, Verdict
from runut.types.record import EventType, Status

ROOT = Path(__file__).parent / "affairs"
SETS = ("open", "undated", "closed")


class Given(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of what gold says."""


class GoldMention(Given, frozen=True, kw_only=True):
    """One telling: its words, and the label of its happening; an `optional` one is not counted."""

    trigger: Range
    type: EventType
    status: Status
    happening: str
    optional: bool = False


class GoldPage(Given, frozen=True, kw_only=True):
    """An article, the label of its story, and its tellings."""

    id: str
    sha256: str
    story: str
    mentions: tuple[GoldMention, ...]


class GoldConflict(Given, frozen=True, kw_only=True):
    """A disagreement, of any of some kinds, and the articles of each side; `optional`: neither missed nor wrong."""

    kinds: tuple[ConflictKind, ...]
    happening: str | None
    verdicts: tuple[Verdict, ...]
    sides: tuple[tuple[str, ...], ...]
    note: str
    optional: bool = False


class NoConflict(Given, frozen=True, kw_only=True):
    """What looks like a disagreement and is none."""

    kind: ConflictKind
    articles: tuple[str, ...]
    note: str


class GoldCount(Given, frozen=True, kw_only=True):
    """How many independent origins a happening may have, least and most; `never` or more is overstated."""

    happening: str
    independent: tuple[int, int]
    never: int
    note: str


class GoldStage(Given, frozen=True, kw_only=True):
    """Articles that tell a happening in one of some statuses."""

    status: tuple[Status, ...]
    articles: tuple[str, ...]


class GoldLife(Given, frozen=True, kw_only=True):
    """A happening's life in order of report."""

    happening: str
    stages: tuple[GoldStage, ...]


class GoldCopy(Given, frozen=True, kw_only=True):
    """An article that carries the text of an earlier one."""

    article: str
    of: str


class Affair(Given, frozen=True, kw_only=True):
    """An affair with its neighbours: pages of another story than `story` must stay apart from it.

    `part_of`: which happening is part of which. `either`, `either_stories`: pairs of labels that may be put together or
    not.
    """

    name: str
    story: str
    pages: tuple[GoldPage, ...]
    part_of: dict[str, str]
    either: tuple[tuple[str, str], ...]
    either_stories: tuple[tuple[str, str], ...]
    conflicts: tuple[GoldConflict, ...]
    not_conflicts: tuple[NoConflict, ...]
    independent: tuple[GoldCount, ...]
    lifecycles: tuple[GoldLife, ...]
    copies: tuple[GoldCopy, ...]

    def alone(self) -> "Affair":
        """Without its neighbours."""
        return msgspec.structs.replace(self, pages=tuple(page for page in self.pages if page.story == self.story))


def load_affair(name: str) -> Affair:
    """The affair of a set. Raises ValueError where it contradicts itself."""
    affair = msgspec.json.decode((ROOT / name / "affair.json").read_bytes(), type=Affair)
    check_affair(affair)
    return affair


def check_affair(affair: Affair) -> None:
    """Raises ValueError for an article or a label that no page has, or a status that is none."""
    articles = {page.id for page in affair.pages}
    labels = {mention.happening for page in affair.pages for mention in page.mentions}
    named = [a for c in affair.conflicts for side in c.sides for a in side]
    named += [a for c in affair.not_conflicts for a in c.articles]
    named += [a for life in affair.lifecycles for stage in life.stages for a in stage.articles]
    named += [a for copy in affair.copies for a in (copy.article, copy.of)]
    said = [c.happening for c in affair.conflicts if c.happening]
    said += [one.happening for one in affair.independent]
    said += [one.happening for one in affair.lifecycles]
    said += [label for pair in affair.either for label in pair]
    unknown = sorted((set(named) - articles) | (set(said) - labels))
    if unknown or len(articles) != len(affair.pages):
        raise ValueError(f"{affair.name}: unknown or twice: {', '.join(unknown)}")
    if any(start >= end for page in affair.pages for m in page.mentions for start, end in (m.trigger,)):
        raise ValueError(f"{affair.name}: an empty trigger")
