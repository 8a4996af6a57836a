"""Judgements made out of what a person asks for, each kind checking what it can be about; kept, taken back, and as
lines of a file."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

import msgspec

from runut.errors import BadCall
from runut.link.aim import Aim, Range
from runut.link.world import World
from runut.store.casebook import Casebook
from runut.types.calendar import days_of
from runut.types.judgement import Anchor, Judgement, JudgementKind, Target, Undone, with_id
from runut.types.record import Record, Status
from runut.types.text import Value

MENTIONS = frozenset({"happening", "event"})
SHOWN = 40  # characters of an anchor in a list
NAMES: dict[Target, str] = {
    "happening": "a happening",
    "story": "a story",
    "conflict": "a conflict",
    "relay": "a copy",
    "article": "an article",
    "event": "a mention",
    "entity": "a name",
    "time": "a time",
    "attribution": "a source",
    "quotation": "a quotation",
}


class Author(NamedTuple):
    """Who judges, when (ISO 8601, UTC), and why."""

    by: str
    made: str
    note: str | None


class Asked(Value, frozen=True, kw_only=True):
    """What somebody wants to have judged: the ids or names that it is about, and what its kind takes besides.

    `status` and `date` (ISO) are for `confirm`, `label` for `rename` and `merge`; `note` is the text of a note, and of
    any other kind what speaks for it.
    """

    kind: JudgementKind
    ids: tuple[str, ...]
    status: Status | None = None
    date: str | None = None
    label: str | None = None
    note: str | None = None


class Judge:
    """Makes the judgements of one person at one moment. All raise BadCall for what cannot be meant."""

    def __init__(self, range_: Range, author: Author) -> None:
        self._range, self._author = range_, author

    def make(self, asked: Asked, world: World) -> Judgement:
        """The judgement that was asked for."""
        match asked.kind:
            case "same":
                return self.same(asked.ids)
            case "different":
                return self.different(asked.ids)
            case "merge":
                return self.merge(asked.ids, asked.label, world)
        if len(asked.ids) != 1:
            raise BadCall(f"{asked.kind} is about one id, and {len(asked.ids)} were given")
        (id,) = asked.ids
        match asked.kind:
            case "reject":
                return self.reject(id)
            case "confirm":
                return self.confirm(id, asked.status, asked.date)
            case "rename":
                return self.rename(id, asked.label or "")
            case "note":
                return self.note(id, asked.note or "")

    def same(self, ids: Sequence[str]) -> Judgement:
        """Happenings or mentions are one."""
        aims = self._mentions("same", ids)
        if len({aim.happening.id if aim.happening else str(aim.anchors) for aim in aims}) < 2:
            raise BadCall(f"{' and '.join(ids)} are one happening already")
        return self._make("same", aims[0].target, tuple(aim.anchors for aim in aims))

    def different(self, ids: Sequence[str]) -> Judgement:
        """Happenings are not one; a mention does not belong to a happening."""
        aims = self._mentions("different", ids)
        sides = []
        for aim in aims:
            others = {anchor for one in aims if one is not aim and one.target == "event" for anchor in one.anchors}
            sides.append(tuple(anchor for anchor in aim.anchors if aim.target == "event" or anchor not in others))
        if not all(sides) or len(set(sides)) < len(sides):
            raise BadCall(f"{' and '.join(ids)}: nothing is left to tell apart")
        return self._make("different", aims[0].target, tuple(sides))

    def _mentions(self, kind: str, ids: Sequence[str]) -> list[Aim]:
        if len(set(ids)) < 2:
            raise BadCall(f"{kind} needs two ids, such as `{kind} h1a2b3c4d 1a2b3c4d/v3`")
        aims = [self._range.aim(id) for id in ids]
        for id, aim in zip(ids, aims, strict=True):
            if aim.target not in MENTIONS:
                advice = "; `merge` is for names" if aim.target == "entity" else ""
                raise BadCall(f"{kind} is about happenings and mentions, and {id} is {NAMES[aim.target]}{advice}")
        return aims

    def reject(self, id: str) -> Judgement:
        """It is wrong: leave it out."""
        aim = self._range.aim(id)
        if aim.target in {"article", "story"}:
            raise BadCall(f"{id} is {NAMES[aim.target]}: reject a line of the brief or an item of an article")
        return self._make("reject", aim.target, aim.sides)

    def confirm(self, id: str, status: Status | None, value: str | None) -> Judgement:
        """A happening is as the casebook says, or has this status and date."""
        happening = self._range.aim(id).happening
        if happening is None:
            raise BadCall(f"{id} is no happening: confirm takes one, such as h1a2b3c4d")
        if value and days_of(value) is None:
            raise BadCall(f"--date {value!r} is no date: write it as 2031-04-22 or 2031-04-22/2031-04-24")
        said = (status or happening.status, value or happening.value)
        if said == (happening.status, happening.value):
            stages = [stage for stage in happening.life if stage.status == happening.status]
        else:
            stages = list(happening.life[-1:])
        bearing = self._range.tellings(happening, [article for stage in stages for article in stage.articles])
        rest = tuple(anchor for anchor in self._range.tellings(happening) if anchor not in bearing)
        sides = (bearing, rest) if bearing else (rest,)
        return self._make("confirm", "happening", sides, status=said[0], value=said[1])

    def rename(self, id: str, label: str) -> Judgement:
        """A happening or a story is called so; somebody or something named is."""
        label = _said(label, "a name")
        try:
            aim = self._range.aim(id)
        except BadCall:
            aim = self._range.aim_name(id)
        if aim.target == "entity":
            return self._make("rename", "entity", aim.sides, value=label, names=(aim.name,) if aim.name else ())
        if aim.happening is None and aim.target != "story":
            raise BadCall(f"{id} is {NAMES[aim.target]}: rename takes a happening, a story or a name")
        target: Target = "story" if aim.target == "story" else "happening"
        return self._make("rename", target, (self._all(aim),), value=label)

    def merge(self, ids: Sequence[str], name: str | None, world: World) -> Judgement:
        """Two names mean one; `name` is what they are called from now on."""
        aims = [self._range.aim_name(id) for id in ids]
        for id, aim in zip(ids, aims, strict=True):
            if aim.target != "entity":
                raise BadCall(f"merge is about names, and {id} is {NAMES[aim.target]}; `same` is for happenings")
        called = [aim.name or aim.anchors[0].gist for aim in aims]
        if len(set(aim.anchors for aim in aims)) < 2 or (name is None and len(set(called)) < 2):
            raise BadCall(f"{' and '.join(ids)} have one name already")
        name = _said(name, "a name") if name is not None else max(called, key=_Standing(called, world))
        names = tuple(aim.name for aim in aims)
        sides = tuple(aim.anchors for aim in aims)
        return self._make("merge", "entity", sides, value=name, names=names if any(names) else ())

    def note(self, id: str, text: str) -> Judgement:
        """Something to remember about a line."""
        aim = self._range.aim(id)
        if aim.happening is None and aim.target not in {"conflict", "story", "article"}:
            raise BadCall(f"{id} is {NAMES[aim.target]}: note takes a happening, a conflict, a story or an article")
        target: Target = "happening" if aim.happening else aim.target
        sides = (self._all(aim),) if aim.happening else aim.sides
        return self._make("note", target, sides, note=_said(text, "a text"))

    def _all(self, aim: Aim) -> tuple[Anchor, ...]:
        """The anchors of the whole happening that is meant, also by one of its mentions."""
        return self._range.tellings(aim.happening) if aim.happening else aim.anchors

    def _make(self, kind: str, target: Target, sides: tuple[tuple[Anchor, ...], ...], **more: object) -> Judgement:
        by, made, note = self._author
        fields = {"note": note} | more
        return with_id(Judgement(id="", kind=kind, target=target, sides=sides, by=by, made=made, **fields))  # type: ignore[arg-type]


class _Standing:
    """Sort key of names: one that the gazetteer knows, then the fuller one, then the first."""

    def __init__(self, names: Sequence[str], world: World) -> None:
        self._names, self._world = names, world

    def __call__(self, name: str) -> tuple[bool, int, int]:
        return self._world.knows(name), len(name.split()), -self._names.index(name)


def named(by: str) -> str:
    """Who judges, on one line. Raises BadCall where nobody is named."""
    if not (by := " ".join(by.split())):
        raise BadCall("nobody knows who judges: give a name (`--by NAME`)")
    return by


def take_back(casebook: Casebook, start: str, undone: Undone) -> Judgement:
    """Undo the judgement whose id begins so. Raises BadCall where there is none, or it was undone already."""
    found = [one for one in casebook.judgements() if start and one.id.startswith(start)]
    if len(found) != 1:
        raise BadCall(f"{'no' if not found else 'more than one'} judgement is called {start!r}: `list` shows them")
    (one,) = found
    if one.undone:
        raise BadCall(f"{one.id} was undone already, by {one.undone.by}, {one.undone.made}")
    one = msgspec.structs.replace(one, undone=undone)
    casebook.judge(one)
    return one


def _said(text: str, what: str) -> str:
    """Text on one line, without blanks around it. Raises BadCall where there is none."""
    if not (text := " ".join(text.split())):
        raise BadCall(f"{what} is wanted, and nothing was given")
    return text


def to_moment(text: str) -> str:
    """A moment in ISO 8601 as judgements have it, in UTC. Raises BadCall for what is none."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise BadCall(f"{text!r} is no moment: write it as 2031-04-22T10:00") from error
    return show_moment(moment.astimezone(UTC))


