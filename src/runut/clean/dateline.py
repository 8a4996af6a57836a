"""The opening of a report: where it was filed, and by which newsroom."""

import re
from functools import cache

from runut.clean.outlets import load_outlets
from runut.lang.pack import Pack
from runut.types.text import Span, Value


class Dateline(Value, frozen=True, kw_only=True):
    """The range of a dateline in its line, and the newsroom that it names."""

    span: Span
    outlet: str | None


@cache
def _patterns(pack: Pack) -> tuple[re.Pattern[str], ...]:
    table = pack.toml("clean/dateline.toml")
    spellings = sorted(load_outlets(pack).by_spelling, key=len, reverse=True)
    known = "|".join(r"\s?".join(map(re.escape, spelling.split())) for spelling in spellings)
    outlet = f"(?:(?i:{known})|{table['site']}|{table['media']})"
    fill = {"<room>": outlet, "<place>": f"(?:{table['place']})", "<site>": table["site"], "<dash>": table["dash"]}
    return tuple(re.compile(_filled(pattern, fill)) for pattern in table["patterns"])


def _filled(pattern: str, fill: dict[str, str]) -> str:
    for macro, text in fill.items():
        pattern = pattern.replace(macro, text)
    return pattern


def find_dateline(text: str, *, known: str | None, pack: Pack) -> Dateline | None:
    """The dateline that a paragraph opens with, or None; `known` is the newsroom where one is known."""
    head = _BOLD.sub(_blank, text[:90])
    start = len(head) - len(head.lstrip())
    for pattern in (*_known(known, pack), *_patterns(pack)):
        match = pattern.match(head, start)
        if match and match.end() < len(text) and _goes_on(text[match.end() :]):
            return Dateline(span=Span(start=0, end=match.end()), outlet=match.groupdict().get("outlet"))
    return None


_BOLD = re.compile(r"\*\*|__")


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _known(outlet: str | None, pack: Pack) -> tuple[re.Pattern[str], ...]:
    if not outlet:
        return ()
    table = pack.toml("clean/dateline.toml")
    name = rf"(?P<outlet>(?i:{re.escape(outlet)}))"
    filled = (
        _filled(pattern, {"<name>": name, "<place>": f"(?:{table['place']})", "<dash>": table["dash"]})
        for pattern in table["known"]
    )
    return tuple(re.compile(pattern) for pattern in filled)


def _goes_on(rest: str) -> bool:
    """Whether what follows a dateline is a sentence of its own."""
    first = rest.lstrip("\"'“‘(*_ ")[:1]
    return first.isupper() or first.isdigit()
