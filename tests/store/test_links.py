"""Links in columns: what a person asks of tables and views."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner
from tests.store.conftest import Places
from tests.store.factory import WordFiler, make_record

from runut.present.cli import main
from runut.store.casebook import Casebook, KeptLinks, open_casebook, open_database
from runut.store.database import Database
from runut.types.brief import (
    Conflict,
    Evidence,
    HappeningOrigins,
    LifeStage,
    OfficeTerm,
    OriginGroup,
    Participant,
    Relay,
    Side,
)
from runut.types.links import Copy, Dating, Happening, Links, Passage, Story, Telling
from runut.types.text import Outlet, Published

A, B = f"{'a':0>16}", f"{'b':0>16}"
PROOF = Evidence(article=A, start=0, end=10, text="Menlu Fiji")


def stage(status: str, reported: str, value: str, article: str, origin: str) -> LifeStage:
    return LifeStage(
        status=status,  # type: ignore[arg-type]
        reported=reported,
        value=value,
        articles=(article,),
        origins=(origin,),
        evidence=(PROOF,),
    )


def happening(
    id: str, status: str, day: str, *, predicate: str = "visit", conflicts: tuple[str, ...] = ()
) -> Happening:
    return Happening(
        id=id,
        type="CONSULT",
        mode="visit",
        predicate=predicate,
        participants=(Participant(name="Norway", role="recipient"), Participant(name="Fiji", role="actor")),
        place="Oslo",
        status=status,  # type: ignore[arg-type]
        value=day,
        earliest=day,
        latest=day,
        story=A,
        life=(stage("planned", "2031-05-01", day, A, "Lensa"), stage(status, "2031-05-02", day, B, "Warta")),
        origins=HappeningOrigins(
            independent=2,
            names=("Warta", "Lensa"),
            copies=(),
            groups=(OriginGroup(name="Lensa", members=("Lensa", "Lensa Pagi"), articles=(A,), because=("one owner",)),),
        ),
        conflicts=conflicts,
        tellings=(Telling(article=A, event="v1", because=("the same visitor", "the same day")),),
    )


def make_links() -> Links:
    sides = (
        Side(value="2031-05-02", articles=(A,), independent=1, evidence=(PROOF,)),
        Side(value="2031-05-03", articles=(B,), independent=1, evidence=()),
    )
    dated = Published(value="2031-05-01", earliest="2031-05-01", latest="2031-05-01", basis="given")
    return Links(
        datings=(Dating(article=A, published=dated, because="given"), Dating(article=B, published=None, because="")),
        copies=(
            Copy(article=B, of=A, likeness=0.9, passages=(Passage(start=0, end=5, of_start=1, of_end=6),)),
            Copy(article=B, of=A, likeness=0.2),
        ),
        stories=(Story(id=A, articles=(A, B), names=("Fiji", "Norway"), first="2031-05-01", last="2031-05-02"),),
        happenings=(
            happening("h1", "occurred", "2031-05-02", conflicts=("c1",)),
            happening("h2", "planned", "2031-06-01", predicate="meet"),
            happening("h3", "planned", "2031-05-01"),
            msgspec.structs.replace(happening("h4", "planned", "2031-05-01"), life=(), tellings=(), slight="one side"),
        ),
        conflicts=(
            Conflict(id="c1", kind="date", about="visit", verdict="contradiction", happening="h1", sides=sides),
            Conflict(id="c2", kind="role", about="menlu", verdict="unclear", happening="elsewhere", sides=()),
        ),
        offices=(
            OfficeTerm(
                person="Sela", office="foreign minister", of="Fiji", from_="2031-05-01", to=None, articles=(A,),
                evidence=(PROOF,),
            ),
        ),
        relays=(
            Relay(
                article=B,
                from_="Warta",
                via=("Kantor Berita",),
                origin="Lensa",
                evidence=(PROOF,),
                copy_of=A,
                inferred=True,
                because=("the same words",),
            ),
        ),
    )  # fmt: skip


def fill(place: str) -> str:
    """A casebook of two articles, and the links of the one story that they are."""
    with open_casebook(place, create=True) as casebook:
        for name, outlet in (("a", "Lensa"), ("b", "Warta")):
            named = Outlet(name=outlet, domain=None, basis="given")
            casebook.add(msgspec.structs.replace(make_record(name), outlet=named), filer=WordFiler())
        kept = KeptLinks("1", msgspec.json.encode(make_links()))
        assert casebook.settle(A, casebook.filed(A), {A: kept})
    return place


@pytest.fixture
def place(places: Places) -> str:
    """A casebook with links."""
    return fill(places())


@pytest.fixture
def database(place: str) -> Iterator[Database]:
    with closing(open_database(place)) as database:
        yield database


VIEWS: dict[str, tuple[str, list[tuple[Any, ...]]]] = {
    "chronology": (
        "happened, status, actors, does, recipients, place, independent_origins, origins, articles, first_reported",
        [
            ("2031-05-01", "planned", "Fiji", "visit", "Norway", "Oslo", 2, "Lensa; Warta", 1, "2031-05-01"),
            ("2031-05-02", "occurred", "Fiji", "visit", "Norway", "Oslo", 2, "Lensa; Warta", 1, "2031-05-01"),
            ("2031-06-01", "planned", "Fiji", "meet", "Norway", "Oslo", 2, "Lensa; Warta", 1, "2031-05-01"),
        ],
    ),
    "lives": (
        "happening, stage, reported, status, happening_on, origins, outlets, proof",
        [
            ("h3", 1, "2031-05-01", "planned", "2031-05-01", "Lensa", "Lensa", "Menlu Fiji"),
            ("h3", 2, "2031-05-02", "planned", "2031-05-01", "Warta", "Warta", "Menlu Fiji"),
            ("h1", 1, "2031-05-01", "planned", "2031-05-02", "Lensa", "Lensa", "Menlu Fiji"),
            ("h1", 2, "2031-05-02", "occurred", "2031-05-02", "Warta", "Warta", "Menlu Fiji"),
            ("h2", 1, "2031-05-01", "planned", "2031-06-01", "Lensa", "Lensa", "Menlu Fiji"),
            ("h2", 2, "2031-05-02", "planned", "2031-06-01", "Warta", "Warta", "Menlu Fiji"),
        ],
    ),
    "disagreements": (
        "kind, verdict, says, independent_origins, outlets, proof, happening",
        [
            ("date", "contradiction", "2031-05-02", 1, "Lensa", "Menlu Fiji", "h1"),
            ("date", "contradiction", "2031-05-03", 1, "Warta", None, "h1"),
        ],
    ),
    "who_has_it_from_whom": (
        "reported, teller, via, origin, copy_of, how, because, proof, path",
        [(None, "Warta", "Kantor Berita", "Lensa", "a.txt", "inferred", "the same words", "Menlu Fiji", "b.txt")],
    ),
    "running_stories": (
        "names, first_report, last_report, articles, outlets, happenings, conflicts",
        [("Fiji, Norway", "2031-05-01", "2031-05-02", 2, 2, 4, 2)],
    ),
    "ahead": ("happening, happened", [("h2", "2031-06-01")]),
    "who_holds_which_office": (
        "person, office, held_in, since, until, proof",
        [("Sela", "foreign minister", "Fiji", "2031-05-01", None, "Menlu Fiji")],
    ),
}


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_says(view: str, database: Database) -> None:
    columns, rows = VIEWS[view]
    assert database.run(f"SELECT {columns} FROM {view}") == rows


TABLES: dict[str, tuple[str, list[tuple[Any, ...]]]] = {
    "stories": ("*", [(A, "Fiji, Norway", "2031-05-01", "2031-05-02")]),
    "story_articles": (
        "*",
        [(A, A, "2031-05-01", "2031-05-01", "given", "given"), (A, B, None, None, None, "")],
    ),
    "tellings": (
        "happening, event, because",
        [(h, "v1", "the same visitor; the same day") for h in ("h1", "h2", "h3")],
    ),
    "conflicts": ("id, happening", [("c1", "h1"), ("c2", None)]),
    "copies": ("article, copy_of, likeness, kind, direction", [(B, A, 0.9, "near", "time")]),
    "copy_passages": ("*", [(A, B, A, 1, 0, 5, 1, 6)]),
    "origin_articles": ("happening, name, article", [(h, "Lensa", A) for h in ("h1", "h2", "h3", "h4")]),
    "side_evidence": ("*", [(A, "c1", 1, 1, A, 0, 10, "Menlu Fiji")]),
    "office_evidence": ("term, number, start, stop", [(1, 1, 0, 10)]),
    "relay_evidence": ("relay, number, start, stop", [(1, 1, 0, 10)]),
}


@pytest.mark.parametrize("table", TABLES)
def test_a_table_holds(table: str, database: Database) -> None:
    columns, rows = TABLES[table]
    assert sorted(database.run(f"SELECT {columns} FROM {table}")) == rows


def count_rows(place: str) -> dict[str, int]:
    tables = (*TABLES, "happenings", "stages", "stage_articles", "stage_origins", "stage_evidence", "sides", "relays")
    with closing(open_database(place)) as database:
        return {table: database.run(f"SELECT count(*) FROM {table}")[0][0] for table in tables}


def test_rows_go_with_their_story(place: str) -> None:
    before = count_rows(place)
    with open_casebook(place, create=True) as casebook:
        kept = KeptLinks("2", msgspec.json.encode(make_links()))
        assert casebook.settle(A, casebook.filed(A), {A: kept})
        assert count_rows(place) == before
        assert casebook.settle(A, casebook.filed(A), {})
    assert set(count_rows(place).values()) == {0}


def test_an_article_that_is_read_again_takes_its_tellings_with_it(place: str) -> None:
    """Until the story is linked again nothing is said of events that may be no more."""
    with open_casebook(place, create=True) as casebook:
        casebook.add(msgspec.structs.replace(make_record("a"), events=()), filer=WordFiler())
        assert casebook.unlinked() == (A,)
    counted = count_rows(place)
    assert (counted["tellings"], counted["happenings"]) == (0, 4)


def test_a_story_whose_links_are_the_same_is_left_as_it_is(place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[str] = []
    monkeypatch.setattr(Casebook, "_keep", lambda self, story, thread, links: kept.append(story))
    with open_casebook(place, create=True) as casebook:
        links = casebook.kept(A)[A]
        assert casebook.settle(A, casebook.filed(A), {A: links})
        assert kept == []
        assert casebook.settle(A, casebook.filed(A), {A: links._replace(fingerprint="2")})
        assert kept == [A]


def test_tables_say_what_the_links_say(places: Places, examples: Path) -> None:
    place = places()
    assert CliRunner().invoke(main, ["add", place, "--manifest", str(examples / "manifest.jsonl")]).exit_code == 0
    with open_casebook(place) as casebook, closing(open_database(place)) as database:
        links = [
            (story, msgspec.json.decode(one.links, type=Links))
            for thread in casebook.threads()
            for story, one in casebook.kept(thread).items()
        ]
        assert links
        found = sorted((s, h.id, h.status, h.value, h.origins.independent) for s, one in links for h in one.happenings)
        assert sorted(database.run("SELECT story, id, status, value, independent FROM happenings")) == found
        stages = sum(len(h.life) for _, one in links for h in one.happenings)
        assert database.run("SELECT count(*) FROM lives") == [(stages,)]
        told = sum(not h.slight for _, one in links for h in one.happenings)
        assert database.run("SELECT count(*) FROM chronology") == [(told,)]
        wrong = "SELECT * FROM stage_evidence e JOIN articles a ON a.id = e.article"
        assert database.run(f"{wrong} WHERE e.text != substr(a.text, e.start + 1, e.stop - e.start)") == []
