#!/usr/bin/env python3
"""How well people, countries and bodies are followed through a passage: bench/gold/chains.toml against the entities.

usage: bench/chains.py [--misses]

B³ over sets: an expression for two ("kedua pemimpin") is linked with the expressions for either. Expressions for people
that nothing in gold answers count against precision, those of gold that are not found against recall. "two in one" are
entities that hold the names of two people.
"""

import argparse
import re
import sys
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.bcubed import Sums, b_cubed

from runut.annotate.entities.find import find_entities
from runut.annotate.times.find import find_times
from runut.lang.pack import Pack, load_pack
from runut.read.reader import Reader, load_reader
from runut.types.reading import Reading
from runut.types.record import Entity
from runut.types.text import plain_article

GOLD = Path(__file__).parent / "gold" / "chains.toml"
_MARK = re.compile(r"\[([a-z+?]+):|\]")
_OVERLAP = 0.5  # of the two ranges together that both must hold, to be one expression

Range = tuple[int, int]
Chains = dict[Range, frozenset[str]]  # by range: the chains that an expression belongs to


class Passage(NamedTuple):
    """A marked text: its expressions' chains, ranges where anything is right, and the English names of chains."""

    text: str
    published: str
    chains: Chains
    optional: frozenset[Range]
    names: dict[str, str]


class Score(NamedTuple):
    """The sums of B³, and what went wrong outright."""

    sums: Sums = Sums()
    named: int = 0
    to_name: int = 0
    two_in_one: int = 0

    def plus(self, other: "Score") -> "Score":
        """The sum with another passage's."""
        return Score(
            self.sums.plus(other.sums),
            self.named + other.named,
            self.to_name + other.to_name,
            self.two_in_one + other.two_in_one,
        )


def read_passages(text: str) -> list[Passage]:
    """The passages of a file. Raises ValueError for brackets that do not match."""
    return [_passage(one["text"], one["published"], one.get("names", {})) for one in tomllib.loads(text)["passage"]]


def _passage(marked: str, published: str, names: dict[str, str]) -> Passage:
    plain, at, opened = "", 0, list[tuple[str, int]]()
    chains, optional = Chains(), set[Range]()
    for match in _MARK.finditer(marked):
        plain, at = plain + marked[at : match.start()], match.end()
        if match.group(1):
            opened.append((match.group(1), len(plain)))
            continue
        if not opened:
            raise ValueError(f"a bracket too many: {marked[: match.end()]}")
        keys, start = opened.pop()
        if keys == "?":
            optional.add((start, len(plain)))
        else:
            chains[start, len(plain)] = chains.get((start, len(plain)), frozenset()) | frozenset(keys.split("+"))
    if opened:
        raise ValueError(f"a bracket is not closed: {marked}")
    return Passage(plain + marked[at:], published, chains, frozenset(optional), names)


def chains_of(entities: Iterable[Entity]) -> Chains:
    """The expressions found, with the ids of their entities."""
    found: Chains = {}
    for entity in entities:
        for mention in entity.mentions:
            place = mention.start, mention.end
            found[place] = found.get(place, frozenset()) | {entity.id}
    return found


def align(gold: Iterable[Range], system: Iterable[Range]) -> dict[Range, Range]:
    """For ranges of gold the range found that is, or all but is, the same; the likest first."""
    right = sorted(system)
    pairs = sorted(
        ((_likeness(one, other), one, other) for one in gold for other in right if _likeness(one, other) >= _OVERLAP),
        reverse=True,
    )
    matched: dict[Range, Range] = {}
    used: set[Range] = set()
    for _, one, other in pairs:
        if one not in matched and other not in used:
            matched[one] = other
            used.add(other)
    return matched


def _likeness(one: Range, other: Range) -> float:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return max(shared, 0) / (max(one[1], other[1]) - min(one[0], other[0]))


def linked(chains: Chains, place: Range) -> frozenset[Range]:
    """The expressions that share a chain with one, itself among them."""
    return frozenset(other for other, keys in chains.items() if keys & chains[place])


def count_links(gold: Chains, system: Chains, matched: dict[Range, Range], extra: int) -> Sums:
    """The sums over all expressions; `extra` found ones answer to nothing."""
    back = {found: place for place, found in matched.items()}
    said = {
        place: frozenset(back[other] for other in linked(system, found) if other in back)
        for place, found in matched.items()
    }
    sums = b_cubed({place: linked(gold, place) for place in gold}, said)
    return sums._replace(found=sums.found + extra)


