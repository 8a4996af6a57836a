"""The gold of country names, and what counts as right."""

from collections import Counter
from pathlib import Path

import pytest
from bench.countries import GOLD, HALVES, KINDS, Place, is_right, rates, read_places, show_missed
from bench.unseen import NEWS, NewsArticle, find_articles, fingerprint

from runut.types.syntax import NamedSpan, Syntax

PLACES = read_places(GOLD.read_text(encoding="utf-8"))
COUNTRY = Place("a2", "", 9, 13, "office", "GPE")
LOOK_ALIKE = Place("a3", "", 9, 13, "other", "none")


def syntax(*names: NamedSpan) -> Syntax:
    return Syntax(sentences=(), words=(), names=names)


def gpe(start: int, end: int) -> NamedSpan:
    return NamedSpan(start=start, end=end, type="GPE", modifier=True)


def test_halves_and_kinds_are_well_filled() -> None:
    counts = Counter(place.group for place in PLACES)
    wanted = {"office": 95, "elsewhere": 30, "other": 25}
    assert all(counts[f"{half}, {kind}"] >= wanted[kind] for half in HALVES for kind in KINDS)


def test_at_most_two_places_from_one_article() -> None:
    assert max(Counter(place.article for place in PLACES).values()) <= 2


def test_only_look_alikes_have_no_type() -> None:
    assert {(place.kind, place.type) for place in PLACES} == {
        ("office", "GPE"),
        ("elsewhere", "GPE"),
        ("other", "none"),
    }


def test_places_are_whole_words_of_their_articles(shared: Path) -> None:
    if not (shared / NEWS).exists():
        pytest.skip(f"no {NEWS} in the shared folder")
    articles = find_articles(shared, {place.article for place in PLACES})
    for place in PLACES:
        text = articles[place.article].text
        assert fingerprint(text).startswith(place.sha256)
        assert text[place.start : place.end][0].isupper()
        assert not text[place.start - 1 : place.start].isalnum()
        assert not text[place.end : place.end + 1].isalnum()


def test_right_is_exactly_the_country() -> None:
    assert is_right(COUNTRY, syntax(gpe(0, 4), gpe(9, 13)))
    assert not is_right(COUNTRY, syntax(gpe(0, 13)))
    assert not is_right(COUNTRY, syntax(NamedSpan(start=9, end=13, type="ORG")))
    assert not is_right(COUNTRY, syntax())


def test_right_for_a_look_alike_is_any_other_name() -> None:
    assert is_right(LOOK_ALIKE, syntax())
    assert is_right(LOOK_ALIKE, syntax(gpe(0, 13)))
    assert not is_right(LOOK_ALIKE, syntax(gpe(9, 13)))


def test_rates() -> None:
    places = [COUNTRY, COUNTRY._replace(start=20), LOOK_ALIKE]
    assert rates(places, [(COUNTRY, syntax())]) == [("dev, office (2)", 50.0), ("test, other (1)", 100.0)]


def test_misses_of_the_test_half_are_not_shown() -> None:
    articles = {id_: NewsArticle(id_, "presiden Peru") for id_ in ("a2", "a3")}
    shown = list(show_missed([(COUNTRY, syntax(gpe(0, 13))), (LOOK_ALIKE, syntax(gpe(9, 13)))], articles))
    assert shown == ["office    a2     9 presiden [Peru] — GPE presiden Peru"]
