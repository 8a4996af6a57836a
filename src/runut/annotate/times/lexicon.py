"""The tables of the pack that the rules draw on, typed."""

from collections import defaultdict
from functools import cache
from typing import Any

from runut.annotate.times.shapes import FIGURES, Rule, Shapes, Table, word_table
from runut.lang.pack import Pack
from runut.types.text import Value

NOT_CARDINAL = ("ordinal", "prefix")
LONGEST_NUMBER = 5  # words after the first


class Unit(Value, frozen=True, kw_only=True):
    """A unit of time: its TIMEX3 letter (TH, TM, TS below the day), and how many of them the word means."""

    code: str
    count: int


class Lexicon:
    """Words to values: months, weekdays, units, feasts, and the small tables of `words.tsv`."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.months = {name: int(month) for name, month in pack.rows("times/months.tsv", 2)}
        self.short_months = {
            name
            for name, month in self.months.items()
            if any(o != name and o.startswith(name) and m == month for o, m in self.months.items())
        }
        self.weekdays = {name: int(day) for name, day in pack.rows("times/weekdays.tsv", 2)}
        rows = pack.rows("times/units.tsv", 4)
        self.units = {name: Unit(code=code, count=int(count)) for name, code, count, _ in rows}
        self.ones = {one: Unit(code=code, count=int(count)) for _, code, count, one in rows}
        self.holidays = {name.lower(): day for name, day in pack.rows("times/holidays.tsv", 2)}
        self.small_holidays = {name for name, _ in pack.rows("times/holidays.tsv", 2) if name.islower()}
        self.feasts: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for name, first, last in pack.rows("times/feasts.tsv", 3):
            self.feasts[name.lower()].append((first, last))
        self._number_rows = pack.rows("times/numbers.tsv", 3)
        self.ordinal_prefixes = tuple(f"{name}-" for name, role, _ in self._number_rows if role == "prefix")
        self.words: dict[str, dict[str, str]] = defaultdict(dict)
        for table, surface, sense in pack.rows("times/words.tsv", 3):
            self.words[table][surface.lower()] = sense
        self.rules = pack.toml("times/times.rules.toml")
        self.shapes = Shapes([_rule(entry) for entry in self.rules["rule"]], self._tables())

    def sense(self, table: str, surface: str | None) -> str | None:
        """What a word of a small table means, or None for no word."""
        return self.words[table].get(" ".join(surface.lower().split())) if surface else None

    def has(self, table: str, surface: str) -> bool:
        """Whether a small table lists a word."""
        return surface.lower() in self.words[table]

    def _tables(self) -> dict[str, Table]:
        tables = {name: word_table(words) for name, words in self.words.items()}
        tables |= {"month": word_table(self.months), "weekday": word_table(self.weekdays)}
        tables |= {"unit": word_table(self.units), "one": word_table(self.ones)}
        tables |= {"holiday": word_table(self.holidays), "feast": word_table(self.feasts)}
        for name, pattern in self.rules["figures"].items():
            tables[name] = Table(pattern=pattern, openers=frozenset([FIGURES]), counts=True)
        digits = word_table(name for name, role, _ in self._number_rows if role == "digit")
        tables["digit"] = Table(pattern=digits.pattern, openers=digits.openers, counts=True)
        return tables | {"number": self._numbers(), "ordinal": self._ordinals()}

    def _numbers(self) -> Table:
        words = word_table(name for name, role, _ in self._number_rows if role not in NOT_CARDINAL)
        more = rf"(?:\s+{words.pattern}\b){{0,{LONGEST_NUMBER}}}+"
        pattern = rf"(?:(?:\d+(?:[.,]\d+)*+|{words.pattern}\b){more})"
        return Table(pattern=pattern, openers=words.openers | {FIGURES}, counts=True)

    def _ordinals(self) -> Table:
        """`ke-19`, `kedua`, `kesembilan belas`."""
        rows = self._number_rows
        prefix = "|".join(name for name, role, _ in rows if role == "prefix")
        heads = word_table(name for name, role, _ in rows if role in ("digit", "whole", "group")).pattern
        tails = word_table(name for name, role, _ in rows if role in ("digit", "small", "teen")).pattern
        whole = word_table(name for name, role, _ in rows if role == "ordinal")
        pattern = rf"(?:(?:{prefix})(?:-?\d{{1,3}}|-?{heads}(?:\s+{tails}\b){{0,2}})|{whole.pattern})"
        return Table(pattern=pattern, openers=whole.openers)


def _rule(entry: dict[str, Any]) -> Rule:
    rest = {key: str(value) for key, value in entry.items() if key not in ("shape", "make")}
    return Rule(shape=entry["shape"], make=entry["make"], settings=rest)


@cache
def load_lexicon(pack: Pack) -> Lexicon:
    """The tables and rules of a pack."""
    return Lexicon(pack)
