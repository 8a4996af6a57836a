"""`runut judge` as a user meets it, on the casebook of the examples."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from click.testing import CliRunner, Result

from runut.present.cli import main
from runut.present.cli.case import open_case, read_records
from runut.types.links import Happening, Links
from runut.types.record import Record

KATLA, RAMIRO, GUNNAR = "Katla Brynjars", "Ramiro Etchegaray", "Gunnar Steinsson"
HARBOUR = (
    "Menteri Pertanian Tuvalu, Falani Siose, mengunjungi Bhutan pada Rabu (14/5/2031). Ia meninjau kebun apel.\n",
    "Raja Tonga menandatangani perjanjian pelayaran dengan Malta pada Jumat (9/1/2032), kata istana.\n",
)


class Case(NamedTuple):
    """A casebook, and what is done to it."""

    path: str

    def run(self, *args: str) -> Result:
        result = CliRunner().invoke(main, list(args))
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    def judge(self, *args: str, by: str = "ani", at: str | None = None) -> str:
        """Judge; the id of the judgement."""
        moment = ("--at", at) if at else ()
        result = self.run("judge", self.path, *args, "--by", by, *moment)
        assert result.exit_code == 0, result.stderr
        return result.stdout.split()[0] if result.stdout else ""

    def refuse(self, *args: str) -> str:
        """A call that must be refused; what is said."""
        result = self.run("judge", self.path, *args)
        assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1), result.output
        return result.stderr

    def brief(self, *args: str) -> str:
        result = self.run("brief", self.path, "--format", "json", *args)
        assert result.exit_code == 0
        return result.stdout

    def lines(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.brief())
        return found

    def records(self) -> list[Record]:
        return read_records(self.path, self.links())

    def links(self) -> Links:
        return open_case(self.path, None).links

    def visit(self, *names: str, place: str | None = None) -> Happening:
        """The happening of a visit in which all of these take part."""
        found = [
            h
            for h in self.links().happenings
            if h.predicate == "visit" and set(names) <= {p.name for p in h.participants} and place in {None, h.place}
        ]
        assert len(found) == 1, found
        return found[0]

    def ids(self) -> set[str]:
        return {h["id"] for h in self.lines()["happenings"]}

    def line(self, id: str) -> dict[str, Any]:
        found = [one for key in ("happenings", "conflicts", "stories", "articles") for one in self.lines()[key]]
        (one,) = [one for one in found if one["id"] == id]
        return dict(one)

    def export(self) -> str:
        result = self.run("judge", self.path, "export")
        assert (result.exit_code, result.stderr) == (0, "")
        return result.stdout

    def take_in(self, lines: str) -> Result:
        return CliRunner().invoke(main, ["judge", self.path, "import", "-"], input=lines)

    def listed(self) -> str:
        return self.run("judge", self.path, "list").stdout


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, examples: Path) -> Path:
    path = tmp_path_factory.mktemp("perkara") / "contoh.casebook"
    assert Case(str(path)).run("add", str(path), "--manifest", str(examples / "manifest.jsonl")).exit_code == 0
    return path


@pytest.fixture
def case(whole: Path, tmp_path: Path) -> Case:
    """A casebook of the examples that a test may change."""
    copy = tmp_path / "uji.casebook"
    shutil.copy(whole, copy)
    return Case(str(copy))


def telling(happening: Happening, number: int = -1) -> str:
    """The id of one of a happening's mentions, as `why` prints it."""
    told = happening.tellings[number]
    return f"{told.article}/{told.event}"


def told(case: Case, mention: str) -> list[str]:
    """The happenings that a mention belongs to."""
    article, event = mention.split("/")
    return [h.id for h in case.links().happenings if any((t.article, t.event) == (article, event) for t in h.tellings)]


def check_same(case: Case) -> None:
    paraguay, iceland = case.visit(GUNNAR), case.visit(RAMIRO)
    case.judge("same", paraguay.id, iceland.id, "--why", "satu rombongan")
    joined = case.visit(GUNNAR, RAMIRO)
    assert len(joined.tellings) == len(paraguay.tellings) + len(iceland.tellings)
    assert [one["kind"] for one in case.line(joined.id)["judged"]] == ["same"]
    assert "judged to be the same by ani" in case.run("why", case.path, joined.id).stdout


