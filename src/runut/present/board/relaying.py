"""Who has a happening from whom: from the outlets that tell it down to its independent origins.

An outlet is led to an origin by what its text says, or by the article that it repeats; never by both, so that a copy
does not look like a second one who asked.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from runut.present.board.lines import Words, find_words
from runut.present.board.snapshot import Snapshot
from runut.present.board.speech import Speech
from runut.types.brief import Evidence, OriginGroup, Relay
from runut.types.links import Happening
from runut.types.record import Status
from runut.types.text import Value

Tie = Literal["said", "copy", "inferred"]


class Hop(Value, frozen=True, kw_only=True):
    """One has it from another: as an article says (`said`), as the same words show (`copy`), or as a likeness suggests
    (`inferred`, with what the two share in `because`). `statuses` are as what the articles behind it tell it, `origins`
    the numbers of the independent origins to which they lead."""

    teller: str
    source: str
    tie: Tie
    articles: tuple[str, ...]
    statuses: tuple[Status, ...]
    origins: tuple[int, ...]
    words: tuple[Words, ...]
    because: tuple[str, ...] = ()


class Origin(Value, frozen=True, kw_only=True):
    """One independent origin, by number from 1: who counts as one of it and why; `cites` are those that it has things
    from itself, as outlets say; `statuses` as what it vouches for."""

    number: int
    name: str
    members: tuple[str, ...]
    because: tuple[str, ...]
    cites: tuple[str, ...]
    articles: tuple[str, ...]
    statuses: tuple[Status, ...]


class Silent(Value, frozen=True, kw_only=True):
    """An outlet that tells it as something without naming anybody for it: no origin of its own."""

    outlet: str
    statuses: tuple[Status, ...]
    articles: tuple[str, ...]


class Relaying(Value, frozen=True, kw_only=True):
    """All of it: hops in order of report, each pair of names once, never in a circle.

    `others` are those from whom somebody has it who have it from nobody and are no origin; `repeating` are the outlets
    that only repeat.
    """

    articles: int
    origins: tuple[Origin, ...]
    hops: tuple[Hop, ...]
    others: tuple[str, ...]
    silent: tuple[Silent, ...]
    repeating: tuple[str, ...]

    def tellers(self, source: str, origin: int | None = None) -> tuple[Hop, ...]:
        """Those who have it from somebody right away, if need be only what leads to one origin."""
        return tuple(h for h in self.hops if h.source == source and (origin is None or origin in h.origins))


class _Trail(NamedTuple):
    """Whom an article names for something, one by one down to the origin, and the words that say so."""

    names: tuple[str, ...]
    evidence: tuple[Evidence, ...]


def find_relaying(snapshot: Snapshot, speech: Speech, happening: Happening) -> Relaying:
    """Who has a happening from whom, as far as texts and likenesses show."""
    found = _Finder(snapshot, speech, happening)
    hops = _without_circles(_merged(hop for article in found.articles for hop in found.hops(article)))
    groups = happening.origins.groups
    ends = {group.name for group in groups} | {hop.teller for hop in hops}
    return Relaying(
        articles=len(found.articles),
        origins=tuple(found.origin(number, group) for number, group in enumerate(groups, 1)),
        hops=hops,
        others=tuple(dict.fromkeys(hop.source for hop in hops if hop.source not in ends)),
        silent=found.silent({article for hop in hops if hop.tie != "said" for article in hop.articles}),
        repeating=found.repeating(hops),
    )


def told_in_order(snapshot: Snapshot, happening: Happening) -> tuple[str, ...]:
    """The articles that tell a happening, in order of report."""
    told = dict.fromkeys(telling.article for telling in happening.tellings)
    return tuple(article for article in told if article in snapshot.articles)


class _Finder:
    """What is looked up again and again for one happening."""

    def __init__(self, snapshot: Snapshot, speech: Speech, happening: Happening) -> None:
        self._snapshot, self._speech, self._happening = snapshot, speech, happening
        self.articles = told_in_order(snapshot, happening)
        self._groups: dict[str, list[tuple[int, OriginGroup]]] = {article: [] for article in self.articles}
        for number, group in enumerate(happening.origins.groups, 1):
            for article in group.articles:
                self._groups.setdefault(article, []).append((number, group))

    def hops(self, article: str) -> Iterator[Hop]:
        """The hops that one article shows."""
        copies = [relay for relay in self._snapshot.relays.get(article, ()) if self._is_copy_here(relay)]
        repeated = {relay.copy_of for relay in copies}
        yield from (self._copy(relay) for relay in copies)
        for number, group in self._groups[article]:
            if repeated.isdisjoint(group.articles):
                yield from self._said(article, number, group)

    def origin(self, number: int, group: OriginGroup) -> Origin:
        """A group of names as one origin."""
        names = _bare(group.members)
        relays = (relay for article in group.articles for relay in self._snapshot.relays.get(article, ()))
        behind = (_behind(relay, group.name) for relay in relays if not relay.copy_of)
        cites = dict.fromkeys(name for found in behind for name in found if name not in names)
        return Origin(
            number=number,
            name=group.name,
            members=group.members,
            because=group.because,
            cites=tuple(cites),
            articles=group.articles,
            statuses=self._statuses(group.articles, group),
        )

    def silent(self, repeating: set[str]) -> tuple[Silent, ...]:
        """The outlets that name nobody, but for those that are counted as an origin or shown to repeat an article."""
        unnamed = [(stage.status, article) for stage in self._happening.life for article in stage.articles]
        sourced = {(stage.status, a) for stage in self._happening.life if stage.origins for a in stage.articles}
        told: dict[str, tuple[dict[Status, None], dict[str, None]]] = {}
        for status, article in unnamed:
            groups = self._groups.get(article)
            named = groups and ((status, article) in sourced or any(g.name == self._outlet(article) for _, g in groups))
            if groups is None or named or article in repeating:
                continue
            statuses, articles = told.setdefault(self._outlet(article), ({}, {}))
            statuses[status] = articles[article] = None
        return tuple(
            Silent(outlet=outlet, statuses=tuple(statuses), articles=tuple(articles))
            for outlet, (statuses, articles) in told.items()
        )

    def repeating(self, hops: Iterable[Hop]) -> tuple[str, ...]:
        """The outlets of which every article here only repeats another one."""
        naming = {article for hop in hops if hop.tie == "said" for article in hop.articles}
        repeated = {article for hop in hops if hop.tie != "said" for article in hop.articles} - naming
        repeated |= set(self._happening.origins.copies)
        own = {self._outlet(article) for article in self.articles if article not in repeated}
        return tuple(dict.fromkeys(o for o in map(self._outlet, self.articles) if o not in own))

    def _said(self, article: str, number: int, group: OriginGroup) -> Iterator[Hop]:
        """From the outlet of an article down to an origin, as its text says."""
        outlet, statuses = self._outlet(article), self._statuses([article], group)
        trails = _longest(self._trails(article, group)) or [_Trail((group.name,), ())]
        for trail in trails:
            names = (outlet, *trail.names)
            for place, (teller, source) in enumerate(zip(names, names[1:], strict=False), 1):
                if teller != source:
                    yield Hop(
                        teller=teller,
                        source=source,
                        tie="said",
                        articles=(article,),
                        statuses=statuses,
                        origins=(number,),
                        words=self._words(article, trail, place),
                    )

    def _trails(self, article: str, group: OriginGroup) -> Iterator[_Trail]:
        members = _bare(group.members)
        for relay in self._snapshot.relays.get(article, ()):
            names = _bare((*relay.via, relay.origin))
            places = [place for place, name in enumerate(names) if name in members]
            if relay.copy_of or not places:
                continue
            last = names.index(group.name) if group.name in names else places[-1]
            yield _Trail((*names[:last], group.name), relay.evidence)

    def _words(self, article: str, trail: _Trail, place: int) -> tuple[Words, ...]:
        """The words for one step of a trail: those that name this step, else those that name its end."""
        wanted = trail.names[:place]
        relays = self._snapshot.relays.get(article, ())
        named = (r.evidence for r in relays if not r.copy_of and (*r.via, r.origin) == wanted)
        return self._shown(next(named, trail.evidence))

    def _copy(self, relay: Relay) -> Hop:
        groups = self._groups[relay.article] or self._groups[relay.copy_of or ""]
        return Hop(
            teller=self._outlet(relay.article),
            source=self._outlet(relay.copy_of or ""),
            tie="inferred" if relay.inferred else "copy",
            articles=(relay.article,),
            statuses=self._statuses([relay.article], None),
            origins=tuple(number for number, _ in groups),
            words=self._shown(relay.evidence),
            because=relay.because,
        )

    def _is_copy_here(self, relay: Relay) -> bool:
        """Whether it shows that an article repeats another outlet's that tells this too."""
        return relay.copy_of in self._groups and self._outlet(relay.copy_of or "") != self._outlet(relay.article)

    def _statuses(self, articles: Sequence[str], group: OriginGroup | None) -> tuple[Status, ...]:
        """As what articles tell it: on the word of a group, where any stage of it rests on that."""
        stages = [stage for stage in self._happening.life if not set(articles).isdisjoint(stage.articles)]
        resting = [stage for stage in stages if group and not set(group.members).isdisjoint(stage.origins)]
        return tuple(dict.fromkeys(stage.status for stage in resting or stages))

    def _shown(self, evidence: Iterable[Evidence]) -> tuple[Words, ...]:
        known = self._snapshot.articles
        return tuple(find_words(self._snapshot, self._speech, one) for one in evidence if one.article in known)

    def _outlet(self, article: str) -> str:
        return self._speech.article(self._snapshot.articles[article])