def show_moment(moment: datetime) -> str:
    """A moment in UTC with its thousandths, so that the order of texts is the order of moments."""
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


def to_line(judgement: Judgement) -> str:
    """A judgement as one line of JSON."""
    return msgspec.json.encode(judgement).decode() + "\n"


def read_judgements(lines: Iterable[bytes]) -> tuple[list[Judgement], list[str]]:
    """The judgements in lines of JSON, each under the id of its content, and what is wrong with the other lines."""
    found, wrong = [], []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                found.append(_checked(msgspec.json.decode(line, type=Judgement)))
            except (msgspec.DecodeError, UnicodeDecodeError, BadCall) as error:
                wrong.append(f"line {number}: no judgement, left out: {error}")
    return found, wrong


def _checked(judgement: Judgement) -> Judgement:
    """A judgement from a file under the id of its content. Raises BadCall for one that has no meaning."""
    needed = 2 if judgement.kind in {"same", "different", "merge"} else 1
    if not all(judgement.sides[:needed]) or len(judgement.sides) < needed:
        raise BadCall(f"{judgement.kind} needs anchors on {needed} sides")
    judgement = msgspec.structs.replace(judgement, made=to_moment(judgement.made))
    return msgspec.structs.replace(with_id(judgement), undone=judgement.undone)


