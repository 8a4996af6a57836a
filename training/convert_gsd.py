"""Bring the old release of the Indonesian GSD treebank to the guidelines of the newest.

usage: python training/convert_gsd.py SHARED OUT.conllu [--folds N]

Learned from nothing but the development sentences, which exist under both guidelines, and the word classes of the
CSUI training sentences. Prints how far the development sentences agree with the newest release, raw and converted by
a converter that has not seen them (cross-validation); then converts the old training file into OUT. Needs
scikit-learn. `--folds 0` leaves the cross-validation out.
"""

import argparse
import random
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from conversion.align import agreement, pair_up
from conversion.features import lexicon_of
from conversion.joining import join_hyphens
from conversion.model import Converter, learn
from conversion.punctuation import hang_punctuation
from conversion.structure import restructure
from conversion.trees import Sentence, format_conllu, is_tree, read_treebank

_SEED = 7


class Treebanks(NamedTuple):
    """The development sentences under both guidelines, and others under the newer."""

    old: list[Sentence]
    new: list[Sentence]
    others: list[Sentence]


def prepare(sentence: Sentence) -> Sentence:
    """A sentence of the old release after the rules that come before the learned step."""
    return restructure(join_hyphens(sentence))


def learn_from(data: Treebanks, chosen: Sequence[int]) -> Converter:
    """A converter from the chosen development sentences."""
    new = [data.new[i] for i in chosen]
    return learn(pair_up([prepare(data.old[i]) for i in chosen], new), lexicon_of([*data.others, *new]))


def convert(converter: Converter, sentence: Sentence) -> Sentence:
    """A sentence of the old release under the newer guidelines."""
    result = hang_punctuation(converter.relabel(prepare(sentence)))
    if not is_tree(result):
        raise ValueError(f"no tree: {' '.join(word.form for word in sentence)}")
    return result


def cross_validate(data: Treebanks, folds: int) -> list[Sentence]:
    """The development sentences, each converted by what was learned from the other folds."""
    order = list(range(len(data.old)))
    random.Random(_SEED).shuffle(order)
    converted: list[Sentence] = list(data.old)
    for fold in range(folds):
        held = order[fold::folds]
        converter = learn_from(data, sorted(set(order) - set(held)))
        for index in held:
            converted[index] = convert(converter, data.old[index])
    return converted


def main() -> None:
    """Measure, learn, convert and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--folds", type=int, default=5)
    options = parser.parse_args()
    files = (
        options.shared / "data/treebanks" / f"{name}.conllu.xz"
        for name in ("gsd-v2.1-dev", "gsd-v2.17-dev", "csui-v2.17-train", "gsd-v2.1-train")
    )
    old, new, others, training = (read_treebank(path) for path in files)
    data = Treebanks(old, new, others)
    print("raw      ", agreement(pair_up(old, new)))
    print("rules    ", agreement(pair_up([hang_punctuation(prepare(s)) for s in old], new)))
    if options.folds:
        print("converted", agreement(pair_up(cross_validate(data, options.folds), new)))
    converter = learn_from(data, range(len(old)))
    converted = [convert(converter, sentence) for sentence in training]
    partial = options.out.with_suffix(".partial")
    partial.write_text(format_conllu(converted, "gsd"), encoding="utf-8")
    partial.replace(options.out)
    print(f"{len(converted)} sentences written to {options.out}")


if __name__ == "__main__":
    main()
