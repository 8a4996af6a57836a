"""How right the links of an affair's records are against its gold."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from bench.affair_gold import Affair, GoldConflict, GoldMention, GoldPage
from bench.bcubed import Sums, b_cubed, together
from bench.event_types import DEEDS

from runut.types.brief import Conflict
from runut.types.links import Happening, Links
from runut.types.record import Event, Record

Place = tuple[str, int]
"""A telling of gold: its article and its number there."""


class Matched(NamedTuple):
    """Tellings of gold beside the events found for them, and the happening in which each of those was put.

    `exact`: the words meet, where for the others only sentence and type are the same.
    """

    mentions: Mapping[Place, GoldMention]
    events: Mapping[Place, Event]
    homes: Mapping[Place, str]
    exact: frozenset[Place]


@dataclass
class Verdicts:
    """Printed conflicts: right, spared (gold leaves it open), right but for the verdict, wrong; and gold ones met."""

    right: list[Conflict] = field(default_factory=list)
    spared: list[Conflict] = field(default_factory=list)
    misjudged: list[Conflict] = field(default_factory=list)
    wrong: list[Conflict] = field(default_factory=list)
    met: list[GoldConflict] = field(default_factory=list)
    missed: list[GoldConflict] = field(default_factory=list)


class Count(NamedTuple):
    """A happening whose origins gold counts: how many the program says, none where it is not found."""

    label: str
    said: int | None
    names: tuple[str, ...]
    least: int
    most: int
    never: int

    @property
    def within(self) -> bool:
        """Whether the number may be said."""
        return self.said is not None and self.least <= self.said <= self.most

    @property
    def overstated(self) -> bool:
        """Whether it is more than there can be."""
        return self.said is not None and self.said >= self.never


class Stage(NamedTuple):
    """One article's word on one stage of a life, and whether it is there."""

    label: str
    article: str
    status: tuple[str, ...]
    found: bool


class Result(NamedTuple):
    """Everything counted: B³ over the tellings found, and with those not found as missed."""

    matched: Matched
    happenings: Sums
    all_happenings: Sums
    stories: Sums
    homes_of_articles: Mapping[str, str]
    conflicts: Verdicts
    counts: tuple[Count, ...]
    stages: tuple[Stage, ...]
    plans_as_deeds: tuple[Happening, ...]
    copies: tuple[int, int, int]


def score_affair(affair: Affair, records: Mapping[str, Record], links: Links) -> Result:
    """All counts; `records` by the ids that gold knows them by."""
    names = {record.id: id for id, record in records.items()}
    matched = match_mentions(affair.pages, records, links)
    told = {happening.id: happening for happening in links.happenings}
    labels = _labels(matched)
    stories = _stories_of(affair, links, names)
    counted = [place for place, mention in matched.mentions.items() if not mention.optional]
    return Result(
        matched=matched,
        happenings=_score_happenings(affair, matched, [place for place in counted if place in matched.homes]),
        all_happenings=_score_happenings(affair, matched, counted),
        stories=_score_stories(affair, stories),
        homes_of_articles=stories,
        conflicts=judge_conflicts(affair, links.conflicts, labels, names),
        counts=tuple(_counts(affair, matched, told)),
        stages=tuple(_stages(affair, matched, told, names)),
        plans_as_deeds=find_plans_as_deeds(matched, links.happenings),
        copies=_copies(affair, links, names),
    )


def match_mentions(pages: Iterable[GoldPage], records: Mapping[str, Record], links: Links) -> Matched:
    """An event for each telling: its trigger meets the words, or else it stands in the same sentence with its type."""
    home = {(t.article, t.event): h.id for h in links.happenings for t in h.tellings}
    mentions, events, homes = dict[Place, GoldMention](), dict[Place, Event](), dict[Place, str]()
    exact = set[Place]()
    for page in pages:
        record = records[page.id]
        mentions |= {(page.id, number): mention for number, mention in enumerate(page.mentions)}
        for number, event in _pair(page.mentions, record):
            events[page.id, number] = event
            if _likeness(page.mentions[number], event, record) > 1:
                exact.add((page.id, number))
            if (record.id, event.id) in home:
                homes[page.id, number] = home[record.id, event.id]
    return Matched(mentions, events, homes, frozenset(exact))


def _pair(mentions: Sequence[GoldMention], record: Record) -> list[tuple[int, Event]]:
    """Pairs of one telling and one event, the likest first."""
    likeness = [
        (like, -number, -index)
        for number, mention in enumerate(mentions)
        for index, event in enumerate(record.events)
        if (like := _likeness(mention, event, record)) > 0
    ]
    pairs: dict[int, int] = {}
    for _, number, index in sorted(likeness, reverse=True):
        if -number not in pairs and -index not in pairs.values():
            pairs[-number] = -index
    return [(number, record.events[index]) for number, index in pairs.items()]


def _likeness(mention: GoldMention, event: Event, record: Record) -> float:
    """Above 1 where the words meet; below where only sentence and type are the same, less the farther off."""
    start, end = mention.trigger
    shared = min(end, event.end) - max(start, event.start)
    if shared > 0:
        return 1 + shared / (max(end, event.end) - min(start, event.start)) + (mention.type == event.type)
    sentence = record.sentences[event.sentence]
    if mention.type != event.type or not sentence.start <= start < sentence.end:
        return 0.0
    return 1 / (1 - shared)


def _labels(matched: Matched) -> dict[str, Counter[str]]:
    """The labels of the tellings in each happening of the program."""
    labels: dict[str, Counter[str]] = {}
    for place, home in matched.homes.items():
        labels.setdefault(home, Counter())[matched.mentions[place].happening] += 1
    return labels


