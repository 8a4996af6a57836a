"""Speech that `menurut` and the like give to somebody: `menurut X, …`, `…, menurut X`, `mengutip X, …`."""

from collections.abc import Iterator

from runut.annotate.reported.content import content_start, cut, holds_verb, may_be_content
from runut.annotate.reported.page import Page, Unit
from runut.annotate.reported.said import Said, span_of_token, tidy
from runut.annotate.reported.speakers import Speaker, is_silenced, phrase_from, skip_report_noun, speaker_after
from runut.annotate.reported.subjects import is_verb
from runut.types.record import Entity

_FRAGMENT = 3  # words of a clause
_FEWEST_TOKENS = 4  # of what stands before `menurut X`
_FEWEST_INSERTED = 2  # words of a subject before `menurut X`
_OPENING = 8  # tokens of words like `selain itu` at the start of a sentence


def find_according(page: Page, unit: Unit, direct: list[Said]) -> Iterator[Said]:
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
        if said and not any(said.start < other.end and other.start < said.end for other in direct):
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
    if lower in page.words.based_on:
        return _based_on(page, number, unit)
    if lower not in page.words.according:
        return None
    first = skip_report_noun(page, number + 1)
    if page.lower(first) not in page.words.impersonal:
        return phrase_from(page, first, unit.last)
    behind = phrase_from(page, _past_kinds(page, first + 1), unit.last)
    return behind if behind and behind[0].ids and not behind[0].pronoun else None


def _based_on(page: Page, number: int, unit: Unit) -> tuple[Speaker, int] | None:
    """`berdasarkan laporan X` and `berdasarkan data X`: whoever made it."""
    kind = page.lower(number + 1)
    if kind not in page.words.report_nouns | page.words.impersonal:
        return None
    named = phrase_from(page, _past_kinds(page, number + 2), unit.last)
    return named if named and named[0].ids and not named[0].pronoun else None


def _past_kinds(page: Page, number: int) -> int:
    """Past what tells the kind of paper: `data terbaru dari X`."""
    while page.lower(number) in page.words.written | page.words.by:
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
    first = after if _goes_straight_on(page, unit, number, after) else past_comma(page, after, unit)
    rest = page.size(page.tokens[first].start, unit.end) if first < unit.last else 0
    span = span_of_token(page, number)
    if lead >= _FEWEST_INSERTED and _is_inserted(page, unit, number, after):
        start, end = tidy(page, unit.start, page.tokens[cut(page, after, unit, None) - 1].end)
        return Said(start=start, end=end, direct=False, speaker=speaker, cue=span, why="according")
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


def past_comma(page: Page, number: int, unit: Unit) -> int:
    """The token behind the next comma of a sentence; its end where there is none."""
    while number < unit.last and page.tokens[number].form not in ",.;":
        number += 1
    return number + 1 if number < unit.last and page.tokens[number].form == "," else unit.last


def _goes_straight_on(page: Page, unit: Unit, number: int, after: int) -> bool:
    """Whether what is said follows without a comma: `Menurutnya kapal itu sudah pergi`."""
    if after >= unit.last or not _opens_sentence(page, number, unit) or not page.tokens[after].form[0].isalpha():
        return False
    small = page.words.speaker_ends | page.words.prepositions | page.words.relative | page.words.pointing
    small -= page.words.that
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
        first = past_comma(page, first, unit)
    return first


def _says_itself(page: Page, unit: Unit, number: int) -> bool:
    """Whether the clause before `menurut X` tells what somebody else says: `Y memperingatkan …, menurut laporan X`."""
    cues = (i for i in range(unit.first + 1, number) if page.lower(i) in page.cues.before and page.tokens[i].pair < 0)
    first = next(cues, number)
    if first == number or page.lower(first - 1) in page.words.relative or is_silenced(page, first, unit):
        return False
    cue = page.cues.before[page.lower(first)]
    begin = content_start(page, first, cue, unit)
    return begin is not None and begin < number and may_be_content(page, first, begin, number, cue)


def _is_inserted(page: Page, unit: Unit, number: int, after: int) -> bool:
    """Whether `menurut X` stands between a subject and its predicate: `perjanjian itu menurut X akan merugikan Y`."""
    bare = page.tokens[number - 1].form[0].isalnum() and after < unit.last and page.tokens[after].form[0].islower()
    predicate = bare and (page.lower(after) in page.words.predicates or is_verb(page, after))
    relative = (i for i in range(unit.first, number) if page.lower(i) in page.words.relative)
    return predicate and not holds_verb(page, unit.first, next(relative, number))