def describe(judgement: Judgement, records: Mapping[str, Record]) -> str:
    """A judgement on one line: its id, when, who, what, and of which characters."""
    sides = " | ".join(_describe_side(side, records) for side in judgement.sides if side)
    given = " ".join(part for part in (judgement.status, judgement.value) if part)
    parts = [f"{judgement.kind} {judgement.target}: {sides}", f"→ {given}" if given else "", _noted(judgement)]
    said = " ".join(part for part in parts if part)
    return f"{judgement.id}  {judgement.made[:16].replace('T', ' ')}  {judgement.by}  {said}"


def _noted(judgement: Judgement) -> str:
    return f"({judgement.note})" if judgement.note else ""


def _describe_side(side: Sequence[Anchor], records: Mapping[str, Record]) -> str:
    """The first anchor of a group, and how many more there are."""
    more = f" +{len(side) - 1}" if len(side) > 1 else ""
    return f"{describe_anchor(side[0], records)}{more}"


def describe_anchor(anchor: Anchor, records: Mapping[str, Record]) -> str:
    """Where an anchor is, and the words there."""
    record = records.get(anchor.article)
    outlet = f" {record.outlet.name}" if record and record.outlet else ""
    place = f"{anchor.article[:8]}{outlet}"
    return place if anchor.item == "article" else f"{place} [{anchor.start}–{anchor.end}] {_cut(anchor.exact)!r}"


def _cut(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= SHOWN else words[: SHOWN - 1] + "…"
