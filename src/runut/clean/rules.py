"""The pack's rules for what is no part of an article, as typed tables."""

import re
from functools import cache
from typing import Any, Literal, get_args

from runut.errors import BadPack
from runut.lang.pack import Pack
from runut.types.text import Value, ZoneKind

RULES = "clean/junk.rules.toml"
Takes = Literal["", "headline", "list", "credit", "rest"]


class Rule(Value, frozen=True, kw_only=True):
    """What a whole line or a part of one is when it matches.

    `takes` says what else belongs to it: a part's `headline` (the words up to the next sentence); a line's next
    `credit` or `headline`, or the `list` of headlines under it; `rest` is all that still follows in the line.
    A `head` rule holds only above the report.
    """

    name: str
    kind: ZoneKind
    pattern: re.Pattern[str]
    takes: Takes
    head: bool


class Rules(Value, frozen=True, kw_only=True):
    """Rules for whole lines and for parts of lines, in the order in which they are tried."""

    lines: tuple[Rule, ...]
    parts: tuple[Rule, ...]


@cache
def load_rules(pack: Pack) -> Rules:
    """The pack's junk rules."""
    table = pack.toml(RULES)
    macros = _macros(table["macros"])
    return Rules(
        lines=tuple(_rule(item, macros) for item in table["line"]),
        parts=tuple(_rule(item, macros) for item in table["part"]),
    )


def _macros(table: dict[str, str]) -> dict[str, str]:
    """Macro marks and their fillings; a macro may use those above it."""
    macros: dict[str, str] = {}
    for name, pattern in table.items():
        macros[f"<{name}>"] = f"(?:{_fill(pattern, macros)})"
    return macros


def _fill(pattern: str, macros: dict[str, str]) -> str:
    for macro, filling in macros.items():
        pattern = pattern.replace(macro, filling)
    return pattern


def _rule(item: dict[str, Any], macros: dict[str, str]) -> Rule:
    if item["kind"] not in get_args(ZoneKind) or item.get("takes", "") not in get_args(Takes):
        raise BadPack(f"{RULES}: rule {item['name']!r} has an unknown kind or takes")
    return Rule(
        name=item["name"],
        kind=item["kind"],
        pattern=compile_pattern(item["pattern"], macros, item["name"]),
        takes=item.get("takes", ""),
        head=item.get("head", False),
    )


def compile_pattern(pattern: str, macros: dict[str, str], name: str) -> re.Pattern[str]:
    """A rule's pattern with its macros filled in; raises BadPack, naming the rule, where it does not compile."""
    try:
        return re.compile(_fill(pattern, macros))
    except re.error as error:
        raise BadPack(f"{RULES}: rule {name!r}: {error}") from error


def match_line(rules: Rules, text: str) -> Rule | None:
    """The first rule that a whole line satisfies, or None."""
    return next((rule for rule in rules.lines if rule.pattern.fullmatch(text)), None)
