"""Search: all forms of a word, phrases, the same articles in the same order in every database."""

from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner
from tests.store.conftest import Fresh, Places
from tests.store.factory import make_record, make_words

from runut.errors import BadCall
from runut.present.cli import main
from runut.store.casebook import Casebook, open_casebook, open_database
from runut.store.search import phrases_of, terms_of, words_of
from runut.types.text import Published, Span

TEXTS = {
    "a": ("2031-05-01", "Menlu Fiji mengunjungi Oslo. Kapal itu tiba di pelabuhan."),
    "b": ("2031-05-03", "Hujan turun. Kunjungan menteri luar negeri itu ditunda."),
    "c": (None, "Ia berkunjung ke Bergen; urusan luar menjadi perhatian menteri negeri itu."),
    "d": ("2031-05-02", "Perundingan di São Tomé gagal."),
}


@pytest.fixture
def casebook(fresh: Fresh) -> Casebook:
    casebook = fresh()
    for name, (day, text) in TEXTS.items():
        cut = text.index(". ") + 1 if ". " in text else len(text)
        casebook.add(
            msgspec.structs.replace(
                make_words(name, text),
                published=Published(value=day, earliest=day, latest=day, basis="given") if day else None,
                sentences=tuple(Span(start=s, end=e) for s, e in ((0, cut), (cut + 1, len(text))) if s < e),
            )
        )
    return casebook


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("kunjungan", "bac"),
        ("MENGUNJUNGI", "bac"),
        ("dikunjungi menlu", "a"),
        ("kunjungan kapal", "a"),
        ('"menteri luar negeri"', "b"),
        ('"luar negeri" hujan', "b"),
        ("menteri luar negeri", "bc"),
        ("sao tome runding", "d"),
        ("tiada kunjungan", ""),
        ("kunjungan kunjungan", "bac"),
        ("kunjung OR tiada", ""),  # nothing of the databases' own language gets through
        ("kunjung' & !oslo (", "a"),
    ],
)
def test_words_find_articles(casebook: Casebook, words: str, found: str) -> None:
    assert "".join(one.article[-1] for one in casebook.search(words, language="id")) == found


def test_the_sentence_with_most_of_the_words_is_shown(casebook: Casebook) -> None:
    for words, shown in (
        ("fiji kunjungan kapal", "Menlu Fiji mengunjungi Oslo."),
        ("kunjungan kapal pelabuhan", "Kapal itu tiba di pelabuhan."),
    ):
        (found,) = casebook.search(words, language="id")
        text = TEXTS[found.article[-1]][1]
        assert (found.snippet, text[found.start : found.end]) == (shown, shown)


@pytest.mark.parametrize(
    ("words", "shown", "marked"),
    [
        ("kunjungan menlu", "Menlu Fiji mengunjungi Oslo.", ["Menlu", "mengunjungi"]),
        ('"fiji kunjungan"', "Menlu Fiji mengunjungi Oslo.", ["Fiji", "mengunjungi"]),
        ('"luar negeri" menteri', "Kunjungan menteri luar negeri itu ditunda.", ["menteri", "luar", "negeri"]),
    ],
)
def test_the_words_are_known_where_they_stand(casebook: Casebook, words: str, shown: str, marked: list[str]) -> None:
    found = casebook.search(words, language="id")
    best = next((one for one in found if one.snippet == shown), None)
    texts = [TEXTS[best.article[-1]][1][start:end] for start, end in best.words] if best else []
    assert texts == marked


def test_words_that_do_not_follow_each_other_are_no_phrase(fresh: Fresh) -> None:
    casebook = fresh()
    text = "Menteri itu pergi ke luar. Soal negeri lain. Menteri luar negeri pulang dari luar."
    casebook.add(make_words("a", text))
    (found,) = casebook.passages(
        casebook.holding('"menteri luar negeri"', language="id"), '"menteri luar negeri"', language="id"
    )
    assert [text[start:end] for start, end in found.words] == ["Menteri", "luar", "negeri"]
    assert {start for start, _ in found.words} == {45, 53, 58}


