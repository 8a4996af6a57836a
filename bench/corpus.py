#!/usr/bin/env python3
"""How right the records are on the project's own invented pages and sentences; needs nothing from outside.

usage: bench/corpus.py [--misses]

`bench/corpus/` holds the pages, their annotations, and `sentences.jsonl`; docs/measuring.md says how they were made.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, get_args

import msgspec

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench.event_types import AHEAD, DEEDS, FoundEvent, Judged, count_events, render_events  # noqa: E402
from bench.scoring import MUTUAL, Miss, Names, Tally, render_score, score_articles  # noqa: E402
from bench.time_types import FoundTime, count_types, render_types  # noqa: E402
from bench.unseen import GOLD, Gold, check_text  # noqa: E402

from runut.lang.pack import Pack, load_pack  # noqa: E402
from runut.pipeline import annotate, read_inputs, to_record  # noqa: E402
from runut.read.reader import Reader, load_reader  # noqa: E402
from runut.sources.files import find_inputs  # noqa: E402
from runut.types.reading import Reading  # noqa: E402
from runut.types.record import Event, EventType, Record, Status  # noqa: E402
from runut.types.text import plain_article  # noqa: E402

CORPUS = ROOT / "bench" / "corpus"
DAY = "2031-06-18"
"""When the sentences were written, as far as they are concerned."""


class Coding(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A PLOVER type and a status."""

    type: EventType
    status: Status


class TestSentence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence with its one event that matters, or none; any of the names on a side is right.

    `also` holds other codings that a careful reader may give.
    """

    text: str
    type: EventType | None
    mode: str | None = None
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    status: Status | None = None
    also: tuple[Coding, ...] = ()


class ReadPage(NamedTuple):
    """An invented page: its annotation and its record."""

    gold: Gold
    record: Record


class SentenceScore(NamedTuple):
    """Counts over the sentences: by type, the shares right of those found, and false events in those without any."""

    types: dict[EventType, Tally]
    shares: dict[str, Tally]
    false: Tally
    misses: list[Miss]

    @property
    def macro_f1(self) -> float:
        """The mean of the types' F1."""
        return sum(tally.f1 for tally in self.types.values()) / len(self.types)


def main() -> None:
    """Read, score, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="list every miss")
    args = parser.parse_args()
    pack = load_pack("id")
    reader = load_reader(pack)
    pages = read_pages(reader, pack)
    score = score_articles(pages, corpus_names())
    told = score_sentences(read_sentences(load_sentences(), reader, pack), corpus_names())
    print(*render_score(score), *render_layers(pages), *render_sentences(told), sep="\n")
    if args.misses:
        print(*(" | ".join(miss) for miss in [*score.misses, *told.misses]), sep="\n")


def load_corpus() -> list[Gold]:
    """The annotations, by name."""
    return [msgspec.json.decode(file.read_bytes(), type=Gold) for file in sorted(CORPUS.glob("*.json"))]


def load_sentences() -> list[TestSentence]:
    """The single sentences."""
    lines = (CORPUS / "sentences.jsonl").read_bytes().splitlines()
    return [msgspec.json.decode(line, type=TestSentence) for line in lines]


def corpus_names() -> Names:
    """The names that are one."""
    return Names(json.loads((GOLD / "aliases.json").read_text(encoding="utf-8")))


def read_pages(reader: Reader, pack: Pack) -> list[ReadPage]:
    """Each annotation with what the reader makes of its page."""
    read = read_inputs(find_inputs([], str(CORPUS / "manifest.jsonl")), reader=reader, pack=pack)
    records = {Path(one.path or "").stem: one for one in read if isinstance(one, Record)}
    pages = [ReadPage(gold, records[gold.id]) for gold in load_corpus()]
    for page in pages:
        check_text(page.gold, page.record.text)
    return pages


def judged_events(pages: Iterable[ReadPage]) -> list[Judged]:
    """The pages' events as they are counted by type and status."""
    return [
        Judged(gold.events, [FoundEvent(e.start, e.end, e.type, e.status) for e in record.events], gold.exhaustive)
        for gold, record in pages
    ]


def render_layers(pages: Sequence[ReadPage]) -> Iterator[str]:
    """Times by TIMEX3 type, events by PLOVER type and status."""
    times = [[FoundTime(t.start, t.end, t.type, t.value, t.mod) for t in page.record.times] for page in pages]
    yield from render_types(count_types(zip([page.gold.times for page in pages], times, strict=True)))
    yield from render_events(count_events(judged_events(pages)))


class ReadSentence(NamedTuple):
    """A sentence, and what the reader makes of it."""

    gold: TestSentence
    record: Record


