"""`runut brief --format html`: the file that it writes."""

import re
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner, Result

from runut.present.board import excerpt
from runut.present.cli import main
from runut.store.casebook import open_casebook
from runut.types.brief import Brief


def run(*args: str) -> Result:
    result = CliRunner().invoke(main, ["brief", *args])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def mailed(case: Path, *args: str) -> str:
    result = run(str(case), "--format", "html", *args)
    assert (result.exit_code, result.stderr) == (0, "")
    return result.stdout


def briefed(case: Path, *args: str) -> Brief:
    return msgspec.json.decode(run(str(case), "--format", "json", *args).stdout, type=Brief)


class Document(HTMLParser):
    """What a document has of anchors, links and quoted passages."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[dict[str, str | None]] = []
        self.passages: dict[tuple[str, int, int], str] = {}
        self._article = self._words = ""
        self._quoted = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        anchor = found.get("id") or ""
        self.ids += [anchor] if anchor else []
        self.links += [found] if tag == "a" else []
        if anchor.startswith("a-"):
            self._article = anchor[2:]
        if tag == "q":
            self._quoted, self._words = True, ""

    def handle_endtag(self, tag: str) -> None:
        self._quoted = self._quoted and tag != "q"

    def handle_data(self, data: str) -> None:
        if self._quoted:
            self._words += data
        elif ends := re.fullmatch(r"characters (\d+)–(\d+)", data):
            self.passages[self._article, int(ends[1]), int(ends[2])] = self._words


def evidence_of(brief: Brief) -> Iterator[tuple[str, int, int]]:
    found = [e for h in brief.happenings if not h.slight for stage in h.life for e in stage.evidence]
    found += [e for c in brief.conflicts for side in c.sides for e in side.evidence]
    yield from ((e.article, e.start, e.end) for e in found)


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_same_casebook_gives_the_same_bytes(affair: Path, language: str) -> None:
    document = mailed(affair, "--language", language)
    assert document == mailed(affair, "--language", language)
    assert f'<html lang="{language}">' in document
    assert ("terjadi" if language == "id" else "occurred") in document


def test_all_evidence_stands_in_it_to_the_letter(affair: Path) -> None:
    document = Document(mailed(affair, "--language", "en"))
    with open_casebook(affair) as casebook:
        texts = {record.id: record.text for record in casebook.records()}
    assert document.passages
    for (article, start, end), words in document.passages.items():
        assert texts[article][start:end] == words
    assert set(evidence_of(briefed(affair))) <= set(document.passages)


@pytest.mark.parametrize("narrowed", [(), ("--about", "visits Uruguay"), ("--as-of", "2031-03-14")])
def test_every_link_leads_to_a_place_in_it_or_to_the_web(affair: Path, narrowed: tuple[str, ...]) -> None:
    document = Document(mailed(affair, "--language", "en", *narrowed))
    assert len(document.ids) == len(set(document.ids))
    inner = {str(link["href"])[1:] for link in document.links if str(link["href"]).startswith("#")}
    assert inner and inner <= set(document.ids)
    outer = [link for link in document.links if not str(link["href"]).startswith("#")]
    assert all(str(link["href"]).startswith(("http://", "https://")) for link in outer)
    assert all(link["rel"] == "noopener noreferrer" for link in outer)


def test_it_asks_for_nothing_and_runs_nothing(affair: Path) -> None:
    document = mailed(affair)
    assert not re.search(
        r"<(script|link|img|iframe|object|embed|form|base)\b|\bsrc=|\burl\((?!#)|@import|\son\w+=", document
    )


def test_as_of_an_earlier_day_no_later_fact_stands_in_it(affair: Path) -> None:
    document = mailed(affair, "--language", "en", "--as-of", "2031-03-05")
    late = [a.id for a in briefed(affair).articles if a.published and a.published.value > "2031-03-05"]
    assert late and not [id for id in late if id in document]
    assert "As known by 5 Mar 2031" in document
    told = [line for line in re.findall(r"<h3 .*?</h3>", document, re.DOTALL) if "visits Uruguay" in line]
    assert told and not [line for line in told if "occurred" in line]


def test_the_gravest_disagreement_comes_first(affair: Path) -> None:
    document = mailed(affair, "--language", "en")
    verdicts = re.findall(r'<h3 id="c\w+-what"><span class="verdict (\w+)"', document)
    assert verdicts == ["contradiction", "contradiction", "revised"]


def test_one_story_or_one_matter_says_so(affair: Path) -> None:
    (story,) = briefed(affair, "--language", "en").stories
    assert f"Only the story {story.label}" in mailed(affair, "--language", "en", "--story", story.id)
    about = mailed(affair, "--language", "en", "--about", "paraguay")
    assert "Only what names: paraguay" in about
    assert "Gunnar Steinsson" in about and "Katla Brynjars visits Uruguay" not in about


def test_what_is_too_much_for_one_file_is_left_out_and_counted(affair: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = mailed(affair, "--language", "en")
    for name in ("LINES", "CONFLICTS", "AHEAD", "PERSONS", "CHAINS", "WITNESSES", "GRAPHS"):
        monkeypatch.setattr(excerpt, name, 1)
    document = mailed(affair, "--language", "en")
    assert "Too much for one file" in document and "Too much for one file" not in whole
    counted = [line for line in re.findall(r"<li>(\d+) more|<li>offices of (\d+)", document) if any(line)]
    assert len(counted) == 5  # happenings, disagreements, things ahead, persons, chains
    assert 'class="from-whom"' in document and document.count('class="from-whom"') < whole.count('class="from-whom"')
    parsed = Document(document)
    inner = {str(link["href"])[1:] for link in parsed.links if str(link["href"]).startswith("#")}
    assert inner <= set(parsed.ids)
    assert len(document) < len(whole)


def test_an_empty_casebook_gives_a_whole_document(tmp_path: Path, affair: Path) -> None:
    nothing = mailed(affair, "--language", "en", "--about", "nobody has this name")
    assert nothing.rstrip().endswith("</html>")
    assert "Nothing has happened" in nothing


def test_without_the_packages_of_the_board_it_says_what_to_install(
    affair: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("runut.present.board.mailed", "runut.present.board.render"):
        monkeypatch.delitem(sys.modules, module, raising=False)
    monkeypatch.setitem(sys.modules, "jinja2", None)
    result = run(str(affair), "--format", "html")
    assert result.exit_code == 2
    assert "pip install 'runut[board]'" in result.stderr
