"""What a person judged of a casebook: `runut.judgement/1`, one JSON object a line, as docs/judging.md says.

A judgement is anchored to characters of articles, never to ids that another reading may give otherwise.
"""

from collections.abc import Iterator
from hashlib import sha1
from typing import Literal

import msgspec

from runut.types.record import Status
from runut.types.text import Value

JudgementKind = Literal["same", "different", "reject", "confirm", "rename", "merge", "note"]
Layer = Literal["event", "entity", "time", "attribution", "quotation"]
Target = Literal["happening", "story", "conflict", "relay", "article"] | Layer
AnchorItem = Layer | Literal["evidence", "article"]


class Anchor(Value, frozen=True, kw_only=True):
    """Characters of an article, by their place and by the words there (W3C Web Annotation: `exact`, `prefix`,
    `suffix`), so that they are found again where the text around them has moved.

    `gist` tells items of the same characters apart: an event's predicate, a name, a conflict's kind. The anchor of a
    whole article has no characters.
    """

    article: str
    item: AnchorItem
    start: int = 0
    end: int = 0
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    gist: str = ""


class Undone(Value, frozen=True, kw_only=True):
    """Who took a judgement back, and when."""

    by: str
    made: str


class Judgement(Value, frozen=True, kw_only=True):
    """One judgement: who says what of which characters.

    `sides`: for `same`, `different` and `merge` what is compared; for a conflict its sides; for a confirmed happening
    the mentions that bear it out, then the others; else one. `value`: the new label or name, or the confirmed date
    (ISO); `status` the confirmed one. `names`: the names that are meant wherever they stand. `made`: ISO 8601, UTC.
    """

    schema: Literal["runut.judgement/1"] = "runut.judgement/1"
    id: str
    kind: JudgementKind
    target: Target
    sides: tuple[tuple[Anchor, ...], ...]
    value: str | None = None
    status: Status | None = None
    names: tuple[str, ...] = ()
    note: str | None = None
    by: str
    made: str
    undone: Undone | None = None

    def anchors(self) -> Iterator[Anchor]:
        """All anchors of all sides."""
        for side in self.sides:
            yield from side

    @property
    def articles(self) -> frozenset[str]:
        """The articles that it is anchored in."""
        return frozenset(anchor.article for anchor in self.anchors())

    @property
    def order(self) -> tuple[str, str]:
        """Sort key: of two contrary judgements the later counts."""
        return self.made, self.id


def with_id(judgement: Judgement) -> Judgement:
    """The judgement under the id that its content gives it, so that the same one is never kept twice."""
    bare = msgspec.structs.replace(judgement, id="", undone=None)
    digest = sha1(msgspec.json.encode(bare, order="sorted"), usedforsecurity=False).hexdigest()
    return msgspec.structs.replace(judgement, id=f"j{digest[:8]}")


def unite(left: Judgement, right: Judgement) -> Judgement:
    """One of two states of the same judgement: taken back if either is; the first who did counts."""
    undone = [one.undone for one in (left, right) if one.undone]
    return msgspec.structs.replace(left, undone=min(undone, key=_undone_order) if undone else None)


def _undone_order(undone: Undone) -> tuple[str, str]:
    return undone.made, undone.by
