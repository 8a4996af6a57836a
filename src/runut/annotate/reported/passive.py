"""Passive cues: `diklaim (oleh) X bahwa …`, and what X calls something: `yang disebut X sebagai "…"`."""

from collections.abc import Iterator

from runut.annotate.reported.content import cut, holds_verb
from runut.annotate.reported.page import Page, Unit
from runut.annotate.reported.said import Said, span_of_token, tidy
from runut.annotate.reported.speakers import Speaker, phrase_from

_FEWEST_WORDS = 3  # of a clause
_TELLING = frozenset({"say"})


def find_passive(page: Page, unit: Unit) -> Iterator[Said]:
    """What the agents of passive cues say, in text order."""
    for number in range(unit.first, unit.last):
        cue = page.cues.passive.get(page.lower(number).removesuffix(page.words.clitic))
        if cue is None or page.tokens[number].pair >= 0:
            continue
        agent = _agent(page, number + 1, unit)
        said = _clause(page, unit, number, *agent) or _called(page, unit, number, *agent) if agent else None
        said = said or _fronted(page, unit, number, agent)
        if said:
            yield said


def _agent(page: Page, first: int, unit: Unit) -> tuple[Speaker, int] | None:
    """Who does it, by name, with `oleh` or without."""
    while page.lower(first) in page.words.by:
        first += 1
    named = phrase_from(page, first, unit.last)
    return named if named and named[0].ids and not named[0].pronoun else None


def _clause(page: Page, unit: Unit, cue: int, speaker: Speaker, after: int) -> Said | None:
    """`diklaim oleh X bahwa` and a clause."""
    if page.lower(after) not in page.words.strict_that or after + 1 >= unit.last:
        return None
    last = cut(page, after + 1, unit, None)
    start, end = tidy(page, page.tokens[after + 1].start, page.tokens[last - 1].end)
    if page.size(start, end) < _FEWEST_WORDS:
        return None
    kind = page.cues.passive[page.lower(cue).removesuffix(page.words.clitic)].kind
    return Said(
        start=start, end=end, direct=False, speaker=speaker, cue=span_of_token(page, cue), why="passive", kind=kind
    )


def _fronted(page: Page, unit: Unit, cue: int, agent: tuple[Speaker, int] | None) -> Said | None:
    """`Dijelaskan X, …`, and `Dikatakan, …` of the one who spoke last."""
    token = page.tokens[cue]
    if (
        cue != unit.first
        or cue + 1 >= unit.last
        or page.cues.passive[token.lower.removesuffix(page.words.clitic)].kind not in _TELLING
    ):
        return None
    named = agent or (phrase_from(page, cue + 1, unit.last) if page.tokens[cue + 1].form[0].isupper() else None)
    speaker, after = named or (Speaker(start=token.start, end=token.end, pronoun=True), cue + 1)
    if after + 1 >= unit.last or page.tokens[after].form != ",":
        return None
    last = cut(page, after + 1, unit, None)
    start, end = tidy(page, page.tokens[after + 1].start, page.tokens[last - 1].end)
    if page.size(start, end) < _FEWEST_WORDS or not holds_verb(page, after + 1, last):
        return None
    span = span_of_token(page, cue)
    return Said(start=start, end=end, direct=False, speaker=speaker, cue=span, why="passive-fronted")


def _called(page: Page, unit: Unit, cue: int, speaker: Speaker, after: int) -> Said | None:
    """`disebut X sebagai` and words in quotation marks."""
    if page.lower(after) != page.words.called or after + 1 >= unit.last or page.tokens[after + 1].pair < 0:
        return None
    pair = page.pairs[page.tokens[after + 1].pair]
    cue_span = span_of_token(page, cue)
    return Said(start=pair.start, end=pair.end, direct=True, speaker=speaker, cue=cue_span, why="passive")
