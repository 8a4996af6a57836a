"""Speech without quotation marks, and sentences that quote only a part of it."""

from collections.abc import Iterator

from runut.annotate.reported.content import content_start, cut, holds_verb
from runut.annotate.reported.marks import Pair
from runut.annotate.reported.page import Page, Unit
from runut.annotate.reported.passive import find_passive
from runut.annotate.reported.said import Said, span_of_token, tidy
from runut.annotate.reported.speakers import (
    Speaker,
    addressee_at,
    is_silenced,
    phrase_from,
    skip_report_noun,
    speaker_after,
)
from runut.annotate.reported.subjects import is_verb, speaker_before
from runut.annotate.reported.tables import Cue
from runut.types.record import Entity

_FRAGMENT = 3  # words of a quoted stretch at the end of a clause that make it the quotation
_SHARE = 0.5  # of the clause that they must make up
_LONG_FRAGMENT = 5  # words of a quoted stretch that is the quotation where nothing else can be
_SHORT = 6  # words of a subject
_INSERTED = 6  # words before `, kata X,` that do not yet make a clause
_OPENING = 8  # tokens of words like `selain itu` at the start of a sentence
_OBJECT = 5  # tokens of a thing that is called something
_FEWEST_TOKENS = 4  # before `kata X`, without quotation marks


def find_indirect(page: Page, unit: Unit, direct: list[Said]) -> list[Said]:
    """Indirect and mixed quotations of one sentence, in the order of their cues."""
    used = [(said.cue.start, said.cue.end) for said in direct if said.cue]
    passive = [said for said in find_passive(page, unit) if not any(_overlap(said, other) for other in direct)]
    found = [*_according(page, unit, direct), *_behind(page, unit, direct), *passive]
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
        left = page.token_from(max((one.end for one in fresh), default=page.tokens[left].start))
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
    told = _may_be_content(page, number, first, last, cue)
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


def _may_be_content(page: Page, number: int, first: int, last: int, cue: Cue) -> bool:
    """Whether a stretch without quotation marks can be what the cue asks for."""
    joined = page.lower(first - 1) in page.words.that
    comma = page.tokens[first - 1].form in ",:" and first - 1 > number
    size = page.size(page.tokens[first].start, page.tokens[last - 1].end)
    if cue.content in {"clause", "np"}:
        return size >= 2 if cue.content == "np" or joined else size >= 3 and (comma or holds_verb(page, first, last))
    if cue.content in {"that", "quote"}:
        return (joined or (comma and cue.content == "that")) and size >= 2
    if cue.content == "act":
        return size >= 3 and (joined or holds_verb(page, first, last))
    if cue.content == "will":
        return joined or (size >= 2 and holds_verb(page, first, first + 1)) or (comma and holds_verb(page, first, last))
    if cue.content == "blame":
        mutual = page.lower(number - 1) in page.words.mutual and holds_verb(page, first, last)
        return joined or mutual or _tells_blame(page, first + 1, last)
    called = any(page.lower(i) == page.words.called for i in range(first, last))
    return size >= 3 and (joined or comma or called or holds_verb(page, first, last))


def _tells_blame(page: Page, first: int, last: int) -> bool:
    """Whether what somebody is blamed for follows them, and not only a relative clause."""
    for number in range(first, last):
        if page.lower(number) in page.words.relative:
            return False
        if page.lower(number) in page.words.reasons or holds_verb(page, number, number + 1):
            return True
    return False


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
        if after < unit.last and page.tokens[after].form == "," and page.size(start, end) < _INSERTED:
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


def _clause_start(page: Page, unit: Unit, number: int, direct: list[Said]) -> int:
    before = [said.end for said in direct if said.end <= page.tokens[number].start]
    return max([unit.start, *(end + 1 for end in before)])


def _ends_clause(page: Page, number: int, unit: Unit) -> bool:
    """Whether after a speaker no further clause opens with a comma of its own."""
    return (
        number >= unit.last
        or not page.tokens[number].form[0].isalnum()
        or page.lower(number) in page.words.speaker_ends | page.words.prepositions
    )


def _according(page: Page, unit: Unit, direct: list[Said]) -> Iterator[Said]:
    """`Menurut X, …` and `…, menurut X`."""
    used = [said.cue.start for said in direct if said.cue]
    for number in range(unit.first, unit.last):
        token = page.tokens[number]
        if token.pair >= 0 or token.start in used or page.lower(number - 1) in page.words.relative:
            continue
        named = _source(page, number, unit)
        if named is None:
            continue
        speaker, after = named
        said = _around(page, unit, number, speaker, after)
        if said and not any(_overlap(said, other) for other in direct):
            yield said


def _source(page: Page, number: int, unit: Unit) -> tuple[Speaker, int] | None:
    lower = page.lower(number)
    if lower in page.words.according_pronoun:
        token = page.tokens[number]
        start = token.end - len(page.words.clitic)
        ids = tuple(e.id for m, e in page.mentions.pairs(start, token.end) if m.kind == "pronoun")
        return Speaker(start=start, end=token.end, ids=ids, pronoun=True), number + 1
    if lower in page.cues.after and _opens_sentence(page, number, unit):
        named = speaker_after(page, number, unit.last)
        return named if named and named[1] < unit.last and page.tokens[named[1]].form == "," else None
    if lower in page.words.citing_people:
        return _cited(page, number, unit)
    if lower not in page.words.according:
        return None
    first = skip_report_noun(page, number + 1)
    if page.lower(first) not in page.words.impersonal:
        return phrase_from(page, first, unit.last)
    behind = phrase_from(page, _past_kinds(page, first + 1), unit.last)
    return behind if behind and behind[0].ids and not behind[0].pronoun else None


