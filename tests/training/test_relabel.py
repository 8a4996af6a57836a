"""Entity labels: from those of the annotators to those that the main head learns, on invented sentences.

A sentence is written with its names in brackets: `[ORG Bank Sentra] di [LOC Oslo]`.
"""

import re

import pytest
import spacy
from entity_text import is_seen, retokenized, seen
from labelled import Chunk, Labelled, bio, chunks
from place_kinds import Places, place_kind
from relabel import main_labels

from runut.lang.pack import load_pack
from runut.read.sentences import load_sentence_table
from runut.read.tokenizer import build_tokenizer

TOKENIZER = build_tokenizer(spacy.blank("id"), load_sentence_table(load_pack("id")).abbreviations)

PLACES = Places(
    countries=frozenset(("Peru", "Norwegia", "Korea Selatan", "AS", "Kongo", "Republik Demokratik Kongo")),
    settlements=frozenset(("Oslo", "Lima", "Bergen", "Telemark")),
    kinds={"Jalur Gaza": "GPE", "Laut Utara": "LOC", "Asia": "LOC", "Perang Teluk": "EVT"},
    usual=("Peru", "Norwegia"),
)


def cut(text: str) -> list[str]:
    return [token.text for token in TOKENIZER(text)]


def read(text: str) -> Labelled:
    words: list[str] = []
    labels: list[str] = []
    for part in re.findall(r"\[[A-Z]+ [^]]+\]|\S+", text):
        kind, *name = part[1:-1].split() if part.startswith("[") else ("", part)
        words += name
        labels += bio(kind, len(name)) if kind else ["O"]
    return Labelled(words, labels)


def show(sentence: Labelled) -> str:
    starts = {chunk.start: chunk for chunk in chunks(sentence.labels)}
    shown: list[str] = []
    at = 0
    while at < len(sentence.words):
        chunk = starts.get(at, Chunk(at, at + 1, ""))
        name = " ".join(sentence.words[at : chunk.end])
        shown.append(f"[{chunk.kind} {name}]" if chunk.kind else name)
        at = chunk.end
    return " ".join(shown)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Peru", "GPE"),
        ("(Peru)", "GPE"),
        ("Oslo", "GPE"),
        ("Oslo Norwegia", "GPE"),
        ("Kota Fiktif", "GPE"),
        ("kabupaten Rekaan", "GPE"),
        ("se-Telemark", "GPE"),
        ("Jalur Gaza", "GPE"),
        ("Asia", "LOC"),
        ("Laut Utara", "LOC"),
        ("Norwegia utara", "LOC"),
        ("Gunung Rekaan", "LOC"),
        ("Jalan Oslo", "LOC"),
        ("Tanah Entah", "LOC"),
        ("Stadion Oslo", "FAC"),
        ("gedung Parlemen", "FAC"),
        ("Jalan Tol Bergen", "FAC"),
        ("Bergen Convention Center", "FAC"),
    ],
)
def test_kind_of_a_place(name: str, kind: str) -> None:
    assert place_kind(name.split(), PLACES) == kind


@pytest.mark.parametrize(
    ("annotated", "learnt"),
    [
        ("Presiden Peru [PER Ana Ruiz] tiba", "Presiden [MOD Peru] [PER Ana Ruiz] tiba"),
        ("Peru dan Korea Selatan setuju", "[MOD Peru] dan [MOD Korea Selatan] setuju"),
        ("kata Republik Demokratik Kongo", "kata [MOD Republik Demokratik Kongo]"),
        ("rapat di Norwegia batal", "rapat di [GPE Norwegia] batal"),
        ("kata Menteri Luar Negeri Norwegia [PER Kari]", "kata Menteri Luar Negeri [MOD Norwegia] [PER Kari]"),
        ("rapat di [LOC Oslo]", "rapat di [GPE Oslo]"),
        ("[ORG Bank Peru] tutup", "[ORG Bank Peru] tutup"),
        ("tiba di [LOC Oslo Kamis] malam", "tiba di [GPE Oslo] Kamis malam"),
        ("[PER Mayor Ana Ruiz] tiba", "Mayor [PER Ana Ruiz] tiba"),
        ("[PER partai Biru] menang", "[ORG partai Biru] menang"),
        ("selama Perang Teluk , ia diam", "selama [EVT Perang Teluk] , ia diam"),
        ("menjelang pemilu 2031 nanti", "menjelang [EVT pemilu 2031] nanti"),
        ("usai Piala Dunia 2034 itu", "usai [EVT Piala Dunia 2034] itu"),
        ("hasil KTT G99 Selasa lalu", "hasil [EVT KTT G99] Selasa lalu"),
        ("mendarat di Bandara Internasional Rekaan Senin", "mendarat di [FAC Bandara Internasional Rekaan] Senin"),
    ],
)
def test_relabelled(annotated: str, learnt: str) -> None:
    assert show(main_labels(read(annotated), PLACES)) == learnt


@pytest.mark.parametrize(
    "annotated",
    [
        "ia berbahasa Norwegia",
        "seribu dolar AS",
        "lewat Lomba Baca Norwegia kemarin",
        "Anugerah Peru 2031 batal",
        "pemilu 9 Juli 2031",
        "pemilu itu jujur",
        "hasil Pemilu Kamis",
        "perang dingin usai",
        "sebuah hotel di sana",
        "[ORG KTT Media] tutup",
        "[PER Presiden] tiba",
    ],
)
def test_left_alone(annotated: str) -> None:
    assert show(main_labels(read(annotated), PLACES)) == annotated


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ("[PER (Ana)] tiba", "( [PER Ana] ) tiba"),
        ("[ORG Bank Biru (BB)] tutup", "[ORG Bank Biru ( BB )] tutup"),
        ("[ORG (Biru] , [ORG Hijau),] [ORG (Merah)]", "( [ORG Biru] , [ORG Hijau] ) , ( [ORG Merah] )"),
        ("[ORG Bank Biru?] ya", "[ORG Bank Biru] ? ya"),
        ("[ORG Biru, Inc] tutup", "[ORG Biru , Inc] tutup"),
        ("[ORG BBN-RI] dan [LOC gedung BBN/MMN]", "[ORG BBN - RI] dan [LOC gedung BBN / MMN]"),
        ("[PER Ruiz-Moe] dan [PER Kari Ruiz-Lund]", "[PER Ruiz] - [PER Moe] dan [PER Kari Ruiz - Lund]"),
        ("kubu (Ruiz-Moe) dan Ruiz-Entah", "kubu ( [PER Ruiz] - [PER Moe] ) dan Ruiz - Entah"),
        ("tahun (2031) ... ( 5 )", "tahun ( 2031 ) ... ( 5 )"),
    ],
)
def test_words_of_the_reader(own: str, expected: str) -> None:
    assert show(retokenized(read(own), cut, {"Ruiz", "Moe"})) == expected


def test_seen_sentences() -> None:
    known = seen([read("Kucing itu tidur di atas meja kayu tua milik nenek")])
    assert is_seen(read("kucing itu tidur , di atas meja kayu tua milik nenek ."), known, 0.8)
    assert is_seen(read("Kucing itu makan di atas meja kayu tua milik nenek"), known, 0.8)
    assert not is_seen(read("Anjing itu makan di atas meja kayu tua milik paman"), known, 0.8)
    assert not is_seen(read("Kucing itu tidur"), known, 0.8)
