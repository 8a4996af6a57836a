"""What is held out of training."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from measured import measured_articles
from splits import held_out_csui, held_out_gsd, held_out_idner


@pytest.mark.parametrize(
    ("is_held_out", "size", "held_out"),
    [(held_out_csui, 656, 65), (held_out_gsd, 559, 279), (held_out_idner, 367, 183)],
)
def test_how_many_are_held_out(is_held_out: Callable[[int], bool], size: int, held_out: int) -> None:
    assert sum(map(is_held_out, range(size))) == held_out


def test_which_are_held_out() -> None:
    assert [index for index in range(25) if held_out_csui(index)] == [9, 19]
    assert [index for index in range(278, 282) if held_out_gsd(index)] == [280, 281]
    assert [index for index in range(182, 186) if held_out_idner(index)] == [184, 185]


def test_measured_articles(tmp_path: Path) -> None:
    (tmp_path / "dev").mkdir()
    (tmp_path / "dev" / "a1.json").write_text(json.dumps({"id": "a1"}), encoding="utf-8")
    (tmp_path / "countries.tsv").write_text("# article …\na2\tff\t0\t4\toffice\tGPE\n", encoding="utf-8")
    assert measured_articles(tmp_path) == {"a1", "a2"}
