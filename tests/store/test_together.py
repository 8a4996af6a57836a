"""Several processes on one casebook lose nothing and double nothing."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.store.conftest import Places
from tests.store.factory import WordFiler, make_words

from runut.present.cli import main
from runut.store.casebook import open_casebook

WORDS = "kapal banjir gempa kabut panen sidang"
ADDING = """
import sys
from tests.store.factory import WordFiler, make_words
from runut.present.cli import main
from runut.store.casebook import open_casebook

place, *numbers = sys.argv[1:]
with open_casebook(place, create=True) as casebook:
    for number in numbers:
        words = WORDS.split()
        casebook.add(make_words(number, f"{words[int(number) % 6]} n{int(number) // 12}"), filer=WordFiler())
"""


@pytest.mark.parametrize("overlap", [0, 20])
def test_two_processes_add_at_once(places: Places, overlap: int) -> None:
    place = places()
    code = ADDING.replace("WORDS.split()", repr(WORDS.split()))
    shares = (range(40 + overlap), range(40 - overlap, 80))
    commands = [[sys.executable, "-c", code, place, *map(str, share)] for share in shares]
    running = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for command in commands]
    assert [(one.communicate()[1], one.returncode) for one in running] == [("", 0)] * 2
    with open_casebook(place) as casebook, open_casebook(places(), create=True) as alone:
        for number in range(80):
            words = f"{WORDS.split()[number % 6]} n{number // 12}"
            alone.add(make_words(str(number), words), filer=WordFiler())
        assert casebook.article_ids() == alone.article_ids()
        assert casebook.threads() == alone.threads()


def test_who_reads_sees_one_state(place: str) -> None:
    with open_casebook(place, create=True) as casebook:
        casebook.add(make_words("1", "kapal"), filer=WordFiler())
        with open_casebook(place) as reading:
            before = reading.threads()
            casebook.add(make_words("2", "kapal"), filer=WordFiler())
            assert (reading.threads(), len(list(reading.records()))) == (before, 1)
        with open_casebook(place) as reading:
            assert len(list(reading.records())) == 2


@pytest.fixture(scope="module")
def pages(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented affair, its manifest also in two parts that overlap."""
    pages = shutil.copytree(examples, tmp_path_factory.mktemp("bersama") / "laman")
    lines = (pages / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    for name, share in (("kiri", lines[:6]), ("kanan", lines[3:])):
        (pages / f"{name}.jsonl").write_text("\n".join(share), encoding="utf-8")
    return pages


@pytest.fixture(scope="module")
def expected(pages: Path) -> str:
    """The brief of a casebook to which one process added all."""
    place = str(pages / "sendiri.casebook")
    assert CliRunner().invoke(main, ["add", place, "--manifest", str(pages / "manifest.jsonl")]).exit_code == 0
    return CliRunner().invoke(main, ["brief", place, "--format", "json"]).stdout


def test_two_commands_add_at_once(place: str, pages: Path, expected: str) -> None:
    add = [sys.executable, "-m", "runut", "add", place, "--manifest"]
    commands = [[*add, str(pages / f"{name}.jsonl")] for name in ("kiri", "kanan")]
    running = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for command in commands]
    said = [one.communicate()[1] for one in running]
    assert [one.returncode for one in running] == [0, 0], said
    assert CliRunner().invoke(main, ["brief", place, "--format", "json"]).stdout == expected
    examined = CliRunner().invoke(main, ["doctor", place])
    assert examined.exit_code == 0, examined.output