def check_different(case: Case) -> None:
    visit = case.visit(KATLA, "Uruguay")
    mention = telling(visit)
    case.judge("different", mention, visit.id)
    assert not set(told(case, mention)) & set(told(case, telling(visit, 0)))


def check_reject_mention(case: Case) -> None:
    mention = telling(case.visit(KATLA, "Uruguay"))
    case.judge("reject", mention)
    assert told(case, mention) == []
    assert "rejected by ani" in case.run("why", case.path, mention, "--language", "en").stdout


def check_reject_happening(case: Case) -> None:
    plan = case.visit(RAMIRO)
    assert plan.id in case.lines()["ahead"]
    case.judge("reject", plan.id)
    assert plan.id not in case.ids() | set(case.lines()["ahead"])


def check_reject_conflict(case: Case) -> None:
    happening = case.visit(KATLA, "Uruguay")
    conflict = happening.conflicts[0]
    case.judge("reject", conflict)
    assert conflict not in {c["id"] for c in case.lines()["conflicts"]}
    assert conflict not in case.line(happening.id)["conflicts"]


def check_reject_copy(case: Case) -> None:
    (copy,) = [r for r in case.lines()["relays"] if r["copy_of"]]
    case.judge("reject", f"{copy['article']}/{copy['copy_of']}")
    assert [r for r in case.lines()["relays"] if r["copy_of"]] == []


def check_reject_source(case: Case) -> None:
    record = next(r for r in case.records() if any(a.kind == "outlet" for a in r.attributions))
    source = next(a for a in record.attributions if a.kind == "outlet")
    case.judge("reject", f"{record.id}/{source.id}")
    spans = [(e["article"], e["start"]) for r in case.lines()["relays"] for e in r["evidence"]]
    assert (record.id, source.start) not in spans


def check_reject_time(case: Case) -> None:
    visit = case.visit(RAMIRO)
    (record,) = [r for r in case.records() if r.id == visit.tellings[0].article]
    (time,) = {e.time for e in record.events if e.value == visit.value and e.time}
    case.judge("reject", f"{record.id}/{time}")
    assert visit.value is not None and case.visit(RAMIRO).value is None


def check_reject_name(case: Case) -> None:
    visit = case.visit(RAMIRO)
    (record,) = [r for r in case.records() if r.id == visit.tellings[0].article]
    (entity,) = [e for e in record.entities if e.name == RAMIRO]
    case.judge("reject", f"{record.id}/{entity.id}")
    assert visit.id not in case.ids()


def check_confirm(case: Case) -> None:
    visit = case.visit(KATLA, "Uruguay")
    case.judge("confirm", visit.id)
    line = case.line(visit.id)
    (judged,) = line["judged"]
    assert (judged["kind"], judged["by"], judged["status"]) == ("confirm", "ani", "occurred")
    assert (line["status"], line["value"]) == (visit.status, visit.value)
    assert "✓ dipastikan oleh ani" in case.run("brief", case.path).stdout
    assert "✓ dipastikan oleh ani" in case.run("brief", case.path, "--format", "markdown").stdout
    assert "✓ confirmed by ani" in case.run("why", case.path, visit.id, "--language", "en").stdout


def check_confirm_otherwise(case: Case) -> None:
    plan = case.visit(GUNNAR)
    case.judge("confirm", plan.id, "--status", "occurred", "--date", "2031-05-17")
    line = case.line(plan.id)
    assert (line["status"], line["value"], line["earliest"]) == ("occurred", "2031-05-17", "2031-05-17")
    assert plan.id not in case.lines()["ahead"]


def check_rename_happening(case: Case) -> None:
    plan = case.visit(GUNNAR)
    case.judge("rename", plan.id, "Menlu   ke Asunción")
    assert case.line(plan.id)["label"] == "Menlu ke Asunción"
    assert "Menlu ke Asunción" in case.run("brief", case.path).stdout


