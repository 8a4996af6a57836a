"""Quotation marks: which opens, which closes, and what to do where one is missing or misplaced."""

import re
from collections.abc import Callable, Iterator
from itertools import islice

from runut.types.text import Value

MARKS = re.compile("[“”„‟\"«»‘’‚']|''|``")
_OPENS, _CLOSES, _SINGLES = frozenset("“„‟«"), frozenset("”»"), frozenset("‘’‚'")
_SENTENCE_END = re.compile(r"[.?!…][\"”’')\]]*(?=\s|$)")
_CLOSING_SINGLE = re.compile("[’']")
_LONGEST_UNCLOSED, _LONGEST_SINGLE, _LONGEST_WRONG = 600, 300, 1000
_BLANKS = 20  # between a sentence and a mark


class Pair(Value, frozen=True, kw_only=True):
    """Quoted words: `open`..`close` with the marks, `start`..`end` without them."""

    open: int
    start: int
    end: int
    close: int
    closed: bool = True


Follows = Callable[[str, int], bool]


def find_pairs(text: str, start: int, end: int, *, follows: Follows) -> list[Pair]:
    """The quoted stretches of a paragraph, in order.

    `follows(text, offset)`: a cue for words just said stands there.
    """
    scan = _Scan(text, start, end, follows)
    for mark in MARKS.finditer(text, start, end):
        if mark.start() >= scan.resume:
            scan.take(mark)
    scan.finish()
    return [pair for pair in scan.found if pair.start < pair.end]


class _Scan:
    """One paragraph's marks, taken one by one."""

    def __init__(self, text: str, start: int, end: int, follows: Follows) -> None:
        self.found: list[Pair] = []
        self.resume = start
        self._text, self._start, self._end, self._follows = text, start, end, follows
        self._opened: re.Match[str] | None = None

    def take(self, mark: re.Match[str]) -> None:
        if self._opened is not None:
            self._inside(mark, self._opened)
        elif mark[0] in _SINGLES:
            single = _single(self._text, mark, self._end)
            if single:
                self.found.append(single)
                self.resume = single.close
        elif _may_open(self._text, mark, self._start, self._end):
            self._opened = None if self._is_stray(mark) else mark
        elif self._follows(self._text, mark.end()):
            self.found.append(_unopened(self._text, self.found[-1].close if self.found else self._start, mark))

    def _inside(self, mark: re.Match[str], opened: re.Match[str]) -> None:
        if self._closes_wrongly(mark, opened):
            self.found.append(_pair(self._text, opened, mark))
            self._opened = None
            return
        if mark[0] in _SINGLES or _is_bracketed(self._text, mark):
            return
        if _reopens(self._text, mark, self._start, self._end, follows=self._follows):
            self._leave_open(opened, mark.start())
            self._opened = mark
        else:
            self.found.append(_pair(self._text, opened, mark))
            self._opened = None

    def _closes_wrongly(self, mark: re.Match[str], opened: re.Match[str]) -> bool:
        """Whether a single mark closes what a double one opened: `"…,' katanya`."""
        far = mark.start() - opened.end() > _LONGEST_WRONG
        if far or mark[0] not in _SINGLES or self._text[mark.start() - 1] not in ",?!.":
            return False
        nested = any(one[0] in _SINGLES for one in MARKS.finditer(self._text, opened.end(), mark.start()))
        return not nested and self._follows(self._text, mark.end())

    def _is_stray(self, mark: re.Match[str]) -> bool:
        """Whether a mark between blanks is left over: the next one opens, or opens what a third one closes."""
        if not _stands_free(self._text, mark, self._end):
            return False
        marks = (m for m in MARKS.finditer(self._text, mark.end(), self._end) if m[0] not in _SINGLES)
        later = list(islice(marks, 2))
        if not later:
            return True
        if _stands_free(self._text, later[0], self._end):
            return len(later) > 1 and not _looks_opening(self._text, later[1], self._start, self._end)
        return _looks_opening(self._text, later[0], self._start, self._end)

    def finish(self) -> None:
        if self._opened is not None:
            self._leave_open(self._opened, self._end)

    def _leave_open(self, opened: re.Match[str], limit: int) -> None:
        """Quoted words without a closing mark; a mark between blanks is a stray one."""
        if not self._text[opened.end() : opened.end() + 1].isspace():
            self.found.append(_unclosed(self._text, opened, limit))


def _stands_free(text: str, mark: re.Match[str], end: int) -> bool:
    after = text[mark.end()] if mark.end() < end else " "
    return mark[0] not in _OPENS and after.isspace() and text[mark.start() - 1 : mark.start()] in ("", " ", "\n")


def _is_bracketed(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark sets off a name in brackets inside quoted words: `… ("Sony") …`."""
    return text[mark.start() - 1] == "(" or text[mark.end() : mark.end() + 1] == ")"


def _pair(text: str, opened: re.Match[str], closing: re.Match[str]) -> Pair:
    start, end = _trim(text, opened.end(), closing.start())
    return Pair(open=opened.start(), start=start, end=end, close=closing.end())


def _unclosed(text: str, opened: re.Match[str], limit: int) -> Pair:
    """Up to the limit, or to the end of the first sentence where that is far away."""
    if limit - opened.end() > _LONGEST_UNCLOSED:
        stop = _SENTENCE_END.search(text, opened.end(), limit)
        limit = stop.end() if stop else limit
    start, end = _trim(text, opened.end(), limit)
    return Pair(open=opened.start(), start=start, end=end, close=end, closed=False)


def _unopened(text: str, start: int, closing: re.Match[str]) -> Pair:
    """From the start of the sentence that ends at a closing mark whose opening one is missing."""
    stops = [stop.end() for stop in _SENTENCE_END.finditer(text, start, closing.start() - 1)]
    first, end = _trim(text, stops[-1] if stops else start, closing.start())
    return Pair(open=first, start=first, end=end, close=closing.end(), closed=False)


def _single(text: str, mark: re.Match[str], end: int) -> Pair | None:
    if not _looks_opening(text, mark, 0, end):
        return None
    for other in _CLOSING_SINGLE.finditer(text, mark.end(), min(end, mark.end() + _LONGEST_SINGLE)):
        at = other.start()
        if text[at - 1 : at].strip() and not text[at + 1 : at + 2].isalnum():
            start, stop = _trim(text, mark.end(), at)
            return Pair(open=mark.start(), start=start, end=stop, close=at + 1)
    return None


def _looks_opening(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    return (before.isspace() or before in "([–—-:") and not after.isspace()


def _may_open(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    """Whether a mark may open: a closing one may where it stands like an opening one."""
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < end else " "
    if mark[0] in _CLOSES:
        return before.isspace() and after.isalnum()
    return mark[0] in _OPENS or before.isspace() or after.isalnum()


def _reopens(text: str, mark: re.Match[str], start: int, end: int, *, follows: Follows) -> bool:
    """Whether a mark inside quoted words opens new ones, so that the closing one before it is missing."""
    if mark[0] in _CLOSES or not _looks_opening(text, mark, start, end) or follows(text, mark.end()):
        return False
    before = text[max(start, mark.start() - _BLANKS) : mark.start()].rstrip()[-1:]
    return mark[0] in _OPENS or before in set(".?!")


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The non-blank lines of a range."""
    for line in re.finditer(r"[^\n]+", text[:end][start:]):
        if line[0].strip():
            yield start + line.start(), start + line.end()
