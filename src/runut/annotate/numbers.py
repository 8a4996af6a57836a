"""Numbers in figures and in words: `1.500`, `Rp 1,5 triliun`, `dua belas`, `puluhan ribu`, `ke-18`, `kedua puluh`."""

import re
from collections.abc import Sequence
from functools import cache

from msgspec.structs import replace

from runut.lang.pack import Pack
from runut.types.text import Value

FIGURE = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?")
NUMBERS = "times/numbers.tsv"
AFFIXES = ("prefix", "money")
COUNTED = ("digit", "whole", "group", "scale_one")


class Number(Value, frozen=True, kw_only=True):
    """A number, how many words it took, whether it is vague (then `value` is the least it may mean) or an ordinal."""

    value: float
    words: int
    vague: bool
    ordinal: bool = False


class NumberWords:
    """The number words of a language: each with its role and value."""

    def __init__(self, rows: Sequence[tuple[str, ...]]) -> None:
        self.roles = {surface: (role, float(value)) for surface, role, value in rows if role not in AFFIXES}
        self._affixes = {role: tuple(s for s, r, _ in rows if r == role) for role in AFFIXES}

    def role(self, word: str) -> tuple[str, float] | None:
        """What a word does in a number: `digit 2`, `scale 1000`; a figure is a `whole`."""
        known = self.roles.get(word.lower())
        if known is None and FIGURE.fullmatch(word):
            return "whole", read_figure(word)
        return known or self._ordinal(word.lower())

    def read(self, words: Sequence[str]) -> Number | None:
        """The number that the words open with, or None: `dua belas orang` gives 12 out of two words."""
        return _Sum(self).read(words)

    def money(self, word: str) -> str | None:
        """What a word is without its sign of a currency: nothing for `Rp`, `2,5` for `Rp2,5`; None without one."""
        for sign in self._affixes["money"]:
            if word.lower().startswith(sign):
                rest = word[len(sign) :].lstrip(".")
                return rest if not rest or rest[0].isdigit() else None
        return None

    def _ordinal(self, word: str) -> tuple[str, float] | None:
        """`ke-18` and `kedua` are the figure and the word behind the prefix."""
        for prefix in self._affixes["prefix"]:
            rest = word[len(prefix) :].lstrip("-") if word.startswith(prefix) else ""
            known = ("whole", read_figure(rest)) if FIGURE.fullmatch(rest) else self.roles.get(rest)
            if known and known[0] in COUNTED:
                return f"ordinal_{known[0]}", known[1]
        return None


@cache
def load_numbers(pack: Pack) -> NumberWords:
    """The number words of a pack."""
    return NumberWords(pack.rows(NUMBERS, 3))


def read_figure(word: str) -> float:
    """A figure in the Indonesian manner: a point groups thousands, a comma divides; `2.5` is still two and a half."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", word):
        word = word.replace(".", "")
    return float(word.replace(",", "."))


def read_number(words: Sequence[str], pack: Pack) -> Number | None:
    """The number that the words open with in a pack's language, or None."""
    return load_numbers(pack).read(words)


class _Sum:
    """A number while it is being read: what is finished, and the group below the next scale word."""

    def __init__(self, known: NumberWords) -> None:
        self.known = known
        self.total = self.group = self.unit = 0.0
        self.vague = self.closed = self.ordinal = False

    def read(self, words: Sequence[str]) -> Number | None:
        rest = self.known.money(words[0]) if words else None
        if rest is not None:
            inner = self.read([rest, *words[1:]] if rest else words[1:])
            return replace(inner, words=inner.words + (not rest)) if inner and not inner.ordinal else None
        used = 0
        for word in words:
            role = self.known.role(word)
            if role is None or not self._take(*role, first=used == 0):
                break
            used += 1
        value = self.total + self.group + self.unit
        return Number(value=value, words=used, vague=self.vague, ordinal=self.ordinal) if used else None

    def _take(self, role: str, value: float, *, first: bool) -> bool:
        if role.startswith("ordinal"):
            self.ordinal, role = first, role.removeprefix("ordinal_").replace("ordinal", "whole")
            if not first:
                return False
        if role in ("scale", "small", "teen"):
            return self._multiply(role, value, first=first)
        if role == "vague":
            return first and self._open(value)
        if role == "half":
            return self._half(value, first=first)
        if self.closed or self.unit or (role in ("whole", "group") and self.group):
            return False
        if role == "scale_one":
            self.total += value
        elif role == "group":
            self.group += value
        else:
            self.unit, self.closed = value, role == "whole"
        return True

    def _open(self, value: float) -> bool:
        self.unit, self.vague, self.closed = value, True, True
        return True

    def _half(self, value: float, *, first: bool) -> bool:
        if not (first or (self.unit and self.unit == int(self.unit))):
            return False
        self.unit, self.closed = self.unit + value, True
        return True

    def _multiply(self, role: str, value: float, *, first: bool) -> bool:
        if first or not (self.unit or self.group):
            return False
        if role == "teen":
            self.unit += value
        elif role == "small":
            self.group, self.unit = self.group + self.unit * value, 0.0
        else:
            self.total, self.group, self.unit = self.total + (self.group + self.unit) * value, 0.0, 0.0
        self.closed = False
        return True
