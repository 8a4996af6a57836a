"""Reading columns of words and labels."""

from pathlib import Path

from labelled import Labelled, read_columns


def test_cells_of_several_words_and_foreign_kinds(tmp_path: Path) -> None:
    path = tmp_path / "some.txt"
    path.write_text("Ana\tB-PERSON\nsalah satu\tO\nkue lapis\tB-FOOD\n\nOslo PROPN B-LOC\n", encoding="utf-8")
    assert read_columns(path) == [
        Labelled(["Ana", "salah", "satu", "kue", "lapis"], ["B-PER", "O", "O", "O", "O"]),
        Labelled(["Oslo"], ["B-LOC"]),
    ]
    assert read_columns(path, {"FOOD": "FNB"})[0].labels == ["O", "O", "O", "B-FNB", "I-FNB"]
