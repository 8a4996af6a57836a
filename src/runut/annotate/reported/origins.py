"""Which of those quoted are origins: bodies and their spokespersons, those credited, and people without a name."""

from collections.abc import Iterator, Sequence

from runut.annotate.reported.page import Page, Unit
from runut.annotate.reported.pointing import Pointer
from runut.annotate.reported.relays import Relay
from runut.annotate.reported.said import Said, span_of_token
from runut.annotate.reported.sources import Source, Sources
from runut.annotate.reported.speakers import Speaker, phrase_from
from runut.types.record import AttributionKind, Entity
from runut.types.text import Span

_BODIES = frozenset({"body", "ministry", "armed_group"})
_PAPER = 7  # tokens of a paper's name with the word before it
_NAME = 3  # tokens of an unknown outlet's name
_LEAD = 4  # tokens at the start of a speaker's words among which an unnamed role stands


def from_said(sources: Sources, said: Sequence[Said]) -> Iterator[Relay]:
    """The origins among those whom the article quotes."""
    for one in said:
        source = _source(sources, one) if one.speaker and one.why != "headline" else None
        if source and one.speaker:
            yield _relay(sources.page, source, one, one.speaker)


def from_pointers(sources: Sources, pointers: Sequence[Pointer]) -> Iterator[Relay]:
    """Those to whom `hal ini disampaikan X` credits the sentence before."""
    for pointer in pointers:
        speaker = pointer.speaker
        source = _unnamed(sources, speaker) or _named(sources, speaker)
        if source:
            unit = _unit_at(sources.page, pointer.start)
            yield Relay(start=pointer.start, end=pointer.end, source=source, cue=pointer.cue, why="credited", unit=unit)


def from_cited(sources: Sources) -> Iterator[Relay]:
    """Unnamed sources that are cited: `mengutip seorang sumber yang …, X menulis`."""
    page = sources.page
    for number, unit in enumerate(page.units):
        for i in range(unit.first, unit.last if unit.zone == "body" else unit.first):
            if page.tokens[i].pair >= 0 or page.lower(i) not in sources.words.active_citing:
                continue
            named = phrase_from(page, i + 1, unit.last)
            source = _unnamed(sources, named[0]) if named else None
            if source:
                cue = span_of_token(page, i)
                yield Relay(start=cue.start, end=source.end, source=source, cue=cue, why="cited", unit=number)


def from_papers(sources: Sources) -> Iterator[Relay]:
    """Papers on which a sentence is based: `menurut dokumen pengadilan, …`."""
    page = sources.page
    for number, unit in enumerate(page.units):
        for i in range(unit.first, unit.last - 1 if unit.zone == "body" else unit.first):
            told = page.lower(i) in page.words.according | page.words.based_on and page.tokens[i].pair < 0
            if told and page.opens_phrase(i + 1, sources.words.papers):
                yield _paper_relay(page, i, unit, number)


def _paper_relay(page: Page, cue: int, unit: Unit, number: int) -> Relay:
    after = cue + 2
    while after < min(unit.last, cue + _PAPER) and not _ends_paper(page, after):
        after += 1
    start, end = page.tokens[cue + 1].start, page.tokens[after - 1].end
    source = Source(start=start, end=end, kind="document", name=page.text[start:end], known=True)
    span = span_of_token(page, cue)
    return Relay(start=span.start, end=end, source=source, cue=span, why="paper", unit=number)


def _ends_paper(page: Page, number: int) -> bool:
    token = page.tokens[number]
    return token.form in ",.;(" or token.lower in page.words.relative | page.words.prepositions or token.pair >= 0


def _relay(page: Page, source: Source, said: Said, speaker: Speaker) -> Relay:
    edges = [speaker.start, speaker.end, *((said.cue.start, said.cue.end) if said.cue else ())]
    near = said.cue is None or abs(said.cue.start - speaker.start) < 200
    start, end = (min(edges), max(edges)) if near else (speaker.start, speaker.end)
    covers = Span(start=said.start, end=said.end)
    unit = _unit_at(page, speaker.start)
    return Relay(start=start, end=end, source=source, cue=said.cue, why=said.why, covers=covers, unit=unit)


def _unit_at(page: Page, offset: int) -> int:
    return next((n for n, unit in enumerate(page.units) if unit.start <= offset < unit.end), -1)


def _source(sources: Sources, said: Said) -> Source | None:
    speaker = said.speaker
    if speaker is None or speaker.pronoun:
        return None
    unnamed = _unnamed(sources, speaker)
    if unnamed:
        return unnamed
    entities = [e for id in speaker.ids if (e := sources.page.mentions.by_id(id))]
    if not entities:
        return _paper(sources, speaker) or _reporter(sources, said, speaker, None)
    outlet = _outlet(sources, speaker, entities[0])
    official = _official(sources, said, speaker, entities[0]) or _on_record(sources, said, speaker, entities[0])
    return outlet or official or _reporter(sources, said, speaker, entities[0])


def _paper(sources: Sources, speaker: Speaker) -> Source | None:
    """A paper that says something: `surat dakwaan`, `dokumen pengadilan`."""
    page = sources.page
    first = page.token_from(speaker.start)
    length = page.opens_phrase(first, sources.words.papers)
    if not length or page.lower(first + length) in page.words.pointing:
        return None
    name = page.text[speaker.start : speaker.end]
    return Source(start=speaker.start, end=speaker.end, kind="document", name=name, known=True)