def _past_kinds(page: Page, number: int) -> int:
    """Past what tells the kind of paper: `data terbaru dari X`."""
    while page.lower(number) in page.words.written:
        number += 1
    return number


def _cited(page: Page, number: int, unit: Unit) -> tuple[Speaker, int] | None:
    """`mengutip X`, where X is somebody in office, and `mengutip keterangan X`; an outlet is no speaker."""
    first = skip_report_noun(page, number + 1)
    named = phrase_from(page, first, unit.last)
    if named is None or named[0].pronoun:
        return None
    entities = [entity for id in named[0].ids if (entity := page.mentions.by_id(id))]
    account = page.lower(number + 1) in page.words.accounts
    return named if entities and (account or any(_is_known(page, entity) for entity in entities)) else None


def _is_known(page: Page, entity: Entity) -> bool:
    """Whether an entity is a person in office or one that the tables know."""
    known = entity.wikidata or entity.offices or page.gazetteer.find(entity.name)
    return entity.type == "PER" and bool(known)


def _opens_sentence(page: Page, number: int, unit: Unit) -> bool:
    """Whether only words like `selain itu` stand before a cue: `Selain itu kata dia, …`."""
    small = page.words.openers | page.words.adverbs
    return number - unit.first <= _OPENING and all(page.lower(i) in small for i in range(unit.first, number))


def _around(page: Page, unit: Unit, number: int, speaker: Speaker, after: int) -> Said | None:
    """What is said according to somebody: the clause behind, or the clause before where nothing follows."""
    lead = page.size(unit.start, page.tokens[number].start)
    first = after if _goes_straight_on(page, unit, number, after) else _past_comma(page, after, unit)
    rest = page.size(page.tokens[first].start, unit.end) if first < unit.last else 0
    span = span_of_token(page, number)
    if lead >= _FEWEST_TOKENS and (rest < _FEWEST_TOKENS or lead > rest or _is_aside(page, unit, number, first)):
        if _says_itself(page, unit, number):
            return None
        start, end = tidy(page, unit.start, page.tokens[number].start)
        return Said(start=start, end=end, direct=False, speaker=speaker, cue=span, why="according")
    first = _past_tail(page, first, unit)
    if first >= unit.last:
        return None
    last = cut(page, first, unit, None)
    start, end = tidy(page, page.tokens[first].start, page.tokens[last - 1].end)
    if page.size(start, end) < (_FRAGMENT if last == unit.last else _FEWEST_TOKENS):
        return None
    return Said(start=start, end=end, direct=False, speaker=speaker, cue=span, why="according")


def _says_itself(page: Page, unit: Unit, number: int) -> bool:
    """Whether the clause before `menurut X` tells what somebody else says: `Y memperingatkan …, menurut laporan X`."""
    cues = (i for i in range(unit.first + 1, number) if page.lower(i) in page.cues.before and page.tokens[i].pair < 0)
    first = next(cues, number)
    if first == number or page.lower(first - 1) in page.words.relative or is_silenced(page, first, unit):
        return False
    cue = page.cues.before[page.lower(first)]
    begin = content_start(page, first, cue, unit)
    return begin is not None and begin < number and _may_be_content(page, first, begin, number, cue)


def _past_comma(page: Page, number: int, unit: Unit) -> int:
    """The token behind the next comma of a sentence; its end where there is none."""
    while number < unit.last and page.tokens[number].form not in ",.;":
        number += 1
    return number + 1 if number < unit.last and page.tokens[number].form == "," else unit.last


def _goes_straight_on(page: Page, unit: Unit, number: int, after: int) -> bool:
    """Whether what is said follows without a comma: `Menurutnya kapal itu sudah pergi`."""
    if after >= unit.last or not _opens_sentence(page, number, unit) or not page.tokens[after].form[0].isalpha():
        return False
    small = page.words.speaker_ends | page.words.prepositions | page.words.relative | page.words.pointing
    return (
        page.lower(after) not in small
        and not is_verb(page, after)
        and holds_verb(page, after, _clause_end(page, after, unit))
    )


def _clause_end(page: Page, number: int, unit: Unit) -> int:
    return next((i for i in range(number, unit.last) if page.tokens[i].form in ",.;"), unit.last)


def _is_aside(page: Page, unit: Unit, number: int, first: int) -> bool:
    """Whether a whole clause stands before `menurut X,` and no clause of its own behind it."""
    tail = page.lower(first) in page.words.tails
    leads = (
        page.lower(first) in page.words.leaders | page.words.closing
        and page.lower(unit.first) not in page.words.leaders
    )
    return tail or (leads and holds_verb(page, unit.first, number))


def _past_tail(page: Page, first: int, unit: Unit) -> int:
    """Past who passed it on: `menurut X, seperti dikutip Y, …`."""
    while first < unit.last and page.lower(first) in page.words.tails:
        first = _past_comma(page, first, unit)
    return first
