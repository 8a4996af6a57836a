"""Outlets, agencies and papers that the article says it has something from."""

from collections.abc import Iterator

from msgspec.structs import replace

from runut.annotate.reported.page import Page, Unit
from runut.annotate.reported.sources import Source, Sources
from runut.annotate.reported.subjects import is_verb
from runut.types.text import Span, Value

_SUBJECT = 14  # tokens between an outlet and the verb of which it is the subject
_SIGNED = 6  # tokens of a signature in brackets


class Relay(Value, frozen=True, kw_only=True):
    """A source that the text names: the words that say so, what they vouch for, and who is said to cite it."""

    start: int
    end: int
    source: Source
    cue: Span | None
    why: str
    covers: Span | None = None
    unit: int = -1
    citing: int | None = None  # where the source that itself cites this one begins


def find_relays(sources: Sources) -> list[Relay]:
    """All relays of a page, in text order."""
    found = [relay for number, unit in enumerate(sources.page.units) for relay in _in_unit(sources, unit, number)]
    return sorted(found, key=_start)


def _start(relay: Relay) -> tuple[int, int]:
    return relay.source.start, relay.start


def _in_unit(sources: Sources, unit: Unit, number: int) -> Iterator[Relay]:
    page = sources.page
    taken: set[int] = set()
    for i in range(unit.first, unit.last):
        token = page.tokens[i]
        frames = sources.relays.get(token.lower, frozenset())
        if token.pair >= 0 and page.size(page.pairs[token.pair].start, page.pairs[token.pair].end) > 2:
            continue
        for relay in _at(sources, unit, i, frames):
            if relay.source.start not in taken:
                taken.add(relay.source.start)
                yield _in(relay, number)
    for relay in (*_bracketed(sources, unit), *_dateline(sources, unit)):
        if relay.source.start not in taken:
            yield _in(relay, number)


def _at(sources: Sources, unit: Unit, number: int, frames: frozenset[str]) -> Iterator[Relay]:
    if "line" in frames:
        yield from _line(sources, unit, number)
    seen = "paper" in frames and sources.page.lower(number - 1) in sources.page.words.relative
    if "behind" in frames or seen:
        yield from _behind(sources, unit, number)
    if "before" in frames:
        yield from _before(sources, unit, number)
    if "told" in frames:
        yield from _told(sources, unit, number)


def _in(relay: Relay, number: int) -> Relay:
    return replace(relay, unit=number)


def _behind(sources: Sources, unit: Unit, number: int) -> Iterator[Relay]:
    """`dikutip dari X`, `melansir X`, `lapor X`, and others joined to X."""
    page = sources.page
    named = sources.behind(number + 1, unit.last)
    if named is None:
        return
    source, after = named
    if not source.known and not sources.trusts(source, number):
        return
    cue = Span(start=page.tokens[number].start, end=page.tokens[number].end)
    through = _through(sources, unit, after)
    citing = through.start if through else None
    yield Relay(start=cue.start, end=source.end, source=source, cue=cue, why="behind", citing=citing)
    if through:
        yield Relay(start=through.start, end=through.end, source=through, cue=cue, why="joined")
    yield from _joined(sources, unit, after, cue, source)


def _through(sources: Sources, unit: Unit, after: int) -> Source | None:
    """The outlet through which another is cited: `dikutip dari X via Y`."""
    named = None
    if after + 1 < unit.last and sources.page.lower(after) in sources.words.through:
        named = sources.outlet_at(after + 1, unit.last)
    return named[0] if named else None


def _joined(sources: Sources, unit: Unit, after: int, cue: Span, first: Source) -> Iterator[Relay]:
    """`… X dan Y`, and `… X dari Y`, where X itself has it from Y."""
    page = sources.page
    while after + 1 < unit.last:
        passed_on = page.lower(after) in sources.words.passed_on
        if not passed_on and page.tokens[after].form not in ",/&" and page.lower(after) not in page.words.joins:
            return
        more = sources.outlet_at(after + 1, unit.last)
        if more is None:
            return
        source, after = more
        citing = first.start if passed_on else None
        yield Relay(start=source.start, end=source.end, source=source, cue=cue, why="joined", citing=citing)


