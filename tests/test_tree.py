"""Tree look-ups on a hand-built sentence: "Menlu tiba di Oslo"."""

import pytest

from runut.types.syntax import Sentence, Syntax, Word
from runut.types.tree import Tree


def word(start: int, form: str, upos: str, head: int, deprel: str) -> Word:
    return Word(start=start, end=start + len(form), form=form, lemma=form.lower(), upos=upos, head=head, deprel=deprel)


@pytest.fixture
def tree() -> Tree:
    words = (
        word(0, "Menlu", "NOUN", 1, "nsubj"),
        word(6, "tiba", "VERB", -1, "root"),
        word(11, "di", "ADP", 3, "case"),
        word(14, "Oslo", "PROPN", 1, "obl:lmod"),
    )
    return Tree(Syntax(sentences=(Sentence(start=0, end=18, first=0, last=4),), words=words, names=()))


@pytest.mark.parametrize(("offset", "index"), [(0, 0), (4, 0), (5, None), (6, 1), (17, 3), (18, None)])
def test_word_at_finds_the_covering_word(tree: Tree, offset: int, index: int | None) -> None:
    assert tree.word_at(offset) == index


def test_children_subtree_ancestors(tree: Tree) -> None:
    assert tree.children(1) == [0, 3]
    assert tree.children(1, "obl") == [3]
    assert tree.subtree(3) == [2, 3]
    assert list(tree.ancestors(2)) == [3, 1]


def test_ranges(tree: Tree) -> None:
    assert tree.words_in(6, 14) == range(1, 3)
    assert tree.head_of(11, 18) == 3
