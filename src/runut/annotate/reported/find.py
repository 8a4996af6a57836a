"""Who says so: the attributions and quotations of an article."""

from collections.abc import Sequence

from msgspec.structs import replace

from runut.annotate.reported.chains import make_attributions
from runut.annotate.reported.direct import find_direct
from runut.annotate.reported.floor import Floor
from runut.annotate.reported.headlines import find_headline
from runut.annotate.reported.indirect import find_indirect
from runut.annotate.reported.origins import from_cited, from_papers, from_pointers, from_said
from runut.annotate.reported.page import Page, Unit
from runut.annotate.reported.pointing import Pointer, credit, find_pointer
from runut.annotate.reported.relays import Relay, find_relays
from runut.annotate.reported.said import Said
from runut.annotate.reported.sources import Sources
from runut.annotate.reported.speakers import Speaker
from runut.lang.pack import Pack
from runut.types.reading import Reading
from runut.types.record import Attribution, Quotation
from runut.types.text import READ_ZONES, Span

_QUOTES = "\"“„”'‘’«»"


def find_reported(reading: Reading, *, pack: Pack) -> tuple[tuple[Attribution, ...], tuple[Quotation, ...]]:
    """All attributions and all quotations in the article's content, each in text order."""
    page = Page(reading, pack)
    sources = Sources(page, pack)
    said = find_said(page)
    pointers = [pointer for unit in page.units if (pointer := _pointer(page, unit, said))]
    told = [relay for relay in find_relays(sources) if not _is_topic(page, relay, said)]
    relays = [
        *told,
        *from_cited(sources),
        *from_papers(sources),
        *from_pointers(sources, pointers),
        *from_said(sources, said),
    ]
    attributions = make_attributions(sources, relays)
    return attributions, tuple(_quotation(page, n, one, attributions) for n, one in enumerate(said, 1))


def _is_topic(page: Page, relay: Relay, said: Sequence[Said]) -> bool:
    """Whether a report is only what somebody speaks about: `X membantah laporan Y`."""
    if relay.cue is None or page.text[relay.cue.start : relay.cue.end].lower() not in page.words.report_nouns:
        return False
    return any(one.start == relay.cue.start and not one.direct for one in said)


def _pointer(page: Page, unit: Unit, said: Sequence[Said]) -> Pointer | None:
    """A sentence's words that credit the one before, unless they are themselves what somebody says."""
    pointer = find_pointer(page, unit) if unit.zone == "body" else None
    quoted = pointer and any(one.start <= pointer.start < one.end for one in said)
    return None if quoted else pointer


def find_said(page: Page) -> list[Said]:
    """All that the article quotes, in text order."""
    found: list[Said] = []
    floor = Floor(page)
    for number, unit in enumerate(page.units):
        before = page.units[number - 1] if number else None
        said = _in_unit(page, unit, before, found, floor.at(number))
        found = [one for one in found if all(one.start != other.start for other in said)]
        found += [settled for one in said if (settled := floor.settle(one, number))]
        if not said and unit.zone == "body":
            floor.listen(unit, number, find_pointer(page, unit))
    return _share_speakers(page, sorted(found, key=_text_order))


def _share_speakers(page: Page, said: list[Said]) -> list[Said]:
    """A paragraph whose quoted words stay open belongs to whoever speaks in the next; the others need a speaker."""
    for number in range(len(said) - 2, -1, -1):
        one, after = said[number], said[number + 1]
        opens = page.text[one.end : after.start].strip(_QUOTES + " \n\t\xa0") == ""
        if one.why == "continued" and opens and not page.text[one.end : one.end + 1].strip():
            said[number] = replace(one, speaker=after.speaker)
    return [one for one in said if one.speaker or one.why != "continued"]


def _text_order(said: Said) -> tuple[int, int]:
    return said.start, said.end


def _in_unit(page: Page, unit: Unit, before: Unit | None, found: Sequence[Said], carried: Speaker | None) -> list[Said]:
    if unit.zone not in READ_ZONES:
        return []
    if unit.zone != "body":
        headline = find_headline(page, unit)
        return [headline] if headline else []
    pointer = find_pointer(page, unit)
    credited = credit(page, before, pointer, found) if pointer and before else None
    direct = find_direct(page, unit, carried)
    indirect = find_indirect(page, unit, direct)
    return [*([credited] if credited else []), *sorted((*direct, *indirect), key=_text_order)]


def _vouching(said: Said, attributions: Sequence[Attribution]) -> str | None:
    """The attribution that covers a quotation, the narrowest first."""
    covering = [
        (one.covers.end - one.covers.start, one.id)
        for one in attributions
        if one.covers and one.covers.start <= said.start and said.end <= one.covers.end
    ]
    return min(covering)[1] if covering else None


def _quotation(page: Page, number: int, said: Said, attributions: Sequence[Attribution]) -> Quotation:
    speaker = said.speaker
    return Quotation(
        id=f"q{number}",
        start=said.start,
        end=said.end,
        direct=said.direct,
        speakers=speaker.ids if speaker else (),
        speaker_surface=page.text[speaker.start : speaker.end] if speaker else None,
        cue=page.text[said.cue.start : said.cue.end] if said.cue else None,
        addressee=said.addressee,
        attribution=_vouching(said, attributions),
        speaker_span=Span(start=speaker.start, end=speaker.end) if speaker else None,
        cue_span=said.cue,
        why=said.why,
    )
