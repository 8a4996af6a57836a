"""Write the sentences that the encoder's entity heads learn, as JSON Lines.

    python training/entity_sets.py SHARED OUT

SHARED/data/ner holds idner-news-2k, NERUI and NERGrit. The main head learns from idner-news-2k: `main-train` and
`main-dev` have `words`, `labels` (GPE LOC FAC apart, EVT, MOD), `gold` (the annotators' PER ORG LOC) and `kind` (real,
renamed, countries, affairs). All sets have the words that the reader makes of them, only `main-dev` its own. `nerui`
and `nergrit` have `words` and `labels` of their own guidelines, and none of them a sentence that also stands in the
development set, or nearly. NERP and NER-UGM are not for training: a third and two thirds of idner-news-2k, its test set
too, stand in them.
"""

import argparse
import json
import random
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import spacy
from augment import copies
from entity_text import Seen, is_seen, retokenized, seen
from labelled import Labelled, chunks, read_columns
from places import known_places
from relabel import main_labels

from runut.lang.pack import load_pack
from runut.read.sentences import load_sentence_table
from runut.read.tokenizer import build_tokenizer

_NEAR = 0.8
_TO_GOLD = {"GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "PER": "PER", "ORG": "ORG"}


def main_record(sentence: Labelled, labels: list[str], kind: str) -> dict[str, object]:
    """A line of the main head's files."""
    return {"words": sentence.words, "labels": labels, "gold": sentence.labels, "kind": kind}


def as_gold(labels: Iterable[str]) -> list[str]:
    """Main labels as the annotators' guidelines would have them: places one kind, no events and modifiers."""
    parts = [label.partition("-") for label in labels]
    return [f"{position}-{_TO_GOLD[kind]}" if kind in _TO_GOLD else "O" for position, _, kind in parts]


def write(path: Path, records: list[dict[str, object]]) -> None:
    """JSON Lines, and a count of them and their labels on standard output."""
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records), encoding="utf-8")
    counts = Counter(label[2:] for r in records for label in _strings(r["labels"]) if label.startswith("B-"))
    print(f"{path.name}: {len(records)} sentences, {dict(counts.most_common())}")


def _strings(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


def other_set(sentences: list[Labelled], known: Seen, name: str) -> list[dict[str, object]]:
    """A set with its own inventory, less what stands in the development set; says how many and how it is cased."""
    kept = [s for s in sentences if not is_seen(s, known, _NEAR)]
    words = [w for s in kept for w in s.words if w[0].isalpha()]
    upper = sum(w[0].isupper() for w in words) / len(words)
    print(
        f"{name}: {len(sentences) - len(kept)} sentences stand in the development set; {upper:.1%} words with capitals"
    )
    return [{"words": s.words, "labels": s.labels} for s in kept]


def word_cutter() -> Callable[[str], list[str]]:
    """What cuts a chunk of text into the reader's words."""
    nlp = spacy.blank("id")
    forms = load_sentence_table(load_pack("id")).abbreviations
    tokenizer = build_tokenizer(nlp, [form for form, kind in forms.items() if kind != "number"])
    return lambda text: [token.text for token in tokenizer(text)]


def person_words(sentences: Iterable[Labelled]) -> frozenset[str]:
    """The words with capitals in persons' names, the halves of `Ruiz-Moe` too."""
    named = (s.words[c.start : c.end] for s in sentences for c in chunks(s.labels) if c.kind == "PER")
    halves = (half.strip("()") for name in named for word in name for half in word.split("-"))
    return frozenset(half for half in halves if half[:1].isupper())


def main() -> None:
    """Read, relabel, copy, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    data, places = options.shared / "data" / "ner", known_places()
    options.out.mkdir(parents=True, exist_ok=True)
    dev = read_columns(data / "idner-news-2k-dev.txt.xz")
    known = seen(dev)
    own = read_columns(data / "idner-news-2k-train.txt.xz")
    cut, persons = word_cutter(), person_words(own)
    train = [retokenized(s, cut, persons) for s in own if not is_seen(s, known, _NEAR)]
    print(f"main: {len(own) - len(train)} training sentences stand in the development set")
    nerui = [retokenized(s, cut, ()) for s in read_columns(data / "nerui.txt.xz")]
    relabelled = [main_labels(s, places) for s in train]
    real = [main_record(s, r.labels, "real") for s, r in zip(train, relabelled, strict=True)]
    names = [main_labels(s, places) for s in nerui if not is_seen(s, known, _NEAR)]
    made = copies(relabelled, names, places, rng)
    more = [main_record(Labelled(s.words, as_gold(s.labels)), s.labels, kind) for kind, s in made]
    write(options.out / "main-train.jsonl", real + more)
    write(options.out / "main-dev.jsonl", [main_record(s, main_labels(s, places).labels, "real") for s in dev])
    write(options.out / "nerui.jsonl", other_set(nerui, known, "nerui"))
    nergrit = [s for part in ("train", "dev") for s in read_columns(data / f"nergrit-{part}.txt.xz")]
    nergrit = [retokenized(s, cut, ()) for s in nergrit]
    write(options.out / "nergrit.jsonl", other_set(nergrit, known, "nergrit"))


if __name__ == "__main__":
    main()
