"""Speech without quotation marks, and sentences that quote only a part of it."""

from collections.abc import Iterator

from runut.annotate.reported.according import find_according, past_comma
from runut.annotate.reported.content import content_start, cut, holds_verb, may_be_content
from runut.annotate.reported.marks import Pair
from runut.annotate.reported.page import Page, Unit
from runut.annotate.reported.passive import find_passive
from runut.annotate.reported.said import Said, span_of_token, tidy
from runut.annotate.reported.speakers import (
    Speaker,
    addressee_at,
    is_silenced,
    speaker_after,
)
from runut.annotate.reported.subjects import is_verb, speaker_before
from runut.annotate.reported.tables import Cue

_FRAGMENT = 3  # words of a quoted stretch at the end of a clause that make it the quotation
_SHARE = 0.5  # of the clause that they must make up
_LONG_FRAGMENT = 5  # words of a quoted stretch that is the quotation where nothing else can be
_SHORT = 6  # words of a subject
_INSERTED = 6  # words before `, kata X,` that do not yet make a clause
_REACH = 10  # tokens of a speaker and a cue that close a sentence
_OBJECT = 5  # tokens of a thing that is called something
_FEWEST_TOKENS = 4  # before `kata X`, without quotation marks


def find_indirect(page: Page, unit: Unit, direct: list[Said]) -> list[Said]:
    """Indirect and mixed quotations of one sentence, in the order of their cues."""
    used = [(said.cue.start, said.cue.end) for said in direct if said.cue]
    passive = [said for said in find_passive(page, unit) if not any(_overlap(said, other) for other in direct)]
    found = [
        *find_according(page, unit, direct),
        *_behind(page, unit, direct),
        *_tells_last(page, unit, direct),
        *passive,
    ]
    left = unit.first
    for number in range(unit.first, unit.last):
        token = page.tokens[number]
        cue = page.cues.before.get(token.lower)
        if cue is None or token.pair >= 0 or (token.start, token.end) in used:
            continue
        if any(said.start <= token.start < said.end for said in found) or is_silenced(page, number, unit):
            continue
        said = _before(page, unit, number, cue, (left, _last_speaker((*direct, *found), token.start)))
        fresh = [one for one in said if not any(_overlap(one, other) for other in (*direct, *found))]
        found += fresh
        left = page.token_from(max(one.end for one in fresh)) if fresh else left
    return found


def _last_speaker(said: tuple[Said, ...], before: int) -> Speaker | None:
    """Who made the last statement that begins before an offset."""
    earlier = [one for one in said if one.start < before]
    return max(earlier, key=_start).speaker if earlier else None


def _start(said: Said) -> int:
    return said.start


def _overlap(one: Said, other: Said) -> bool:
    return one.start < other.end and other.start < one.end


def _before(page: Page, unit: Unit, number: int, cue: Cue, left: tuple[int, Speaker | None]) -> list[Said]:
    """`X mengatakan (bahwa) …`: a clause, or the quoted parts of one."""
    first = content_start(page, number, cue, unit)
    if first is None or first >= unit.last or _in_leading_phrase(page, number, unit):
        return []
    last = cut(page, first, unit, cue)
    start, end = tidy(page, page.tokens[first].start, page.tokens[last - 1].end) if last > first else (0, 0)
    if start >= end:
        return []
    pairs = [pair for _, pair in page.pairs_in(start, end)]
    joined = page.lower(first - 1) in page.words.that
    fragments = [pair for pair in pairs if _is_fragment(page, pair, cue, start, end, joined=joined)]
    told = may_be_content(page, number, first, last, cue)
    if not fragments and not (told and (joined or _holds_plain_verb(page, first, last))):
        fragments = [pair for pair in pairs if _is_long(page, pair) and not _has_other_cue(page, start, pair.open)]
        if not fragments and not told:
            return []
    speaker = speaker_before(page, number, unit, *left)
    span = span_of_token(page, number)
    parts = [(p.start, p.end, True) for p in fragments] or [(start, end, False)]
    return [
        Said(
            start=s,
            end=e,
            direct=d,
            speaker=speaker,
            cue=span,
            why="mixed" if d else "before",
            addressee=addressee_at(page, number + 1, unit.last),
            kind=cue.kind,
        )
        for s, e, d in parts
    ]


