#!/usr/bin/env python3
"""Sentences of real news as the language model reads them, to be judged by eye.

usage: bench/read_sentences.py SHARED [--model FILE] [--count N] [--seed N] [--any]

Each sentence stands with its names, and below it a line for each word: number, form, lemma where it is another, part
of speech, and an arrow to the head with the relation. Foreign affairs unless `--any`.
"""

import argparse
import json
import lzma
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src"), str(ROOT / "training")]

from bench.models import open_reader  # noqa: E402
from bench.unseen import NEWS  # noqa: E402

from runut.read.reader import Reader  # noqa: E402
from runut.types.syntax import Sentence, Syntax, Word  # noqa: E402
from runut.types.text import plain_article  # noqa: E402

FOREIGN_AFFAIRS = re.compile(
    r"\b(?:Menlu|PBB|KTT|sanksi|gencatan|dubes|diplomat\w*|rudal|nuklir|bilateral|NATO|ASEAN)\b"
)
KEYWORDS_WANTED = 3  # different ones
SHORTEST, LONGEST = 8, 45  # words


def main() -> None:
    """Choose, read, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--model", type=Path, help="model file (.onnx)")
    parser.add_argument("--count", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--any", action="store_true", help="of all subjects")
    args = parser.parse_args()
    texts = [text for text in read_texts(args.shared / NEWS) if args.any or is_foreign_affairs(text)]
    rng = random.Random(args.seed)
    reader = open_reader(args.model)
    for number, text in enumerate(rng.sample(texts, args.count), 1):
        print(f"[{number}] {read_one(text, reader, rng)}")


def read_texts(path: Path) -> Iterator[str]:
    """The texts of the news file."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]


def is_foreign_affairs(text: str) -> bool:
    """Whether enough of the words of foreign affairs stand in a text."""
    return len(set(FOREIGN_AFFAIRS.findall(text))) >= KEYWORDS_WANTED


def read_one(text: str, reader: Reader, rng: random.Random) -> str:
    """A sentence of an article, shown; of middle length where there is one."""
    (syntax,) = reader.read([plain_article(text)])
    fit = [s for s in syntax.sentences if SHORTEST <= s.last - s.first <= LONGEST]
    return show(text, syntax, rng.choice(fit or syntax.sentences)) if syntax.sentences else ""


def show(text: str, syntax: Syntax, sentence: Sentence) -> str:
    """A sentence, its names and its words."""
    names = [n for n in syntax.names if sentence.start <= n.start < sentence.end]
    shown = "; ".join(f"{n.type}{'*' if n.modifier else ''} {text[n.start : n.end]}" for n in names)
    words = [_row(syntax, sentence, index) for index in range(sentence.first, sentence.last)]
    return "\n".join(
        [" ".join(text[sentence.start : sentence.end].split()), f"    names: {shown or 'none'}", *words, ""]
    )


def _row(syntax: Syntax, sentence: Sentence, index: int) -> str:
    word = syntax.words[index]
    form = word.form if word.form == word.lemma else f"{word.form} ({word.lemma})"
    return f"{index - sentence.first + 1:4} {form:32} {word.upos:6}{_arrow(word, syntax, sentence)}"


def _arrow(word: Word, syntax: Syntax, sentence: Sentence) -> str:
    if word.head < 0:
        return f"{word.deprel}"
    return f"{word.deprel:10} ← {word.head - sentence.first + 1} {syntax.words[word.head].form}"


if __name__ == "__main__":
    main()
