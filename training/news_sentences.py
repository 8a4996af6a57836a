#!/usr/bin/env python3
"""Raw news as sentences of words, one a line, cut by the project's own rules, without what stands twice.

Articles on which figures are taken are left out.

usage: news_sentences.py NEWS.jsonl.xz OUT [--articles N]
"""

import argparse
import json
import lzma
import random
import re
from collections.abc import Iterator
from pathlib import Path

import spacy
from measured import measured_articles

from runut.lang.pack import load_pack
from runut.read import components
from runut.read.sentences import load_sentence_table, split_sentences

SEED = 7
_GOLD = Path(__file__).parent.parent / "bench" / "gold"
_ABROAD = re.compile(
    r"\b(?:Menlu|Menteri Luar Negeri|PBB|KTT|sanksi|gencatan|dubes|diplomat|rudal|nuklir|NATO|ASEAN|AS)\b"
)
_WORDS_ABROAD = 2  # different ones
_SHORTEST, _LONGEST = 5, 70


def main() -> None:
    """Write the sentences of a seeded choice of articles."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("news", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--articles", type=int, default=8000)
    args = parser.parse_args()
    measured = measured_articles(_GOLD)
    with lzma.open(args.news, "rt", encoding="utf-8") as lines:
        texts = [row["text"] for row in map(json.loads, lines) if row["id"] not in measured]
    rng = random.Random(SEED)
    rng.shuffle(texts)
    found = list(dict.fromkeys(_lines(choose(texts, args.articles))))
    rng.shuffle(found)
    args.out.write_text("".join(f"{line}\n" for line in found), encoding="utf-8")
    print(f"{len(found)} sentences, {sum(line.count(' ') + 1 for line in found)} words")


def choose(texts: list[str], count: int) -> list[str]:
    """So many texts, up to half of them on foreign affairs, which the model is to read best."""
    abroad = [text for text in texts if len(set(_ABROAD.findall(text))) >= _WORDS_ABROAD][: count // 2]
    others = set(texts) - set(abroad)
    return abroad + [text for text in texts if text in others][: count - len(abroad)]


def _lines(texts: list[str]) -> Iterator[str]:
    nlp = spacy.blank("id", config={"nlp": {"tokenizer": {"@tokenizers": "runut_words"}}})
    table = load_sentence_table(load_pack("id"))
    for text in texts:
        for line in text.splitlines():
            for start, end in split_sentences(line, table):
                words = [token.text for token in nlp.tokenizer(line[start:end]) if not token.is_space]
                if _SHORTEST <= len(words) <= _LONGEST:
                    yield " ".join(words)


if __name__ == "__main__":
    assert components  # registers the tokenizer
    main()
