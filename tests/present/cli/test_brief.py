"""`runut brief` and `runut why` as a user meets them."""

import json
import re
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from runut.present.brief.trail import items_of
from runut.present.cli import main
from runut.store.casebook import open_casebook
from runut.types.record import Record


def run(*args: str) -> Result:
    result = CliRunner().invoke(main, list(args))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory, examples: Path) -> str:
    """The casebook of the examples."""
    path = str(tmp_path_factory.mktemp("perkara") / "contoh.casebook")
    assert run("add", path, "--manifest", str(examples / "manifest.jsonl")).exit_code == 0
    return path


def test_json_fits_the_schema_and_is_the_same_twice(case: str) -> None:
    first, second = run("brief", case, "--format", "json"), run("brief", case, "--format", "json")
    assert (first.exit_code, first.stderr, first.stdout) == (0, "", second.stdout)
    brief = json.loads(first.stdout)
    jsonschema.validate(brief, json.loads(run("schema", "brief").stdout))
    assert len(brief["articles"]) == 9


def test_every_evidence_is_the_exact_characters(case: str, examples: Path) -> None:
    from runut.store.casebook import open_casebook

    with open_casebook(case) as casebook:
        texts = {record.id: record.text for record in casebook.records()}
    brief = json.loads(run("brief", case, "--format", "json").stdout)
    found = [e for h in brief["happenings"] for stage in h["life"] for e in stage["evidence"]]
    found += [e for c in brief["conflicts"] for side in c["sides"] for e in side["evidence"]]
    assert found
    assert [e for e in found if texts[e["article"]][e["start"] : e["end"]] != e["text"]] == []


def test_as_of_leaves_out_what_was_reported_later(case: str) -> None:
    brief = json.loads(run("brief", case, "--format", "json", "--as-of", "2031-03-05").stdout)
    assert {a["published"]["value"][:10] for a in brief["articles"]} <= {"2031-03-03", "2031-03-04"}
    assert "occurred" not in {h["status"] for h in brief["happenings"] if h["type"] == "CONSULT" and h["value"]}


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("form", ["text", "markdown"])
def test_each_id_that_a_brief_prints_leads_somewhere(case: str, language: str, form: str) -> None:
    printed = run("brief", case, "--language", language, "--format", form).stdout
    ids = re.findall(r"\[([hc][0-9a-f]{8})\]", printed)
    assert ids or form == "markdown"
    for identifier in ids[:3]:
        assert run("why", case, identifier, "--language", language).stdout.startswith(identifier)


def test_every_item_of_an_article_has_its_trail(case: str) -> None:
    records = [record for record in opened(case) if record.events and record.quotations and record.attributions]
    assert records
    for record in records[:2]:
        listed = [
            line.split()[0] for line in run("why", case, record.id).stdout.splitlines() if "/" in line.split(" ")[0]
        ]
        assert listed == [f"{record.id}/{item.id}" for item in items_of(record)]
        for identifier in listed:
            shown = run("why", case, identifier.replace(record.id, record.id[:10])).stdout
            start, end = map(int, re.findall(r"\[(\d+)–(\d+)\]", shown)[0])
            assert repr(" ".join(record.text[start:end].split())) in shown
            assert re.search(r"\brule \S", shown), shown


def opened(case: str) -> list[Record]:
    with open_casebook(case) as casebook:
        return list(casebook.records())


def test_bad_calls_say_so(case: str) -> None:
    for args in (["--as-of", "kemarin"], ["--as-of", "2031-02-30"]):
        result = run("brief", case, *args)
        assert result.exit_code == 2 and "is no day" in result.stderr
    assert run("why", case, "h0").exit_code == 2
    nothing = run("why", case, f"{opened(case)[0].id}/v999")
    assert nothing.exit_code == 2 and "v999" in nothing.stderr
    missing = run("brief", "tidak-ada.casebook")
    assert (missing.exit_code, missing.stdout) == (2, "")
    assert missing.stderr.startswith("runut: tidak-ada.casebook: there is no such casebook")
