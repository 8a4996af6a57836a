"""Speech that the next sentence credits: `Hal ini disampaikan X`."""

from collections.abc import Sequence

from runut.annotate.reported.direct import stands_alone
from runut.annotate.reported.page import Page, Unit
from runut.annotate.reported.said import Said, span_of_token, tidy
from runut.annotate.reported.speakers import Speaker, make_speaker, phrase_from, skip_report_noun
from runut.types.text import Span, Value

_FAR = 16  # tokens in which a leading phrase ends with a comma
_LEAD = 4  # tokens before the words that point back
_GAP = 3  # tokens between those words and the verb


class Pointer(Value, frozen=True, kw_only=True):
    """Words that credit the sentence before to a speaker."""

    start: int
    end: int
    cue: Span
    speaker: Speaker


def find_pointer(page: Page, unit: Unit) -> Pointer | None:
    """The words of a sentence that credit the one before it to somebody, if there are any."""
    for start in _starts(page, unit):
        for number in range(start, min(unit.last, start + _LEAD)):
            length = page.opens_phrase(number, page.words.deictics)
            bare = length == 1 and number > start and page.lower(start) not in page.words.things_said
            pointer = _pointer(page, unit, number, number + length) if length and not bare else None
            if pointer and page.tokens[number].pair < 0:
                return pointer
    return None


def _starts(page: Page, unit: Unit) -> list[int]:
    """Where a clause may begin that points back: at the start, and behind the comma of a leading phrase."""
    starts = [unit.first]
    for number in range(unit.first, min(unit.last, unit.first + _FAR)):
        if page.lower(number) in page.cues.before:
            break
        if page.tokens[number].form == ",":
            starts.append(number + 1)
    return starts


def _pointer(page: Page, unit: Unit, first: int, number: int) -> Pointer | None:
    """From the words that point back on: `hal itu ia sampaikan` or `hal itu disampaikan (oleh) X`."""
    if page.lower(number) in page.words.accounts and page.lower(first) in page.words.closing_deictics:
        return _account(page, unit, first, number)
    verbs = range(number, min(unit.last, number + _GAP))
    cue = next((i for i in verbs if page.lower(i) in page.words.deictic_verbs), None)
    if cue is None or any(page.tokens[i].form == "," for i in range(number, cue)):
        return None
    speaker = _agent(page, unit, number, cue)
    if speaker is None:
        return None
    start, end = page.tokens[first].start, max(page.tokens[cue].end, speaker.end)
    return Pointer(start=start, end=end, cue=span_of_token(page, cue), speaker=speaker)


def _account(page: Page, unit: Unit, first: int, number: int) -> Pointer | None:
    """`Demikian pernyataan X`."""
    named = phrase_from(page, skip_report_noun(page, number), unit.last)
    if named is None or not named[0].ids:
        return None
    start = page.tokens[first].start
    return Pointer(start=start, end=named[0].end, cue=span_of_token(page, number), speaker=named[0])


def _agent(page: Page, unit: Unit, number: int, cue: int) -> Speaker | None:
    before = [i for i in range(number, cue) if page.lower(i) not in page.words.adverbs]
    if before:
        return make_speaker(page, before[0], before[-1] + 1)
    token = page.tokens[cue]
    if token.lower.endswith(page.words.clitic):
        return Speaker(start=token.end - len(page.words.clitic), end=token.end, pronoun=True)
    first = cue + 1
    while first < unit.last and page.lower(first) in page.words.by:
        first += 1
    named = phrase_from(page, first, unit.last)
    return named[0] if named else None


def credit(page: Page, before: Unit, pointer: Pointer, said: Sequence[Said]) -> Said | None:
    """The sentence before as a quotation of the one credited; None where it already holds quotations of somebody."""
    inside = [one for one in said if before.start <= one.start < before.end]
    if before.zone != "body" or any(one.why != "continued" for one in inside):
        return None
    quoted = [pair for _, pair in page.pairs_in(before.start, before.end)]
    if len(quoted) == 1 and stands_alone(page, before, quoted[0]):
        start, end = quoted[0].start, quoted[0].end
        return Said(start=start, end=end, direct=True, speaker=pointer.speaker, cue=pointer.cue, why="credited after")
    if inside:
        return None
    start, end = tidy(page, before.start, before.end)
    return Said(start=start, end=end, direct=False, speaker=pointer.speaker, cue=pointer.cue, why="credited after")
