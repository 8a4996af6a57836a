"""Who published a page: by what is known of it, its address, its metadata, its dateline or its byline."""

import re
from functools import cache
from urllib.parse import urlsplit

from runut.lang.gazetteer import load_gazetteer
from runut.lang.pack import Pack
from runut.types.text import Outlet

_DOT = re.compile(r"\s?\.\s?(?=\w)")
_KINDS = ("outlet", "agency")


@cache
def load_outlets(pack: Pack) -> dict[str, str]:
    """Newsrooms by case-folded spelling: the gazetteer's, and further ways to sign."""
    known = [entry for entry in load_gazetteer(pack).entries.values() if entry.kind in _KINDS]
    spelt = {name.casefold(): entry.name for entry in known for name in (entry.name, *entry.names)}
    for name, spellings in pack.rows("clean/outlets.tsv", 2):
        usual = spelt.get(name.casefold(), name)
        spelt |= {spelling.casefold(): spelt.get(spelling.casefold(), usual) for spelling in spellings.split("|")}
    return spelt


def outlet_of_url(url: str | None, pack: Pack) -> Outlet | None:
    """The newsroom behind an address."""
    host = domain_of(url)
    entry = load_gazetteer(pack).outlet_of(host) if host else None
    return Outlet(name=entry.name, domain=host, basis="domain") if entry else None


def domain_of(url: str | None) -> str | None:
    """The host of an address, without `www.`; None for what is no address."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def outlet_of_spelling(surface: str, *, basis: str, pack: Pack) -> Outlet:
    """The newsroom that a dateline or byline names; one that the table lacks keeps its own spelling."""
    key = _DOT.sub(".", " ".join(surface.casefold().split()))
    domain = key if "." in key and " " not in key else None
    name = load_outlets(pack).get(key) or (_title(surface) if not domain else surface)
    return Outlet(name=name, domain=domain, basis=basis)


@cache
def _own_frames(pack: Pack) -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = pack.toml("clean/own.toml")
    frames = "|".join(table["frames"])
    return tuple((name, re.compile(frames.replace("<room>", room))) for name, room in table["rooms"].items())


def outlet_of_report(text: str, pack: Pack) -> Outlet | None:
    """The newsroom that a report calls its own (`kepada detikcom`), the most often where there are several."""
    counts = [(len(pattern.findall(text)), name) for name, pattern in _own_frames(pack)]
    best = max(counts, default=(0, ""))
    return Outlet(name=best[1], domain=None, basis="text") if best[0] else None


def _title(surface: str) -> str:
    return surface.title() if surface.isupper() and " " in surface else surface
