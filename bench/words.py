#!/usr/bin/env python3
"""How well words, sentence ends, lemmas, affixes and voice agree with the treebanks of the shared folder.

usage: bench/words.py SHARED [--show N]

Words and sentences are found in raw text (five sentences a line); lemma, pattern and voice are found for the treebank's
own words and parts of speech. A multiword token counts once, as its first word. Only nouns, verbs and adjectives count
for lemmas, capitals aside. GSD is told in two halves: the rules were mended by looking at CSUI and GSD's first half.
"""

import argparse
import lzma
import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import spacy

import runut.read.components  # registers the components
from runut.lang.pack import load_pack
from runut.read.affixes import load_affixes
from runut.read.lemmas import Form, Lemmatizer

GOLD = {"GSD dev": "gsd-v2.17-dev.conllu.xz", "CSUI train": "csui-v2.17-train.conllu.xz"}
CONTENT = ("NOUN", "VERB", "ADJ")
PASSIVE = ("passive", "accidental", "stative")
MORF = re.compile(r"\bMorf=\^([^|]*?)_[A-Z0-9-]{3}(?:\+|\$)")
PER_LINE = 5
assert runut.read.components


class Token(NamedTuple):
    """A surface word of a treebank; `pattern` is its affixes (`peN-an`), null where the treebank has none to tell."""

    form: str
    lemma: str
    upos: str
    features: dict[str, str]
    pattern: str | None


class Difference(NamedTuple):
    """One word that is told otherwise: what of it, by us and by the treebank."""

    kind: str
    word: str
    ours: str
    theirs: str


Sentence = list[Token]


def read_treebank(path: Path) -> Iterator[tuple[str, Sentence]]:
    """Each sentence's text and surface words."""
    for block in lzma.decompress(path.read_bytes()).decode().strip().split("\n\n"):
        lines = block.splitlines()
        text = next(line[9:].strip() for line in lines if line.startswith("# text = "))
        yield text, list(_tokens([line.split("\t") for line in lines if line[0].isdigit()]))


def _tokens(rows: list[list[str]]) -> Iterator[Token]:
    joined, last = "", 0
    for number, form, lemma, upos, _, features, *_, misc in rows:
        if "-" in number:
            joined, last = form, int(number.split("-")[1])
        elif "." not in number and (joined or int(number) > last):
            found = dict(pair.split("=") for pair in features.split("|") if "=" in pair)
            yield Token(joined or form, lemma, upos, found, _pattern(misc))
            joined = ""


def _pattern(misc: str) -> str | None:
    """`^meN+per+timbang<v>+kan_VSA$` as `meN-per-kan`; a word with two roots has none to compare."""
    found = MORF.search(misc)
    if found is None or len(re.findall(r"<[a-z]>", found[1])) != 1:
        return None
    before, after = re.split(r"[^+]*<[a-z]>", found[1])
    before, after = before.strip("+").replace("+", "-"), after.strip("+").replace("+", "-")
    return f"{before}-{after}" if before or after else ""


def compare_forms(sentences: list[Sentence], lemmatizer: Lemmatizer) -> dict[str, tuple[int, list[Difference]]]:
    """For lemma, pattern and voice: how many words were compared, and those that differ."""
    counts: Counter[str] = Counter()
    differences: dict[str, list[Difference]] = {"lemma": [], "pattern": [], "voice": [], "number": []}
    for token in (token for sentence in sentences for token in sentence):
        for kind, ours, theirs in _pairs(token, lemmatizer.find(token.form, token.upos)):
            counts[kind] += 1
            if ours != theirs:
                differences[kind].append(Difference(kind, token.form, ours, theirs))
    return {kind: (counts[kind], found) for kind, found in differences.items()}


def _pairs(token: Token, form: Form) -> Iterator[tuple[str, str, str]]:
    if token.upos in CONTENT:
        yield "lemma", form.lemma.lower(), token.lemma.lower()
        if token.pattern is not None:
            yield "pattern", form.pattern, token.pattern
    if token.upos == "VERB" and "Voice" in token.features:
        yield "voice", "Pass" if form.voice in PASSIVE else "Act", token.features["Voice"]
    if token.upos == "NOUN":
        yield "number", str(form.number == "Plur"), str(token.features.get("Number") == "Plur")


