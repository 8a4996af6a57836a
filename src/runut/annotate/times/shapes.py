"""Rules drawn as shapes, `<day> <month> [<year>]`, compiled to patterns that are tried only where they can open.

`<table>` is a word of that table, `<table:name>` the same under another name, `[…]` may be left out, `{a|b}` is
either, a blank is any white space, and everything else stands for itself.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from runut.types.text import Value

FIGURES = "#"
SHORTEST_WORD = 3  # letters: shorter literals are endings and signs
TOKEN = re.compile(r"<(\w+)(?::(\w+))?>|([\[\]{}|])|(\s+)|([^\[\]{}|<\s]+)")


class Table(Value, frozen=True, kw_only=True):
    """What a `<table>` stands for: a pattern, the words it may open with, and whether it is a figure or a number."""

    pattern: str
    openers: frozenset[str]
    counts: bool = False


class Rule(Value, frozen=True, kw_only=True):
    """A shape, the production that values it, and its settings."""

    shape: str
    make: str
    settings: Mapping[str, str]


class Match(Value, frozen=True, kw_only=True):
    """A rule that fits, and where its named parts lie: `name → (start, end)`."""

    rule: Rule
    start: int
    end: int
    parts: Mapping[str, tuple[int, int]]


def word_table(words: Iterable[str]) -> Table:
    """A table of words and phrases, longest first."""
    listed = sorted(set(words), key=_longest_first)
    pattern = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in listed)
    return Table(pattern=f"(?:{pattern})", openers=frozenset(opener(word) for word in listed))


def _longest_first(word: str) -> tuple[int, str]:
    """Longest first, then by letters."""
    return -len(word), word


def opener(text: str) -> str:
    """What a piece of text opens with: a word in lower case, `#` for figures, else its first sign."""
    if text[:1].isdigit():
        return FIGURES
    found = re.match(r"\w+", text)
    return found.group().lower() if found else text[:1]


class Shapes:
    """All rules of a file, in the order in which they are tried at a place."""

    def __init__(self, rules: Sequence[Rule], tables: Mapping[str, Table]) -> None:
        self._by_opener: dict[str, list[_Compiled]] = {}
        self._bare: dict[str, list[_Compiled]] = {}
        self.counts = frozenset(word for table in tables.values() if table.counts for word in table.openers)
        compiled = [_Compiled(rule, tables) for rule in rules]
        for one in compiled:
            for word in one.openers:
                self._by_opener.setdefault(word, []).append(one)
                if not one.needs_word:
                    self._bare.setdefault(word, []).append(one)
        self.companions = frozenset(w for one in compiled if one.openers & self.counts for w in one.words)

    def matches(self, text: str, start: int, end: int, word: str, *, bare: bool = False) -> Iterator[Match]:
        """The rules that fit exactly at `start`, first one first; `word` is what stands there in lower case.

        `bare`: none of the `companions`, the words that make a time of a number, is near.
        """
        for compiled in (self._bare if bare else self._by_opener).get(opener(word), ()):
            if found := compiled.pattern.match(text, start, end):
                yield compiled.match_of(found)


Token = tuple[str, str, str, str, str]


class _Compiled:
    """One shape as a pattern, compiled when first tried, and what it may open with."""

    def __init__(self, rule: Rule, tables: Mapping[str, Table]) -> None:
        self._rule, self._tables = rule, tables
        self._names: list[str] = []
        self._tokens: list[Token] = [
            (t or "", n or "", s or "", b or "", w or "") for t, n, s, b, w in _split(rule.shape)
        ]
        self.openers = _Openers(self._tokens, tables).found
        self.needs_word = _Needs(self._tokens, tables).word
        self.words = frozenset(w for token in self._tokens for w in _words_of(token, tables))

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The shape as a pattern; a part's group has the number of its place among the parts."""
        body = "".join(self._piece(*token) for token in self._tokens)
        return re.compile(rf"{body}(?:(?<=\))|(?!\w|-[a-z]))", re.IGNORECASE)

    def match_of(self, found: re.Match[str]) -> Match:
        """What a pattern found, with its parts by name."""
        spans = [found.span(number) for number in range(1, len(self._names) + 1)]
        parts = {name: span for name, span in zip(self._names, spans, strict=True) if span[0] >= 0}
        return Match(rule=self._rule, start=found.start(), end=found.end(), parts=parts)

    def _piece(self, table: str, name: str, sign: str, blank: str, literal: str) -> str:
        if table:
            self._names.append(name or table)
            return f"({self._tables[table].pattern})"
        if sign:
            return {"[": "(?:", "]": ")?", "{": "(?:", "}": ")", "|": "|"}[sign]
        return r"\s+" if blank else re.escape(literal)


def _split(shape: str) -> list[tuple[str | None, ...]]:
    return [found.groups() for found in TOKEN.finditer(shape)]


class _Openers:
    """All that a shape may open with: every choice, and what follows a part that may be left out."""

    def __init__(self, tokens: Sequence[Token], tables: Mapping[str, Table]) -> None:
        self._tokens, self._tables, self._at = tokens, tables, 0
        self.found, _ = self._choice()

    def _choice(self) -> tuple[frozenset[str], bool]:
        found, empty = self._sequence()
        while self._at < len(self._tokens) and self._tokens[self._at][2] == "|":
            self._at += 1
            more, may_be_empty = self._sequence()
            found, empty = found | more, empty or may_be_empty
        return found, empty

    def _sequence(self) -> tuple[frozenset[str], bool]:
        found: frozenset[str] = frozenset()
        empty = True
        while self._at < len(self._tokens) and self._tokens[self._at][2] not in ("|", "]", "}"):
            more, may_be_empty = self._part()
            found, empty = (found | more, may_be_empty) if empty else (found, False)
        return found, empty

    def _part(self) -> tuple[frozenset[str], bool]:
        table, _, sign, blank, literal = self._tokens[self._at]
        self._at += 1
        if sign:
            found, empty = self._choice()
            self._at += 1
            return found, empty or sign == "["
        if blank:
            return frozenset(), True
        return (self._tables[table].openers if table else frozenset([opener(literal)])), False


def _words_of(token: Token, tables: Mapping[str, Table]) -> frozenset[str]:
    """The words that a table or a literal opens with; none where it may be a number or a sign."""
    table, literal = token[0], token[4]
    if table:
        return frozenset() if tables[table].counts else tables[table].openers
    return frozenset([opener(literal)]) if len(literal) >= SHORTEST_WORD and literal.isalpha() else frozenset()


class _Needs:
    """Whether a shape cannot do without some word: `<day> <month>` can't, `<day>/<nth>[ <zone>]` can."""

    def __init__(self, tokens: Sequence[Token], tables: Mapping[str, Table]) -> None:
        self._tokens, self._tables, self._at = tokens, tables, 0
        self.word = self._choice()

    def _choice(self) -> bool:
        needed = self._sequence()
        while self._at < len(self._tokens) and self._tokens[self._at][2] == "|":
            self._at += 1
            needed = self._sequence() and needed
        return needed

    def _sequence(self) -> bool:
        needed = False
        while self._at < len(self._tokens) and self._tokens[self._at][2] not in ("|", "]", "}"):
            needed = self._part() or needed
        return needed

    def _part(self) -> bool:
        token = self._tokens[self._at]
        self._at += 1
        if token[2]:
            needed = self._choice()
            self._at += 1
            return needed and token[2] == "{"
        return bool(_words_of(token, self._tables))
