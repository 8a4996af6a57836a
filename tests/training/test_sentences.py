"""Reading training data."""

from pathlib import Path

from sentences import read_labelled, read_plain, read_tagged, read_treebank

TREE = """# text = Bukunya dibaca Sari.
1-2	Bukunya	_	_	_	_	_	_	_	_
1	Buku	buku	NOUN	_	_	3	nsubj:pass	_	_
2	nya	nya	PRON	_	_	1	nmod	_	_
3	dibaca	baca	VERB	_	_	0	root	_	_
4	Sari	Sari	PROPN	_	_	3	obl	_	SpaceAfter=No
5	.	.	PUNCT	_	_	3	punct	_	_
"""


def test_a_multiword_token_counts_once_with_its_outermost_word(tmp_path: Path) -> None:
    file = tmp_path / "a.conllu"
    file.write_text(TREE, encoding="utf-8")
    (sentence,) = read_treebank(file)
    assert sentence.words == ["Bukunya", "dibaca", "Sari", "."]
    assert sentence.labels["upos"] == ["NOUN", "VERB", "PROPN", "PUNCT"]
    assert sentence.labels["relation"] == ["nsubj:pass", "root", "obl", "punct"]
    assert sentence.heads == [2, 0, 2, 2]


def test_tagged_sentences_stand_apart_by_blank_lines(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Hujan\tNN\nturun\tVB\n\nReda\tVB\n", encoding="utf-8")
    assert [(s.words, s.labels) for s in read_tagged(file, "tag")] == [
        (["Hujan", "turun"], {"tag": ["NN", "VB"]}),
        (["Reda"], {"tag": ["VB"]}),
    ]


def test_labelled_lines_teach_the_named_head(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text('{"words": ["Peru"], "labels": ["B-GPE"]}\n', encoding="utf-8")
    (sentence,) = read_labelled(file, "entity")
    assert (sentence.words, sentence.labels, sentence.heads) == (["Peru"], {"entity": ["B-GPE"]}, None)


def test_plain_lines_have_words_only(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Air naik .\n", encoding="utf-8")
    assert [(s.words, s.labels) for s in read_plain(file)] == [(["Air", "naik", "."], {})]
