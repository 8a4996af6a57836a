"""Who has it from whom: the chains that articles name, and those that only the likeness of two texts shows."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath

from runut.types.brief import Evidence, Relay
from runut.types.links import Copy, Passage
from runut.types.record import Attribution, Record

SHOWN = 3  # passages that stand for all that two texts share
LONGEST = 240  # characters of one


def outlet_name(record: Record) -> str:
    """The outlet of an article, or the name of its file where no outlet is known."""
    return record.outlet.name if record.outlet else PurePath(record.path or record.id).name


def find_relays(records: Sequence[Record], copies: Iterable[Copy]) -> tuple[Relay, ...]:
    """Every chain from an article to an origin that its text names, and one to each article that it repeats, in the
    order of the records."""
    by_id = {record.id: record for record in records}
    repeated: dict[str, list[Copy]] = defaultdict(list)
    for copy in copies:
        repeated[copy.article].append(copy)
    return tuple(
        relay
        for record in records
        for relay in (*_named(record), *(_of_copy(record, by_id[copy.of], copy) for copy in repeated[record.id]))
    )


def _named(record: Record) -> Iterator[Relay]:
    cited = {a.via for a in record.attributions if a.via}
    ends = [a for a in record.attributions if a.id not in cited]
    chains = {(_chain(record, a), a.name): a for a in reversed(ends) if a.name != outlet_name(record)}
    return (_relay(record, via, name, a) for (via, name), a in reversed(chains.items()))


def _relay(record: Record, via: tuple[str, ...], name: str, attribution: Attribution) -> Relay:
    return Relay(
        article=record.id,
        from_=outlet_name(record),
        via=via,
        origin=name,
        evidence=(_evidence(record, attribution.start, attribution.end),),
    )


def _of_copy(record: Record, source: Record, copy: Copy) -> Relay:
    """The likeness of two texts as a relay, with passages of both; the agency that both have it from is the origin."""
    outlet = outlet_name(source)
    return Relay(
        article=record.id,
        from_=outlet_name(record),
        via=(outlet,) if copy.origin and copy.kind == "rewrite" else (),
        origin=copy.origin or outlet,
        evidence=tuple(e for passage in _longest(copy.passages) for e in _both(record, source, passage)),
        copy_of=copy.of,
        inferred=copy.kind == "rewrite",
        because=copy.because,
    )


def _longest(passages: Iterable[Passage]) -> list[Passage]:
    """The few longest passages, in their order."""
    return sorted(sorted(passages, key=_shortness)[:SHOWN], key=_place)


def _shortness(passage: Passage) -> tuple[int, int]:
    return passage.start - passage.end, passage.start


def _place(passage: Passage) -> int:
    return passage.start


def _both(record: Record, source: Record, passage: Passage) -> Iterator[Evidence]:
    yield _evidence(record, passage.start, passage.end)
    yield _evidence(source, passage.of_start, passage.of_end)


def _evidence(record: Record, start: int, end: int) -> Evidence:
    """A stretch of an article, cut behind a word where it is long."""
    if end - start > LONGEST:
        cut = record.text.rfind(" ", start, start + LONGEST)
        end = cut if cut > start else start + LONGEST
    return Evidence(article=record.id, start=start, end=end, text=record.text[start:end])


def _chain(record: Record, attribution: Attribution) -> tuple[str, ...]:
    """The names between the article and an attribution, nearest to the article first."""
    by_id = {a.id: a for a in record.attributions}
    names: list[str] = []
    seen = {attribution.id}
    while attribution.via and attribution.via not in seen and attribution.via in by_id:
        attribution = by_id[attribution.via]
        seen.add(attribution.id)
        names.insert(0, attribution.name)
    return tuple(names)
