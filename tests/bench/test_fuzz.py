"""The fuzzer: it makes texts that its patterns match, puts a clock on calls, and says so where a pattern is slow."""

import importlib
import random
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[2] / "bench"
sys.path.insert(0, str(BENCH))
fuzz = importlib.import_module("fuzz")
parse = importlib.import_module("re._parser").parse


@pytest.mark.parametrize(
    "pattern", [r"\d{2}[.:]\d\d", r"(?:kata|ujar)\s+[A-Z]\w*", r"a{3,}|[^x]z?", r"(?P<n>Senin|Rabu)+"]
)
def test_sample_matches_the_pattern_it_is_made_from(pattern: str) -> None:
    rng = random.Random(1)
    found = [fuzz.sample(parse(pattern, 0), rng) for _ in range(50)]
    assert all(re.fullmatch(pattern, text) for text in found)
    assert len(set(found)) > 1


def test_hostile_page_is_as_long_as_promised() -> None:
    page = fuzz.hostile_page(re.compile(r"(\d+)/"), random.Random(3))
    assert fuzz.SIZE <= len(page) < 2 * fuzz.SIZE
    assert page.startswith(fuzz.OPENING)


def test_watched_pattern_finds_the_same_and_counts_its_time() -> None:
    spent: dict[str, float] = defaultdict(float)
    watched = fuzz.Watched(re.compile(r"(?:a+)+$"), "slow", spent)
    assert watched.pattern == r"(?:a+)+$"
    assert [m.group() for m in watched.finditer("aaa")] == ["aaa"]
    assert watched.search("a" * 22 + "b") is None
    assert spent["slow"] > 0.01


def test_fuzz_runs_and_reports_patterns_and_stages() -> None:
    done = subprocess.run(
        [sys.executable, str(BENCH / "fuzz.py"), "--seconds", "1"],
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert "pages of 100 kB against" in done.stdout
    assert "stage clean_page" in done.stdout
    assert done.returncode == 0, done.stdout
