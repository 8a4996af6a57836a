"""What an article's record says of its items, each as a note: value, status, parts, and the rule behind it."""

from collections.abc import Iterable, Iterator, Mapping

from runut.present.board.marks import LAYERS
from runut.present.board.snapshot import Snapshot
from runut.present.board.speech import Speech
from runut.types.brief import Judged
from runut.types.judgement import Layer
from runut.types.record import Attribution, Entity, Event, Mention, Quotation, Record, Status, Time
from runut.types.text import Span, Value

DEEDS = frozenset({"occurred", "ongoing"})


class Fact(Value, frozen=True, kw_only=True):
    """One part of an item. `key` tells which (`actor`, `place` …), `said` what it is, in the reader's words; `word` is
    a key of the page's words instead. `item` is another item of the article, `start` and `end` the characters."""

    key: str
    said: str = ""
    word: str | None = None
    item: str | None = None
    start: int | None = None
    end: int | None = None


class ToldAs(Value, frozen=True, kw_only=True):
    """The happening that an event is counted to, with the latest word on it."""

    id: str
    label: str
    status: Status
    value: str | None


class Note(Value, frozen=True, kw_only=True):
    """An item of an article: `id` as judgements take it (`ARTICLE/v3`), its characters, what the record makes of it.

    `status` and `value` (ISO) are this article's own word. `person` is the name under which somebody has a page.
    `judged` is what persons said of it.
    """

    id: str
    item: str
    layer: Layer
    start: int
    end: int
    text: str
    said: str
    status: Status | None = None
    value: str | None = None
    rule: str = ""
    confidence: float | None = None
    facts: tuple[Fact, ...] = ()
    person: str | None = None
    happenings: tuple[ToldAs, ...] = ()
    judged: tuple[Judged, ...] = ()

    @property
    def is_rejected(self) -> bool:
        """Whether a person judged that it is wrong."""
        return any(one.kind == "reject" for one in self.judged)

    @property
    def parts(self) -> dict[str, list[Fact]]:
        """The facts by their keys, in order."""
        found: dict[str, list[Fact]] = {}
        for fact in self.facts:
            found.setdefault(fact.key, []).append(fact)
        return found

    @property
    def is_hedged(self) -> bool:
        """Whether the words alone tell a deed, and the casebook counts them to what has not come to pass."""
        return self.status in DEEDS and any(told.status not in DEEDS for told in self.happenings)


