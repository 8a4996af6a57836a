"""How the outside coreference data is cut and compared."""

from bench.coref import Phrase, cut, match, pairs_of, read_sentences

XML = """<data>
<sentence id="1"><phrase type="np" id="1">Bank\\NNP Rimba\\NNP</phrase><phrase type="other">untung\\VB</phrase>
</sentence><sentence id="2"><phrase type="np" id="2" coref="1">Bank\\NNP itu\\PR</phrase>
<phrase type="np" id="3">laba\\NN</phrase>
</sentence>
</data>"""


def test_sentences_are_read_without_tags() -> None:
    first, second = read_sentences(XML)
    assert first == [Phrase("1", "", "Bank Rimba"), "untung"]
    assert second == [Phrase("2", "1", "Bank itu"), Phrase("3", "", "laba")]


def test_a_chain_is_not_cut() -> None:
    (piece,) = cut(read_sentences(XML))
    assert piece.text == "Bank Rimba untung\nBank itu laba\n"
    assert {piece.text[slice(*place)]: keys for place, keys in piece.chains.items()} == {
        "Bank Rimba": {"1"},
        "Bank itu": {"1"},
        "laba": {"3"},
    }


def test_long_text_is_cut_between_chains() -> None:
    alone = [[Phrase(str(n), "", f"kata{n}")] for n in range(12)]
    assert [piece.text.count("\n") for piece in cut([[part for part in parts] for parts in alone])] == [6, 6]


def test_a_phrase_is_matched_by_what_begins_with_it() -> None:
    assert match([(0, 10), (20, 30)], [(0, 4), (0, 8), (25, 30)]) == {(0, 10): (0, 8)}


def test_pairs_count_chains_of_two_with_a_name() -> None:
    (piece,) = cut(read_sentences(XML))
    system = {(0, 10): frozenset({"e1"}), (18, 26): frozenset({"e1"}), (27, 31): frozenset({"e1"})}
    pairs = pairs_of(piece, system, names={(0, 10)})
    assert pairs.gold == pairs.found == {((0, 10), (18, 26))}
    assert pairs_of(piece, system, names=set()).gold == set()
