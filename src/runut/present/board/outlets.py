"""Outlet by outlet: on whom they rest, what they told first and what they only repeat. Look-ups over all links.

An outlet is whatever the gazetteer counts as one (`detik`, `detikcom`), by the name that most of its articles have.
*First* is by day of report; what is undated, of an unknown outlet, or another outlet's text never is.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Literal, NamedTuple

from runut.lang.gazetteer import load_gazetteer
from runut.lang.pack import load_pack
from runut.link.world import World
from runut.present.board.firsts import Firsts, days_out, find_first
from runut.present.board.gather import gather
from runut.present.brief.page import name_article
from runut.present.brief.shelves import Shelf, articles_of
from runut.store.voices import Cites, Voices
from runut.types.brief import BriefArticle, Evidence, Relay
from runut.types.links import Happening, Links

How = Literal["said", "copied", "inferred", "alike"]
CitedKind = Literal["outlet", "agency", "unnamed", "document", "body"]
UNKNOWN = "-"  # the outlet of articles that have none
KINDS: dict[str, CitedKind] = {
    "agency": "agency",
    "outlet": "outlet",
    "anonymous_source": "unnamed",
    "witness": "unnamed",
    "document": "document",
}
TOLD: frozenset[Shelf] = frozenset({"main", "lone"})  # neither too slight nor long before
PACK = "id"


class Chain(NamedTuple):
    """Whom an outlet has something from, nearest first, how that is known, in which articles, and words that say so.

    Of two that are `alike` nobody knows which was first: each has the other in a chain.
    """

    outlet: str
    names: tuple[str, ...]
    how: How
    articles: tuple[str, ...]
    evidence: Evidence | None


class Nearest(NamedTuple):
    """Whom an outlet itself has something from, in how many articles, and whether likeness alone shows all of it."""

    name: str
    articles: int
    is_inferred: bool


class Outlet(NamedTuple):
    """An outlet: ids of its articles, of those that are another's text, the first and last day of report (ISO).

    Ids of what it tells; of what of that several outlets tell (`shared`), which it told `first`, alone or `level` with
    others, and which it only `repeated`; how much it tells on the word of others. Ids of the conflicts in which it is
    on a side. Whom it has things from, most first.
    """

    name: str
    articles: tuple[str, ...]
    copies: tuple[str, ...]
    days: tuple[str, ...]
    undated: int
    told: tuple[str, ...]
    shared: tuple[str, ...]
    first: tuple[str, ...]
    level: tuple[str, ...]
    repeated: tuple[str, ...]
    resting: int
    conflicts: tuple[str, ...]
    nearest: tuple[Nearest, ...]
    chains: tuple[Chain, ...]


class Cited(NamedTuple):
    """Whom outlets have something from, directly or over others: the outlets, in which articles, by which chains."""

    name: str
    kind: CitedKind
    outlets: tuple[str, ...]
    articles: tuple[str, ...]
    chains: tuple[Chain, ...]


class Outlets:
    """The outlets of a casebook by name, the one with most articles first, and all who are cited, by how many."""

    def __init__(
        self,
        links: Links,
        articles: Mapping[str, BriefArticle],
        shelves: Mapping[str, Shelf],
        voices: Mapping[str, Voices],
    ) -> None:
        self._names = _names_in_use(articles.values())
        self._home = home = {id: self.name_of(article.outlet) for id, article in articles.items()}
        self._articles = articles
        self._files = frozenset(name_article(article) for article in articles.values() if article.outlet is None)
        self._kinds = _kinds_in(one for id in articles if id in voices for one in voices[id].cites)
        self._copied = frozenset((c.article, c.of) for c in links.copies if c.direction != "unknown")
        chains = self._chains(links.relays)
        by_outlet = gather((chain.outlet, chain) for chain in chains)
        mine = gather((outlet, id) for id, outlet in home.items())
        copies = gather((home[a], a) for a, of in sorted(self._copied) if self._parts(a, of))
        shares = gather(share for h in links.happenings if shelves[h.id] in TOLD for share in self._shares(h))
        sides = gather((home[a], c.id) for c in links.conflicts for s in c.sides for a in s.articles if a in home)
        found = [
            _outlet(
                name,
                [articles[id] for id in ids],
                _Found(copies.get(name, ()), shares.get(name, ()), sides.get(name, ()), by_outlet.get(name, ())),
            )
            for name, ids in mine.items()
        ]
        self.by_name = {one.name: one for one in sorted(found, key=_most_articles)}
        self.cited = {one.name: one for one in sorted(self._cited(chains), key=_most_citing)}

    def name_of(self, name: str | None) -> str:
        """What an outlet, or whoever else is cited, is called here."""
        if name is None:
            return UNKNOWN
        usual = gazetteer().outlet(name)
        return self._names.get(usual, usual)

    def find(self, articles: Iterable[str]) -> tuple[str, ...]:
        """The outlets of articles, each once."""
        return tuple(dict.fromkeys(self._home[article] for article in articles if article in self._home))

    def _cited(self, chains: Iterable[Chain]) -> Iterator[Cited]:
        """Everybody in a chain."""
        chains = [chain for chain in chains if chain.how != "alike"]
        for name, said in gather((name, chain) for chain in chains for name in dict.fromkeys(chain.names)).items():
            yield Cited(
                name=name,
                kind=self._kind(name),
                outlets=tuple(dict.fromkeys(chain.outlet for chain in said if chain.outlet != UNKNOWN)),
                articles=tuple(dict.fromkeys(article for chain in said for article in chain.articles)),
                chains=said,
            )

    def _kind(self, name: str) -> CitedKind:
        if gazetteer().is_agency(name):
            return "agency"
        if name in self.by_name or gazetteer().is_outlet(name):
            return "outlet"
        return KINDS.get(self._kinds.get(name, ""), "body")

    def _parts(self, article: str, other: str) -> bool:
        """Whether two articles are of different outlets."""
        return article in self._home and other in self._home and self._home[article] != self._home[other]

    def _chains(self, relays: Iterable[Relay]) -> list[Chain]:
        """Who has things from whom, the commonest first; what an outlet has from itself is left out."""
        found: dict[tuple[str, tuple[str, ...], How], list[Relay]] = defaultdict(list)
        for relay in relays:
            if outlet := self._home.get(relay.article):
                names = tuple(name for name in self._names_in(relay) if name != outlet)
                how = self.how(relay)
                if names:
                    found[outlet, names, how].append(relay)
                if names and how == "alike":
                    found[names[0], (outlet,), how].append(relay)
        return sorted((_chain(*key, said) for key, said in found.items()), key=_commonest)

    def how(self, relay: Relay) -> How:
        """How it is known who has it from whom."""
        if relay.inferred:
            return "inferred"
        if relay.copy_of is None:
            return "said"
        return "copied" if (relay.article, relay.copy_of) in self._copied else "alike"

    def _names_in(self, relay: Relay) -> tuple[str, ...]:
        """The names of a chain; a copied article goes by its outlet, and not by the name of its file."""
        source = self._home.get(relay.copy_of or "")
        if source is None:
            return tuple(map(self._origin_name, (*relay.via, relay.origin)))
        return (source, self.name_of(relay.origin)) if relay.via else (source,)

    def _shares(self, happening: Happening) -> Iterator[tuple[str, "_Share"]]:
        """The part of each outlet in telling a happening."""
        told = gather((self._home[id], id) for id in articles_of(happening) if id in self._home)
        firsts = self._firsts(told)
        repeats = frozenset(happening.origins.copies)
        for outlet, articles in told.items():
            resting = any(
                not set(group.articles).isdisjoint(articles) and self._is_another(group.name, outlet)
                for group in happening.origins.groups
            )
            is_shared = len(told.keys() - {UNKNOWN}) > 1
            yield outlet, _Share(happening.id, firsts, is_shared, repeats.issuperset(articles), resting)

    def _firsts(self, told: Mapping[str, Sequence[str]]) -> Firsts:
        """Who told a happening first, of all articles by outlet."""
        everywhere = [id for articles in told.values() for id in articles]
        own = [
            id for id in everywhere if not any((id, of) in self._copied and self._parts(id, of) for of in everywhere)
        ]
        dated = gather((self._home[id], days) for id in own if (days := days_out(self._articles[id].published)))
        return find_first({name: days for name, days in dated.items() if name != UNKNOWN}, dated.get(UNKNOWN, ()))

    def _is_another(self, origin: str, outlet: str) -> bool:
        """Whether an origin is somebody else than an outlet or its own unnamed source, `witness (detik)`."""
        _, _, behind = origin.partition(" (")
        return outlet not in {self._origin_name(origin), self._origin_name(behind.removesuffix(")"))}

    def _origin_name(self, origin: str) -> str:
        """The name of an origin, which goes by its file where it is an article of no known outlet."""
        return UNKNOWN if origin in self._files else self.name_of(origin)


class _Share(NamedTuple):
    """The part of an outlet in telling a happening."""

    happening: str
    firsts: Firsts
    is_shared: bool
    is_repeating: bool
    is_resting: bool


class _Found(NamedTuple):
    """What was found of an outlet."""

    copies: tuple[str, ...]
    shares: tuple[_Share, ...]
    conflicts: tuple[str, ...]
    chains: tuple[Chain, ...]


@cache
def gazetteer() -> World:
    """What is known of outlets and agencies."""
    return World(load_gazetteer(load_pack(PACK)))


def _names_in_use(articles: Iterable[BriefArticle]) -> dict[str, str]:
    """By the gazetteer's name of an outlet the one that most articles have for it."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for name, count in sorted(Counter(a.outlet for a in articles if a.outlet).items()):
        counts[gazetteer().outlet(name)][name] = count
    return {usual: names.most_common(1)[0][0] for usual, names in counts.items()}


