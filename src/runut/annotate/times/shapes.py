"""Rules drawn as shapes, `<day> <month> [<year>]`, compiled to patterns that are tried only where they can open.

`<table>` is a word of that table, `<table:name>` the same under another name, `[…]` may be left out, `{a|b}` is either, a
blank is any white space, and everything else stands for itself.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

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
    """All rules of a file; of those that fit at a place the first one wins."""

    def __init__(self, rules: Sequence[Rule], tables: Mapping[str, Table]) -> None:
        self._rules = rules
        self._patterns = [_Compiled(rule.shape, tables, number) for number, rule in enumerate(rules)]
        self._by_opener: dict[str, re.Pattern[str]] = {}
        self._names = [compiled.names for compiled in self._patterns]
        openers = sorted({word for compiled in self._patterns for word in compiled.openers})
        for word in openers:
            fitting = [c.pattern for c in self._patterns if word in c.openers]
            self._by_opener[word] = _either(tuple(fitting))

    def match(self, text: str, start: int, end: int, word: str) -> Match | None:
        """The first rule that fits exactly at `start`, where `word` is what stands there in lower case."""
        pattern = self._by_opener.get(FIGURES if word[0].isdigit() else word)
        found = pattern.match(text, start, end) if pattern else None
        if found is None or found.lastgroup is None:
            return None
        number = int(found.lastgroup[1:].split("_")[0])
        parts = {name: found.span(group) for name, group in self._names[number] if found.start(group) >= 0}
        return Match(rule=self._rules[number], start=found.start(), end=found.end(), parts=parts)


_CACHE: dict[tuple[str, ...], re.Pattern[str]] = {}


def _either(patterns: tuple[str, ...]) -> re.Pattern[str]:
    if patterns not in _CACHE:
        _CACHE[patterns] = re.compile(f"(?:{'|'.join(patterns)})", re.IGNORECASE)
    return _CACHE[patterns]


class _Compiled:
    """One shape as a pattern whose groups carry the rule's number."""

    def __init__(self, shape: str, tables: Mapping[str, Table], number: int) -> None:
        self.names: list[tuple[str, str]] = []
        self._tables, self._number = tables, number
        tokens = [found.groups() for found in TOKEN.finditer(shape)]
        body = "".join(self._piece(*token) for token in tokens)
        self.pattern = rf"(?P<r{number}_>{body}(?!\w))"
        self.openers = _openers(tokens, tables)

    def _piece(self, table: str | None, name: str | None, sign: str | None, blank: str | None, literal: str) -> str:
        if table:
            name = name or table
            self.names.append((name, f"r{self._number}_{name}"))
            return f"(?P<r{self._number}_{name}>{self._tables[table].pattern})"
        if sign:
            return {"[": "(?:", "]": ")?", "{": "(?:", "}": ")", "|": "|"}[sign]
        return r"\s+" if blank else re.escape(literal)


def _openers(tokens: Sequence[tuple[str, ...]], tables: Mapping[str, Table]) -> frozenset[str]:
    """All that a shape may open with: looked through choices and past what may be left out."""
    found: set[str] = set()
    depth, closing, fresh = 0, [""], True
    for table, _, sign, blank, literal in tokens:
        if sign in ("[", "{"):
            closing.append(sign)
            depth += 1
        elif sign in ("]", "}"):
            optional = closing.pop() == "["
            depth -= 1
            fresh = optional if depth == 0 else fresh
        elif sign == "|":
            fresh = True
        elif fresh and not blank:
            found |= tables[table].openers if table else {opener(literal)}
            fresh = False
        if depth == 0 and found and not fresh and sign != "{":
            break
    return frozenset(found)