def check_rename_story(case: Case) -> None:
    story = case.links().stories[0].id
    case.judge("rename", story, "Lawatan ikan")
    assert case.line(story)["label"] == "Lawatan ikan"
    assert "Lawatan ikan" in case.run("brief", case.path).stdout


def check_rename_name(case: Case) -> None:
    case.judge("rename", "uruguay", "Banda Oriental")
    visit = case.visit(KATLA, "Banda Oriental")
    assert visit.place == "Montevideo"
    assert "Uruguay" not in {p.name for h in case.links().happenings for p in h.participants}
    case.judge("rename", "Banda Oriental", "Republik Timur")
    assert case.visit(KATLA, "Republik Timur").id == visit.id


def check_rename_here(case: Case) -> None:
    visit = case.visit(GUNNAR)
    (record,) = [r for r in case.records() if r.id == visit.tellings[0].article]
    (entity,) = [e for e in record.entities if e.name == GUNNAR]
    case.judge("rename", f"{record.id[:9]}/{entity.id}", "Gunnar Sturluson")
    assert case.visit("Gunnar Sturluson").id == visit.id


def check_merge(case: Case) -> None:
    case.judge("merge", GUNNAR, RAMIRO, "--as", RAMIRO)
    names = {p.name for h in case.links().happenings for p in h.participants}
    assert RAMIRO in names and GUNNAR not in names
    assert GUNNAR not in {term["person"] for term in case.lines()["offices"]}


def check_notes(case: Case) -> None:
    visit = case.visit(KATLA, "Uruguay")
    for id in (visit.id, visit.conflicts[0], case.links().stories[0].id, visit.tellings[0].article):
        case.judge("note", id, "tanya Kemlu", by="budi")
        last = case.line(id)["judged"][-1]
        assert (last["kind"], last["by"], last["note"]) == ("note", "budi", "tanya Kemlu")
        assert "tanya Kemlu" in case.run("brief", case.path).stdout


KINDS: list[Callable[[Case], None]] = [
    check_same,
    check_different,
    check_reject_mention,
    check_reject_happening,
    check_reject_conflict,
    check_reject_copy,
    check_reject_source,
    check_reject_time,
    check_reject_name,
    check_confirm,
    check_confirm_otherwise,
    check_rename_happening,
    check_rename_story,
    check_rename_name,
    check_rename_here,
    check_merge,
    check_notes,
]


@pytest.mark.parametrize("check", KINDS, ids=[check.__name__ for check in KINDS])
def test_a_judgement_counts_until_it_is_undone(case: Case, check: Callable[[Case], None]) -> None:
    before = case.brief()
    check(case)
    assert case.brief() != before
    for line in case.listed().splitlines():
        assert case.run("judge", case.path, "undo", line.split()[0], "--by", "budi").exit_code == 0
    assert case.brief() == before
    assert case.listed().count("undone by budi") == len(case.listed().splitlines()) / 2


