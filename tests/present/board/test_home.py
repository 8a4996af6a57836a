"""The first page of the invented affair."""

from pathlib import Path

import pytest

from runut.answers import Linker
from runut.lang.pack import Pack
from runut.present.board.library import Library
from runut.present.board.pages.home import Home, build_home
from runut.present.board.speech import speech_in
from runut.present.cli.version import linker_version


@pytest.fixture(scope="module")
def library(affair: Path, pack: Pack) -> Library:
    return Library(str(affair), Linker(pack, linker_version()))


def home(library: Library, day: str | None = None, *, language: str = "en") -> Home:
    return build_home(library.as_of(day), speech_in(language), page=1)


def test_figures_and_stories(library: Library) -> None:
    shown = home(library)
    assert shown.articles == 9
    (story,) = shown.stories
    assert (story.articles, story.first, story.last) == (9, "2031-03-03", "2031-04-26")
    assert story.conflicts == shown.conflicts > 0
    assert shown.eventless == 0


def test_what_was_told_last_comes_first(library: Library) -> None:
    shown = home(library)
    days = [max(stage.reported or "" for stage in library.now().happenings[h.id].life) for h in shown.latest]
    assert days == sorted(days, reverse=True)
    assert {h.shelf for h in shown.latest} == {"main"}


def test_only_open_disagreements_are_disputes(library: Library) -> None:
    shown = home(library)
    assert {dispute.verdict for dispute in shown.disputes} == {"contradiction"}
    assert shown.conflicts > len(shown.disputes)
    assert ["21 Apr 2031", "22 Apr 2031"] in [sorted(dispute.sides) for dispute in shown.disputes]


def test_plans_with_a_day_come_next(library: Library) -> None:
    shown = home(library)
    coming = shown.coming
    assert len(coming) == shown.ahead  # there is room for all
    assert {h.status for h in coming} <= {"planned", "announced"}
    assert [bool(h.value) for h in coming] == sorted((bool(h.value) for h in coming), reverse=True)


def test_as_of_an_early_day_the_deed_is_still_a_rumour(library: Library) -> None:
    then = home(library, "2031-03-04")
    assert (then.articles, then.as_of) == (2, "2031-03-04")
    assert then.latest and "occurred" not in {h.status for h in then.latest}


def test_names_are_said_in_the_readers_language(library: Library) -> None:
    for language, says in (("id", "mengunjungi"), ("en", "visits")):
        assert any(says in h.label for h in home(library, language=language).latest)