def _score_happenings(affair: Affair, matched: Matched, among: Sequence[Place]) -> Sums:
    label = {place: matched.mentions[place].happening for place in among}
    found = [place for place in among if place in matched.homes]
    spared = _spared(label, affair.either, found)
    return b_cubed(together(label, among), together(matched.homes, found), spared)


def _spared(
    label: Mapping[Place, str], either: Iterable[tuple[str, str]], among: Sequence[Place]
) -> dict[Place, frozenset[Place]]:
    pairs = {frozenset(pair) for pair in either}
    return {one: frozenset(other for other in among if frozenset((label[one], label[other])) in pairs) for one in among}


def _stories_of(affair: Affair, links: Links, names: Mapping[str, str]) -> dict[str, str]:
    """The program's story of each page, or the page itself where it is in none."""
    said = {names[a]: story.id for story in links.stories for a in story.articles if a in names}
    return {page.id: said.get(page.id, page.id) for page in affair.pages}


def _score_stories(affair: Affair, said: Mapping[str, str]) -> Sums:
    label = {page.id: page.story for page in affair.pages}
    pairs = {frozenset(pair) for pair in affair.either_stories}
    spared = {
        one: frozenset(other for other in label if frozenset((label[one], label[other])) in pairs) for one in label
    }
    return b_cubed(together(label, label), together(said, label), spared)


def judge_conflicts(
    affair: Affair, conflicts: Iterable[Conflict], labels: Mapping[str, Counter[str]], names: Mapping[str, str]
) -> Verdicts:
    """Each printed conflict against those of gold."""
    verdicts = Verdicts()
    for conflict in conflicts:
        of = set(labels.get(conflict.happening or "", ()))
        alike = [gold for gold in affair.conflicts if _is_about(gold, conflict, of, names)]
        same = [gold for gold in alike if conflict.verdict in gold.verdicts]
        verdicts.met += same
        if same and all(gold.optional for gold in same):
            verdicts.spared.append(conflict)
        elif same:
            verdicts.right.append(conflict)
        else:
            (verdicts.misjudged if alike else verdicts.wrong).append(conflict)
    articles = {page.id for page in affair.pages}
    wanted = [c for c in affair.conflicts if not c.optional and all(set(side) & articles for side in c.sides)]
    verdicts.missed = [gold for gold in wanted if gold not in verdicts.met]
    verdicts.met = [gold for gold in wanted if gold in verdicts.met]
    return verdicts


def _is_about(gold: GoldConflict, conflict: Conflict, labels: set[str], names: Mapping[str, str]) -> bool:
    """The same kind about the same happening, with articles of two sides of gold on two sides of it."""
    if conflict.kind not in gold.kinds or (gold.happening is not None and gold.happening not in labels):
        return False
    sides = [{names[a] for a in side.articles} for side in conflict.sides]
    return any(
        sides[i] & set(mine) and sides[j] & set(theirs)
        for m, mine in enumerate(gold.sides)
        for n, theirs in enumerate(gold.sides)
        if m != n
        for i in range(len(sides))
        for j in range(len(sides))
        if i != j
    )


def _main_home(label: str, matched: Matched, told: Mapping[str, Happening]) -> Happening | None:
    """The program's happening that holds most tellings of a label."""
    homes = Counter(home for place, home in matched.homes.items() if matched.mentions[place].happening == label)
    return told[min(homes, key=_Most(homes))] if homes else None


class _Most:
    """Sort key: the most first, then by name."""

    def __init__(self, counts: Counter[str]) -> None:
        self._counts = counts

    def __call__(self, name: str) -> tuple[int, str]:
        return -self._counts[name], name


def _counts(affair: Affair, matched: Matched, told: Mapping[str, Happening]) -> Iterable[Count]:
    labels = {mention.happening for mention in matched.mentions.values()}
    for gold in affair.independent:
        if gold.happening in labels:
            home = _main_home(gold.happening, matched, told)
            said = home.origins.independent if home else None
            yield Count(gold.happening, said, home.origins.names if home else (), *gold.independent, gold.never)


def _stages(
    affair: Affair, matched: Matched, told: Mapping[str, Happening], names: Mapping[str, str]
) -> Iterable[Stage]:
    articles = {page.id for page in affair.pages}
    for gold in affair.lifecycles:
        home = _main_home(gold.happening, matched, told)
        said = {(s.status, names[a]) for s in (home.life if home else ()) for a in s.articles}
        for stage in gold.stages:
            for article in stage.articles:
                if article in articles:
                    found = any((status, article) in said for status in stage.status)
                    yield Stage(gold.happening, article, stage.status, found)


def find_plans_as_deeds(matched: Matched, happenings: Iterable[Happening]) -> tuple[Happening, ...]:
    """Happenings shown as deeds although no telling in them that gold knows is one, by their words."""
    told = {matched.homes[place] for place in matched.exact if place in matched.homes}
    deeds = {home for place, home in matched.homes.items() if matched.mentions[place].status in DEEDS}
    return tuple(h for h in happenings if h.status in DEEDS and h.id in told and h.id not in deeds)


def _copies(affair: Affair, links: Links, names: Mapping[str, str]) -> tuple[int, int, int]:
    """Copies of gold, those found among them, and those found beside them; which of two is the copy is not asked."""
    articles = {page.id for page in affair.pages}
    gold = {frozenset((c.article, c.of)) for c in affair.copies if {c.article, c.of} <= articles}
    said = {frozenset((names[copy.article], names[copy.of])) for copy in links.copies}
    return len(gold), len(gold & said), len(said - gold)
