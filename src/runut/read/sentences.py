"""Where sentences end: stops, the abbreviations that look like them, brackets and quotation marks."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from runut.errors import BadPack
from runut.lang.pack import Pack

LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_KINDS = ("never", "maybe", "number", "firm")
_CLOSERS = "\"”’'»)]"
_STOP = re.compile(rf"(?P<stop>[.!?…。]+)(?P<close>[{re.escape(_CLOSERS)}]*)(?P<gap>\s*)")
_BRACKETS = re.compile(r"\([^()\n]{1,150}\)|\[[^\[\]\n]{1,150}\]")
_NOTE_BEHIND = re.compile(r"\((?:\d[^()]{0,30}|\*+|[a-z]{2,5}(?:/[a-z]{2,5})*)\)\.?\s*")  # a date, a mark, bylines
_BRACKETED_WORD = re.compile(r"\([^\W\d_]{1,6}\.\)$")
_CHUNK_BREAK = re.compile(r"[\s(\[\"“‘«]")
_REACH = 80  # characters that are looked back over: no word or abbreviation is longer
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+")
_LETTER = re.compile(r"[A-Z]\.")
_LIST_NUMBER = re.compile(r"(?:\d{1,2}|[^\W\d_])\.")
_ITEM = re.compile(r"(?<![\w.,/-])(\d{1,2})\.(?=\s)")
_BEFORE_ITEM = ":;,("
_CODE = re.compile(r"\S{0,40}\d|[IVXLC]{1,8}\b")
_WORD = re.compile(r"\w+")
_GLUED_BEFORE = re.compile(r"[^\W\d_]{2}$|\d[)%]?$")
_GLUED_AFTER = re.compile(
    r"[\"“‘(]?(?!(?:Com|Co|Net|Org|Id|Tv|COM|CO|NET|ORG|ID|TV)\b)"
    r"(?:[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]+(?!\w|\.\w)|(?<=[a-z)\"”’][.?!\"”’])[A-Z]{2,}(?=\s))"
)


class SentenceTable(NamedTuple):
    """A language's abbreviations, each with the kind of its stop (`never`, `maybe`, `number`, `firm`), words that begin
    sentences, and words that a lone letter belongs to."""

    abbreviations: dict[str, str]
    starters: frozenset[str]
    lettered: frozenset[str]


@cache
def load_sentence_table(pack: Pack) -> SentenceTable:
    """The pack's `read/abbreviations.tsv`, `read/starters.tsv` and `read/lettered.tsv`."""
    abbreviations = {}
    for form, ends in pack.rows("read/abbreviations.tsv", 2):
        if ends not in _KINDS:
            raise BadPack(f"{pack.language}/read/abbreviations.tsv: {form}: ends is {ends!r}, not one of {_KINDS}")
        abbreviations[form] = ends
    starters = frozenset(form for (form,) in pack.rows("read/starters.tsv", 1))
    lettered = frozenset(form for (form,) in pack.rows("read/lettered.tsv", 1))
    return SentenceTable(abbreviations, starters, lettered)


def split_lines(text: str, table: SentenceTable) -> Iterator[tuple[int, int]]:
    """The ranges of a text's sentences; none crosses the end of a line."""
    for line in LINE.finditer(text):
        for start, end in split_sentences(line.group(), table):
            yield line.start() + start, line.start() + end


def split_sentences(text: str, table: SentenceTable) -> list[tuple[int, int]]:
    """The half-open ranges of a paragraph's sentences; together they cover all that is not blank."""
    found, start = [], len(text) - len(text.lstrip())
    for end, after in _ends(text, table):
        if end > start:
            found.append((start, end))
            start = after
    end = len(text.rstrip())
    return [*found, (start, end)] if end > start else found


def _ends(text: str, table: SentenceTable) -> Iterator[tuple[int, int]]:
    """The end of each sentence but the last, and where the next begins."""
    inside = {index for match in _BRACKETS.finditer(text) for index in range(match.start() + 1, match.end())}
    items = set(_items(text))
    start = 0
    for match in _STOP.finditer(text):
        end, after = _close(text, match)
        if after >= len(text):
            return
        if match.end("stop") in items or end in inside:
            continue
        if end > start and _is_end(text, match, (start, end, after), table):
            yield end, after
            start = after


