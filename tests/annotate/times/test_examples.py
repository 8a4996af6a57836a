"""Every phrase of the pack's examples, each a case of its own."""

import re
from typing import Any

import pytest

from runut.annotate.times.find import find_times
from runut.lang.pack import load_pack
from runut.types.reading import Reading
from runut.types.record import Time
from runut.types.syntax import Syntax
from runut.types.text import Article, Published, Zone

PACK = load_pack("id")
GROUPS: list[dict[str, Any]] = PACK.toml("times/times.examples.toml")["phrases"]
CASES = [(group.get("published"), *case) for group in GROUPS for case in group.get("cases", [])]
NEVER = [(group.get("published"), phrase) for group in GROUPS for phrase in group.get("never", [])]


def reading(text: str, published: str | None) -> Reading:
    when = Published(value=published, earliest=published, latest=published, basis="given") if published else None
    article = Article(
        id="0",
        sha256="0",
        path=None,
        url=None,
        text=text,
        language="id",
        title=None,
        authors=(),
        editors=(),
        outlet=None,
        published=when,
        zones=(Zone(start=0, end=len(text), kind="body"),),
    )
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
    assert len(CASES) + len(NEVER) >= 250