def read_by_another_version(case: Case, examples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("runut.present.cli.version.reader_version", lambda: "another version")
    again = case.run("add", case.path, "--manifest", str(examples / "manifest.jsonl"))
    assert "9 read, 0 known already" in again.stderr


def test_judgements_outlive_another_reading(case: Case, examples: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = case.brief()
    for check in (check_same, check_reject_conflict, check_confirm, check_merge):
        check(case)
    judged = case.brief()
    assert judged != before
    read_by_another_version(case, examples, monkeypatch)
    assert case.brief() == judged


def test_judgements_hold_where_the_characters_moved_a_little(case: Case) -> None:
    before = case.brief()
    for check in (check_same, check_reject_conflict, check_confirm, check_rename_here):
        check(case)
    judged, lines = case.brief(), [json.loads(line) for line in case.export().splitlines()]
    for line in case.listed().splitlines():
        case.run("judge", case.path, "undo", line.split()[0])
    assert case.brief() == before
    for line in lines:
        for anchor in (anchor for side in line["sides"] for anchor in side if anchor["exact"]):
            anchor["prefix"] += anchor["exact"][:2]
            anchor["exact"], anchor["start"] = anchor["exact"][2:], anchor["start"] + 2
    assert case.take_in("\n".join(map(json.dumps, lines))).exit_code == 0
    assert without_ids(case.brief()) == without_ids(judged)


def without_ids(brief: str) -> str:
    return re.sub(r'"judgement": "j\w+"', "", brief)


def test_what_was_exported_makes_the_same_brief_elsewhere(case: Case, whole: Path, tmp_path: Path) -> None:
    for check in (check_same, check_reject_happening, check_confirm, check_merge, check_notes, check_different):
        check(case)
    undone = case.judge("note", case.links().happenings[0].id, "keliru")
    case.run("judge", case.path, "undo", undone, "--by", "budi")
    shutil.copy(whole, tmp_path / "lain.casebook")
    other = Case(str(tmp_path / "lain.casebook"))
    assert other.brief() != case.brief()
    count = len(case.export().splitlines())
    for expected in (f"{count} new, 0 known already\n", f"0 new, {count} known already\n"):
        result = other.take_in(case.export())
        assert (result.exit_code, result.stderr) == (0, expected)
        assert (other.brief(), other.listed(), other.export()) == (case.brief(), case.listed(), case.export())


def test_what_another_casebook_lacks_is_said_in_one_line(case: Case, examples: Path, tmp_path: Path) -> None:
    check_confirm(case)
    missing = next(a["id"] for a in case.lines()["articles"] if a["path"].endswith("09-lensa-kunjungan-balasan.html"))
    case.judge("note", missing, "tidak ada di sana")
    other = Case(str(tmp_path / "lain.casebook"))
    pages = sorted(str(page) for page in examples.glob("0[1-6]*"))
    assert other.run("add", other.path, *pages).exit_code == 0
    result = other.take_in(case.export())
    assert (result.exit_code, result.stdout) == (1, "")
    said, counted = result.stderr.splitlines()
    assert missing in said and "1 judgements left out, 1 kept in part" in said
    assert counted == "1 new, 0 known already"


def test_lines_that_are_no_judgements_are_named_and_the_others_kept(case: Case) -> None:
    case.judge("note", case.visit(KATLA).id, "periksa")
    (good,) = case.export().splitlines()
    bare = json.dumps(json.loads(good) | {"kind": "same"})
    undated = json.dumps(json.loads(good) | {"made": "kemarin", "note": "lain"})
    result = case.take_in("\n".join(["{", good, "", bare, undated]))
    assert result.exit_code == 1
    first, second, third, counted = result.stderr.splitlines()
    assert first.startswith("line 1: ") and second.startswith("line 4: ") and third.startswith("line 5: ")
    assert "kemarin" in third
    assert counted == "0 new, 1 known already"


def test_the_later_of_two_contrary_judgements_counts_and_both_are_listed(case: Case) -> None:
    before = case.ids()
    paraguay, iceland = case.visit(GUNNAR), case.visit(RAMIRO).id
    case.judge("same", paraguay.id, iceland, by="ani", at="2031-05-02T10:00")
    assert len(case.ids()) == len(before) - 1
    case.judge("different", telling(paraguay), case.visit(GUNNAR, RAMIRO).id, by="budi", at="2031-05-03T10:00")
    assert case.ids() == before
    case.judge("same", telling(paraguay), iceland, by="cici", at="2031-05-01T10:00")
    assert case.ids() == before
    listed = [tuple(line.split()[3:5]) for line in case.listed().splitlines()]
    assert listed == [("cici", "same"), ("ani", "same"), ("budi", "different")]


def test_the_last_name_given_counts(case: Case) -> None:
    visit = case.visit(KATLA).id
    case.judge("rename", visit, "Lawatan pertama", by="ani", at="2031-05-02T10:00+07:00")
    case.judge("rename", visit, "Lawatan ikan", by="budi", at="2031-05-02T09:00Z")
    case.judge("rename", visit, "Lawatan lama", by="cici", at="2031-05-01T10:00")
    assert case.line(visit)["label"] == "Lawatan ikan"
    assert [one["by"] for one in case.line(visit)["judged"]] == ["cici", "ani", "budi"]


def test_a_confirmed_deed_is_no_deed_before_it_was_reported(case: Case) -> None:
    early = ("--as-of", "2031-03-20")
    before = case.brief(*early)
    visit = case.visit(KATLA, "Uruguay")
    case.judge("confirm", visit.id)
    assert case.brief(*early) == before
    assert '"kind": "confirm"' in case.brief("--as-of", "2031-04-23")


def test_stories_are_joined_by_what_is_the_same_in_them(case: Case, tmp_path: Path) -> None:
    for number, text in enumerate(HARBOUR):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    assert case.run("add", case.path, str(tmp_path / "0.txt"), str(tmp_path / "1.txt")).exit_code == 0
    before = case.brief()
    stories = {s.id: s.articles for s in case.links().stories}
    assert len(stories) == 3
    bhutan = case.visit("Falani Siose")
    (malta,) = [h for h in case.links().happenings if "Malta" in {p.name for p in h.participants}]
    judgement = case.judge("same", bhutan.id, malta.id)
    joined = {s.id: s.articles for s in case.links().stories}
    assert len(joined) == 2 and sorted(a for s in joined.values() for a in s) == sorted(
        a for s in stories.values() for a in s
    )
    assert len(case.ids()) == len(json.loads(before)["happenings"]) - 1
    assert case.run("judge", case.path, "undo", judgement).exit_code == 0
    assert case.brief() == before


def test_a_judgement_whose_characters_are_gone_is_listed_as_lost(case: Case) -> None:
    case.judge("note", case.visit(GUNNAR).id, "periksa")
    line = json.loads(case.export())
    for side in line["sides"]:
        for anchor in side:
            anchor |= {"exact": "kata yang tak tertulis", "start": 3, "end": 25}
    assert case.take_in(json.dumps(line)).exit_code == 0
    listed = case.listed()
    assert listed.count("note happening") == 2
    assert listed.count("lost: ") == 1 and "tak tertulis" in listed.split("lost: ")[1]


def test_bad_calls_are_refused_in_one_line(case: Case) -> None:
    visit, conflict = case.visit(KATLA, "Uruguay"), case.links().conflicts[0].id
    article = visit.tellings[0].article
    assert "h0000000" in case.refuse("reject", "h0000000")
    assert "two ids" in case.refuse("same", visit.id)
    assert "one happening already" in case.refuse("same", visit.id, telling(visit))
    assert "a conflict" in case.refuse("same", visit.id, conflict)
    assert "`merge` is for names" in case.refuse("same", visit.id, f"{article}/e1")
    alone = case.visit(GUNNAR)
    assert "nothing is left" in case.refuse("different", telling(alone), alone.id)
    assert "an article" in case.refuse("reject", article)
    assert "no happening" in case.refuse("confirm", conflict)
    assert "is no date" in case.refuse("confirm", visit.id, "--date", "lusa")
    assert "a name is wanted" in case.refuse("rename", visit.id, "  ")
    assert "a conflict" in case.refuse("rename", conflict, "Sengketa")
    assert "Antah Berantah" in case.refuse("rename", "Antah Berantah", "Antah")
    assert "one name already" in case.refuse("merge", KATLA, KATLA.lower())
    assert "`same` is for happenings" in case.refuse("merge", KATLA, telling(visit))
    assert "a text is wanted" in case.refuse("note", visit.id, "")
    assert "kemarin" in case.refuse("note", visit.id, "periksa", "--at", "kemarin")
    assert "--by" in case.refuse("note", visit.id, "periksa", "--by", " ")
    assert "j0" in case.refuse("undo", "j0")
    judgement = case.judge("note", visit.id, "periksa")
    case.run("judge", case.path, "undo", judgement[:5])
    assert "undone already" in case.refuse("undo", judgement)
    nowhere = Case("tidak-ada.casebook")
    assert "there is no such casebook" in nowhere.refuse("note", visit.id, "periksa")
    assert "there is no such casebook" in nowhere.refuse("undo", judgement)
    assert not Path(nowhere.path).exists()