def _in_leading_phrase(page: Page, number: int, unit: Unit) -> bool:
    """Whether a cue ends a leading phrase: `Setelah sempat membantah, X …`."""
    if page.lower(number + 1) != "," or page.lower(unit.first) not in page.words.leaders:
        return False
    return all(page.lower(i) in page.words.adverbs for i in range(unit.first + 1, number))


def _is_fragment(page: Page, pair: Pair, cue: Cue, start: int, end: int, *, joined: bool) -> bool:
    """Whether quoted words in a clause are the quotation, rather than a word held with tongs."""
    if _has_other_cue(page, start, pair.open):
        return False
    words, rest = page.size(pair.start, pair.end), page.size(pair.close, end)
    if pair.open <= start and (words > 1 or rest <= 1):
        first, last = page.token_from(pair.close), page.token_from(end)
        return rest <= words or not _holds_plain_verb(page, first, last)
    before = page.lower(page.token_from(pair.open) - 1)
    called = before == page.words.called or (cue.content == "name" and before in page.words.called_as)
    called = called and not _is_called_by_other(page, pair)
    named = called or (cue.content == "name" and not joined and _names_object(page, pair, start))
    most = pair.end - pair.start >= _SHARE * (end - start)
    quoted = most or (cue.content == "quote" and (_is_long(page, pair) or rest == 0))
    return named or (words >= _FRAGMENT and (quoted or (rest == 0 and _is_predicate(page, pair, start))))


def _holds_plain_verb(page: Page, first: int, last: int) -> bool:
    """Whether a stretch has a predicate outside quotation marks."""
    return any(page.tokens[i].pair < 0 and holds_verb(page, i, i + 1) for i in range(first, last))


def _is_predicate(page: Page, pair: Pair, start: int) -> bool:
    """Whether quoted words are what a short subject does: `hubungan itu "mencapai tahap baru"`."""
    return page.size(start, pair.open) <= _SHORT and is_verb(page, page.token_from(pair.start))


def _is_called_by_other(page: Page, pair: Pair) -> bool:
    """Whether a clause of its own calls something so: `apa yang disebutnya sebagai "…"`."""
    word = page.lower(page.token_from(pair.open) - 2)
    return word.removesuffix(page.words.clitic) in page.cues.passive


def _is_long(page: Page, pair: Pair) -> bool:
    return page.size(pair.start, pair.end) >= _LONG_FRAGMENT


def _has_other_cue(page: Page, start: int, end: int) -> bool:
    """Whether a relative clause with a cue of its own leads to quoted words: `mengkritik X, yang menyebut Y "…"`."""
    inside = range(page.token_from(start), page.token_from(end))
    return any(page.lower(i) in page.cues.before and page.lower(i - 1) in page.words.relative for i in inside)


def _names_object(page: Page, pair: Pair, start: int) -> bool:
    """Whether only the thing that is called so stands between a cue and the quoted words: `menyebut X "Y"`."""
    first, last = page.token_from(start), page.token_from(pair.open)
    if any(page.lower(i) == page.words.called for i in range(first, last)):
        return False
    return 0 < last - first <= _OBJECT and not holds_verb(page, first, last) and page.tokens[last - 1].form not in ",;"


