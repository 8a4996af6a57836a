"""Rules drawn as shapes, `<day> <month> [<year>]`, compiled to patterns that are tried only where they can open.

`<table>` is a word of that table, `<table:name>` the same under another name, `[…]` may be left out, `{a|b}` is
either, a blank is any white space, and everything else stands for itself.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from runut.types.text import Value

FIGURES = "#"
TOKEN = re.compile(r"<(\w+)(?::(\w+))?>|([\[\]{}|])|(\s+)|([^\[\]{}|<\s]+)")


class Table(Value, frozen=True, kw_only=True):
    """What a `<table>` stands for: a pattern, and the words (or figures) that it may open with."""

    pattern: str
    openers: frozenset[str]


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
        self._rules = rules
        self._compiled = [_Compiled(rule.shape, tables, number) for number, rule in enumerate(rules)]
        self._by_opener: dict[str, list[int]] = {}
        for number, compiled in enumerate(self._compiled):
            for word in compiled.openers:
                self._by_opener.setdefault(word, []).append(number)
        self._either: dict[tuple[int, ...], re.Pattern[str]] = {}

    def matches(self, text: str, start: int, end: int, word: str) -> Iterator[Match]:
        """The rules that fit exactly at `start`, first one first; `word` is what stands there in lower case."""
        rules = tuple(self._by_opener.get(FIGURES if word[0].isdigit() else word, ()))
        while rules:
            found = self._pattern(rules).match(text, start, end)
            if found is None or found.lastgroup is None:
                return
            number = int(found.lastgroup[1:])
            named = self._compiled[number].names
            parts = {name: found.span(group) for name, group in named if found.start(group) >= 0}
            yield Match(rule=self._rules[number], start=found.start(), end=found.end(), parts=parts)
            rules = rules[rules.index(number) + 1 :]

    def _pattern(self, rules: tuple[int, ...]) -> re.Pattern[str]:
        """All of some rules as one pattern, compiled when first needed."""
        if rules not in self._either:
            joined = "|".join(self._compiled[number].pattern for number in rules)
            self._either[rules] = re.compile(f"(?:{joined})", re.IGNORECASE)
        return self._either[rules]


Token = tuple[str, str, str, str, str]


class _Compiled:
    """One shape as a pattern whose groups carry the rule's number."""

    def __init__(self, shape: str, tables: Mapping[str, Table], number: int) -> None:
        self.names: list[tuple[str, str]] = []
        self._tables, self._number = tables, number
        tokens: list[Token] = [(t or "", n or "", s or "", b or "", w or "") for t, n, s, b, w in _split(shape)]
        body = "".join(self._piece(*token) for token in tokens)
        self.pattern = rf"(?P<r{number}>{body}(?!\w|-[a-z]))"
        self.openers = _Openers(tokens, tables).found

    def _piece(self, table: str, name: str, sign: str, blank: str, literal: str) -> str:
        if table:
            group = f"r{self._number}_{len(self.names)}"
            self.names.append((name or table, group))
            return f"(?P<{group}>{self._tables[table].pattern})"
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
