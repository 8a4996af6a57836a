"""Who published a page: by what is known of it, its address, its metadata, its dateline or its byline."""

from functools import cache
from urllib.parse import urlsplit

from runut.lang.pack import Pack
from runut.types.text import Outlet, Value


class OutletNames(Value, frozen=True, kw_only=True):
    """Newsrooms by spelling (case-folded) and by domain."""

    by_spelling: dict[str, str]
    by_domain: dict[str, str]


@cache
def load_outlets(pack: Pack) -> OutletNames:
    """The pack's table of newsrooms."""
    spelt: dict[str, str] = {}
    domains: dict[str, str] = {}
    for name, spellings, hosts in pack.rows("clean/outlets.tsv", 3):
        spelt |= {spelling.casefold(): name for spelling in (name, *spellings.split("|"))}
        domains |= dict.fromkeys(hosts.split("|"), name)
    return OutletNames(by_spelling=spelt, by_domain=domains)


def outlet_of_url(url: str | None, names: OutletNames) -> Outlet | None:
    """The newsroom behind an address: the longest known ending of its host."""
    host = domain_of(url)
    labels = host.split(".") if host else []
    endings = (".".join(labels[i:]) for i in range(len(labels) - 1))
    known = next((ending for ending in endings if ending in names.by_domain), None)
    return Outlet(name=names.by_domain[known], domain=host, basis="domain") if known else None


def domain_of(url: str | None) -> str | None:
    """The host of an address, without `www.`."""
    host = urlsplit(url or "").hostname
    return host.removeprefix("www.") if host else None


def outlet_of_spelling(surface: str, names: OutletNames, *, basis: str) -> Outlet:
    """The newsroom that a dateline or byline names; one that the table lacks keeps its own spelling."""
    key = " ".join(surface.casefold().split())
    domain = key if "." in key and " " not in key else None
    name = names.by_spelling.get(key) or (_title(surface) if not domain else surface)
    return Outlet(name=name, domain=domain, basis=basis)


def _title(surface: str) -> str:
    return surface.title() if surface.isupper() and " " in surface else surface