def _behind(page: Page, unit: Unit, direct: list[Said]) -> Iterator[Said]:
    """`…, kata X` without quotation marks."""
    used = [said.cue.start for said in direct if said.cue]
    for number in range(unit.first + 2, unit.last):
        token = page.tokens[number]
        if token.lower not in page.cues.after or token.pair >= 0 or token.start in used or token.form[0].isupper():
            continue
        comma = page.tokens[number - 1]
        if comma.form != "," or comma.pair >= 0 or page.lower(number - 2) in page.words.that:
            continue
        named = speaker_after(page, number, unit.last)
        if named is None or not _ends_clause(page, named[1], unit):
            continue
        start, end = tidy(page, _clause_start(page, unit, number, direct), comma.start)
        after = named[1]
        if (
            after < unit.last
            and page.tokens[after].form == ","
            and _goes_on(page, after + 1, unit, page.size(start, end))
        ):
            end = tidy(page, start, page.tokens[cut(page, after + 1, unit, None) - 1].end)[1]
        if page.size(start, end) >= _FEWEST_TOKENS:
            yield Said(
                start=start,
                end=end,
                direct=False,
                speaker=named[0],
                cue=span_of_token(page, number),
                why="behind",
                addressee=addressee_at(page, after, unit.last),
            )


def _goes_on(page: Page, first: int, unit: Unit, lead: int) -> bool:
    """Whether what is said goes on behind `, kata X,`."""
    if lead < _INSERTED:
        return True
    small = page.words.tails | page.words.closing | page.words.prepositions | page.words.remarks | page.words.weekdays
    fresh = first < unit.last and page.lower(first) not in small and not page.times_at(page.tokens[first].start)
    return fresh and page.size(page.tokens[first].start, unit.end) > lead and holds_verb(page, first, unit.last)


def _tells_last(page: Page, unit: Unit, direct: list[Said]) -> Iterator[Said]:
    """`…, X melaporkan.`: whoever speaks and the cue close the sentence."""
    cue = unit.last - 1
    while cue > unit.first and page.tokens[cue].form in ".!?":
        cue -= 1
    if direct or page.lower(cue) not in page.cues.before or page.tokens[cue].pair >= 0 or is_silenced(page, cue, unit):
        return
    comma = next((i for i in range(cue - 1, max(unit.first, cue - _REACH), -1) if page.tokens[i].form == ","), None)
    if comma is None or not _is_clause(page, unit, comma):
        return
    speaker = speaker_before(page, cue, unit, comma + 1)
    start, end = tidy(page, page.tokens[_past_relay(page, unit.first, unit)].start, page.tokens[comma].start)
    if speaker and speaker.start >= page.tokens[comma].end and page.size(start, end) >= _FEWEST_TOKENS:
        yield Said(
            start=start, end=end, direct=False, speaker=speaker, cue=span_of_token(page, cue), why="active-behind"
        )


def _is_clause(page: Page, unit: Unit, comma: int) -> bool:
    """Whether a clause of its own, with no cue in it, ends at a comma."""
    plain = all(page.lower(i) not in page.cues.before for i in range(unit.first, comma))
    return plain and page.lower(unit.first) not in page.words.leaders and holds_verb(page, unit.first, comma)


def _clause_start(page: Page, unit: Unit, number: int, direct: list[Said]) -> int:
    before = [said.end for said in direct if said.end <= page.tokens[number].start]
    start = max([unit.start, *(end + 1 for end in before)])
    return page.tokens[_past_relay(page, page.token_from(start), unit)].start if start == unit.start else start


def _past_relay(page: Page, first: int, unit: Unit) -> int:
    """Past who passed it on, with the day: `Dilansir X, Rabu (2/4), …`."""
    if page.lower(first) not in page.words.tails - page.words.according:
        return first
    number = past_comma(page, first, unit)
    dated = number < unit.last and (
        page.lower(number) in page.words.weekdays or page.times_at(page.tokens[number].start)
    )
    number = past_comma(page, number, unit) if dated else number
    return number if number < unit.last else first


def _ends_clause(page: Page, number: int, unit: Unit) -> bool:
    """Whether after a speaker no further clause opens with a comma of its own."""
    return (
        number >= unit.last
        or not page.tokens[number].form[0].isalnum()
        or page.lower(number) in page.words.speaker_ends | page.words.prepositions
    )
