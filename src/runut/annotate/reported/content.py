"""Where the content of indirect speech begins and ends."""

from collections.abc import Iterator

from runut.annotate.reported.page import Page, Unit
from runut.annotate.reported.speakers import phrase_from
from runut.annotate.reported.subjects import is_verb
from runut.annotate.reported.tables import Cue

_LONGEST = 200  # tokens of what is said without quotation marks
_JOIN_REACH = 14  # tokens between a cue and the conjunction that opens what is said
_ACRONYM = 4  # letters of an abbreviation
_SUBJECT = 10  # tokens of a subject between a conjunction and the next cue
_FEWEST_WORDS = 3  # of a clause without a verb
_NEAR = 3  # the same, without a subject


def content_start(page: Page, number: int, cue: Cue, unit: Unit) -> int | None:
    """The token with which the content begins behind a cue; None where nothing follows."""
    joined = _conjunction(page, number, unit)
    if joined is not None:
        return joined + 1
    first = number + 1
    while first < unit.last and (page.lower(first) in page.words.fillers or page.tokens[first].form == ":"):
        first += 1
    first = _past_time(page, first, unit)
    if cue.root in page.words.telling or page.lower(first) in page.words.addressee:
        first = _past_time(page, _past_addressee(page, first, unit), unit)
        first = first + 1 if page.lower(first) in page.words.that else first
    if first < unit.last and page.tokens[first].form == "," and page.tokens[first].pair < 0:
        first += 1
    return first if first < unit.last else None


def _conjunction(page: Page, number: int, unit: Unit) -> int | None:
    """The conjunction that opens the content, where no other cue or clause stands between."""
    for i in range(number + 1, min(unit.last, number + _JOIN_REACH)):
        token = page.tokens[i]
        if token.pair >= 0:
            return None
        near = i == number + 1 and token.lower in page.words.that
        if near or token.lower in page.words.strict_that:
            return i
        if token.lower in page.cues.before and token.lower not in page.words.call_nouns:
            return None
        if token.form in ".;":
            return None
    return None


def _past_time(page: Page, first: int, unit: Unit) -> int:
    """Past `pada Kamis` and the like between a cue and its content."""
    number = first + 1 if page.lower(first) in page.words.prepositions and first + 1 < unit.last else first
    times = page.times_at(page.tokens[number].start) if number < unit.last else []
    return page.token_from(max(time.end for time in times)) if times else first


def _past_addressee(page: Page, first: int, unit: Unit) -> int:
    """Past `kepada X`."""
    named = phrase_from(page, first + 1, unit.last)
    return named[1] if named else first


def holds_verb(page: Page, first: int, last: int) -> bool:
    """Whether a stretch of tokens has a predicate of its own."""
    if any(is_verb(page, i) or page.lower(i) in page.words.predicates for i in range(first, last)):
        return True
    if any(page.lower(i - 1) in page.words.pointing and _is_adjective(page, i) for i in range(first + 2, last)):
        return True
    return last - first >= _FEWEST_WORDS and _has_subject(page, first, last)


def _is_adjective(page: Page, number: int) -> bool:
    word = page.tree.word_at(page.tokens[number].start)
    return word is not None and page.tree.words[word].upos == "ADJ"


def _has_subject(page: Page, first: int, last: int) -> bool:
    """Whether the model finds a subject and its predicate, of whatever kind, in a stretch."""
    words = page.tree.words_in(page.tokens[first].start, page.tokens[last - 1].end)
    return any(page.tree.relation(i) == "nsubj" and page.tree.words[i].head in words for i in words)


def cut(page: Page, first: int, unit: Unit, cue: Cue | None) -> int:
    """The token after the content that begins at `first`."""
    for number in range(first, min(unit.last, first + _LONGEST)):
        token = page.tokens[number]
        if token.pair >= 0:
            continue
        if (
            token.form == ";"
            or _glued_end(page, number)
            or (number > first and _ends_here(page, number, first, unit, cue))
        ):
            return number
    return min(unit.last, first + _LONGEST)


def _glued_end(page: Page, number: int) -> bool:
    """Whether a sentence ends between quoted words and a word glued to them (`"…".Lalu`)."""
    token = page.tokens[number]
    before = page.tokens[number - 1]
    glued = token.form == "." and before.end == token.start
    return glued and (before.pair >= 0 or _opens_heading(page, number + 1))


