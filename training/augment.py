"""More sentences for the main entity head: copies with other names, with known names, and with countries put in."""

import random
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from labelled import MODIFIER, Labelled, bio, chunks
from place_kinds import Places
from places import OFFICES
from relabel import titles

from runut.lang.gazetteer import load_gazetteer
from runut.lang.pack import load_pack

_CHANGED, _PUT_IN = 0.7, 0.6  # shares of names changed, and of persons with an office that get a country
_USUAL = 4  # names of an entry, the usual ones first
_TIMES_EACH, _SOME = 8, 200
Pool = dict[str, list[list[str]]]


def copies(
    sentences: list[Labelled], others: list[Labelled], places: Places, rng: random.Random
) -> list[tuple[str, Labelled]]:
    """Copies of the sentences that have names, and the kind of the copy."""
    named = [s for s in sentences if chunks(s.labels)]
    seen, known = pool([*sentences, *others]), known_names()
    countries = list(places.usual)
    made = [("renamed", renamed(s, seen, rng)) for s in named]
    mixed = {kind: names + known.get(kind, []) for kind, names in seen.items()} | {
        MODIFIER: [c.split() for c in countries]
    }
    made += [("countries", with_countries(renamed(s, mixed, rng), countries, rng)) for s in named]
    made += [("affairs", s) for s in affairs(mixed, countries, rng)]
    return made


def affairs(names: Pool, countries: list[str], rng: random.Random) -> list[Labelled]:
    """Invented sentences of world affairs, each several times with other names."""
    lines = Path(__file__).with_name("affairs.txt").read_text("utf-8").splitlines()
    plans = [line.split() for line in lines if not line.startswith("#")]
    known = known_names()
    # who and what world news is about, rather than the parties and persons of the sentences read
    named = {kind: [*known.get(kind, []), *rng.sample(names[kind], min(_SOME, len(names[kind])))] for kind in names}
    whole = {"C:GPE": [c.split() for c in countries], "T:GPE": _cities()}
    return [filled(plan, named | whole, rng) for plan in plans for _ in range(_TIMES_EACH)]


def filled(plan: list[str], names: Pool, rng: random.Random) -> Labelled:
    """A sentence from a plan: its words, and names where it has kinds in braces."""
    words: list[str] = []
    labels: list[str] = []
    for word in plan:
        slot = word[1:-1] if word.startswith("{") else ""
        name = rng.choice(names[slot]) if slot else [word]
        words += name
        labels += bio(slot.rpartition(":")[2], len(name)) if slot else ["O"]
    return Labelled(words, labels)


def pool(sentences: Iterable[Labelled]) -> Pool:
    """The names in sentences, by kind."""
    names: Pool = {}
    for source in sentences:
        for chunk in chunks(source.labels):
            names.setdefault(chunk.kind, []).append(source.words[chunk.start : chunk.end])
    return names


@cache
def known_names() -> Pool:
    """The names of the gazetteer that begin with a capital, by kind, as Indonesian news writes them."""
    names: Pool = {}
    for entry in load_gazetteer(load_pack("id")).entries.values():
        foreign = entry.name if entry.labels.get("id", entry.name) != entry.name else ""
        for name in [n for n in entry.names if n != foreign][:_USUAL]:
            if name[0].isupper() and name.split()[0].lower() not in titles():
                names.setdefault(entry.type, []).append(name.split())
    return names


def _cities() -> list[list[str]]:
    entries = load_gazetteer(load_pack("id")).entries.values()
    return [entry.labels["id"].split() for entry in entries if entry.kind in ("capital", "city")]


def renamed(sentence: Labelled, names: Pool, rng: random.Random) -> Labelled:
    """The sentence with most of its names changed for others of their kind."""
    words: list[str] = []
    labels: list[str] = []
    at = 0
    for chunk in chunks(sentence.labels):
        words += sentence.words[at : chunk.start]
        labels += sentence.labels[at : chunk.start]
        at = chunk.end
        name = rng.choice(names[chunk.kind]) if rng.random() < _CHANGED else sentence.words[chunk.start : chunk.end]
        words += name
        labels += bio(chunk.kind, len(name))
    return Labelled(words + sentence.words[at:], labels + sentence.labels[at:])


def with_countries(sentence: Labelled, countries: list[str], rng: random.Random) -> Labelled:
    """The sentence with a country between office and person (`menteri Peru Budi`), here and there."""
    words: list[str] = []
    labels: list[str] = []
    for word, label in zip(*sentence, strict=True):
        if label == "B-PER" and words and words[-1].lower() in OFFICES and rng.random() < _PUT_IN:
            country = rng.choice(countries).split()
            words += country
            labels += bio(MODIFIER, len(country))
        words.append(word)
        labels.append(label)
    return Labelled(words, labels)
