"""Threads: the same however articles come, and kept apart where nothing links them."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from random import Random

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.store.conftest import Fresh
from tests.store.factory import WordFiler, make_record, make_words

from runut.errors import StoreError
from runut.store import migrate
from runut.store.casebook import Casebook, KeptLinks, open_casebook
from runut.store.filing import find_threads, hashed
from runut.store.rows import article_row, find_rows
from runut.types.links import Links, Story
from runut.types.record import Record
from runut.types.text import Given


def some(*names: str) -> bytes:
    """Links that say nothing but the names that their story is about."""
    story = Story(id="s", articles=(), names=names, first=None, last=None)
    links = Links(datings=(), copies=(), stories=(story,), happenings=(), conflicts=(), offices=(), relays=())
    return msgspec.json.encode(links)


EMPTY = some()


def ids(*names: str) -> tuple[str, ...]:
    return tuple(f"{name:0>16}" for name in names)


def add_all(casebook: Casebook, articles: Iterable[tuple[str, str]], filer: WordFiler) -> None:
    for name, words in articles:
        casebook.add(make_words(name, words), filer=filer)


def test_an_article_joins_what_it_is_linked_with(fresh: Fresh) -> None:
    filer = WordFiler()
    with fresh() as casebook:
        add_all(casebook, [("d", "kapal"), ("b", "banjir"), ("c", "gempa")], filer)
        assert casebook.threads() == {i: (i,) for i in ids("b", "c", "d")}
        add_all(casebook, [("e", "kapal banjir")], filer)
        assert casebook.threads() == {ids("b")[0]: ids("b", "d", "e"), ids("c")[0]: ids("c")}
        assert casebook.thread_of(ids("e")[0]) == ids("b")[0]
        assert casebook.thread_of("missing") is None
        (filed,) = casebook.filed(ids("c")[0])
        assert (filed.article, filed.digest) == (ids("c")[0], b"gempa")


def test_who_shares_no_key_is_not_compared_and_one_link_a_thread_is_enough(fresh: Fresh) -> None:
    filer = WordFiler()
    with fresh() as casebook:
        add_all(casebook, [("a", "kapal"), ("b", "kapal"), ("c", "gempa")], filer)
        filer.compared.clear()
        add_all(casebook, [("d", "kapal")], filer)
        assert filer.compared == [(b"kapal", b"kapal")]


def test_an_article_read_anew_leaves_what_it_held_together(fresh: Fresh) -> None:
    filer = WordFiler()
    with fresh() as casebook:
        add_all(casebook, [("b", "kapal"), ("a", "kapal banjir"), ("c", "banjir")], filer)
        assert casebook.threads() == {ids("a")[0]: ids("a", "b", "c")}
        add_all(casebook, [("a", "gempa banjir")], filer)
        assert casebook.threads() == {ids("a")[0]: ids("a", "c"), ids("b")[0]: ids("b")}


def test_nothing_moves_where_the_digest_is_the_same(fresh: Fresh) -> None:
    filer = WordFiler()
    with fresh() as casebook:
        add_all(casebook, [("a", "kapal"), ("b", "kapal")], filer)
        thread = ids("a")[0]
        assert casebook.settle(thread, casebook.filed(thread), {})
        filer.compared.clear()
        add_all(casebook, [("a", "kapal")], filer)
        assert (filer.compared, casebook.unlinked()) == ([], ())
        add_all(casebook, [("a", "kapal kapal")], filer)  # another text of the same digest: its links may differ
        assert (filer.compared, casebook.unlinked()) == ([], (thread,))


WORDS = st.lists(st.sampled_from(["kapal", "banjir", "gempa", "kabut", "panen"]), max_size=3).map(" ".join)
ARTICLES = st.lists(st.tuples(st.sampled_from("abcdefgh"), WORDS), max_size=24)


@pytest.fixture
def pair(fresh: Fresh) -> tuple[Casebook, Casebook]:
    """Two casebooks that the examples of a property share, since making one takes longer than an example."""
    return fresh(), fresh()


@given(articles=ARTICLES, shared=st.integers(1, 2), order=st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_threads_are_the_same_in_any_order(
    articles: list[tuple[str, str]], shared: int, order: Random, pair: tuple[Casebook, Casebook]
) -> None:
    """Adding, and adding again with other words, ends as the last words added alone, in whatever order."""
    filer, (grown, other) = WordFiler(shared), pair
    last = list(dict(articles).items())
    order.shuffle(last)
    for casebook, added in ((grown, articles), (other, last)):
        casebook._database.run("DELETE FROM articles")
        assert casebook.threads() == {}
        add_all(casebook, added, filer)
    assert grown.threads() == other.threads()
    found = find_threads({f"{name:0>16}": filer.digest(make_words(name, w)) for name, w in last}, filer)
    assert {a: thread for thread, articles in other.threads().items() for a in articles} == found


def test_an_article_is_filed_whole_or_not_at_all(tmp_path: Path) -> None:
    class Failing(WordFiler):
        def is_linked(self, left: bytes, right: bytes) -> bool:
            raise ZeroDivisionError

    with open_casebook(tmp_path / "uji.casebook", create=True) as casebook:
        casebook.add(make_words("a", "kapal"), filer=WordFiler())
        with pytest.raises(ZeroDivisionError):
            casebook.add(make_words("b", "kapal"), filer=Failing())
        assert casebook.article_ids() == set(ids("a"))
        assert casebook.threads() == {ids("a")[0]: ids("a")}


def test_keys_are_hashed_alike_in_every_process() -> None:
    assert hashed(["kapal", "banjir", "kapal"]) == [290796258748494556, 8060227314524147900]


def make_old(path: Path, records: list[Record]) -> None:
    """A file as the first version of the casebook left it."""
    name, script = next(iter(migrate.migrations("sqlite").items()))
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(
            f"{migrate.MADE} {script} {migrate.record_of(name)} PRAGMA application_id = 0x52554E54;"
        )
        for record in records:
            for table, columns, rows in (article_row(record, Given(), "0"), *find_rows(record)):
                values = ", ".join("?" * len(columns))
                connection.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({values})", rows)
        connection.commit()


def test_a_casebook_of_the_first_version_is_brought_up_to_date(tmp_path: Path) -> None:
    path, kept = tmp_path / "lama.casebook", [make_record("a"), make_record("b")]
    make_old(path, kept)
    with pytest.raises(StoreError, match="bring it up to date"):
        open_casebook(path)
    filer = WordFiler()
    with open_casebook(path, create=True) as casebook:
        assert casebook.threads() == {}
        assert casebook.refile(filer, "1") == 2
        assert list(casebook.records()) == kept
        assert len(casebook.search("kunjungan", language="id")) == 2
        assert casebook.threads() == {ids("a")[0]: ids("a", "b")}
        assert casebook.refile(filer, "1") == 0
        casebook.add(make_record("c"))
        assert casebook.refile(filer, "1") == 3
        assert casebook.refile(filer, "2") == 3


def test_links_are_kept_story_by_story(fresh: Fresh) -> None:
    filer = WordFiler()
    with fresh() as casebook:
        add_all(casebook, [("a", "kapal"), ("b", "gempa")], filer)
        a, b = ids("a", "b")
        assert casebook.unlinked() == (a, b)
        assert casebook.settle(a, casebook.filed(a), {"s1": KeptLinks("1", EMPTY), "s2": KeptLinks("1", some("2"))})
        assert casebook.unlinked() == (b,)
        assert casebook.settle(b, casebook.filed(b), {"s3": KeptLinks("1", some("3"))})
        assert [*casebook.kept(a), *casebook.kept(b)] == ["s1", "s2", "s3"]
        assert {story: msgspec.json.encode(links) for story, links in casebook.links_of(["s2", "s4"])} == {
            "s2": some("2")
        }
        assert casebook.fingerprints() == {"s1": (a, "1"), "s2": (a, "1"), "s3": (b, "1")}
        seen = casebook.filed(a)
        add_all(casebook, [("c", "kapal")], filer)
        assert not casebook.settle(a, seen, {})
        assert casebook.unlinked() == (a,)
        assert casebook.settle(a, casebook.filed(a), {"s1": KeptLinks("2", some("1"))})
        assert [*casebook.kept(a), *casebook.kept(b)] == ["s1", "s3"]
        assert casebook.unlinked() == ()


def test_links_of_a_thread_that_is_no_more_go_with_the_next_that_is_kept(fresh: Fresh) -> None:
    filer = WordFiler()
    with fresh() as casebook:
        add_all(casebook, [("b", "kapal"), ("c", "gempa")], filer)
        a, b, c = ids("a", "b", "c")
        for thread, story in ((b, "s1"), (c, "s2")):
            assert casebook.settle(thread, casebook.filed(thread), {story: KeptLinks("1", EMPTY)})
        add_all(casebook, [("a", "kapal gempa")], filer)
        assert casebook.settle(a, casebook.filed(a), {"s0": KeptLinks("1", EMPTY)})
        assert [*casebook.kept(a), *casebook.kept(b), *casebook.kept(c)] == ["s0"]


def test_records_by_id_come_in_the_order_of_all(fresh: Fresh) -> None:
    kept = [make_record("c"), make_record("a", "2031-05-02"), make_record("b", "2031-04-30"), make_record("d")]
    with fresh() as casebook:
        for record in kept:
            casebook.add(record)
        everything = list(casebook.records())
        assert list(casebook.records(r.id for r in kept)) == everything
        assert list(casebook.records([*ids("c", "b"), "missing"])) == [kept[2], kept[0]]