def _bare(names: Iterable[str]) -> tuple[str, ...]:
    """Names without the outlet that stands in brackets behind somebody who has none."""
    return tuple(name.partition(" (")[0] for name in names)


def _behind(relay: Relay, name: str) -> tuple[str, ...]:
    """Whom a relay shows right behind a name."""
    names = (*relay.via, relay.origin)
    return names[names.index(name) + 1 :][:1] if name in names else ()


def _longest(trails: Iterable[_Trail]) -> list[_Trail]:
    """The trails that no other one holds: who is reached over somebody is not reached past them too."""
    found = list({trail.names: trail for trail in trails}.values())
    return [one for one in found if not any(set(one.names) < set(other.names) for other in found)]


def _merged(hops: Iterable[Hop]) -> tuple[Hop, ...]:
    """Hops of one pair and tie as one."""
    found: dict[tuple[str, str, Tie], list[Hop]] = {}
    for hop in hops:
        found.setdefault((hop.teller, hop.source, hop.tie), []).append(hop)
    return tuple(
        Hop(
            teller=teller,
            source=source,
            tie=tie,
            articles=tuple(dict.fromkeys(article for hop in same for article in hop.articles)),
            statuses=tuple(dict.fromkeys(status for hop in same for status in hop.statuses)),
            origins=tuple(sorted({origin for hop in same for origin in hop.origins})),
            words=tuple(dict.fromkeys(words for hop in same for words in hop.words)),
            because=tuple(dict.fromkeys(reason for hop in same for reason in hop.because)),
        )
        for (teller, source, tie), same in found.items()
    )


def _without_circles(hops: Iterable[Hop]) -> tuple[Hop, ...]:
    """The hops, less those that lead back to where one came from."""
    kept: list[Hop] = []
    out: dict[str, set[str]] = {}
    for hop in hops:
        if not _leads(hop.source, hop.teller, out):
            kept.append(hop)
            out.setdefault(hop.teller, set()).add(hop.source)
    return tuple(kept)


def _leads(name: str, goal: str, out: dict[str, set[str]]) -> bool:
    """Whether one comes from a name to another."""
    seen, ahead = {name}, [name]
    while ahead:
        fresh = out.get(ahead.pop(), set()) - seen
        seen |= fresh
        ahead += fresh
    return goal in seen
