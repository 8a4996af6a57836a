#!/usr/bin/env python3
"""Coreference against the shared folder's news-coref: how far the entities link the noun phrases that its gold links.

usage: bench/coref.py SHARED [--misses]

The sentences come without article breaks: they are cut wherever no chain runs across. Compared are pairs of noun
phrases that begin with an expression of ours, both in chains of two or more (gold leaves much unlinked, so that of a
phrase in no chain nothing is known), of chains of which at least one phrase is a name to us. The news is mostly about
business.
"""

import argparse
import lzma
import re
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.chains import Chains, Passage, Range, chains_of, entities_of

from runut.lang.pack import load_pack
from runut.read.reader import load_reader

DATA = Path("data") / "coref" / "news-coref-train.xml.xz"
_LEAST = 6  # sentences of a piece
_TAG = re.compile(r"\\[A-Z]+")

Pair = tuple[Range, Range]


class Phrase(NamedTuple):
    """A noun phrase: its id, the phrase that it goes back to, its words."""

    id: str
    back: str
    words: str


class Piece(NamedTuple):
    """Sentences that hang together: the text, and each noun phrase's chain by its range."""

    text: str
    chains: Chains


class Pairs(NamedTuple):
    """Pairs of phrases linked in gold, linked by us, and by both."""

    gold: set[Pair]
    found: set[Pair]


def read_sentences(xml: str) -> list[list[Phrase | str]]:
    """The sentences as noun phrases and other words."""
    return [
        [_phrase(part) for part in sentence.iter("phrase")] for sentence in ElementTree.fromstring(xml).iter("sentence")
    ]


def _phrase(part: ElementTree.Element) -> Phrase | str:
    words = _TAG.sub("", part.text or "").strip()
    return Phrase(part.get("id", ""), part.get("coref", ""), words) if part.get("id") else words


def cut(sentences: list[list[Phrase | str]]) -> Iterator[Piece]:
    """Pieces of the text, cut where no chain runs across."""
    at = {p.id: number for number, parts in enumerate(sentences) for p in parts if isinstance(p, Phrase)}
    roots: dict[str, str] = {}
    start = furthest = 0
    reach = [
        max((n for n, later in enumerate(sentences) if any(_goes_back(p, number, at) for p in later)), default=number)
        for number in range(len(sentences))
    ]
    for number, parts in enumerate(sentences):
        for part in parts:
            if isinstance(part, Phrase):
                roots[part.id] = roots.get(part.back, part.id)
        furthest = max(furthest, reach[number])
        if furthest <= number and number + 1 - start >= _LEAST or number + 1 == len(sentences):
            yield _piece(sentences[start : number + 1], roots)
            start = number + 1


def _goes_back(part: Phrase | str, number: int, at: dict[str, int]) -> bool:
    return isinstance(part, Phrase) and at.get(part.back) == number


def _piece(sentences: Iterable[list[Phrase | str]], roots: dict[str, str]) -> Piece:
    text, chains = "", Chains()
    for parts in sentences:
        for part in parts:
            words = part.words if isinstance(part, Phrase) else part
            if isinstance(part, Phrase):
                chains[len(text), len(text) + len(words.rstrip('.,"'))] = frozenset({roots[part.id]})
            text += words + " "
        text = text.rstrip() + "\n"
    return Piece(text, chains)


def match(gold: Iterable[Range], system: Iterable[Range]) -> dict[Range, Range]:
    """For each phrase of gold the likest expression of ours."""
    found = sorted(system)
    pairs = ((_fit(one, other), one, other) for one in gold for other in found)
    best: dict[Range, tuple[float, Range]] = {}
    for fit, one, other in pairs:
        if fit > best.get(one, (0.0, other))[0]:
            best[one] = fit, other
    return {one: other for one, (_, other) in best.items()}


def _fit(one: Range, other: Range) -> float:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared / (max(one[1], other[1]) - min(one[0], other[0])) if one[0] == other[0] else 0.0


def pairs_of(piece: Piece, system: Chains, names: set[Range]) -> Pairs:
    """The pairs linked on either side."""
    matched = match(piece.chains, system)
    counts = Counter(key for keys in piece.chains.values() for key in keys)
    covered = {
        key for place, found in matched.items() if found in names for key in piece.chains[place] if counts[key] > 1
    }
    places = sorted(place for place in matched if piece.chains[place] & covered)
    gold = {pair for pair in combinations(places, 2) if piece.chains[pair[0]] & piece.chains[pair[1]]}
    ours = {pair for pair in combinations(places, 2) if system[matched[pair[0]]] & system[matched[pair[1]]]}
    return Pairs(gold, ours)


def main() -> None:
    """Prints precision, recall and F1 of the pairs."""
    parser = argparse.ArgumentParser(description="coreference against news-coref")
    parser.add_argument("shared", type=Path)
    parser.add_argument("--misses", action="store_true", help="show every pair that one side alone links")
    asked = parser.parse_args()
    pack = load_pack("id")
    reader = load_reader(pack)
    hits = golds = founds = pieces = 0
    for piece in cut(read_sentences(lzma.decompress((asked.shared / DATA).read_bytes()).decode("utf-8"))):
        entities = entities_of(Passage(piece.text, "", piece.chains, frozenset(), {}), reader, pack)
        named = [e for e in entities if e.type in {"PER", "ORG", "GPE"}]
        names = {(m.start, m.end) for e in named for m in e.mentions if m.kind == "name"}
        pairs = pairs_of(piece, chains_of(entities), names)
        hits, golds, founds = hits + len(pairs.gold & pairs.found), golds + len(pairs.gold), founds + len(pairs.found)
        pieces += 1
        for one, other in sorted(pairs.gold ^ pairs.found) if asked.misses else ():
            side = "missed" if (one, other) in pairs.gold else "extra"
            print(f"{side}: {piece.text[slice(*one)]!r} = {piece.text[slice(*other)]!r}")
    figures = f"precision {hits / founds:.3f} recall {hits / golds:.3f} F1 {2 * hits / (golds + founds):.3f}"
    print(f"{pieces} pieces; pairs: {figures} ({golds} of gold, {founds} found)")


if __name__ == "__main__":
    main()
