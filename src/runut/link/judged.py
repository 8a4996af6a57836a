"""What a person judged, applied to one story: an input of linking like the records, and it outranks the program.

Anchors are sought in the records at hand: what they do not hold, or no longer hold, has no effect.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from msgspec.structs import replace

from runut.link.anchors import Item, find_item, locate
from runut.link.bonds import Bond, Bonds, Key
from runut.link.happenings import Cluster
from runut.link.identity import Names
from runut.link.joined import in_force
from runut.link.rejected import without
from runut.link.told import Told
from runut.types.brief import Conflict, Judged, Relay, Side
from runut.types.calendar import days_of
from runut.types.judgement import Anchor, Judgement
from runut.types.links import Copy, Happening, Links
from runut.types.record import Event, Record

ITEMS = frozenset({"event", "entity", "time", "attribution", "quotation"})
ON_HAPPENINGS = frozenset({"happening", "event"})


class Rulings:
    """The judgements in force, with what their anchors lead to in some records."""

    def __init__(self, judgements: Iterable[Judgement], records: Sequence[Record]) -> None:
        self._by_id = {record.id: record for record in records}
        self._records = records
        self._found: dict[Anchor, Item | None] = {}
        self._all = [one for one in in_force(judgements) if any(one.names) or not one.articles.isdisjoint(self._by_id)]

    # ── before folding ──

    @property
    def records(self) -> list[Record]:
        """The records without the items that were judged to be wrong."""
        wrong: dict[str, list[Item]] = {}
        for one in self._all:
            if one.kind == "reject" and one.target in ITEMS | {"relay"}:
                for article, item in self._items(one.anchors()):
                    wrong.setdefault(article, []).append(item)
            elif one.kind == "confirm":
                for article, event in self._events(one.anchors()):
                    wrong[article] = [item for item in wrong.get(article, ()) if item.id != event]
        return [without(record, wrong[record.id]) if record.id in wrong else record for record in self._records]

    def name(self, names: Names) -> Names:
        """The names with those that were judged to be one, or given another name."""
        renamed = dict(names)
        for one in self._all:
            if one.target != "entity" or one.value is None or one.kind not in {"merge", "rename"}:
                continue
            here, everywhere = set[Key](), set[str]()
            for number, side in enumerate(one.sides):
                mine = {(article, item.id) for article, item in self._items(side)}
                here |= mine
                if meant := (one.names[number] if one.names else ""):
                    everywhere |= {meant, *(renamed[key] for key in mine if key in renamed)}
            renamed |= {key: one.value for key, name in renamed.items() if key in here or name in everywhere}
        return renamed

    @property
    def renamed(self) -> list[tuple[str, str]]:
        """Old and new names that were given wherever they stand, in order."""
        return [
            (name, one.value)
            for one in self._all
            if one.target == "entity" and one.value and one.kind in {"merge", "rename"}
            for name in one.names
            if name and name != one.value
        ]

    @cached_property
    def bonds(self) -> Bonds:
        """What folding must keep together and apart."""
        bonds = [
            Bond(one.kind == "same", tuple(self._events(side) for side in one.sides))
            for one in self._all
            if one.kind in {"same", "different"}
        ]
        return Bonds.of([bond for bond in bonds if all(bond.groups)])

    def keep_copies(self, copies: Iterable[Copy]) -> tuple[Copy, ...]:
        """The copies that nobody judged to be none."""
        return tuple(copy for copy in copies if (copy.article, copy.of) not in self._no_copies)

    @cached_property
    def _no_copies(self) -> frozenset[tuple[str, str]]:
        pairs = ([a.article for a in one.anchors()] for one in self._all if _is_about_copy(one))
        return frozenset((pair[0], pair[1]) for pair in pairs)

    # ── after folding ──

    def settle(self, clusters: Sequence[Cluster], order: Sequence[Told]) -> list[Cluster]:
        """The happenings with those joined that were judged to be one, without those that were judged to be none."""
        if not self._all:
            return list(clusters)
        place = {told.key: number for number, told in enumerate(order)}
        return list(self._keep(_join(clusters, self._same, self.bonds, place)))

    @cached_property
    def _same(self) -> list[tuple[frozenset[Key], str]]:
        """Mentions judged to be one happening, with who said so; the latest first."""
        return [
            (self._events(one.anchors()), one.by)
            for one in reversed(self._all)
            if one.kind == "same" and all(self._events(side) for side in one.sides)
        ]

    def _keep(self, clusters: Iterable[Cluster]) -> Iterator[Cluster]:
        """A happening goes where at least half of its mentions were rejected with it; else those mentions go."""
        wrong = self._wrong
        for cluster in clusters:
            kept = [pair for pair in zip(cluster.members, cluster.because, strict=True) if pair[0].key not in wrong]
            if 2 * len(kept) > len(cluster.members):
                yield _cluster(kept)

    @cached_property
    def _wrong(self) -> frozenset[Key]:
        """The mentions of rejected happenings, but for those that somebody confirmed later."""
        wrong: set[Key] = set()
        for one in self._all:
            if one.kind == "reject" and one.target == "happening":
                wrong |= self._events(one.anchors())
            elif one.kind == "confirm":
                wrong -= self._events(one.anchors())
        return frozenset(wrong)

    def mark(self, links: Links) -> Links:
        """The links without rejected conflicts and relays, with what was confirmed, and with all that was judged of
        them."""
        if not self._all:
            return links
        gone = {conflict.id for conflict in links.conflicts if self._is_rejected(conflict)}
        links = replace(
            links,
            happenings=tuple(self._confirmed(_without_conflicts(h, gone)) for h in links.happenings),
            conflicts=tuple(conflict for conflict in links.conflicts if conflict.id not in gone),
            relays=tuple(relay for relay in links.relays if not self._is_rejected_relay(relay)),
        )
        judged: dict[str, list[Judged]] = {}
        for one in self._all:
            for about in self._lands_on(one, links):
                judged.setdefault(about, []).append(_judged(one))
        return replace(
            links,
            happenings=tuple(replace(h, slight="") if h.slight and h.id in judged else h for h in links.happenings),
            judged={about: tuple(said) for about, said in sorted(judged.items())},
        )

    def _is_rejected(self, conflict: Conflict) -> bool:
        """Whether a conflict was rejected with all the sides that it has: one that came since is news."""
        sides = set(range(len(conflict.sides)))
        return any(one.kind == "reject" and self._touched(one, conflict) == sides for one in self._all)

    def _is_rejected_relay(self, relay: Relay) -> bool:
        return relay.copy_of is not None and (relay.article, relay.copy_of) in self._no_copies

    def _touched(self, judgement: Judgement, conflict: Conflict) -> set[int]:
        """The sides of a conflict in which a judgement is anchored."""
        if judgement.target != "conflict":
            return set()
        anchors = [anchor for anchor in judgement.anchors() if anchor.gist == conflict.kind]
        return {n for n, side in enumerate(conflict.sides) if any(self._is_in(anchor, side) for anchor in anchors)}

    def _is_in(self, anchor: Anchor, side: Side) -> bool:
        record = self._by_id.get(anchor.article)
        span = locate(anchor, record.text) if record else None
        return span is not None and any(
            e.article == anchor.article and min(e.end, span.end) > max(e.start, span.start) for e in side.evidence
        )

    def _confirmed(self, happening: Happening) -> Happening:
        """The happening as it was last confirmed. A deed stays; anything else until other articles tell of it too."""
        told = {telling.article for telling in happening.tellings}
        for one in reversed(self._all):
            if one.kind == "confirm" and one.status and self._is_borne_out(one, happening):
                if one.status != "occurred" and not told <= one.articles:
                    return happening
                days = days_of(one.value)
                return replace(
                    happening,
                    status=one.status,
                    value=one.value,
                    earliest=days.first.isoformat() if days else None,
                    latest=days.last.isoformat() if days else None,
                )
        return happening

    def _is_borne_out(self, judgement: Judgement, happening: Happening) -> bool:
        """Whether a happening holds a mention that bears the confirmation out, not only others."""
        return bool(self._events(judgement.sides[0]) & _keys(happening))

    def _lands_on(self, judgement: Judgement, links: Links) -> list[str]:
        """The ids of what a judgement is about; of an item of an article as `why` has it, `1a2b3c4d/v3`."""
        if judgement.kind in {"reject", "merge", "rename"} and judgement.target in ITEMS:
            return sorted({f"{article}/{item.id}" for article, item in self._items(judgement.anchors())})
        if judgement.target in ON_HAPPENINGS:
            return self._lands_on_happenings(judgement, links.happenings)
        if judgement.target == "conflict":
            least = {c.id: min(2, len(c.sides)) for c in links.conflicts}
            return [c.id for c in links.conflicts if len(self._touched(judgement, c)) >= least[c.id]]
        if judgement.target == "story":
            return [s.id for s in links.stories if not judgement.articles.isdisjoint(s.articles)]
        return sorted(judgement.articles & self._by_id.keys()) if judgement.target == "article" else []

    def _lands_on_happenings(self, judgement: Judgement, happenings: Sequence[Happening]) -> list[str]:
        if judgement.kind in {"same", "different"}:
            sides = [self._events(side) for side in judgement.sides]
            return [h.id for h in happenings if all(sides) and any(side & _keys(h) for side in sides)]
        if judgement.kind == "confirm":
            happenings = [h for h in happenings if self._is_borne_out(judgement, h)]
        events = self._events(judgement.anchors())
        most = max((len(events & _keys(h)) for h in happenings), default=0)
        return [next(h.id for h in happenings if len(events & _keys(h)) == most)] if most else []

    # ── anchors ──

    def _items(self, anchors: Iterable[Anchor]) -> Iterator[tuple[str, Item]]:
        for anchor in anchors:
            if anchor not in self._found:
                record = self._by_id.get(anchor.article)
                self._found[anchor] = find_item(anchor, record) if record else None
            if item := self._found[anchor]:
                yield anchor.article, item

    def _events(self, anchors: Iterable[Anchor]) -> frozenset[Key]:
        return frozenset((article, item.id) for article, item in self._items(anchors) if isinstance(item, Event))


def _is_about_copy(judgement: Judgement) -> bool:
    """Whether it rejects that one article copies another: anchored in both as a whole."""
    anchors = list(judgement.anchors())
    whole = len(anchors) == 2 and all(anchor.item == "article" for anchor in anchors)
    return whole and judgement.kind == "reject" and judgement.target == "relay"


def _keys(happening: Happening) -> frozenset[Key]:
    return frozenset((telling.article, telling.event) for telling in happening.tellings)


def _without_conflicts(happening: Happening, gone: set[str]) -> Happening:
    if gone.isdisjoint(happening.conflicts):
        return happening
    return replace(happening, conflicts=tuple(one for one in happening.conflicts if one not in gone))


def _judged(judgement: Judgement) -> Judged:
    return Judged(
        judgement=judgement.id,
        kind=judgement.kind,
        by=judgement.by,
        made=judgement.made,
        status=judgement.status,
        value=judgement.value,
        note=judgement.note,
    )


def _join(
    clusters: Sequence[Cluster],
    same: Sequence[tuple[frozenset[Key], str]],
    bonds: Bonds,
    place: Mapping[Key, int],
) -> list[Cluster]:
    """Happenings with mentions of one root as one, unless other mentions in them were judged to be apart."""
    joined: list[list[Cluster]] = []
    for cluster in clusters:
        roots = {bonds.root(key) for key in cluster.keys} - {None}
        home = next((group for group in joined if _is_home(group, cluster, roots, bonds)), None) if roots else None
        if home is None:
            joined.append([cluster])
        else:
            home.append(cluster)
    return [group[0] if len(group) == 1 else _merge(group, same, place) for group in joined]


def _is_home(group: Sequence[Cluster], cluster: Cluster, roots: set[Key | None], bonds: Bonds) -> bool:
    keys = [key for one in group for key in one.keys]
    if roots.isdisjoint(bonds.root(key) for key in keys):
        return False
    return not any(bonds.cannot(keys, key) for key in cluster.keys)


def _merge(group: Sequence[Cluster], same: Sequence[tuple[frozenset[Key], str]], place: Mapping[Key, int]) -> Cluster:
    pairs = []
    for number, cluster in enumerate(group):
        keys = frozenset(cluster.keys)
        by = next((by for events, by in same if not events.isdisjoint(keys)), "")
        reasons = [why or ((f"judged to be the same by {by}",) if number else ()) for why in cluster.because]
        pairs += list(zip(cluster.members, reasons, strict=True))
    return _cluster(sorted(pairs, key=_Place(place)))


class _Place:
    """Sort key: the order of report."""

    def __init__(self, place: Mapping[Key, int]) -> None:
        self._place = place

    def __call__(self, pair: tuple[Told, tuple[str, ...]]) -> int:
        return self._place[pair[0].key]


def _cluster(pairs: Sequence[tuple[Told, tuple[str, ...]]]) -> Cluster:
    cluster = Cluster(pairs[0][0])
    cluster.because[0] = pairs[0][1]
    for told, because in pairs[1:]:
        cluster.add(told, because)
    return cluster
