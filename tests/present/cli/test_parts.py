"""`runut stories`, `conflicts`, `offices`, `ahead`, `changes` and `brief --story` as a user meets them."""

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from runut.present.cli import main

PARTS = ("stories", "conflicts", "offices", "ahead")


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


@pytest.mark.parametrize("day", [None, "2031-03-05", "2031-04-23"])
@pytest.mark.parametrize("part", PARTS)
def test_a_part_is_that_of_the_brief(case: str, part: str, day: str | None) -> None:
    as_of = ["--as-of", day] if day else []
    found = json.loads(run(part, case, "--format", "json", *as_of).stdout)
    brief = json.loads(run("brief", case, "--format", "json", *as_of).stdout)
    assert (found["schema"], found["as_of"]) == (f"runut.{part}/1", day)
    items = found[part]
    assert [item["id"] for item in items] == brief[part] if part == "ahead" else items == brief[part]


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("part", PARTS)
def test_a_part_is_text_of_a_sane_width(case: str, part: str, language: str) -> None:
    shown = run(part, case, "--language", language)
    assert shown.exit_code == 0 and shown.stdout.strip()
    assert max(map(len, shown.stdout.splitlines())) <= 100


def test_about_keeps_only_what_it_names(case: str) -> None:
    kept = run("offices", case, "--about", "brynjars", "--format", "json").stdout
    assert {term["person"] for term in json.loads(kept)["offices"]} == {"Katla Brynjars"}
    assert json.loads(run("conflicts", case, "--about", "tiada", "--format", "json").stdout)["conflicts"] == []
    assert "Tidak ada" in run("conflicts", case, "--about", "tiada").stdout


def test_one_story_alone(case: str) -> None:
    story = json.loads(run("stories", case, "--format", "json").stdout)["stories"][0]
    brief = json.loads(run("brief", case, "--story", story["id"], "--format", "json").stdout)
    assert [one["id"] for one in brief["stories"]] == [story["id"]]
    assert {article["id"] for article in brief["articles"]} == set(story["articles"])
    missing = run("brief", case, "--story", "s0")
    assert missing.exit_code == 2 and "s0" in missing.stderr


def test_changes_fit_their_schema_and_lead_on(case: str) -> None:
    shown = run("changes", case, "--since", "2031-03-05", "--format", "json")
    found = json.loads(shown.stdout)
    jsonschema.validate(found, json.loads(run("schema", "changes").stdout))
    assert {"status", "date", "conflict"} <= {change["kind"] for change in found["changes"]}
    assert {change["reported"] for change in found["changes"]} > {"2031-03-06", "2031-04-23"}
    for change in found["changes"][:3]:
        assert run("why", case, change["id"]).exit_code == 0


def test_changes_until_a_day_know_nothing_later(case: str) -> None:
    shown = run("changes", case, "--since", "2031-03-05", "--until", "2031-03-14", "--format", "json").stdout
    found = json.loads(shown)
    assert max(change["reported"] for change in found["changes"]) <= "2031-03-14"
    assert "Tidak ada yang baru" in run("changes", case, "--since", "2031-04-30").stdout
    assert run("changes", case, "--since", "2031-03-05", "--until", "2031-03-01").exit_code == 2
    assert run("changes", case, "--since", "kemarin").exit_code == 2


@pytest.mark.parametrize("day", ["2031-03-10", "2031-04-10"])
def test_as_of_is_what_a_casebook_of_that_day_would_say(case: str, tmp_path: Path, examples: Path, day: str) -> None:
    lines = (examples / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    articles = json.loads(run("brief", case, "--as-of", day, "--format", "json").stdout)["articles"]
    known = [line for line in lines if json.loads(line)["path"] in {Path(a["path"]).name for a in articles}]
    assert 0 < len(known) < len(lines)
    for line in known:
        page = json.loads(line)["path"]
        (tmp_path / page).write_bytes((examples / page).read_bytes())
    (tmp_path / "manifest.jsonl").write_text("\n".join(known), encoding="utf-8")
    then = str(tmp_path / "dulu.casebook")
    assert run("add", then, "--manifest", str(tmp_path / "manifest.jsonl")).exit_code == 0
    for command in ("brief", *PARTS):
        asked = [run(command, one, "--as-of", day, "--format", "json").stdout for one in (case, then)]
        assert asked[0] == asked[1], command