def _items(text: str) -> Iterator[int]:
    """Where the numbers of a list inside a line end (`tiga: 1. Kapal, 2. Pesawat`): a first one, then the next ones."""
    matches = list(_ITEM.finditer(text))
    last_place = {int(match[1]): match.start() for match in matches}
    last = 0
    for match in matches:
        if int(match[1]) != last + 1:
            continue
        goes_on = last_place.get(last + 2, -1) > match.start()
        if last or goes_on or text[max(0, match.start() - _REACH) : match.start()].rstrip()[-1:] in _BEFORE_ITEM:
            last += 1
            yield match.end()


def _close(text: str, match: re.Match[str]) -> tuple[int, int]:
    """Where the sentence of a stop ends and where the next begins: a closing mark or a date behind it belongs to it."""
    end, after = match.end("close"), match.end()
    if _closes_apart(text, after):
        end = after + 1
        after = end + len(text[end:]) - len(text[end:].lstrip())
    if note := _NOTE_BEHIND.match(text, after):
        end = after + len(note.group().rstrip())
        after = note.end()
    return end, after


def _closes_apart(text: str, index: int) -> bool:
    """Whether a closing quotation mark stands apart from the sentence that it closes."""
    mark = text[index : index + 1]
    if mark not in {'"', "”", "’", "»"} or not _ends_word(text, index + 1):
        return False
    return mark != '"' or text.count('"', 0, index) % 2 == 1


def _ends_word(text: str, index: int) -> bool:
    return index >= len(text) or text[index].isspace()


def _is_end(text: str, match: re.Match[str], places: tuple[int, int, int], table: SentenceTable) -> bool:
    start, end, after = places
    if after == end:
        return _is_glued_end(text, match, end)
    if text[after].islower() or text[after] in ",;:":
        return False
    if match["stop"] != "." or end != match.end("stop"):
        return _BRACKETED_WORD.search(text, start, end) is None
    before = text[max(start, match.end("stop") - _REACH) : match.end("stop")]
    chunk = _last_chunk(before)
    if _is_lettered(before, table):
        return True
    if chunk in table.abbreviations:
        return _ends_behind(table.abbreviations[chunk], text, after, table)
    if len(chunk) == len(before.lstrip()) and _LIST_NUMBER.fullmatch(chunk):
        return False
    return not _INITIALS.fullmatch(chunk) or _begins_sentence(text, after, table)


def _ends_behind(kind: str, text: str, after: int, table: SentenceTable) -> bool:
    if kind == "never":
        return _begins_sentence(text, after, table)
    if kind == "number" and _CODE.match(text, after):
        return False
    return not _goes_on(text, after, table)


def _goes_on(text: str, index: int, table: SentenceTable) -> bool:
    """Whether a bracket or another abbreviation follows (`Pte. Ltd. (SPA)`), as behind a firm's name."""
    chunk = text[index : index + _REACH].split(maxsplit=1)[0]
    return chunk.startswith("(") or chunk.rstrip(",") in table.abbreviations


def _last_chunk(before: str) -> str:
    return _CHUNK_BREAK.split(before)[-1]


def _begins_sentence(text: str, index: int, table: SentenceTable) -> bool:
    word = _WORD.search(text, index)
    return word is not None and word.group() in table.starters


def _is_lettered(before: str, table: SentenceTable) -> bool:
    """Whether a lone letter at the end belongs to the word or number before it (`vitamin C.`, `1446 H.`)."""
    words = before.rsplit(maxsplit=2)
    if len(words) < 2 or not _LETTER.fullmatch(words[-1]):
        return False
    return words[-2].lower() in table.lettered or words[-2].isdecimal()


def _is_glued_end(text: str, match: re.Match[str], end: int) -> bool:
    """A stop with no blank behind it: it ends one between a word and a capitalised word (`Kyiv.Namun`)."""
    before = text[max(0, match.start() - _REACH) : match.start()]
    chunk = "" if before.endswith(")") else _last_chunk(before)
    return (
        not any(mark in chunk for mark in "./@")
        and _GLUED_BEFORE.search(before) is not None
        and _GLUED_AFTER.match(text, end) is not None
    )
