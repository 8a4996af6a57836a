"""The rules of the treebank conversion, on invented sentences."""

import pytest
from conversion.align import agreement, pair_up
from conversion.joining import join_hyphens
from conversion.punctuation import hang_punctuation
from conversion.structure import restructure
from conversion.trees import ROOT, Sentence, Word, format_conllu, is_tree, parse_conllu


def tree(text: str) -> Sentence:
    """`form/POS/number of the head/relation` for each word."""
    cells = (word.rsplit("/", 3) for word in text.split())
    return [Word(form, pos, int(head) - 1, relation) for form, pos, head, relation in cells]


def shown(sentence: Sentence) -> str:
    return " ".join(f"{word.form}/{word.pos}/{word.head + 1}/{word.relation}" for word in sentence)


JOINED = [
    (
        "Kucing/NOUN/4/nsubj -/PUNCT/1/punct kucing/NOUN/1/compound tidur/VERB/0/root",
        "Kucing-kucing/NOUN/2/nsubj tidur/VERB/0/root",
    ),
    (
        "Naga/PROPN/4/nsubj -/PUNCT/1/punct naga/NOUN/1/compound:plur pergi/VERB/0/root",
        "Naga-naga/NOUN/2/nsubj pergi/VERB/0/root",
    ),
    (
        "babak/NOUN/0/root ke/NUM/1/nummod -/PUNCT/2/punct 7/NUM/2/nummod",
        "babak/NOUN/0/root ke-7/ADJ/1/amod",
    ),
    (
        "dekade/NOUN/0/root 1930/NUM/1/nummod -/PUNCT/2/punct an/NUM/2/det",
        "dekade/NOUN/0/root 1930-an/NOUN/1/nmod",
    ),
    (
        "saat/NOUN/5/obl ke/ADP/4/case -/PUNCT/4/punct 3/NUM/5/nummod uji/NOUN/0/root",
        "saat/NOUN/3/obl ke-3/ADJ/3/amod uji/NOUN/0/root",
    ),
    (
        "skor/NOUN/0/root 4/NUM/1/nummod -/PUNCT/4/punct 1/NUM/1/nummod",
        "skor/NOUN/0/root 4/NUM/1/nummod -/PUNCT/4/punct 1/NUM/1/nummod",
    ),
]


@pytest.mark.parametrize(("old", "new"), JOINED)
def test_hyphenated_words(old: str, new: str) -> None:
    assert shown(join_hyphens(tree(old))) == new


RESTRUCTURED = [
    # a date without `tanggal`
    (
        "tiba/VERB/0/root pada/ADP/4/case 9/NUM/4/nummod Mei/PROPN/1/obl 1950/NUM/4/nummod",
        "tiba/VERB/0/root pada/ADP/3/case 9/NUM/1/obl:tmod Mei/PROPN/3/flat 1950/NUM/3/flat",
    ),
    # with it the month stays the head
    (
        "tanggal/NOUN/0/root 9/NUM/3/nummod Mei/PROPN/1/nmod",
        "tanggal/NOUN/0/root 9/NUM/3/nummod Mei/PROPN/1/nmod",
    ),
    (
        "salah/DET/3/det satu/DET/1/fixed toko/NOUN/0/root",
        "salah/ADJ/2/advmod satu/NUM/3/nummod toko/NOUN/0/root",
    ),
    (
        "Ia/PRON/3/nsubj mulai/ADV/3/advmod menulis/VERB/0/root novel/NOUN/3/obj",
        "Ia/PRON/2/nsubj mulai/VERB/0/root menulis/VERB/2/xcomp novel/NOUN/3/obj",
    ),
    (
        "tinggal/VERB/0/root di/ADP/3/case luar/NOUN/1/obl desa/NOUN/3/nmod",
        "tinggal/VERB/0/root di/ADP/4/case luar/NOUN/4/nmod desa/NOUN/1/obl",
    ),
    (
        "runtuh/VERB/0/root akibat/CCONJ/1/dep gempa/NOUN/2/nmod",
        "runtuh/VERB/0/root akibat/ADP/3/case gempa/NOUN/1/dep",
    ),
    (
        "rusak/VERB/0/root secara/ADP/1/case total/ADJ/1/amod",
        "rusak/VERB/0/root secara/ADP/3/case:adv total/ADJ/1/amod",
    ),
    (
        "wafat/VERB/0/root pada/ADP/1/case 1912/NUM/1/nummod",
        "wafat/VERB/0/root pada/ADP/3/case 1912/NUM/1/obl:tmod",
    ),
    # the number counts the noun behind it: nothing to do
    (
        "datang/VERB/0/root dari/ADP/4/case 12/NUM/4/nummod desa/NOUN/1/obl",
        "datang/VERB/0/root dari/ADP/4/case 12/NUM/4/nummod desa/NOUN/1/obl",
    ),
    (
        "bensin/NOUN/0/root //SYM/3/punct solar/NOUN/1/conj",
        "bensin/NOUN/0/root //PUNCT/3/punct solar/NOUN/1/conj",
    ),
]


