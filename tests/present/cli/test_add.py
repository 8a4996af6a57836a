"""`runut add` as a user meets it."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from runut.present.cli import main
from runut.store.casebook import open_casebook

PAGE = "Menteri Luar Negeri Fiji tiba di Oslo kemarin. Ia bertemu para nelayan setempat.\n"


def add(case: Path, *args: str | Path) -> Result:
    result = CliRunner().invoke(main, ["add", str(case), *map(str, args)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return tmp_path / "uji.casebook"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "halaman.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def given(case: Path) -> list[str | None]:
    """The day of publication that each article was given."""
    with open_casebook(case) as casebook:
        known = [casebook.known(id) for id in casebook.article_ids()]
    return [one.given.published for one in known if one]


def test_the_same_bytes_twice_are_one_article(case: Path, page: Path) -> None:
    first, second = add(case, page), add(case, page)
    assert (first.exit_code, first.stdout, second.exit_code) == (0, "", 0)
    assert "1 read, 0 known already" in first.stderr
    assert "0 read, 1 known already" in second.stderr
    assert len(given(case)) == 1


def test_what_a_manifest_says_later_counts_and_is_not_forgotten(case: Path, page: Path) -> None:
    manifest = page.with_name("daftar.jsonl")
    manifest.write_text('{"path": "halaman.txt", "published": "2031-05-02"}', encoding="utf-8")
    add(case, page)
    assert given(case) == [None]
    again = add(case, "--manifest", manifest)
    assert given(case) == ["2031-05-02"]
    assert (
        "halaman.txt: says something else than before: times 1 other; events 1 other; published other\n" in again.stderr
    )
    assert "1 read (1 with another result than before), 0 known already" in again.stderr
    assert "1 known already" in add(case, page).stderr
    assert given(case) == ["2031-05-02"]


def test_a_refused_input_is_kept_and_said(case: Path, page: Path) -> None:
    empty = page.with_name("kosong.txt")
    empty.touch()
    result = add(case, empty, page)
    assert result.exit_code == 1
    assert "kosong.txt: there is nothing in it [empty]" in result.stderr
    with open_casebook(case) as casebook:
        assert [one.path for one in casebook.rejections()] == [str(empty)]


def test_what_is_no_casebook_is_left_alone(page: Path) -> None:
    result = add(page, page)
    assert (result.exit_code, result.stderr) == (2, f"runut: {page}: not a casebook; name another file\n")
    assert page.read_text(encoding="utf-8") == PAGE