def _outlet(sources: Sources, speaker: Speaker, entity: Entity) -> Source | None:
    kind = sources.outlet_entity(entity)
    return _make(speaker, kind, entity) if kind else None


def _reporter(sources: Sources, said: Said, speaker: Speaker, entity: Entity | None) -> Source | None:
    """An outlet that no table knows, told by what it does: `X mewartakan …`, `kantor berita X melaporkan …`."""
    page = sources.page
    first = page.token_from(speaker.start)
    noun = page.opens_phrase(first, sources.words.outlet_nouns)
    names = [i for i in range(first + noun, page.token_from(speaker.end)) if page.tokens[i].form[0].isupper()]
    plain = len(names) == page.token_from(speaker.end) - first - noun and 0 < len(names) <= _NAME
    if said.kind != "report" or not plain or (entity and (entity.type != "ORG" or _is_body(sources, speaker))):
        return None
    name = entity.name if entity else page.text[page.tokens[names[0]].start : speaker.end]
    id = entity.id if entity else None
    return Source(start=speaker.start, end=speaker.end, kind="outlet", name=name, entity=id, known=True)


def _make(speaker: Speaker, kind: AttributionKind, entity: Entity) -> Source:
    return Source(start=speaker.start, end=speaker.end, kind=kind, name=entity.name, entity=entity.id, known=True)


def _official(sources: Sources, said: Said, speaker: Speaker, entity: Entity) -> Source | None:
    page = sources.page
    if said.kind not in sources.words.telling_kinds:
        return None
    if entity.type == "ORG":
        return _make(speaker, "official_statement", entity) if _is_body(sources, speaker) else None
    if entity.type != "PER" or not _speaks_for_body(sources, speaker):
        return None
    if said.cue and page.text[said.cue.start : said.cue.end].lower() in page.words.according:
        return _make(speaker, "official_statement", entity)
    body = _body_in(page, speaker)
    return _make(speaker, "official_statement", body) if body else None


def _on_record(sources: Sources, said: Said, speaker: Speaker, entity: Entity) -> Source | None:
    """Whoever puts out what they say: in a written statement, or on an account of their own."""
    page = sources.page
    if said.cue is None or said.kind not in sources.words.telling_kinds or entity.type not in {"PER", "ORG"}:
        return None
    unit = page.units[_unit_at(page, said.cue.start)]
    words = (i for i in range(unit.first, unit.last) if not said.start <= page.tokens[i].start < said.end)
    recorded = any(page.opens_phrase(i, page.words.on_record) and page.tokens[i].pair < 0 for i in words)
    return _make(speaker, "official_statement", entity) if recorded else None


def _is_body(sources: Sources, speaker: Speaker) -> bool:
    names = [e.name for id in speaker.ids if (e := sources.page.mentions.by_id(id))]
    if any(entry.kind in _BODIES for name in names for entry in sources.gazetteer.find(name)):
        return True
    first = sources.page.token_from(speaker.start)
    return any(sources.page.lower(i) in sources.words.bodies for i in range(first, first + 2))


def _speaks_for_body(sources: Sources, speaker: Speaker) -> bool:
    return bool(sources.page.opens_phrase(sources.page.token_from(speaker.start), sources.words.spokespersons))


def _body_in(page: Page, speaker: Speaker) -> Entity | None:
    """The body that a named spokesperson speaks for, where the words name it."""
    inside = page.mentions.in_range(speaker.start, speaker.end)
    return next((entity for entity in inside if entity.type == "ORG"), None)


def _unnamed(sources: Sources, speaker: Speaker) -> Source | None:
    """An unnamed source or witness."""
    page, words = sources.page, sources.words
    entities = [e for id in speaker.ids if (e := page.mentions.by_id(id))]
    if any(m.kind == "name" and e.type == "PER" for e in entities for m in e.mentions) or speaker.pronoun:
        return None
    number = page.token_from(speaker.start)
    limit = min(number + _LEAD, page.token_from(speaker.end))
    counted = False
    while number < limit and page.lower(number) in words.counts:
        number, counted = number + 1, True
    if page.opens_phrase(number, words.anonymous):
        return _nobody(speaker, "anonymous_source", words.anonymous_name, entities)
    if counted and page.opens_phrase(number, words.witnesses) or page.phrase(number, 2) in words.witnesses:
        return _nobody(speaker, "witness", words.witness_name, entities)
    return None


def _nobody(speaker: Speaker, kind: AttributionKind, name: str, entities: Sequence[Entity]) -> Source:
    name, entity = (entities[0].name, entities[0].id) if entities else (name, None)
    return Source(start=speaker.start, end=speaker.end, kind=kind, name=name, entity=entity, known=True)


def _named(sources: Sources, speaker: Speaker) -> Source | None:
    entities = [e for id in speaker.ids if (e := sources.page.mentions.by_id(id))]
    if not entities:
        return None
    return _outlet(sources, speaker, entities[0]) or _make(speaker, "official_statement", entities[0])
