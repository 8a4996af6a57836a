"""The reader: ranges, words, trees, on ordinary and on odd text."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from runut.read.reader import Reader
from runut.types.syntax import Syntax
from runut.types.text import Article, Zone, plain_article

ODD = [
    "",
    " \n\t ",
    ".",
    "!?…",
    "😀😀 halo 👨‍👩‍👧 dunia",
    "مرحبا بالعالم dan שלום",
    "kata\u200bsambung\ufeff dan\u00a0spasi",
    "a" * 5000,
    "kata " * 900,
    "(" * 300,
    "kitab-" * 60,
    "1.500,25 " * 40,
    "Baris satu.\r\nBaris dua\u2028baris tiga.",
]


def article(text: str, *zones: Zone) -> Article:
    return plain_article(text, zones=zones)


def check(text: str, syntax: Syntax) -> None:
    for sentence in syntax.sentences:
        words = syntax.words[sentence.first : sentence.last]
        assert words
        assert (sentence.start, sentence.end) == (words[0].start, words[-1].end)
        assert "".join(w.form for w in words) == "".join(text[sentence.start : sentence.end].split())
        assert all(text[w.start : w.end] == w.form for w in words)
        assert sum(w.head < 0 for w in words) == 1
        assert all(w.head == -1 or sentence.first <= w.head < sentence.last for w in words)
    assert "".join(w.form for w in syntax.words) == "".join(text.split())
    assert [s.first for s in syntax.sentences[1:]] == [s.last for s in syntax.sentences[:-1]]


@pytest.mark.parametrize("text", ODD)
def test_reader_covers_odd_text(reader: Reader, text: str) -> None:
    (syntax,) = reader.read([article(text)])
    check(text, syntax)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=120))
def test_reader_covers_any_text(reader: Reader, text: str) -> None:
    (syntax,) = reader.read([article(text)])
    check(text, syntax)


def test_reading_again_and_together_gives_the_same(reader: Reader) -> None:
    texts = ["Menteri itu tiba di Praha.", "Ia tidak mau bicara. Kami pulang, ujar sopirnya.", ""]
    together = reader.read([article(text) for text in texts])
    assert together == reader.read([article(text) for text in texts])
    assert [len(s.sentences) for s in together] == [1, 2, 0]


def test_parse_of_a_plain_sentence(reader: Reader) -> None:
    (syntax,) = reader.read([article("Menteri itu membuka pabrik baru di Surabaya.")])
    by_form = {word.form: word for word in syntax.words}
    assert by_form["membuka"].head == -1
    assert by_form["membuka"].upos == "VERB"
    assert by_form["Menteri"].deprel == "nsubj"
    assert by_form["Surabaya"].upos == "PROPN"


def test_sentences_stay_inside_their_zone(reader: Reader) -> None:
    text = "Judul berita tanpa titik isi dimulai di sini. Baca juga: yang lain lalu lanjut"
    zones = (
        Zone(start=0, end=24, kind="title"),
        Zone(start=25, end=45, kind="body"),
        Zone(start=46, end=67, kind="promo"),
        Zone(start=67, end=len(text), kind="body"),
    )
    (syntax,) = reader.read([article(text, *zones)])
    assert [text[s.start : s.end] for s in syntax.sentences] == [
        "Judul berita tanpa titik",
        "isi dimulai di sini.",
        "lalu lanjut",
    ]