class Cut(NamedTuple):
    """Ranges of words and of sentences, in non-blank characters."""

    words: set[tuple[int, int]]
    sentences: set[tuple[int, int]]


def gold_cut(sentences: list[Sentence]) -> Cut:
    """The treebank's own words and sentences."""
    return _cut([[token.form for token in sentence] for sentence in sentences])


def system_cut(texts: list[str]) -> Cut:
    """Words and sentences found in the texts, five to a line."""
    nlp = spacy.blank("id", config={"nlp": {"tokenizer": {"@tokenizers": "runut_words"}}})
    nlp.add_pipe("runut_sentences")
    docs = nlp.pipe(" ".join(texts[at : at + PER_LINE]) for at in range(0, len(texts), PER_LINE))
    return _cut([[t.text for t in sentence if not t.is_space] for doc in docs for sentence in doc.sents])


def _cut(sentences: list[list[str]]) -> Cut:
    words, ends, at = [], [], 0
    for sentence in sentences:
        first = at
        for form in sentence:
            size = len("".join(form.split()))
            words.append((at, at + size))
            at += size
        ends.append((first, at))
    return Cut(set(words), set(ends))


def f1(gold: set[tuple[int, int]], system: set[tuple[int, int]]) -> str:
    """The harmonic mean of precision and recall, and how many of the system's are no gold ones and the other way."""
    both = len(gold & system)
    return (
        f"{200 * both / (len(gold) + len(system)):6.2f}   {len(system) - both:4} too many, {len(gold) - both:4} missed"
    )


def show(texts: list[str], cuts: tuple[Cut, Cut], count: int) -> None:
    """Places where words or sentence ends differ: `|` is the treebank's cut, `¦` ours."""
    chars = "".join("".join(text.split()) for text in texts)
    for kind in ("words", "sentences"):
        gold, ours = ({end for _, end in getattr(cut, kind)} for cut in cuts)
        for at in sorted(gold ^ ours)[:count]:
            mark = "|" if at in gold else "¦"
            print(f"    {kind}: {chars[max(0, at - 24) : at]} {mark} {chars[at : at + 24]}")


def report(name: str, pairs: list[tuple[str, Sentence]], lemmatizer: Lemmatizer, count: int) -> None:
    """Print the figures of one treebank, and its most frequent differences."""
    texts, sentences = [text for text, _ in pairs], [sentence for _, sentence in pairs]
    gold, ours = gold_cut(sentences), system_cut(texts)
    print(f"\n{name}\n  words     {f1(gold.words, ours.words)}\n  sentences {f1(gold.sentences, ours.sentences)}")
    show(texts, (gold, ours), count)
    for kind, (total, differences) in compare_forms(sentences, lemmatizer).items():
        if total:
            print(f"  {kind:9} {100 - 100 * len(differences) / total:6.2f}   {len(differences)} of {total} differ")
        for (_, word, mine, theirs), times in Counter(differences).most_common(count):
            print(f"    {times:3} {word}: {mine or '-'}, treebank {theirs or '-'}")


def speed(sentences: list[Sentence], pack_lemmatizer: Lemmatizer) -> str:
    """Words a second of the lemmatizer alone, its cache empty at first."""
    words = [(token.form, token.upos) for sentence in sentences for token in sentence]
    started = time.process_time()
    for form, upos in words:
        pack_lemmatizer.find(form, upos)
    return f"{len(words) / (time.process_time() - started):.0f} words/s"


def main() -> None:
    """Compare with each treebank."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--show", type=int, default=0, metavar="N", help="differences to list of each kind")
    args = parser.parse_args()
    pack = load_pack("id")
    lemmatizer = Lemmatizer(pack.language, load_affixes(pack))
    for name, file in GOLD.items():
        pairs = list(read_treebank(args.shared / "data" / "treebanks" / file))
        if "GSD" in name:
            half = len(pairs) // 2
            report(f"{name}, first half", pairs[:half], lemmatizer, args.show)
            report(f"{name}, second half", pairs[half:], lemmatizer, 0)
        else:
            report(name, pairs, lemmatizer, args.show)
    fresh = Lemmatizer(pack.language, load_affixes(pack))
    print(f"\nlemmatizer: {speed([sentence for _, sentence in pairs], fresh)}")


if __name__ == "__main__":
    main()
