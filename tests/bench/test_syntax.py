"""The evaluation of the language model: its counts are the scorer's, and finer."""

import contextlib
import io
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest
from bench.agreement import Counts, compare_entities, compare_trees, lemmas, most_frequent
from bench.syntax import DataSet, load_scorer, raw_text
from bench.tables import markdown, side_by_side

GOLD = """# text = Budi menemuinya di Lima.
1	Budi	Budi	PROPN	_	_	2	nsubj	_	NE=B-PER
2-3	menemuinya	_	_	_	_	_	_	_	_
2	menemui	temu	VERB	_	_	0	root	_	_
3	nya	nya	PRON	_	_	2	obj	_	_
4	di	di	ADP	_	_	5	case	_	_
5	Lima	Lima	PROPN	_	_	2	obl	_	SpaceAfter=No
6	.	.	PUNCT	_	_	2	punct	_	_

"""
SYSTEM = """1	Budi	Budi	NOUN	_	_	2	nsubj	_	_
2	menemuinya	Temu	VERB	_	_	0	root	_	_
3	di	di	ADP	_	_	4	case	_	_
4	Lima	Lima	PROPN	_	_	2	nmod	_	_
5	.	.	PUNCT	_	_	4	punct	_	_

"""
TREES = DataSet("trees", "trees.conllu.xz")


@pytest.fixture(scope="module")
def scorer(shared: Path) -> ModuleType:
    return load_scorer(shared)


def test_figures_are_those_that_the_scorer_prints(scorer: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "gold.conllu").write_text(GOLD, encoding="utf-8")
    (tmp_path / "system.conllu").write_text(SYSTEM, encoding="utf-8")
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        scorer.score(str(tmp_path / "gold.conllu"), str(tmp_path / "system.conllu"))
    figures = compare_trees(GOLD, SYSTEM, scorer).figures
    theirs = {name: float(value) for name, value in (line.split() for line in printed.getvalue().splitlines())}
    names = {"tokens": "words"}
    assert theirs == {name: round(figures[names.get(name, name)].f1(), 2) for name in theirs}
    assert theirs["LAS"] == 60.0


def test_labels_and_confusions_of_trees(scorer: ModuleType) -> None:
    agreement = compare_trees(GOLD, SYSTEM, scorer)
    assert agreement.labels["UPOS"]["PROPN"] == Counts(1, 2, 1)
    assert agreement.labels["LAS"]["punct"] == Counts(0, 1, 1)
    assert agreement.confusions == {"UPOS": Counter({("PROPN", "NOUN"): 1}), "relation": Counter({("obl", "nmod"): 1})}


def test_other_characters_are_refused(scorer: ModuleType) -> None:
    with pytest.raises(ValueError, match="same characters"):
        compare_trees(GOLD, SYSTEM.replace("Budi", "Badu"), scorer)


def test_lemmas_leave_capitals_and_names_aside(scorer: ModuleType) -> None:
    assert lemmas(GOLD)[4, 14] == ("VERB", "temu")
    assert compare_trees(GOLD, SYSTEM, scorer).figures["lemmas"] == Counts(1, 1, 1)


def test_raw_text_is_the_gold_s(scorer: ModuleType) -> None:
    assert raw_text(GOLD, TREES, scorer) == "Budi menemuinya di Lima.\n"


def test_entities() -> None:
    gold = {(0, 4, "PER"), (5, 9, "LOC"), (10, 14, "ORG"), (20, 24, "ORG")}
    found = {(0, 4, "PER"), (5, 9, "GPE"), (10, 16, "PER"), (30, 34, "LOC"), (40, 44, "EVT")}
    agreement = compare_entities(gold, found)
    assert agreement.figures["all"] == Counts(2, 4, 4)
    assert agreement.figures["LOC"] == Counts(1, 1, 2)
    assert agreement.confusions["type"] == Counter({("ORG", "PER, other ends"): 1, ("ORG", "–"): 1, ("–", "LOC"): 1})


def test_f1_of_nothing_is_zero() -> None:
    assert Counts(0, 0, 0).f1() == 0.0


def test_most_frequent_first_and_ties_by_name() -> None:
    pairs = Counter({("b", "c"): 2, ("a", "c"): 2, ("z", "z"): 5, ("x", "y"): 1})
    assert most_frequent(pairs, 3) == [(("z", "z"), 5), (("a", "c"), 2), (("b", "c"), 2)]


def test_markdown() -> None:
    assert markdown(["a", "b"], [["long", "1"]]) == "| a    | b |\n| ---- | - |\n| long | 1 |\n"


def test_models_stand_side_by_side() -> None:
    table = side_by_side(["data", "figure", "x", "y"], [{("d", "f"): "1", ("d", "g"): "2"}, {("d", "g"): "3"}])
    assert [line.split("|")[1:-1] for line in table.splitlines()][2:] == [
        [" d    ", " f      ", " 1 ", "   "],
        ["      ", " g      ", " 2 ", " 3 "],
    ]
