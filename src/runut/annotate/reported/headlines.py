"""Speech in headlines: `Putin: …`, `Biden Sebut …`."""

from runut.annotate.reported.page import Page, Unit
from runut.annotate.reported.said import Said, span_of_token, tidy
from runut.annotate.reported.speakers import Speaker, make_speaker, phrase_from

_FEWEST = 2  # words that are said
_FEWEST_TOLD = 3  # the same, behind a colon or before `kata X`
_LONGEST_NAME = 7  # tokens of a speaker


def find_headline(page: Page, unit: Unit) -> Said | None:
    """What a headline says that somebody says, if it does."""
    special = _after_colon(page, unit) or _told_last(page, unit)
    if special:
        return special
    for number in range(unit.first + 1, unit.last):
        token = page.tokens[number]
        if token.pair >= 0:
            return None
        cue = token.form == ":" or page.cues.headline.get(token.form) or page.cues.before.get(token.lower)
        if cue:
            return _said(page, unit, number)
    return None


def _after_colon(page: Page, unit: Unit) -> Said | None:
    """`X soal Y: …` and `X Ancam Y: …`: the words behind the colon are those of the one named first."""
    colon = next((i for i in range(unit.first + 1, unit.last) if page.tokens[i].form == ":"), None)
    start = page.tokens[unit.first].start
    named = [m for m, e in page.mentions.pairs(start, start + 1) if e.type == "PER" and m.kind == "name"]
    if colon is None or not named or named[0].start != start:
        return None
    after = page.token_from(named[0].end)
    voiced = any(
        page.tokens[i].form in page.cues.headline or page.lower(i) in page.words.about for i in range(after, colon)
    )
    if not voiced or page.size(page.tokens[colon].end, unit.end) < _FEWEST_TOLD:
        return None
    start, end = tidy(page, page.tokens[colon].end, unit.end)
    speaker = make_speaker(page, unit.first, after)
    return Said(start=start, end=end, direct=False, speaker=speaker, cue=span_of_token(page, colon), why="headline")


def _told_last(page: Page, unit: Unit) -> Said | None:
    """`…, Kata X`."""
    for number in range(unit.first + _FEWEST_TOLD, unit.last - 1):
        if page.tokens[number - 1].form != "," or page.lower(number) not in page.cues.after:
            continue
        named = phrase_from(page, number + 1, unit.last)
        if named and named[0].ids and named[1] >= unit.last:
            start, end = tidy(page, unit.start, page.tokens[number - 1].start)
            cue = span_of_token(page, number)
            return Said(start=start, end=end, direct=False, speaker=named[0], cue=cue, why="headline")
    return None


def _said(page: Page, unit: Unit, number: int) -> Said | None:
    speaker = _speaker(page, unit, number)
    if speaker is None or number + 1 >= unit.last:
        return None
    first = number + 2 if page.lower(number + 1) in page.words.that else number + 1
    if first >= unit.last:
        return None
    start, end = tidy(page, page.tokens[first].start, unit.end)
    quoted = [pair for _, pair in page.pairs_in(start, end) if pair.open == start]
    if quoted:
        start, end = quoted[0].start, quoted[0].end
    if page.size(start, end) < _FEWEST:
        return None
    cue = span_of_token(page, number)
    return Said(start=start, end=end, direct=bool(quoted), speaker=speaker, cue=cue, why="headline")


def _speaker(page: Page, unit: Unit, number: int) -> Speaker | None:
    first = number
    while first > unit.first and page.tokens[first - 1].form not in ",:;!?":
        first -= 1
    while first < number and (page.lower(first) in page.words.openers or page.lower(first) in page.words.adverbs):
        first += 1
    after = number
    while after > first and page.lower(after - 1) in page.words.adverbs:
        after -= 1
    if first >= after or after - first > _LONGEST_NAME or page.lower(first) in page.words.leaders:
        return None
    speaker = make_speaker(page, first, after)
    colon = number < len(page.tokens) and page.tokens[number].form == ":"
    return speaker if speaker.ids and (not colon or _is_name(page, first, speaker)) else None


def _is_name(page: Page, first: int, speaker: Speaker) -> bool:
    """Whether words before a colon name somebody, and are no topic: all one mention, or an office first."""
    if page.lower(first) in page.words.offices:
        return True
    return any(
        m.start == speaker.start and m.end >= speaker.end for m, _ in page.mentions.pairs(speaker.start, speaker.end)
    )