def read_sentences(sentences: Sequence[TestSentence], reader: Reader, pack: Pack) -> list[ReadSentence]:
    """Each sentence with its record, as an article of its own."""
    articles = [plain_article(one.text, published=DAY) for one in sentences]
    readings = (Reading(article=a, syntax=s) for a, s in zip(articles, reader.read(articles), strict=True))
    return [
        ReadSentence(gold, to_record(annotate(reading, pack=pack)))
        for gold, reading in zip(sentences, readings, strict=True)
    ]


def score_sentences(sentences: Iterable[ReadSentence], names: Names) -> SentenceScore:
    """A sentence's answer is its own type where that was found, else the type of its first event, or none."""
    shares = {name: Tally() for name in ("actor", "recipient", "status", "mode", "plan as deed")}
    score = SentenceScore({one: Tally() for one in get_args(EventType)}, shares, Tally(), [])
    for gold, record in sentences:
        if gold.type is None:
            score.false.add(int(not record.events), 1, int(bool(record.events)))
            for event in record.events[:1]:
                score.types[event.type].add(0, 0, 1)
                score.misses.append(_miss(gold, "false event", f"got {event.type} {event.predicate}"))
        else:
            _count_answer(score, gold, record, names)
    return score


def _count_answer(score: SentenceScore, gold: TestSentence, record: Record, names: Names) -> None:
    assert gold.type
    event = _answer(gold, record.events)
    types = {gold.type, *(one.type for one in gold.also)}
    right = event is not None and event.type in types
    score.types[gold.type].add(right, 1, right)
    if event is not None and right:
        _count_shares(score, gold, event, record, names)
        return
    first = record.events[0].type if record.events else None
    if first:
        score.types[first].add(0, 0, 1)
    score.misses.append(_miss(gold, "type", f"got {first or 'none'}"))


def _answer(gold: TestSentence, events: Sequence[Event]) -> Event | None:
    for type_ in [gold.type, *(one.type for one in gold.also)]:
        for event in events:
            if event.type == type_:
                return event
    return None


def _count_shares(score: SentenceScore, gold: TestSentence, event: Event, record: Record, names: Names) -> None:
    actors, recipients = (_named(record, ids, names) for ids in (event.actors, event.recipients))
    for name, wanted, got in (("actor", gold.actor, actors), ("recipient", gold.recipient, recipients)):
        side = actors | recipients if MUTUAL & {event.type, gold.type} else got
        if wanted:
            _share(score, gold, name, bool(names.all(wanted) & side), f"got {sorted(side)}")
    statuses = {gold.status, *(one.status for one in gold.also if one.type == event.type)}
    ahead = event.status in AHEAD and not statuses.isdisjoint(AHEAD)
    _share(score, gold, "status", event.status in statuses or ahead, f"got {event.status}")
    if gold.mode and event.type == gold.type:
        _share(score, gold, "mode", event.mode == gold.mode, f"got {event.mode}")
    if statuses.isdisjoint(DEEDS):
        score.shares["plan as deed"].add(event.status in DEEDS, 1, 1)


def _named(record: Record, ids: Sequence[str], names: Names) -> set[str]:
    """The names of entities, and the words that stand for them: a holder of an office may be known by it alone."""
    found = [one for one in record.entities if one.id in ids]
    words = [record.text[mention.start : mention.end] for one in found for mention in one.mentions]
    return names.all([*(one.name for one in found), *words])


def _share(score: SentenceScore, gold: TestSentence, name: str, right: bool, how: str) -> None:
    score.shares[name].add(right, 1, 1)
    if not right:
        score.misses.append(_miss(gold, name, how))


def _miss(gold: TestSentence, layer: str, how: str) -> Miss:
    wanted = {"type": gold.type, "actor": gold.actor, "recipient": gold.recipient, "mode": gold.mode}
    return Miss("sentences", layer, gold.text, f"want {wanted.get(layer, gold.status)} {how}")


def render_sentences(score: SentenceScore) -> Iterator[str]:
    """The lines to print."""
    counts = Counter({name: tally.gold for name, tally in score.types.items()})
    yield f"{'sentences':17}{'P':>7}{'R':>7}{'F1':>7}{'gold':>7}"
    for name, tally in score.types.items():
        yield f"{name:17}{tally.precision:7.3f}{tally.recall:7.3f}{tally.f1:7.3f}{tally.gold:7d}"
    yield f"{'macro F1':17}{score.macro_f1:21.3f}{counts.total():7d}"
    for share, tally in score.shares.items():
        yield f"{share:17}{tally.recall:14.3f}{tally.gold:14d}   of those found"
    yield f"{'false events':17}{1 - score.false.recall:14.3f}{score.false.gold:14d}   of those without an event"


if __name__ == "__main__":
    main()