def test_all_that_is_found_can_be_had_without_passages(casebook: Casebook) -> None:
    for words in ("kunjungan", '"luar negeri" hujan', "tiada kunjungan"):
        found = [one.article for one in casebook.search(words, language="id")]
        assert sorted(casebook.holding(words, language="id")) == sorted(found)
        assert [one.article for one in casebook.passages(found[::-1], words, language="id")] == found[::-1]


def test_a_question_is_taken_apart_as_it_was_written() -> None:
    assert terms_of('Kunjungan "luar negeri" ?! "" kunjungan Kunjungan') == ["Kunjungan", '"luar negeri"', "kunjungan"]


def test_words_outside_sentences_are_shown_with_what_is_around(fresh: Fresh) -> None:
    casebook = fresh()
    casebook.add(make_words("a", f"{'panen ' * 100}gempa{' banjir' * 100}"))
    (found,) = casebook.search("gempa", language="id")
    assert found.snippet.split("gempa")[0].count("panen") == found.snippet.count("panen") > 5
    assert len(found.snippet) == found.end - found.start < 200


def test_an_article_that_is_read_again_is_found_by_what_it_says_now(casebook: Casebook) -> None:
    casebook.add(make_words("a", "Banjir melanda."))
    assert casebook.search("oslo", language="id") == []
    assert [one.article[-1] for one in casebook.search("banjir", language="id")] == ["a"]
    assert len(casebook.search("kunjungan", language="id", limit=1)) == 1


@pytest.mark.parametrize("words", ["", "  ", '""', "?!", "_"])
def test_no_word_at_all(words: str) -> None:
    with pytest.raises(BadCall, match="no word to search for"):
        phrases_of(words, "id")


def test_words_of_a_language_without_lemmas_stay_as_they_are() -> None:
    assert words_of("Kunjungan É", "xx") == ["kunjungan", "e"]


def test_a_monstrous_text_is_kept_as_far_as_it_goes(fresh: Fresh) -> None:
    casebook = fresh()
    words = " ".join(f"kata{number}" for number in range(60_000))
    casebook.add(make_words("a", f"gempa {words} {'x' * 5000}"))
    assert [one.article[-1] for one in casebook.search("gempa kata17", language="id")] == ["a"]


def test_articles_of_an_earlier_version_are_found_once_it_is_opened_to_write(places: Places) -> None:
    place = places()
    with open_casebook(place, create=True) as casebook:
        casebook.add(make_record("a"))
    database = open_database(place, create=True)
    database.run("DELETE FROM searched")
    database.close()
    with open_casebook(place) as casebook:
        assert casebook.search("kunjungan", language="id") == []
    with open_casebook(place, create=True) as casebook:
        assert [one.article for one in casebook.search("kunjungan", language="id")] == [make_record("a").id]


def test_the_command(tmp_path: Path) -> None:
    place = str(tmp_path / "uji.casebook")
    with open_casebook(place, create=True) as casebook:
        casebook.add(make_record("a", "2031-05-02"))
        casebook.add(make_record("b"))
    found = CliRunner().invoke(main, ["search", place, "kunjungan", "menlu fiji"])
    shown = "[0–28]\n  Menlu Fiji mengunjungi Oslo.\n"
    assert found.stdout == f"2031-05-02 · a.txt {shown}? · b.txt {shown}"
    as_json = CliRunner().invoke(main, ["search", place, "kunjungan", "--limit", "1", "--format", "json"])
    assert msgspec.json.decode(as_json.stdout) == {
        "article": make_record("a").id,
        "start": 0,
        "end": 28,
        "snippet": "Menlu Fiji mengunjungi Oslo.",
        "words": [[11, 22]],
        "path": "a.txt",
        "url": None,
    }
    assert CliRunner().invoke(main, ["search", place, "banjir"]).stdout == ""
    assert CliRunner().invoke(main, ["search", place, "?"]).exit_code == 2
