"""Raw text to CoNLL-U and nothing lost on the way."""

import pytest

from runut.lang.pack import load_pack
from runut.read.conllu import parse_text
from runut.read.reader import load_reader

TEXTS = [
    "Kapal itu tiba. Awaknya turun.\n\nParagraf kedua (22/2/2023) mulai di sini.\n",
    "Baris yang terbelah\ndi tengah kalimat.\r\n\r\nLalu baris lain.",
    "Peringkat idA- dan BBB- tetap.",
    "",
    "😀 \u200b-nya\tAS–China…",
]


@pytest.mark.parametrize("text", TEXTS)
def test_parse_text_keeps_every_character(text: str) -> None:
    rows = [line.split("\t") for line in parse_text(text, load_reader(load_pack("id"))).splitlines() if "\t" in line]
    assert all(len(row) == 10 for row in rows)
    assert "".join(row[1] for row in rows) == "".join(text.split())


def test_parse_text_marks_paragraphs_and_glued_words() -> None:
    found = parse_text(TEXTS[0], load_reader(load_pack("id")))
    assert found.count("# newpar") == 2
    assert found.count("# sent_id") == 3
    assert [line.split("\t")[9] for line in found.splitlines() if line.startswith("3\ttiba")] == ["SpaceAfter=No"]


def test_parse_text_joins_lines_of_one_paragraph() -> None:
    found = parse_text(TEXTS[1], load_reader(load_pack("id")))
    assert "# text = Baris yang terbelah di tengah kalimat." in found