def _outlet(name: str, articles: Sequence[BriefArticle], found: _Found) -> Outlet:
    shares = found.shares
    days = [days for article in articles if (days := days_out(article.published))]
    ends = (min(first for first, _ in days), max(last for _, last in days)) if days else ()
    return Outlet(
        name=name,
        articles=tuple(article.id for article in articles),
        copies=found.copies,
        days=ends,
        undated=len(articles) - len(days),
        told=tuple(s.happening for s in shares),
        shared=tuple(s.happening for s in shares if s.is_shared),
        first=tuple(s.happening for s in shares if s.firsts.first == name),
        level=tuple(s.happening for s in shares if name in s.firsts.level),
        repeated=tuple(s.happening for s in shares if s.is_shared and s.is_repeating),
        resting=sum(s.is_resting for s in shares),
        conflicts=found.conflicts,
        nearest=tuple(sorted(_nearest(found.chains), key=_most_relayed)),
        chains=found.chains,
    )


def _nearest(chains: Iterable[Chain]) -> Iterator[Nearest]:
    for name, said in gather((c.names[0], c) for c in chains if c.how != "alike").items():
        articles = {article for chain in said for article in chain.articles}
        yield Nearest(name, len(articles), all(chain.how == "inferred" for chain in said))


def _chain(outlet: str, names: tuple[str, ...], how: How, relays: Sequence[Relay]) -> Chain:
    shown = next((e for relay in reversed(relays) for e in relay.evidence), None)
    return Chain(outlet, names, how, tuple(dict.fromkeys(relay.article for relay in relays)), shown)


def _kinds_in(cites: Iterable[Cites]) -> dict[str, str]:
    """What articles cite each name as, most often."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for one in cites:
        counts[one.name][one.kind] += 1
    return {name: kinds.most_common(1)[0][0] for name, kinds in counts.items()}


def _most_articles(outlet: Outlet) -> tuple[bool, int, str]:
    return outlet.name == UNKNOWN, -len(outlet.articles), outlet.name


def _most_citing(cited: Cited) -> tuple[int, int, str]:
    return -len(cited.outlets), -len(cited.articles), cited.name


def _most_relayed(one: Nearest) -> tuple[int, str]:
    return -one.articles, one.name


def _commonest(chain: Chain) -> tuple[int, str, tuple[str, ...], str]:
    return -len(chain.articles), chain.outlet, chain.names, chain.how
