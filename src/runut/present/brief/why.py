"""The trail behind one line of a brief: the characters, the rules and the reasons."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from runut.errors import BadCall
from runut.lang.wording import Wording, load_wording
from runut.present.brief.judged import tell_judged
from runut.present.brief.trail import explain_item, items_of, list_items, trace_source
from runut.types.brief import Conflict, Evidence, HappeningOrigins
from runut.types.links import Copy, Dating, Happening, Links
from runut.types.record import Event, Record

SHOWN = 60  # characters of either end of a long passage


def explain(identifier: str, records: Sequence[Record], links: Links, *, language: str) -> str:
    """Why a happening, a conflict, an article or an item of an article's record is shown as it is.

    `identifier` is the id that a brief prints, or ARTICLE/ITEM (`1a2b3c4d/v3`); an article's first characters do.
    Raises BadCall for an id that the casebook lacks.
    """
    wording = load_wording(language)
    by_id = {record.id: record for record in records}
    happening = next((h for h in links.happenings if h.id == identifier), None)
    if happening:
        return "\n".join([*_happening(happening, by_id, wording), *_judged(links, happening.id, wording)]) + "\n"
    conflict = next((c for c in links.conflicts if c.id == identifier), None)
    if conflict:
        return "\n".join([*_conflict(conflict, by_id, wording), *_judged(links, conflict.id, wording)]) + "\n"
    article, _, item = identifier.partition("/")
    record = _only(record for record in records if record.id.startswith(article) and article)
    if record and not item:
        judged = _judged(links, record.id, wording)
        return "\n".join([*_article(record, links, by_id), *judged, "", *list_items(record)]) + "\n"
    found = next((one for one in items_of(record) if one.id == item), None) if record else None
    if record and found:
        judged = _judged(links, f"{record.id}/{found.id}", wording)
        return "\n".join([_where(record), *explain_item(record, found), *judged]) + "\n"
    raise BadCall(
        f"nothing in the casebook has the id {identifier!r}: take one from the brief, such as [h1a2b3c4], or an item "
        "of an article, such as 1a2b3c4d/v3 (`runut why CASE ARTICLE` lists them)"
    )


def _judged(links: Links, about: str, wording: Wording) -> Iterator[str]:
    """What persons judged of it, each under the id by which it can be undone."""
    judged = links.judged.get(about, ())
    for one, line in zip(judged, tell_judged(judged, wording), strict=True):
        yield f"{one.judgement} {line}"


def _only(records: Iterable[Record]) -> Record | None:
    """The one record, or None where there are several or none."""
    found = [*records]
    return found[0] if len(found) == 1 else None


def _happening(happening: Happening, records: Mapping[str, Record], wording: Wording) -> Iterator[str]:
    who = ", ".join(f"{p.name} ({p.role})" for p in happening.participants)
    yield f"{happening.id}: {happening.type} {happening.predicate}: {who}"
    yield f"{wording.status[happening.status]}, {happening.value or '-'}"
    yield from _origins(happening.origins, records, wording)
    if happening.part_of:
        yield f"⊂ {happening.part_of}: {'; '.join(happening.part_because)}"
    if happening.slight:
        yield f"- {happening.slight}"
    for telling in happening.tellings:
        record = records[telling.article]
        event = next(e for e in record.events if e.id == telling.event)
        yield ""
        yield from _telling(record, event, wording)
        if telling.because:
            yield f"  = {'; '.join(telling.because)}"


def _origins(origins: HappeningOrigins, records: Mapping[str, Record], wording: Wording) -> Iterator[str]:
    """The independent origins, with who counts as one of them, by which articles, and why."""
    yield f"{origins.independent} {wording.words['origins_one' if origins.independent == 1 else 'origins']}"
    for group in origins.groups:
        others = [name for name in group.members if name != group.name]
        told = "; ".join(_where(records[article]) for article in group.articles)
        yield f"  {group.name}{' = ' if others else ''}{', '.join(others)} ({told})"
        yield from (f"    {reason}" for reason in group.because)


def _telling(record: Record, event: Event, wording: Wording) -> Iterator[str]:
    names = {entity.id: entity.name for entity in record.entities}
    sentence = record.sentences[event.sentence]
    yield f"{_where(record)} [{event.start}–{event.end}] {record.text[event.start : event.end]!r}"
    yield f"  “{_flat(record.text[sentence.start : sentence.end])}”"
    actors, recipients = (", ".join(names[e] for e in side) or "-" for side in (event.actors, event.recipients))
    yield f"  {event.type}/{event.mode or '-'} {event.predicate}: {actors} → {recipients}"
    time = next((record.text[t.start : t.end] for t in record.times if t.id == event.time), None)
    dated = f" ({time!r} [{event.time}])" if time else ""
    yield f"  {wording.status[event.status]}, {event.value or '-'}{dated}"
    yield f"  {event.why} ({event.confidence:.2f})"
    yield from trace_source(record, event.attribution)


def _conflict(conflict: Conflict, records: Mapping[str, Record], wording: Wording) -> Iterator[str]:
    yield f"{conflict.id}: {wording.conflict[conflict.kind]} {wording.verdict[conflict.verdict]}: {conflict.about}"
    if conflict.because:
        yield f"  = {conflict.because}"
    for side in conflict.sides:
        yield ""
        yield f"{side.value} ({side.independent} {wording.words['origins']})"
        for evidence in side.evidence:
            yield f"  {_evidence(evidence, records)}"


def _evidence(evidence: Evidence, records: Mapping[str, Record]) -> str:
    return f"{_where(records[evidence.article])} [{evidence.start}–{evidence.end}] “{_flat(evidence.text)}”"


def _dating(dating: Dating, records: Mapping[str, Record]) -> Iterator[str]:
    """When the article came out; where that had to be worked out, each reason with the words that show it."""
    value = dating.published.value if dating.published else "-"
    if not dating.grounds:
        yield f"{value}: {dating.because}"
        return
    yield f"{value}:"
    for ground in dating.grounds:
        yield f"  {ground.first or '…'}–{ground.last or '…'}: {ground.because}"
        for evidence in ground.evidence:
            yield f"    {_evidence(evidence, records)}"


def _article(record: Record, links: Links, records: Mapping[str, Record]) -> Iterator[str]:
    dating = next((d for d in links.datings if d.article == record.id), None)
    yield f"{record.id}: {_where(record)}"
    if dating:
        yield from _dating(dating, records)
    for copy in (c for c in links.copies if c.article == record.id):
        yield from _copy(copy, record, records[copy.of])
    for happening in links.happenings:
        if any(t.article == record.id for t in happening.tellings):
            yield f"{happening.id}: {happening.predicate} ({happening.status})"


def _copy(copy: Copy, record: Record, source: Record) -> Iterator[str]:
    """What an article repeats of another: how, which of them had it first, why, and the passages alike in both."""
    through = f", {copy.origin}" if copy.origin else ""
    yield f"= {copy.of}: {_where(source)}{through} ({copy.kind} {copy.likeness:.2f}, {copy.direction})"
    yield from (f"  {reason}" for reason in copy.because)
    for passage in copy.passages:
        here, there = record.text[passage.start : passage.end], source.text[passage.of_start : passage.of_end]
        yield f"  [{passage.start}–{passage.end}] “{_cut(here)}”"
        yield f"    [{passage.of_start}–{passage.of_end}] “{_cut(there)}”"


def _cut(text: str) -> str:
    """A long passage as its first and last words."""
    flat = _flat(text)
    return flat if len(flat) <= 2 * SHOWN else f"{flat[:SHOWN]} … {flat[-SHOWN:]}"


def _where(record: Record) -> str:
    outlet = record.outlet.name if record.outlet else None
    return ", ".join(part for part in (outlet, record.path or record.url or record.id) if part)


def _flat(text: str) -> str:
    return " ".join(text.split())