def score(passage: Passage, entities: Sequence[Entity]) -> Score:
    """A passage's score."""
    system = chains_of(entities)
    matched = align(passage.chains, system)
    sums = count_links(passage.chains, system, matched, len(false_people(passage, entities, matched)))
    named = [name for key, name in passage.names.items() if name in _names(passage, entities, matched, key)]
    return Score(sums, len(named), len(passage.names), len(merged(passage, entities, matched)))


def _names(passage: Passage, entities: Sequence[Entity], matched: dict[Range, Range], key: str) -> set[str]:
    """The names of entities that hold more than half of a chain's names and nominals found."""
    places = {matched[place] for place, keys in passage.chains.items() if keys == {key} and place in matched}
    return {e.name for e in entities if 2 * len(places & {(m.start, m.end) for m in e.mentions}) > len(places)}


def false_people(passage: Passage, entities: Sequence[Entity], matched: dict[Range, Range]) -> list[Range]:
    """Expressions for people that gold knows nothing of."""
    right = set(matched.values())
    places = {(m.start, m.end) for e in entities if e.type == "PER" for m in e.mentions} - right
    return sorted(place for place in places if not any(_likeness(place, one) > 0 for one in passage.optional))


def merged(passage: Passage, entities: Sequence[Entity], matched: dict[Range, Range]) -> list[tuple[str, set[str]]]:
    """Entities that hold names of several chains, with those chains."""
    back = {found: place for place, found in matched.items()}
    found: list[tuple[str, set[str]]] = []
    for entity in entities:
        names = [back[m.start, m.end] for m in entity.mentions if m.kind == "name" and (m.start, m.end) in back]
        keys = {next(iter(passage.chains[place])) for place in names if len(passage.chains[place]) == 1}
        found += [(entity.name, keys)] if len(keys) > 1 else []
    return found


def entities_of(passage: Passage, reader: Reader, pack: Pack) -> tuple[Entity, ...]:
    """What the entity stage finds in a passage."""
    article = plain_article(passage.text, published=passage.published)
    reading = Reading(article=article, syntax=reader.read([article])[0])
    return find_entities(replace(reading, times=find_times(reading, pack=pack)), pack=pack)


def show(passage: Passage, entities: Sequence[Entity]) -> list[str]:
    """What is wrong in a passage, a line each."""
    system = chains_of(entities)
    matched = align(passage.chains, system)
    names = {entity.id: entity.name for entity in entities}
    home = {key: _names(passage, entities, matched, key) for keys in passage.chains.values() for key in keys}
    lines = []
    for place, keys in sorted(passage.chains.items()):
        said = {names[id] for id in system[matched[place]]} if place in matched else set[str]()
        if place not in matched or any(not home[key] & said for key in keys) or len(said) > len(keys):
            lines.append(f"  {passage.text[slice(*place)]!r}: {'+'.join(sorted(keys))}, got {sorted(said) or '-'}")
    for place in false_people(passage, entities, matched):
        lines.append(f"  {passage.text[slice(*place)]!r}: nobody, got {sorted(names[id] for id in system[place])}")
    lines += [f"  chain {key} is {name!r}" for key, name in passage.names.items() if name not in home.get(key, ())]
    return lines + [f"  TWO IN ONE: {name} {sorted(keys)}" for name, keys in merged(passage, entities, matched)]


def report(total: Score) -> str:
    """The figures in one line."""
    sums = total.sums
    return (
        f"B³ precision {sums.precision:.3f} recall {sums.recall:.3f} F1 {sums.f1:.3f} ({sums.gold} expressions), "
        f"named {total.named}/{total.to_name}, two in one {total.two_in_one}"
    )


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description="coreference in invented passages")
    parser.add_argument("--misses", action="store_true", help="show every miss")
    asked = parser.parse_args()
    pack = load_pack("id")
    reader = load_reader(pack)
    total = Score()
    for passage in read_passages(GOLD.read_text(encoding="utf-8")):
        entities = entities_of(passage, reader, pack)
        total = total.plus(score(passage, entities))
        if asked.misses and (lines := show(passage, entities)):
            print(passage.text[:60], *lines, sep="\n")
    print(report(total))


if __name__ == "__main__":
    main()
