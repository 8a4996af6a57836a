"""The opening of a report: where it was filed, and by which newsroom."""

import re
from functools import cache

from runut.clean.outlets import load_outlets
from runut.lang.gazetteer import load_gazetteer
from runut.lang.pack import Pack
from runut.types.text import Span, Value

_PLACES = ("capital", "city", "region", "country")


class Dateline(Value, frozen=True, kw_only=True):
    """The range of a dateline in its line, and the newsroom that it names."""

    span: Span
    outlet: str | None


@cache
def _patterns(pack: Pack) -> tuple[re.Pattern[str], ...]:
    table = pack.toml("clean/dateline.toml")
    spellings = sorted(load_outlets(pack), key=len, reverse=True)
    known = "|".join(map(_loose, spellings))
    outlet = f"(?:(?i:{known})|{table['site']}|{table['media']})"
    fill = {"<room>": outlet, "<place>": f"(?:{table['place']})", "<site>": table["site"], "<dash>": table["dash"]}
    return tuple(re.compile(_filled(pattern, fill)) for pattern in table["patterns"])


def _loose(spelling: str) -> str:
    """A pattern for a spelling that also takes it with blanks lost, or set around its dots (`TEMPO . CO`)."""
    return r"\s?".join(re.escape(word).replace(r"\.", r"\s?\.\s?") for word in spelling.split())


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
        if match and _opens_report(match, text[match.end() :], pack):
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


def _opens_report(match: re.Match[str], rest: str, pack: Pack) -> bool:
    """Whether what follows is a sentence of its own, and a place that stands alone can be where one reports from."""
    first = rest.lstrip("\"'“‘(*_ ")[:1]
    if not (first.isupper() or first.isdigit()):
        return False
    groups = match.groupdict()
    if groups.get("known"):
        return any(entry.kind in _PLACES for entry in load_gazetteer(pack).find(groups["known"].title()))
    bare = groups.get("bare")
    return not bare or bare.isupper() or _is_place(bare, rest, pack)


def _is_place(name: str, rest: str, pack: Pack) -> bool:
    """Whether a name is a place and no side of a pair (`Rusia - Ukraina`); an unknown name may be a small town."""
    gazetteer = load_gazetteer(pack)
    beside = gazetteer.find(rest.split()[0].strip(",.:"))
    known = gazetteer.find(name)
    pair = any(entry.kind == "country" for entry in beside) and any(entry.kind == "country" for entry in known)
    return not pair and (not known or any(entry.kind in _PLACES for entry in known))
