"""Labels and copies of sentences for the entity head of `train_entities.py`."""

import random

from labelled import KINDS, MODIFIER, Chunk, Labelled, chunks, read_columns
from places import OFFICES, countries

from runut.lang.gazetteer import load_gazetteer
from runut.lang.pack import load_pack

__all__ = ["KINDS", "MODIFIER", "Chunk", "Labelled", "chunks", "read_columns"]
_LONGEST_COUNTRY = 3


def with_modifiers(sentence: Labelled) -> Labelled:
    """The sentence with its unlabelled country names labelled MODIFIER."""
    labels = list(sentence.labels)
    for start in range(len(labels)):
        for size in range(_LONGEST_COUNTRY, 0, -1):
            place = slice(start, start + size)
            name = " ".join(sentence.words[place])
            if name in countries() and labels[place] == ["O"] * size:
                labels[place] = [f"B-{MODIFIER}"] + [f"I-{MODIFIER}"] * (size - 1)
    return Labelled(sentence.words, labels)


def with_other_names(sentences: list[Labelled], names: list[Labelled], rng: random.Random) -> list[Labelled]:
    """Copies of the sentences that have names, most of them replaced by others of their kind."""
    pool: dict[str, list[list[str]]] = {}
    for source in names:
        for chunk in chunks(source.labels):
            pool.setdefault(chunk.kind, []).append(source.words[chunk.start : chunk.end])
    return [_renamed(sentence, pool, rng) for sentence in sentences if chunks(sentence.labels)]


def gazetteer_names() -> list[Labelled]:
    """The names of the gazetteer, each a sentence of its own."""
    kinds = {"PER": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC"}
    found = []
    for entry in load_gazetteer(load_pack("id")).entries.values():
        for name in entry.names:
            words, kind = name.split(), kinds.get(entry.type)
            if kind is not None and name[0].isupper():
                found.append(Labelled(words, [f"B-{kind}"] + [f"I-{kind}"] * (len(words) - 1)))
    return found


def with_countries(sentence: Labelled, rng: random.Random) -> Labelled:
    """The sentence with a country between office and person (`menteri Peru Budi`), here and there."""
    words: list[str] = []
    labels: list[str] = []
    for word, label in zip(*sentence, strict=True):
        if label == "B-PER" and words and words[-1].lower() in OFFICES and rng.random() < 0.6:
            country = rng.choice(sorted(countries())).split()
            words += country
            labels += [f"B-{MODIFIER}"] + [f"I-{MODIFIER}"] * (len(country) - 1)
        words.append(word)
        labels.append(label)
    return Labelled(words, labels)


def _renamed(sentence: Labelled, pool: dict[str, list[list[str]]], rng: random.Random) -> Labelled:
    words: list[str] = []
    labels: list[str] = []
    at = 0
    for chunk in chunks(sentence.labels):
        words += sentence.words[at : chunk.start]
        labels += sentence.labels[at : chunk.start]
        at = chunk.end
        name = rng.choice(pool[chunk.kind]) if rng.random() < 0.7 else sentence.words[chunk.start : chunk.end]
        words += name
        labels += [f"B-{chunk.kind}"] + [f"I-{chunk.kind}"] * (len(name) - 1)
    return Labelled(words + sentence.words[at:], labels + sentence.labels[at:])


def without(sentences: list[Labelled], seen: list[Labelled]) -> list[Labelled]:
    """The sentences whose letters do not stand in `seen`."""
    known = {_key(sentence) for sentence in seen}
    return [sentence for sentence in sentences if _key(sentence) not in known]


def _key(sentence: Labelled) -> str:
    return "".join(c for c in "".join(sentence.words).casefold() if c.isalpha())


def split(sentences: list[Labelled], share: float, rng: random.Random) -> tuple[list[Labelled], list[Labelled]]:
    """Two parts, the second with that share of the sentences."""
    order = list(sentences)
    rng.shuffle(order)
    size = round(len(order) * share)
    return order[size:], order[:size]
