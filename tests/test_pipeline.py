"""The order of the stages, and what becomes of a page on which one fails."""

import hashlib
from collections.abc import Sequence

import pytest

from runut import pipeline
from runut.annotate.events.find import find_events
from runut.lang.pack import Pack
from runut.read.reader import Reader
from runut.types.reading import Reading
from runut.types.record import Event, Record
from runut.types.syntax import Syntax
from runut.types.text import Article, Raw, Rejection


def make_raw(text: str) -> Raw:
    data = text.encode()
    return Raw(data=data, sha256=hashlib.sha256(data).hexdigest(), path="halaman.txt")


PAGE = "Menteri Pertanian Bhutan meresmikan lumbung padi di Paro pada hari Senin lalu bersama para petani setempat.\n"


def test_a_failure_on_one_page_is_said_and_the_rest_is_read(
    reader: Reader, pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:

    def fail_once(reading: Reading, *, pack: Pack) -> tuple[Event, ...]:
        monkeypatch.setattr(pipeline, "find_events", find_events)
        raise ValueError("tidak terduga")

    monkeypatch.setattr(pipeline, "find_events", fail_once)
    first, second = pipeline.read_inputs([make_raw(PAGE), make_raw(PAGE + PAGE)], reader=reader, pack=pack)
    assert isinstance(first, Rejection) and first.reason == "failed"
    assert "ValueError in fail_once" in first.detail
    assert isinstance(second, Record)


def test_a_page_that_cannot_be_read_costs_no_other(reader: Reader, pack: Pack, monkeypatch: pytest.MonkeyPatch) -> None:
    read = reader.read

    def fail(articles: Sequence[Article]) -> list[Syntax]:
        if any("Guyana" in article.text for article in articles):
            raise ValueError("tidak terduga")
        return read(articles)

    monkeypatch.setattr(reader, "read", fail)
    pages = [make_raw(PAGE), make_raw(PAGE.replace("Bhutan", "Guyana")), make_raw(PAGE.replace("Bhutan", "Samoa"))]
    found = list(pipeline.read_inputs(pages, reader=reader, pack=pack))
    assert [isinstance(one, Record) for one in found] == [True, False, True]


def test_pages_read_together_give_the_same_records_as_alone(reader: Reader, pack: Pack) -> None:
    names = ("Bhutan", "Guyana", "Samoa", "Republik Demokratik Kongo", "Peru")
    pages = [make_raw(PAGE.replace("Bhutan", name)) for name in names]
    together = list(pipeline.read_inputs(pages * 4, reader=reader, pack=pack))
    assert together == [pipeline.read_page(page, reader=reader, pack=pack) for page in pages] * 4


def test_the_same_page_gives_the_same_record(reader: Reader, pack: Pack) -> None:
    raw = make_raw(PAGE)
    assert pipeline.read_page(raw, reader=reader, pack=pack) == pipeline.read_page(raw, reader=reader, pack=pack)
