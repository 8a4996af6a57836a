"""Every phrase of the pack's examples, each a case of its own; and what holds for every text."""

import re
from time import process_time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from runut.annotate.times.find import find_times
from runut.annotate.times.lexicon import load_lexicon
from runut.lang.pack import load_pack
from runut.types.reading import Reading
from runut.types.record import Time
from runut.types.syntax import Syntax
from runut.types.text import Published, plain_article

PACK = load_pack("id")
SECONDS = 2.5  # a busy machine takes longer than the second that it should be
GROUPS: list[dict[str, Any]] = PACK.toml("times/times.examples.toml")["phrases"]
CASES = [(group.get("published"), *case) for group in GROUPS for case in group.get("cases", [])]
NEVER = [(group.get("published"), phrase) for group in GROUPS for phrase in group.get("never", [])]


def reading(text: str, published: str | None) -> Reading:
    article = plain_article(text, published=published)
    return Reading(article=article, syntax=Syntax(sentences=(), words=(), names=()))


def find(text: str, published: str | None) -> tuple[Time, ...]:
    return find_times(reading(text, published), pack=PACK)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_phrase(case: tuple[str | None, ...]) -> None:
    published, marked, *values = case
    assert marked is not None
    text = re.sub(r"[\[\]]", "", marked)
    found = [(text[t.start : t.end], f"{t.value} {t.mod}" if t.mod else t.value) for t in find(text, published)]
    assert found == list(zip(re.findall(r"\[(.*?)\]", marked), values, strict=True))


@pytest.mark.parametrize(("published", "text"), NEVER)
def test_never(published: str | None, text: str) -> None:
    assert [text[t.start : t.end] for t in find(text, published)] == []


def test_enough_examples() -> None:
    assert len(CASES) + len(NEVER) >= 400


LEXICON = load_lexicon(PACK)
WORDS = sorted(
    {*LEXICON.months, *LEXICON.weekdays, *LEXICON.units, *LEXICON.ones, "tahun lalu", "akan", "pada", "hingga", "kata"}
    | {"17", "2026", "24", "(22/2/2023)", "31/2/2023", "pukul", "10.30", "WIB", "Senin", "Mei", ".", ",", "\n", "awal"}
    | {"kuartal", "III", "pekan", "kedua", "hari", "ke-9", "tadi", "malam", "itu", "per", "sekitar", "WIB,", "-", "dan"}
    | {
        "setiap",
        "Idul Fitri",
        "tahun baru",
        "abad",
        "XX",
        "ke depan",
        "(29/12)",
        "pagi",
        "yang sama",
        "pertama",
        "2x24",
    }
    | {"dua", "belas", "setengah", "kemudian", "sebelumnya", "setiap", "-", "Rp", "1.500", "lebih dari", "32", "0"}
)


DAY = r"(?:\d{4}|XXXX)-(?:\d\d|XX)-(?:\d\d|XX)"
CLOCK = r"T(?:[A-Z]{2}|\d\d(?::\d\d)?|XX:XX)(?:Z|[+-]\d\d:\d\d)?"
PERIOD = r"P(?:T?(?:X|[\d.]+)[A-Z])+|PTNI"
ONE = (
    rf"{DAY}(?:{CLOCK})?|(?:\d{{4}}|XXXX)(?:-(?:\d\d|XX|Q[\dX]|H\d|S[PU]|FA|WI))?|FY\d{{4}}|\d{{2,3}}"
    rf"|(?:\d{{4}}|XXXX)-W(?:\d\d|XX)(?:-\d|-WE)?(?:T[A-Z]{{2}})?|{PERIOD}|(?:PAST|PRESENT|FUTURE)_REF"
)
VALUE = re.compile(rf"(?:{ONE})(?:/(?:{ONE}))?")


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=25), st.sampled_from(["2024-02-29", "2026-01-01", None]))
def test_ranges(words: list[str], published: str | None) -> None:
    text = " ".join(words)
    times = find(text, published)
    ends = [0, *(time.end for time in times)]
    for before, time in zip(ends, times, strict=False):
        assert before <= time.start < time.end <= len(text)
        assert VALUE.fullmatch(time.value), time.value
        assert time.earliest is None or time.latest is None or time.earliest <= time.latest
    assert [time.id for time in times] == [f"t{number}" for number in range(1, len(times) + 1)]
    assert times == find(text, published)


HOSTILE = ["1 ", "1.", "1,", "1-", "22/2/", "(", "[ ", " ", ".\n", "dua ", "tiga ratus ", "setengah ", "rp", "ke-"]
HOSTILE += ["Senin ", "Januari ", "tahun ", "hari ", "pada 2014 ", "17 ", "pukul 10.00 ", "dua tahun ", "kuartal I "]


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text(piece: str) -> None:
    text = (piece * (100_000 // len(piece) + 1))[:100_000]
    find("Senin dua hari 2014", "2015-01-01")
    before = process_time()
    find(text, "2015-01-01")
    assert process_time() - before < SECONDS


def test_weekday_that_is_not_the_date_s() -> None:
    (wrong,) = find("Kapal karam Senin (30/12/2014) di selat itu.", "2015-01-06")
    (right,) = find("Kapal karam Selasa (30/12/2014) di selat itu.", "2015-01-06")
    assert (wrong.value, wrong.disagrees) == ("2014-12-30", "weekday")
    assert (right.value, right.disagrees) == ("2014-12-30", None)
    (joined,) = find("Kapal karam Senin (30/12/2014) pukul 06.10 WIB.", "2015-01-06")
    assert (joined.value, joined.disagrees) == ("2014-12-30T06:10+07:00", "weekday")


def test_hours_ago_by_the_minute_of_publication() -> None:
    text = "Kapal karam dua jam lalu."
    day = Published(value="2015-01-06T10:30+07:00", earliest="2015-01-06", latest="2015-01-06", basis="metadata")
    article = replace(plain_article(text), published=day)
    (time,) = find_times(replace(reading(text, None), article=article), pack=PACK)
    assert (time.type, time.value) == ("TIME", "2015-01-06T08:30")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_any_text(text: str) -> None:
    assert find(text, "2026-08-19") == find(text, "2026-08-19")
