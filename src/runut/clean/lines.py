"""A text's lines, and the pieces of lines that zones are made of."""

import re
from collections.abc import Iterable, Iterator

from runut.types.text import Span, Value, ZoneKind

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BLANK = "\ufeff\u200b\u200e\u200f\u2060"
_PLAIN = dict.fromkeys(map(ord, "\xa0\u2002\u2003\u2009\u202f\u3000" + _BLANK), " ")


class Line(Value, frozen=True, kw_only=True):
    """A line without the blanks around it; for HTML a block, with its element path and what its mark-up hints at.

    In `text` every blank is a plain one, so that patterns see `Bisnis.com,\\xa0JAKARTA` as readers do.
    """

    start: int
    end: int
    text: str
    path: str | None = None
    hint: ZoneKind | None = None


class Piece(Value, frozen=True, kw_only=True):
    """A part of a text and what it is; `rule` is what said so."""

    start: int
    end: int
    kind: ZoneKind
    rule: str = ""


def split_lines(text: str) -> tuple[Line, ...]:
    """The lines of a text that are not blank, in text order."""
    return tuple(_lines(text))


def _lines(text: str) -> Iterator[Line]:
    for match in _LINE.finditer(text):
        span = trim(text, match.start(), match.end())
        if span.start < span.end:
            yield Line(start=span.start, end=span.end, text=text[span.start : span.end].translate(_PLAIN))


def trim(text: str, start: int, end: int) -> Span:
    """A range without the blanks and invisible marks at its ends."""
    while start < end and is_blank(text[start]):
        start += 1
    while start < end and is_blank(text[end - 1]):
        end -= 1
    return Span(start=start, end=end)


def is_blank(character: str) -> bool:
    """Whether a character shows nothing."""
    return character.isspace() or character in _BLANK


def fill(line: Line, marked: Iterable[Piece]) -> tuple[Piece, ...]:
    """The line's pieces in text order: those marked (the first wins where two overlap) and body between them."""
    found: list[Piece] = []
    at = line.start
    for piece in sorted(marked, key=_order):
        if piece.end <= at:
            continue
        start = max(piece.start, at)
        found += _between(line, at, start)
        found.append(Piece(start=start, end=piece.end, kind=piece.kind, rule=piece.rule))
        at = piece.end
    found += _between(line, at, line.end)
    return tuple(_join_scraps(line, found))


def _order(piece: Piece) -> tuple[int, int]:
    return piece.start, -piece.end


def _between(line: Line, start: int, end: int) -> list[Piece]:
    span = trim(line.text, start - line.start, end - line.start)
    if span.start >= span.end:
        return []
    return [Piece(start=line.start + span.start, end=line.start + span.end, kind="body")]


def _join_scraps(line: Line, pieces: list[Piece]) -> Iterator[Piece]:
    """Lone punctuation between marked pieces belongs to the piece before it, or else to the one behind it."""
    held: Piece | None = None
    lead: int | None = None
    for piece in pieces:
        if piece.kind == "body" and len(pieces) > 1 and not _has_word(line, piece):
            if held:
                held = Piece(start=held.start, end=piece.end, kind=held.kind, rule=held.rule)
            elif lead is None:
                lead = piece.start
            continue
        if held:
            yield held
        held = Piece(start=piece.start if lead is None else lead, end=piece.end, kind=piece.kind, rule=piece.rule)
        lead = None
    if held:
        yield held


def _has_word(line: Line, piece: Piece) -> bool:
    return any(character.isalnum() for character in line.text[piece.start - line.start : piece.end - line.start])