def _opens_heading(page: Page, number: int) -> bool:
    """Whether a word in capitals is glued to a full stop: the heading of what follows (`sejak lama.ENERGI`)."""
    if number >= len(page.tokens) or page.tokens[number].start != page.tokens[number - 1].end:
        return False
    form, before = page.tokens[number].form, page.tokens[number - 2].form
    return len(before) > 1 and form[0].isupper() and (before.islower() or (form.isupper() and len(form) > _ACRONYM))


def _ends_here(page: Page, number: int, first: int, unit: Unit, cue: Cue | None) -> bool:
    if page.tokens[number].form == ",":
        return _ends_at_comma(page, number + 1, unit, cue)
    quoted = page.tokens[number - 1].pair
    if quoted >= 0 and page.text[page.pairs[quoted].end - 1] == "," and _ends_at_comma(page, number, unit, cue):
        return True
    lower = page.lower(number)
    if lower in page.words.closing_bare or _next_statement(page, number, unit, cue):
        return True
    return _occasion(page, number, unit)


def _ends_at_comma(page: Page, number: int, unit: Unit, cue: Cue | None) -> bool:
    """Whether the words behind a comma belong to the report and no longer to what is said."""
    lower = page.lower(number)
    if lower in page.words.tails or page.opens_phrase(number, page.words.remarks) or lower in page.words.closing:
        return True
    if lower in page.cues.before and (cue is None or cue.content not in {"act", "blame"}):
        return True
    if lower in page.cues.after and number + 1 < unit.last and page.tokens[number].form[0].islower():
        return True
    if lower in page.words.weekdays and page.size(page.tokens[number].end, unit.end) <= 4:
        return True
    if _main_clause(page, number, unit):
        return True
    short = cue is not None and cue.content == "np" and lower in page.words.relative
    return short or _next_statement(page, number, unit, cue) or _occasion(page, number, unit)


def _main_clause(page: Page, number: int, unit: Unit) -> bool:
    """Whether a cue that opens the sentence gives way to whoever speaks: `Menuduh X berbohong, Y mengatakan …`."""
    opens = page.lower(unit.first) in page.cues.before and number < unit.last
    if not opens or not page.tokens[number].form[0].isupper():
        return False
    for i in range(number, min(unit.last, number + _SUBJECT)):
        if page.tokens[i].form in ",.;" or page.lower(i) in page.words.relative:
            return False
        if page.lower(i) in page.cues.before:
            return True
    return False


def _next_statement(page: Page, number: int, unit: Unit, cue: Cue | None) -> bool:
    """Whether a conjunction (and perhaps a subject) leads to another cue.

    Where somebody is urged or accused, a verb behind a subject belongs to what they are urged or accused of.
    """
    if page.lower(number) not in page.words.coordinators:
        return False
    reach = _NEAR if cue and cue.content in {"act", "blame"} else _SUBJECT
    stops = page.words.relative | page.words.joins | page.words.purpose
    for i in _past_times(page, number + 1, unit, reach):
        token = page.tokens[i]
        if token.pair >= 0 or token.form in ".,;" or token.lower in stops:
            return False
        if token.lower in page.cues.before:
            return token.lower not in page.words.call_nouns
    return False


def _past_times(page: Page, first: int, unit: Unit, reach: int) -> Iterator[int]:
    """The next tokens, less those of times and brackets."""
    number, left = first, reach - 1
    while number < unit.last and left > 0:
        times = page.times_at(page.tokens[number].start)
        if times:
            number = max(number + 1, page.token_from(max(time.end for time in times)))
        elif page.tokens[number].form == "(":
            ends = (i + 1 for i in range(number, min(unit.last, number + _SUBJECT)) if page.tokens[i].form == ")")
            number = next(ends, number + 1)
        else:
            yield number
            number, left = number + 1, left - 1


def _occasion(page: Page, number: int, unit: Unit) -> bool:
    """Whether the words tell on what occasion something was said (`dalam pertemuannya dengan Y`)."""
    if page.lower(number) not in page.words.occasion_prepositions or page.lower(number - 1) in page.words.predicates:
        return False
    return any(page.lower(i) in page.words.occasions for i in (number + 1, number + 2) if i < unit.last)


def may_be_content(page: Page, number: int, first: int, last: int, cue: Cue) -> bool:
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
