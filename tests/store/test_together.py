"""Several processes on one casebook lose nothing and double nothing."""

import subprocess
import sys

import pytest
from tests.store.conftest import Places
from tests.store.factory import WordFiler, make_words

from runut.store.casebook import open_casebook

WORDS = "kapal banjir gempa kabut panen sidang"
ADDING = """
import sys
from tests.store.factory import WordFiler, make_words
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
