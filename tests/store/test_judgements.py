"""Judgements: kept in order, never twice, never lost; what they bear on is linked anew."""

import pytest
from msgspec.structs import replace
from tests.store.conftest import Fresh
from tests.store.factory import WordFiler, make_record

from runut.store.casebook import Casebook
from runut.types.judgement import Anchor, Judgement, JudgementKind, Undone, with_id

ANI, BUDI = "2031-05-02T08:00:00.000Z", "2031-05-03T08:00:00.000Z"


def make_judgement(kind: JudgementKind, made: str, *articles: str, names: tuple[str, ...] = ()) -> Judgement:
    anchors = tuple(Anchor(article=f"{article:0>16}", item="article") for article in articles)
    return with_id(
        Judgement(
            id="", kind=kind, target="article", sides=(anchors,), names=names, note="catatan", by="ani", made=made
        )
    )


def test_judgements_are_kept_once_and_in_order(fresh: Fresh) -> None:
    later, first = make_judgement("same", BUDI, "1", "2"), make_judgement("note", ANI, "1")
    with fresh() as casebook:
        assert [casebook.judge(one) for one in (later, first, later)] == [True, True, False]
        assert casebook.judgements() == [first, later]
        undone = replace(first, undone=Undone(by="budi", made=BUDI))
        assert [casebook.judge(one) for one in (undone, first, undone)] == [True, False, False]
        assert casebook.judgements() == [undone, later]


def settle(casebook: Casebook) -> None:
    for thread in casebook.unlinked():
        casebook.settle(thread, casebook.filed(thread), {})


@pytest.mark.parametrize(("names", "touched"), [((), 1), (("Fiji",), 3), (("Oslo",), 1), (("", "Fiji"), 3)])
def test_what_a_judgement_bears_on_is_linked_anew(fresh: Fresh, names: tuple[str, ...], touched: int) -> None:
    with fresh() as casebook:
        for name in "123":
            casebook.add(make_record(name), filer=WordFiler(shared=99))
        settle(casebook)
        judgement = make_judgement("note", ANI, "1", "9", names=names)
        casebook.judge(judgement)
        assert len(casebook.unlinked()) == touched
        settle(casebook)
        casebook.judge(judgement)
        assert casebook.unlinked() == ()
        casebook.judge(replace(judgement, undone=Undone(by="budi", made=BUDI)))
        assert len(casebook.unlinked()) == touched


def test_links_that_do_not_know_of_a_judgement_are_not_kept(fresh: Fresh) -> None:
    with fresh() as casebook:
        casebook.add(make_record("1"), filer=WordFiler(shared=99))
        (thread,) = casebook.unlinked()
        seen, judged = casebook.filed(thread), casebook.judged_so_far()
        judgement = make_judgement("note", ANI, "1")
        casebook.judge(judgement)
        assert not casebook.settle(thread, seen, {}, judged=judged)
        judged = casebook.judged_so_far()
        casebook.judge(replace(judgement, undone=Undone(by="budi", made=BUDI)))
        assert not casebook.settle(thread, seen, {}, judged=judged)
        assert casebook.unlinked() == (thread,)
        assert casebook.settle(thread, seen, {}, judged=casebook.judged_so_far())


@pytest.mark.parametrize(("name", "found"), [("Fiji", "12"), ("fiji", "12"), ("Pulau Fiji", "12"), ("Fij", "")])
def test_articles_that_name_somebody_are_found_by_any_name(fresh: Fresh, name: str, found: str) -> None:
    with fresh() as casebook:
        for number in "123":
            record = make_record(number)
            fiji = replace(record.entities[0], labels={"id": "Pulau Fiji"})
            casebook.add(replace(record, entities=(fiji,)), filer=WordFiler())
        assert casebook.bearers(name, limit=2) == [f"{number:0>16}" for number in found]