def _line(sources: Sources, unit: Unit, number: int) -> Iterator[Relay]:
    """`Sumber: X` under the text, and `telah tayang di X`."""
    page = sources.page
    mark = page.tokens[number + 1].form if number + 1 < unit.last else ""
    if mark != ":" and page.lower(number + 1) not in page.words.prepositions:
        return
    if any(other.zone == "body" and other.start > unit.start for other in page.units) and unit.zone != "body":
        return
    named = sources.behind(number + 2, unit.last)
    if named and (named[0].known or unit.zone != "body"):
        cue = Span(start=page.tokens[number].start, end=page.tokens[number].end)
        yield Relay(start=cue.start, end=named[0].end, source=named[0], cue=cue, why="line")
        yield from _joined(sources, unit, named[1], cue, named[0])


def _before(sources: Sources, unit: Unit, number: int) -> Iterator[Relay]:
    """`X melaporkan …`, also `X, yang mengutip Y, menulis …`."""
    page = sources.page
    for i in range(number - 1, max(unit.first, number - _SUBJECT) - 1, -1):
        if page.tokens[i].pair >= 0 or page.tokens[i].form in ".;:":
            return
        named = sources.state_media_at(i, number) or sources.outlet_at(i, number) or sources.pointed_at(i, number)
        if named is None or not _is_subject(sources, unit, i, named[1], number):
            continue
        cue = Span(start=page.tokens[number].start, end=page.tokens[number].end)
        yield Relay(start=named[0].start, end=cue.end, source=named[0], cue=cue, why="before")
        return


def _is_subject(sources: Sources, unit: Unit, first: int, after: int, verb: int) -> bool:
    """Whether only adverbs or a relative clause stand between a source's name and the verb."""
    page = sources.page
    start = first
    while start > unit.first and page.lower(start - 1) in sources.words.leads - page.words.prepositions:
        start -= 1
    before = page.lower(start - 1) if start > unit.first else ""
    if start < first and start > unit.first and is_verb(page, start - 1):
        return False
    if before in page.words.prepositions or before in page.words.tails or page.lower(first - 1) in page.words.about:
        return False
    between = [page.lower(i) for i in range(after, verb)]
    plain = [word for word in between if word not in page.words.adverbs and word not in "(),"]
    return not plain or plain[0] in page.words.relative or all(w.isupper() or w.istitle() for w in plain)


def _told(sources: Sources, unit: Unit, number: int) -> Iterator[Relay]:
    """`kata X kepada Reuters`: the outlet to which it was told."""
    named = sources.behind(number + 1, unit.last)
    if named and named[0].known:
        page = sources.page
        cue = Span(start=page.tokens[number].start, end=page.tokens[number].end)
        yield Relay(start=cue.start, end=named[0].end, source=named[0], cue=cue, why="told")


def _bracketed(sources: Sources, unit: Unit) -> Iterator[Relay]:
    """`Hongkong (CNN) …` before a report and `(ANTARA/Reuters)` or `[antara/xy]` after it."""
    page = sources.page
    for number in range(unit.first, unit.last - 2):
        signed = unit.last - number <= _SIGNED
        edge = number <= unit.first + 4 or signed
        if page.tokens[number].form not in "([" or not edge or _long_name_before(page, unit, number):
            continue
        for i in range(number + 1, min(unit.last, number + _SIGNED)):
            if page.tokens[i].form in ")]":
                break
            named = sources.outlet_at(i, unit.last) or (sources.signed_at(i) if signed else None)
            if named:
                yield Relay(
                    start=page.tokens[number].start, end=named[0].end, source=named[0], cue=None, why="bracketed"
                )


def _dateline(sources: Sources, unit: Unit) -> Iterator[Relay]:
    """`TEL AVIV, AFP –`: the agency that filed a report."""
    for number in range(unit.first, unit.last if unit.zone == "dateline" else unit.first):
        named = sources.outlet_at(number, unit.last)
        if named and named[0].kind == "agency":
            yield Relay(start=named[0].start, end=named[0].end, source=named[0], cue=None, why="dateline")


def _long_name_before(page: Page, unit: Unit, number: int) -> bool:
    """Whether brackets only abbreviate the name before them (`Wall Street Journal (WSJ)`)."""
    initials = "".join(page.tokens[i].form[0] for i in range(max(unit.first, number - 6), number))
    inside = page.tokens[number + 1].form
    return initials.upper().endswith(inside.upper()) and len(inside) > 1
