"""A headline that says more than its article: a deed where the article has a plan, a rumour or a denial; a larger
number; somebody whom the article never names."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from runut.link.conflicts.case import Case, Known, conflict_id, to_sides
from runut.link.conflicts.counts import Count, find_counts
from runut.link.told import DEEDS, Told
from runut.types.brief import Conflict, Evidence, Side, Verdict
from runut.types.record import Entity, Record, Status
from runut.types.text import READ_ZONES

WHOLE = 500  # characters; a shorter text is the beginning of an article
LONG = 3  # letters of a word of a name that the article would repeat
PARTS = 4  # numbers of an article that a headline may add up
PLANS: frozenset[Status] = frozenset({"planned", "announced"})
WITHIN = "within one article"
PRESENT = "within one article; a headline may put what is to come in the present"


def find_headlines(cases: Sequence[Case], known: Known) -> Iterator[Conflict]:
    """The disagreements between headlines and what stands under them."""
    told_in: dict[str, list[tuple[Case, Told]]] = {}
    for case in cases:
        for told in case.members:
            told_in.setdefault(told.record.id, []).append((case, told))
    for tellings in told_in.values():
        title = [(case, told) for case, told in tellings if _is_title(told.record, told.event.start)]
        body = [told for _, told in tellings if _is_body(told.record, told.event.start)]
        for case, told in title:
            found = (finder(case, told, body, known) for finder in (_find_deed, _find_number, _find_name))
            conflict = next((conflict for conflict in found if conflict), None)
            if conflict:
                yield conflict


def _is_title(record: Record, at: int) -> bool:
    return any(z.kind == "title" and z.start <= at < z.end for z in record.zones)


def _is_body(record: Record, at: int) -> bool:
    return any(z.kind in READ_ZONES - {"title"} and z.start <= at < z.end for z in record.zones)


def _said(told: Told) -> Status:
    """The status that the words themselves give, whatever linking makes of them."""
    return next(event.status for event in told.record.events if event.id == told.event.id)


def _find_deed(case: Case, title: Told, body: list[Told], known: Known) -> Conflict | None:
    same = [told for told in body if _is_same_act(title, told)]
    said = {_said(told) for told in same}
    if _said(title) not in DEEDS or title.days or not same or said & DEEDS:
        return None
    verdict: Verdict = "unclear" if said & PLANS else "contradiction"
    because = PRESENT if said & PLANS else WITHIN
    word = min(said, key=_weight)
    sides: dict[str, list[Told]] = {_said(title): [title], word: [told for told in same if _said(told) == word]}
    return _to_conflict(case, verdict, to_sides(sides, known.origins), because, title, "deed")


def _weight(status: Status) -> tuple[bool, str]:
    return status not in PLANS, status


def _is_same_act(title: Told, told: Told) -> bool:
    if title.event.predicate != told.event.predicate or not title.actors & told.actors:
        return False
    if title.recipients or told.recipients:
        return bool(title.recipients & told.recipients or (title.place and title.place == told.place))
    return True


def _find_number(case: Case, title: Told, body: list[Told], known: Known) -> Conflict | None:
    """A number larger than every one that the article gives of the same people, and no sum of them."""
    below = [c for told in body for c in find_counts(told, known.words)]
    for count in find_counts(title, known.words):
        same = [c for c in below if c.of == count.of and c.kinds <= count.kinds]
        if same and not count.quantity.bound and _exceeds(count, same, title.record):
            top = max(same, key=_value)
            sides = to_sides({count.label: [title], top.label: [top.told]}, known.origins)
            return _to_conflict(case, "contradiction", sides, WITHIN, title, count.of)
    return None


def _exceeds(count: Count, below: list[Count], record: Record) -> bool:
    values = {c.quantity.value for c in below}
    if count.quantity.value <= max(values) or any(c.high >= count.quantity.value for c in below):
        return False
    sums = {sum(part) for size in range(2, PARTS + 1) for part in combinations(sorted(values), size)}
    written = record.text[count.quantity.start : count.quantity.end]
    again = re.search(rf"(?<![\d.,]){re.escape(written)}(?![\d.,]*\d)", _body_text(record))
    return count.quantity.value not in sums and again is None


def _value(count: Count) -> float:
    return count.quantity.value


def _find_name(case: Case, title: Told, body: list[Told], known: Known) -> Conflict | None:
    """Somebody who takes part in what the headline tells, and of whose name the article has no word."""
    text = _body_text(title.record).casefold()
    if len(text) < WHOLE or not body:
        return None
    taking_part = {*title.event.actors, *title.event.recipients}
    for entity in (e for e in title.record.entities if e.id in taking_part and e.type == "PER"):
        words = _words_of(entity, title.record)
        if words and not any(word in text for word in words) and not _has_body_mention(entity, title.record):
            side = to_sides({entity.name: [title]}, known.origins)
            return _to_conflict(case, "unclear", (*side, _nowhere(title.record)), WITHIN, title, entity.name)
    return None


def _words_of(entity: Entity, record: Record) -> set[str]:
    names = [record.text[m.start : m.end] for m in entity.mentions if m.kind == "name"]
    return {word.casefold() for name in names for word in re.findall(r"\w+", name) if len(word) >= LONG}


def _has_body_mention(entity: Entity, record: Record) -> bool:
    return any(_is_body(record, mention.start) for mention in entity.mentions)


def _nowhere(record: Record) -> Side:
    """The article, which has no such name: its first paragraph stands for it."""
    first = next(z for z in record.zones if z.kind == "body")
    sentence = next((s for s in record.sentences if s.start >= first.start), first)
    text = record.text[sentence.start : sentence.end]
    evidence = Evidence(article=record.id, start=sentence.start, end=sentence.end, text=text)
    return Side(value="–", articles=(record.id,), independent=1, evidence=(evidence,))


def _body_text(record: Record) -> str:
    return "\n".join(record.text[z.start : z.end] for z in record.zones if z.kind in READ_ZONES - {"title"})


def _to_conflict(
    case: Case, verdict: Verdict, sides: tuple[Side, ...], because: str, title: Told, part: str
) -> Conflict:
    return Conflict(
        id=conflict_id("headline", title.record.id, part),
        kind="headline",
        about=case.about,
        verdict=verdict,
        happening=case.id,
        sides=sides,
        because=because,
    )
