"""Who says so: the attributions and quotations of an article."""

from collections.abc import Sequence

from msgspec.structs import replace

from runut.annotate.reported.direct import find_direct
from runut.annotate.reported.headlines import find_headline
from runut.annotate.reported.indirect import find_indirect
from runut.annotate.reported.page import Page, Unit
from runut.annotate.reported.pointing import credit, find_pointer
from runut.annotate.reported.said import Said
from runut.annotate.reported.speakers import Speaker
from runut.lang.pack import Pack
from runut.types.reading import Reading
from runut.types.record import Attribution, Quotation
from runut.types.text import Span

_CARRY = 2  # sentences over which a speaker carries on


def find_reported(reading: Reading, *, pack: Pack) -> tuple[tuple[Attribution, ...], tuple[Quotation, ...]]:
    """All attributions and all quotations in the article's content, each in text order."""
    page = Page(reading, pack)
    said = find_said(page)
    return (), tuple(_quotation(page, number, one) for number, one in enumerate(said, 1))


def find_said(page: Page) -> list[Said]:
    """All that the article quotes, in text order."""
    found: list[Said] = []
    speakers = _Carried()
    for number, unit in enumerate(page.units):
        before = page.units[number - 1] if number else None
        found += [speakers.settle(one, number) for one in _in_unit(page, unit, before, found, speakers.at(number))]
    return sorted(found, key=_text_order)


def _text_order(said: Said) -> tuple[int, int]:
    return said.start, said.end


def _in_unit(page: Page, unit: Unit, before: Unit | None, found: Sequence[Said], carried: Speaker | None) -> list[Said]:
    if unit.zone != "body":
        headline = find_headline(page, unit)
        return [headline] if headline else []
    pointer = find_pointer(page, unit)
    credited = credit(page, before, pointer, found) if pointer and before else None
    direct = find_direct(page, unit, carried)
    indirect = find_indirect(page, unit, direct)
    return [*([credited] if credited else []), *sorted((*direct, *indirect), key=_text_order)]


class _Carried:
    """The last speaker, for quotations that name none and for pronouns that nothing else resolves."""

    def __init__(self) -> None:
        self._last: Speaker | None = None
        self._number = 0

    def at(self, number: int) -> Speaker | None:
        """The speaker that carries on into a sentence, if any."""
        return self._last if number - self._number <= _CARRY else None

    def settle(self, said: Said, number: int) -> Said:
        """What was said, with a pronoun's speaker filled in; remembers the speaker."""
        speaker = said.speaker
        if speaker and speaker.pronoun and not speaker.ids and self._last:
            speaker = replace(speaker, ids=self._last.ids)
            said = replace(said, speaker=speaker)
        if speaker:
            self._last, self._number = speaker, number
        return said


def _quotation(page: Page, number: int, said: Said) -> Quotation:
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
        attribution=None,
        speaker_span=Span(start=speaker.start, end=speaker.end) if speaker else None,
        cue_span=said.cue,
        why=said.why,
    )
