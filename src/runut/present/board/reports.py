"""How each article tells a happening, in its own words: the sentences with their triggers, whom it cites, and why it
was counted to the happening."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from runut.present.board.snapshot import Snapshot
from runut.present.board.speech import Speech
from runut.types.brief import Judged, LifeStage
from runut.types.calendar import days_of
from runut.types.links import Happening, Telling
from runut.types.record import Event, EventType, Record, Status
from runut.types.text import Span, Value


class Cited(Value, frozen=True, kw_only=True):
    """Somebody from whom an article has it, the characters that say so, and the rule."""

    name: str
    start: int
    end: int
    text: str
    why: str


class DateWords(Value, frozen=True, kw_only=True):
    """The characters behind a date: its ISO value, what it is counted from, and the rule."""

    value: str
    start: int
    end: int
    text: str
    basis: str
    why: str


class Segment(Value, frozen=True, kw_only=True):
    """A stretch of a sentence; `event` where it is the trigger of a telling."""

    text: str
    start: int
    end: int
    event: str | None


class TellingView(Value, frozen=True, kw_only=True):
    """One mention of the happening. `read` is its status by its own words, `status` as what it counts here, which is
    never more certain than what the article says of it elsewhere."""

    event: str
    start: int
    end: int
    status: Status
    read: Status
    value: str | None
    type: EventType
    mode: str | None
    predicate: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    confidence: float
    why: str
    date: DateWords | None
    chain: tuple[Cited, ...]
    because: tuple[str, ...]
    judged: tuple[Judged, ...]


class Quote(Value, frozen=True, kw_only=True):
    """A sentence of an article, and the mentions of the happening in it."""

    start: int
    end: int
    segments: tuple[Segment, ...]
    tellings: tuple[TellingView, ...]


class Repeated(Value, frozen=True, kw_only=True):
    """An article that another one repeats; `inferred` where no text says so and none was copied word for word."""

    article: str
    outlet: str
    inferred: bool


class Report(Value, frozen=True, kw_only=True):
    """One article as it tells a happening.

    `stages` are the stages of the life that it bears out, `origins` the numbers of the independent origins on which it
    rests, both from 1; `only_repeats` whether it adds no origin.
    """

    article: str
    outlet: str
    title: str | None
    language: str
    reported: str | None
    stages: tuple[int, ...]
    origins: tuple[int, ...]
    only_repeats: bool
    repeats: tuple[Repeated, ...]
    quotes: tuple[Quote, ...]
    judged: tuple[Judged, ...]

    @property
    def tells_in_title(self) -> bool:
        """Whether the first sentence that tells it is the title."""
        said = "".join(part.text for part in self.quotes[0].segments) if self.quotes else ""
        return self.title is not None and said.split() == self.title.split()


def find_reports(
    snapshot: Snapshot, speech: Speech, happening: Happening, records: Iterable[Record]
) -> Iterator[Report]:
    """The reports of a happening in articles whose records are given."""
    told: dict[str, list[Telling]] = {}
    for telling in happening.tellings:
        told.setdefault(telling.article, []).append(telling)
    for record in records:
        article = snapshot.articles[record.id]
        yield Report(
            article=record.id,
            outlet=speech.article(article),
            title=article.title,
            language=record.language,
            reported=article.published.value if article.published else None,
            stages=tuple(n for n, stage in enumerate(happening.life, 1) if record.id in stage.articles),
            origins=tuple(n for n, group in enumerate(happening.origins.groups, 1) if record.id in group.articles),
            only_repeats=record.id in happening.origins.copies,
            repeats=tuple(_repeated(snapshot, speech, record.id)),
            quotes=tuple(_quotes(snapshot, record, happening.life, told[record.id])),
            judged=article.judged,
        )


def _repeated(snapshot: Snapshot, speech: Speech, article: str) -> Iterator[Repeated]:
    for relay in snapshot.relays.get(article, ()):
        if source := snapshot.articles.get(relay.copy_of or ""):
            yield Repeated(article=source.id, outlet=speech.article(source), inferred=relay.inferred)


def _quotes(
    snapshot: Snapshot, record: Record, life: Sequence[LifeStage], tellings: Sequence[Telling]
) -> Iterator[Quote]:
    """The sentences that tell it, in the order of the text."""
    because = {telling.event: telling.because for telling in tellings}
    counted = [stage.status for stage in life if record.id in stage.articles]
    sentences: dict[tuple[int, int], list[Event]] = {}
    for event in (event for event in record.events if event.id in because):
        sentence = _sentence(record, event)
        sentences.setdefault((sentence.start, sentence.end), []).append(event)
    for (start, end), events in sorted(sentences.items(), key=_by_place):
        yield Quote(
            start=start,
            end=end,
            segments=tuple(_segments(record, start, end, events)),
            tellings=tuple(
                _telling(record, event, counted, because[event.id], snapshot.judged(f"{record.id}/{event.id}"))
                for event in events
            ),
        )


def _by_place(item: tuple[tuple[int, int], list[Event]]) -> tuple[int, int]:
    return item[0]


def _sentence(record: Record, event: Event) -> Span:
    """The sentence of a mention; its own characters where it stands in none."""
    inside = 0 <= event.sentence < len(record.sentences)
    return record.sentences[event.sentence] if inside else Span(start=event.start, end=event.end)


def _segments(record: Record, start: int, end: int, events: Iterable[Event]) -> Iterator[Segment]:
    """A sentence, cut at its triggers; of two that overlap only the first is cut out."""
    at = start
    for event in sorted(events, key=_start):
        if event.start < at or event.end > end:
            continue
        if event.start > at:
            yield _segment(record, at, event.start, None)
        yield _segment(record, event.start, event.end, event.id)
        at = event.end
    if at < end:
        yield _segment(record, at, end, None)


def _segment(record: Record, start: int, end: int, event: str | None) -> Segment:
    return Segment(text=record.text[start:end], start=start, end=end, event=event)


def _start(event: Event) -> int:
    return event.start


def _telling(
    record: Record, event: Event, counted: Sequence[Status], because: tuple[str, ...], judged: tuple[Judged, ...]
) -> TellingView:
    names = {entity.id: entity.name for entity in record.entities}
    return TellingView(
        event=event.id,
        start=event.start,
        end=event.end,
        status=event.status if event.status in counted or not counted else counted[0],
        read=event.status,
        value=event.value if days_of(event.value) else None,
        type=event.type,
        mode=event.mode,
        predicate=event.predicate,
        actors=_named(event.actors, names),
        recipients=_named(event.recipients, names),
        confidence=event.confidence,
        why=event.why,
        date=_date(record, event),
        chain=tuple(_chain(record, event)),
        because=because,
        judged=judged,
    )


def _named(ids: Iterable[str], names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(names[id] for id in ids if id in names)


def _date(record: Record, event: Event) -> DateWords | None:
    time = next((time for time in record.times if time.id == event.time), None)
    if time is None:
        return None
    return DateWords(
        value=time.value,
        start=time.start,
        end=time.end,
        text=record.text[time.start : time.end],
        basis=time.basis,
        why=time.why,
    )


def _chain(record: Record, event: Event) -> list[Cited]:
    """Whom a mention is from, whom the article cites itself first."""
    by_id = {attribution.id: attribution for attribution in record.attributions}
    found: list[Cited] = []
    now = by_id.get(event.attribution or "")
    while now:
        words = record.text[now.start : now.end]
        found.insert(0, Cited(name=now.name, start=now.start, end=now.end, text=words, why=now.why))
        now = by_id.pop(now.via or "", None)
    return found