class Notes:
    """Makes the notes of one article."""

    def __init__(self, snapshot: Snapshot, speech: Speech, record: Record) -> None:
        self._snapshot, self._speech, self._record = snapshot, speech, record
        self._entities = {one.id: one for one in record.entities}
        self._sources = {one.id: one for one in record.attributions}
        self._times = {one.id: one for one in record.times}
        self._told: dict[str, list[ToldAs]] = {}
        for id in snapshot.told_by.get(record.id, ()):
            happening = snapshot.happenings[id]
            told = ToldAs(
                id=id,
                label=speech.happening(happening, snapshot.judged(id)),
                status=happening.status,
                value=happening.value,
            )
            for telling in happening.tellings:
                if telling.article == record.id:
                    self._told.setdefault(telling.event, []).append(told)

    def all(self) -> dict[Layer, tuple[Note, ...]]:
        """The notes of each layer, in the order in which their words stand."""
        made: Mapping[Layer, Iterable[Note]] = {
            "event": map(self._event, self._record.events),
            "entity": map(self._entity, self._record.entities),
            "time": map(self._time, self._record.times),
            "quotation": map(self._quotation, self._record.quotations),
            "attribution": map(self._attribution, self._record.attributions),
        }
        return {layer: tuple(sorted(made[layer], key=_place)) for layer in LAYERS}

    def _note(self, item: str, layer: Layer, span: Span | Mention, **more: object) -> Note:
        id = f"{self._record.id}/{item}"
        text = " ".join(self._record.text[span.start : span.end].split())
        fields = {"start": span.start, "end": span.end, "text": text, "judged": self._snapshot.judged(id)} | more
        return Note(id=id, item=item, layer=layer, **fields)  # type: ignore[arg-type]

    def _event(self, event: Event) -> Note:
        wording = self._speech.wording
        return self._note(
            event.id,
            "event",
            Span(start=event.start, end=event.end),
            said=wording.predicates.get(event.predicate) or wording.types[event.type],
            status=event.status,
            value=event.value,
            rule=event.why,
            confidence=event.confidence,
            facts=tuple(self._event_facts(event)),
            happenings=tuple(self._told.get(event.id, ())),
        )

    def _event_facts(self, event: Event) -> Iterator[Fact]:
        yield Fact(key="type", said=f"{event.type}/{event.mode}" if event.mode else event.type)
        yield from self._names("actor", event.actors)
        yield from self._names("recipient", event.recipients)
        yield from self._names("place", [event.place] if event.place else [])
        if time := self._times.get(event.time or ""):
            yield self._words("time", time.start, time.end, item=time.id)
        for quantity in event.quantities:
            said = f"{quantity.value:g} {self._speech.wording.units.get(quantity.of, quantity.of)}"
            yield Fact(key="quantity", said=said, start=quantity.start, end=quantity.end)
        if event.quotation:
            yield Fact(key="quoted", said=event.quotation, item=event.quotation)
        yield from self._from(event.attribution)

    def _entity(self, entity: Entity) -> Note:
        first = min(entity.mentions, key=_by_name)
        return self._note(
            entity.id,
            "entity",
            first,
            said=self._speech.name(entity.name),
            rule="; ".join(dict.fromkeys(mention.why for mention in entity.mentions if mention.why)),
            facts=tuple(self._entity_facts(entity)),
            person=entity.name if entity.type == "PER" else None,
        )

    def _entity_facts(self, entity: Entity) -> Iterator[Fact]:
        yield Fact(key="type", word=f"entity_{entity.type}")
        for office in entity.offices:
            said = self._speech.office(office.title, office.of)
            yield Fact(key="office", said=said, start=office.start, end=office.end)
        if entity.wikidata:
            yield Fact(key="wikidata", said=entity.wikidata)
        for mention in sorted(entity.mentions, key=_start):
            yield self._words("mention", mention.start, mention.end)

    def _time(self, time: Time) -> Note:
        return self._note(
            time.id,
            "time",
            Span(start=time.start, end=time.end),
            said=self._speech.days(time.value) if time.earliest else "",
            value=time.value,
            rule=time.why,
            facts=tuple(self._time_facts(time)),
        )

    def _time_facts(self, time: Time) -> Iterator[Fact]:
        yield Fact(key="type", said=f"{time.type}, {time.mod}" if time.mod else time.type)
        if time.earliest and time.latest:
            yield Fact(key="between", said=self._speech.days(f"{time.earliest}/{time.latest}"))
        yield Fact(key="basis", word=f"time_{time.basis}")
        if time.disagrees:
            yield Fact(key="disagrees", word=f"disagrees_{time.disagrees}")

    def _quotation(self, quotation: Quotation) -> Note:
        speakers = [self._entities[id].name for id in quotation.speakers]
        return self._note(
            quotation.id,
            "quotation",
            Span(start=quotation.start, end=quotation.end),
            said=self._speech.names(speakers) or quotation.speaker_surface or "",
            rule=quotation.why,
            facts=tuple(self._quotation_facts(quotation)),
        )

    def _quotation_facts(self, quotation: Quotation) -> Iterator[Fact]:
        yield Fact(key="type", word="direct" if quotation.direct else "indirect")
        yield from self._names("speaker", quotation.speakers)
        if span := quotation.speaker_span:
            yield self._words("speaker_words", span.start, span.end)
        if span := quotation.cue_span:
            yield self._words("cue", span.start, span.end)
        yield from self._names("addressee", [quotation.addressee] if quotation.addressee else [])
        yield from self._from(quotation.attribution)

    def _attribution(self, source: Attribution) -> Note:
        return self._note(
            source.id,
            "attribution",
            Span(start=source.start, end=source.end),
            said=self._speech.source(source.name),
            rule=source.why,
            facts=tuple(self._source_facts(source)),
        )

    def _source_facts(self, source: Attribution) -> Iterator[Fact]:
        yield Fact(key="type", word=f"source_{source.kind}")
        yield from self._names("origin", [source.origin] if source.origin else [])
        if source.covers:
            yield self._words("covers", source.covers.start, source.covers.end)
        yield from self._from(source.via)

    def _from(self, id: str | None) -> Iterator[Fact]:
        """Whom it is from, and who cites that one, outwards."""
        seen = set[str]()
        while id and id in self._sources and id not in seen:
            seen.add(id)
            source = self._sources[id]
            yield Fact(key="source", said=self._speech.source(source.name), item=id)
            id = source.via

    def _names(self, key: str, ids: Iterable[str]) -> Iterator[Fact]:
        for id in ids:
            yield Fact(key=key, said=self._speech.name(self._entities[id].name), item=id)

    def _words(self, key: str, start: int, end: int, *, item: str | None = None) -> Fact:
        return Fact(key=key, said=" ".join(self._record.text[start:end].split()), item=item, start=start, end=end)


def _place(note: Note) -> tuple[int, int, str]:
    return note.start, note.end, note.item


def _start(mention: Mention) -> int:
    return mention.start


def _by_name(mention: Mention) -> tuple[bool, int]:
    return mention.kind != "name", mention.start
