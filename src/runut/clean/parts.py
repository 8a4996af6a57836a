"""Junk inside a line: a page that came flattened to one line still holds its promos, adverts and bylines."""

from collections.abc import Iterable

from runut.clean.glued import find_glued_headings
from runut.clean.headlines import HeadlineWords, find_headline_end, next_stop
from runut.clean.lines import Line, Piece, fill, trim
from runut.clean.rules import Rule, Rules
from runut.types.text import Span

Hit = tuple[int, int, Rule]
_LONG_PROMO = 230  # a line that opens with a pointer and is no longer than this holds nothing else


def split_line(line: Line, *, rules: Rules, words: HeadlineWords, dateline: Span | None = None) -> tuple[Piece, ...]:
    """The line's pieces: its dateline, what its part rules mark, and body between."""
    hits = _apart((m.start(), m.end(), rule) for rule in rules.parts for m in rule.pattern.finditer(line.text))
    stops = sorted({start for start, _, _ in hits})
    marked = [_piece(line, hit, stops, words) for hit in hits]
    if dateline:
        span = trim(line.text, dateline.start, dateline.end)
        marked.append(Piece(start=line.start + span.start, end=line.start + span.end, kind="dateline"))
    marked += _headings(line, words)
    return fill(line, [piece for piece in marked if piece.start < piece.end])


def _headings(line: Line, words: HeadlineWords) -> list[Piece]:
    return [
        Piece(start=line.start + span.start, end=line.start + span.end, kind="heading", rule="glued-heading")
        for span in find_glued_headings(line.text, words)
    ]


def _apart(hits: Iterable[Hit]) -> list[Hit]:
    """The hits in text order, without those that begin inside another."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=_order):
        if not kept or hit[0] >= kept[-1][1]:
            kept.append(hit)
    return kept


def _order(hit: Hit) -> tuple[int, int]:
    return hit[0], -hit[1]


def _piece(line: Line, hit: Hit, stops: list[int], words: HeadlineWords) -> Piece:
    start, end, rule = hit
    if rule.takes == "rest":
        end = len(line.text)
    elif rule.takes == "headline":
        end = _headline_end(line, start, end, next_stop(stops, end, len(line.text)), words)
    span = trim(line.text, start, end)
    return Piece(start=line.start + span.start, end=line.start + span.end, kind=rule.kind, rule=rule.name)


def _headline_end(line: Line, start: int, cue_end: int, limit: int, words: HeadlineWords) -> int:
    if start == 0 and limit == len(line.text) <= _LONG_PROMO:
        return limit
    return find_headline_end(line.text, cue_end, words=words, limit=limit)
