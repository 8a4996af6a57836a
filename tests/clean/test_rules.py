"""Each example of the junk rules is a case of its own."""

import pytest

from runut.clean.headlines import load_headline_words
from runut.clean.lines import Line
from runut.clean.parts import split_line
from runut.clean.rules import load_rules, match_line
from runut.lang.pack import load_pack

PACK = load_pack("id")
RULES = load_rules(PACK)
WORDS = load_headline_words(PACK)
EXAMPLES = PACK.toml("clean/junk.examples.toml")
LINES = [(item["name"], text) for item in EXAMPLES["line"] for text in item["yes"]]
PARTS = [(item["name"], text) for item in EXAMPLES["part"] for text in item["yes"]]


def split(text: str) -> list[tuple[str, str]]:
    line = Line(start=0, end=len(text), text=text)
    return [
        (piece.rule or piece.kind, text[piece.start : piece.end])
        for piece in split_line(line, rules=RULES, words=WORDS)
    ]


@pytest.mark.parametrize(("name", "text"), LINES)
def test_line_is_taken(name: str, text: str) -> None:
    rule = match_line(RULES, text)
    assert rule is not None
    assert rule.name == name


@pytest.mark.parametrize(("name", "marked"), PARTS)
def test_part_is_taken(name: str, marked: str) -> None:
    part = marked[marked.index("⟦") + 1 : marked.index("⟧")]
    assert (name, part) in split(marked.replace("⟦", "").replace("⟧", ""))


@pytest.mark.parametrize("text", EXAMPLES["never"]["lines"])
def test_line_stays(text: str) -> None:
    assert match_line(RULES, text) is None
    assert split(text) == [("body", text)]
