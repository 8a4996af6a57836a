"""The parts of the brief as one file, as values: what each line says and what leads from it to its words."""

from runut.present.board.excerpt import Left
from runut.present.board.passages import Passage, Teller, Use
from runut.present.board.pictures import FromWhom, InTime
from runut.types.brief import BriefStory, ConflictKind, Turn, Verdict
from runut.types.record import Status
from runut.types.text import Value


class Item(Value, frozen=True, kw_only=True):
    """A happening in one line; `reported` is the day of its first report."""

    id: str
    label: str
    status: Status
    value: str | None
    reported: str | None
    tellers: tuple[Teller, ...]


class Stage(Value, frozen=True, kw_only=True):
    """A stage of a life: who reported when that it has which status and date, and from whom they have it."""

    status: Status
    turn: Turn | None
    value: str | None
    reported: str | None
    tellers: tuple[Teller, ...]
    sources: str


class SideView(Value, frozen=True, kw_only=True):
    """One of the answers, who says so, and how many independent origins are left."""

    label: str
    independent: int
    tellers: tuple[Teller, ...]


class Dispute(Value, frozen=True, kw_only=True):
    """A disagreement with its sides; `happening` is the anchor of what it is about, where the document has that."""

    id: str
    kind: ConflictKind
    verdict: Verdict
    about: str
    happening: str | None
    because: str
    sides: tuple[SideView, ...]
    judged: tuple[str, ...]


class Line(Value, frozen=True, kw_only=True):
    """A happening with its life, its independent origins of how many articles, and what is argued about it.

    `repeating` are outlets that only repeat; `whole` what it is part of.
    """

    item: Item
    independent: int
    articles: int
    sources: str
    repeating: tuple[str, ...]
    life: tuple[Stage, ...]
    whole: Use | None
    conflicts: tuple[Dispute, ...]
    judged: tuple[str, ...]
    from_whom: FromWhom | None


class Alone(Value, frozen=True, kw_only=True):
    """What one article alone tells."""

    article: str
    outlet: str
    day: str | None
    items: tuple[Item, ...]


class StoryView(Value, frozen=True, kw_only=True):
    """A story: what it is about, what lies behind it, what one article alone tells; how many are too slight for a line,
    and how many were left out. Without a story, what single articles tell."""

    story: BriefStory | None
    judged: tuple[str, ...]
    in_time: InTime | None
    main: tuple[Line, ...]
    background: tuple[Item, ...]
    lone: tuple[Alone, ...]
    slight: int
    left: int


class Term(Value, frozen=True, kw_only=True):
    """An office, when it is held as far as is known, who says so, and how many more articles do."""

    office: str
    held: str
    tellers: tuple[Teller, ...]
    more: int


class Officer(Value, frozen=True, kw_only=True):
    """A person, and the offices that they are said to hold."""

    anchor: str
    name: str
    terms: tuple[Term, ...]


class Whence(Value, frozen=True, kw_only=True):
    """Over whom an outlet has things, the nearest first, how many times; `copied` is whom it copies."""

    anchor: str
    outlet: str
    names: tuple[str, ...]
    times: int
    copied: tuple[Teller, ...]
    inferred: bool
    tellers: tuple[Teller, ...]


class Source(Value, frozen=True, kw_only=True):
    """An article, when it came out (`guessed` where its page does not say), and the passages that lines rest on."""

    id: str
    outlet: str
    title: str | None
    day: str | None
    guessed: bool
    url: str | None
    passages: tuple[Passage, ...]
    judged: tuple[str, ...]


class Mailed(Value, frozen=True, kw_only=True):
    """All that the document holds: `left` counts what it leaves out of `articles`, `happenings` and the rest."""

    as_of: str | None
    about: str | None
    only: str | None
    articles: int
    running: int
    happenings: int
    named: tuple[BriefStory, ...]
    told: tuple[StoryView, ...]
    conflicts: tuple[Dispute, ...]
    ahead: tuple[Item, ...]
    offices: tuple[Officer, ...]
    whence: tuple[Whence, ...]
    sources: tuple[Source, ...]
    left: Left
    left_articles: int

    @property
    def left_out(self) -> dict[str, int]:
        """What is left out, with how many."""
        found = {name: getattr(self.left, name) for name in Left.__struct_fields__} | {"articles": self.left_articles}
        return {name: count for name, count in found.items() if count}

    @property
    def anchored(self) -> frozenset[str]:
        """The stories that are told."""
        return frozenset(one.story.id for one in self.told if one.story)

    @property
    def shown(self) -> frozenset[str]:
        """The happenings that are told."""
        lines = (line.item for one in self.told for line in one.main)
        items = (item for one in self.told for item in one.background)
        lone = (item for one in self.told for article in one.lone for item in article.items)
        return frozenset(item.id for item in (*lines, *items, *lone))