@pytest.mark.parametrize(("old", "new"), RESTRUCTURED)
def test_structure(old: str, new: str) -> None:
    assert shown(restructure(tree(old))) == new


HEADS = {
    # a comma goes with the conjunct behind it, and with the clause before the main one
    "beras/NOUN/0/root ,/PUNCT/1/punct gula/NOUN/1/conj ,/PUNCT/1/punct garam/NOUN/1/conj": [0, 3, 1, 5, 1],
    "Jika/SCONJ/2/mark hujan/VERB/5/advcl ,/PUNCT/5/punct kami/PRON/5/nsubj pulang/VERB/0/root": [2, 5, 2, 5, 0],
    # a pair goes with what it encloses
    "Toba/PROPN/4/nsubj (/PUNCT/4/punct Sumut/PROPN/1/appos indah/ADJ/0/root": [4, 3, 1, 0],
    "Toba/PROPN/5/nsubj (/PUNCT/5/punct Sumut/PROPN/1/appos )/PUNCT/5/punct indah/ADJ/0/root": [5, 3, 1, 3, 0],
    # no edge is crossed
    "Ani/PROPN/3/nsubj ,/PUNCT/3/punct pergi/VERB/0/root ./PUNCT/3/punct": [3, 1, 0, 3],
}


@pytest.mark.parametrize(("old", "heads"), HEADS.items())
def test_punctuation(old: str, heads: list[int]) -> None:
    assert [word.head + 1 for word in hang_punctuation(tree(old))] == heads


def test_words_under_a_mark_are_freed() -> None:
    hung = hang_punctuation(tree("makan/VERB/0/root ,/PUNCT/1/punct nasi/NOUN/2/obj"))
    assert [word.head for word in hung] == [ROOT, 2, 0]


@pytest.mark.parametrize("old", [*[old for old, _ in [*JOINED, *RESTRUCTURED]], *HEADS])
def test_outputs_are_trees(old: str) -> None:
    assert is_tree(tree(old))
    assert is_tree(hang_punctuation(restructure(join_hyphens(tree(old)))))


def test_what_is_no_tree() -> None:
    assert not is_tree(tree("a/X/2/dep b/X/1/dep c/X/0/root"))
    assert not is_tree(tree("a/X/0/root b/X/0/root"))
    assert not is_tree(tree("a/X/2/dep b/X/0/dep"))


def test_clitics_stay_joined() -> None:
    text = "1-2\tbukunya\t_\t_\t_\t_\t_\t_\t_\t_\n1\tbuku\t_\tNOUN\t_\t_\t3\tnsubj\t_\t_\n"
    text += "2\tnya\t_\tPRON\t_\t_\t1\tnmod:poss\t_\t_\n3\thilang\t_\tVERB\t_\t_\t0\troot\t_\t_\n"
    [sentence] = parse_conllu(text)
    assert shown(sentence) == "bukunya/NOUN/2/nsubj hilang/VERB/0/root"
    assert parse_conllu(format_conllu([sentence], "x")) == [sentence]


def test_agreement_counts_words_of_both_sides() -> None:
    old = tree("anak/NOUN/4/nsubj -/PUNCT/1/punct anak/NOUN/1/compound lari/VERB/0/root")
    new = tree("anak-anak/NOUN/2/nsubj lari/VERB/0/root")
    assert agreement(pair_up([new], [new])) == (2, 100, 100, 100)
    assert agreement(pair_up([old], [new])) == (3, *[pytest.approx(200 / 6)] * 3)


def test_changes_are_learned() -> None:
    pytest.importorskip("sklearn", reason="scikit-learn is for training only")
    from conversion.model import learn  # here, as it needs scikit-learn

    verbs = ["pergi", "tidur", "makan", "minum"]
    old = [tree(f"ia/PRON/3/nsubj akan/ADV/3/advmod {verb}/VERB/0/root") for verb in verbs]
    new = [tree(f"ia/PRON/3/nsubj akan/AUX/3/aux {verb}/VERB/0/root") for verb in verbs]
    converter = learn(pair_up(old, new), {})
    changed = converter.relabel(tree("ia/PRON/3/nsubj akan/ADV/3/advmod datang/VERB/0/root"))
    assert shown(changed) == "ia/PRON/3/nsubj akan/AUX/3/aux datang/VERB/0/root"
