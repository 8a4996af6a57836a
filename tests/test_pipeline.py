"""The order of the stages, and what becomes of a page on which one fails."""

import hashlib

import pytest

from runut import pipeline
from runut.annotate.events.find import find_events
from runut.lang.pack import Pack
from runut.read.reader import Reader
from runut.types.reading import Reading
from runut.types.record import Event, Record
from runut.types.text import Raw, Rejection


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


def test_the_same_page_gives_the_same_record(reader: Reader, pack: Pack) -> None:
    raw = make_raw(PAGE)
    assert pipeline.read_page(raw, reader=reader, pack=pack) == pipeline.read_page(raw, reader=reader, pack=pack)
