"""The brief in every form, from hand-built records."""

import json
import re
from pathlib import Path
from typing import get_args

import msgspec
import pytest
from msgspec.structs import replace
from tests.link.factory import Draft, make_record

from runut.errors import BadCall
from runut.lang.pack import load_pack
from runut.lang.wording import LANGUAGES, load_wording
from runut.link.story import link_story
from runut.present.brief.about import keep_about
from runut.present.brief.build import build_brief
from runut.present.brief.labels import label_days, naming_in
from runut.present.brief.page import Page
from runut.present.brief.render import FORMATS
from runut.present.brief.shelves import sort_out
from runut.present.brief.why import explain
from runut.store.casebook import head_of
from runut.types.brief import Brief
from runut.types.record import EventType, Record

PM = "Katla Brynjars"
TRIGGERS = [t.lower() for t in get_args(EventType)]


def records() -> list[Record]:
    visit = {"actors": (PM,), "recipients": ("Uruguay",)}
    return [
        make_record(
            "Kabar A",
            "2031-03-03",
            [Draft(text="Brynjars dikabarkan ke Uruguay.", status="rumoured", source="Diario Costanero", **visit)],  # type: ignore[arg-type]
            sources=(("Diario Costanero", "outlet", None),),
        ),
        make_record("Kabar B", "2031-04-23", [Draft(text="Brynjars tiba.", value="2031-04-22", **visit)]),  # type: ignore[arg-type]
        make_record("Kabar *C*", "2031-04-24", [Draft(text="Brynjars datang.", value="2031-04-21", **visit)]),  # type: ignore[arg-type]
        make_record(
            "Kabar D",
            "2031-04-25",
            [Draft(text="Brynjars akan ke Reykjavik.", actors=(PM,), recipients=("Iceland",), status="planned")],
        ),
    ]


def brief(language: str = "id") -> Brief:
    pack = load_pack("id")
    found = records()
    links = link_story(found, pack=pack)
    return build_brief({record.id: head_of(record) for record in found}, links, as_of=None, language=language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", FORMATS)
def test_every_form_shows_status_origins_and_conflict(form: str, language: str) -> None:
    text = FORMATS[form](brief(language))
    wording = load_wording(language)
    assert "Diario Costanero" in text
    for word in (wording.status["rumoured"], wording.verdict["contradiction"]):
        assert word.casefold() in text.casefold() or form == "json"


def test_json_is_the_contract() -> None:
    found = json.loads(FORMATS["json"](brief()))
    assert found["schema"] == "runut.brief/1"
    assert {"id", "label", "type", "mode", "participants", "place", "status", "value", "earliest", "latest"} <= set(
        found["happenings"][0]
    )
    assert found["relays"][0]["from"] == "Kabar A"
    for happening in found["happenings"]:
        for stage in happening["life"]:
            assert stage["evidence"]


def test_evidence_is_the_text_of_its_article() -> None:
    texts = {record.id: record.text for record in records()}
    evidence = [e for h in brief().happenings for s in h.life for e in s.evidence]
    assert evidence
    for one in evidence:
        assert texts[one.article][one.start : one.end] == one.text


def test_what_is_planned_lies_ahead_and_is_no_deed() -> None:
    found = brief()
    ahead = {h.id: h for h in found.happenings if h.id in found.ahead}
    assert [h.status for h in ahead.values()] == ["planned"]


def test_about_keeps_only_what_it_names() -> None:
    found = keep_about(brief(), "uruguay")
    assert {p.name for h in found.happenings for p in h.participants} == {PM, "Uruguay"}
    assert [a.outlet for a in found.articles] == ["Kabar A", "Kabar B", "Kabar *C*"]
    assert found.relays and found.stories and found.conflicts
    nothing = keep_about(brief(), "tiada")
    assert not any([nothing.happenings, nothing.conflicts, nothing.articles, nothing.relays, nothing.stories])


def test_about_finds_offices_by_person_and_by_office_in_both_languages() -> None:
    offices = (("Joe Biden", "president", "United States"), (PM, "prime minister", "Iceland"))
    held = make_record("Kabar A", "2023-03-01", [Draft(text="Tiba.", actors=(PM,))], offices=offices)
    for words, people in (("biden", ["Joe Biden"]), ("perdana islandia", [PM]), ("president", ["Joe Biden"])):
        assert [term.person for term in keep_about(briefed(held), words).offices] == people


def test_stories_that_several_pages_tell_stand_at_the_head() -> None:
    found = brief()
    story = found.stories[0]
    twice = replace(found, stories=(story, replace(story, id="s0", label="Kisah lain")))
    assert len(story.articles) > 1
    assert "Kisah lain" in FORMATS["text"](twice)
    assert story.id not in FORMATS["text"](found)  # one story alone goes without saying


def test_markdown_escapes_what_pages_say() -> None:
    assert "Kabar \\*C\\*" in FORMATS["markdown"](brief())


def test_why_shows_what_it_is_part_of_and_why_it_has_no_line() -> None:
    days = {"actors": (PM,), "recipients": ("Uruguay",), "value": "2031-04-22"}
    met = {"actors": (PM,), "recipients": ("Ramiro Etchegaray",), "mode": None, "predicate": "meet", "place": "Uruguay"}
    found = [
        make_record(
            "Kabar A",
            "2031-04-23",
            [
                Draft(text="Brynjars tiba di Uruguay.", **days),  # type: ignore[arg-type]
                Draft(text="Ia bertemu Etchegaray.", value="2031-04-22", **met),  # type: ignore[arg-type]
                Draft(text="Ia menolak.", actors=(PM,), type="REJECT", mode=None, predicate="refuse"),
            ],
        )
    ]
    links = link_story(found, pack=load_pack("id"))
    by_predicate = {happening.predicate: happening for happening in links.happenings}
    whole, part, slight = (by_predicate[predicate] for predicate in ("visit", "meet", "refuse"))
    assert f"⊂ {whole.id}: {PM} there; on its days" in explain(part.id, found, links, language="id")
    assert f"- {slight.slight}" in explain(slight.id, found, links, language="id").splitlines()


def test_why_shows_text_rule_and_reason() -> None:
    found = records()
    links = link_story(found, pack=load_pack("id"))
    visit = next(h for h in links.happenings if len(h.tellings) == 3)
    text = explain(visit.id, found, links, language="id")
    assert "Brynjars tiba." in text
    assert "by hand" in text
    assert "the same visitor" in text
    assert "2031-04-21" in explain(visit.conflicts[0], found, links, language="en")
    assert visit.id in explain(found[0].id, found, links, language="id")


def test_why_of_nothing_says_so() -> None:
    with pytest.raises(BadCall, match="h0000"):
        explain("h0000", records(), link_story(records(), pack=load_pack("id")), language="id")


def test_unknown_language_says_which_there_are() -> None:
    with pytest.raises(BadCall, match="id, en"):
        load_wording("fr")


@pytest.mark.parametrize(
    ("value", "label"),
    [
        ("2031-04-22", "22 Apr 2031"),
        ("2031-04-08/2031-04-10", "8–10 Apr 2031"),
        ("2031-04-30/2031-05-02", "30 Apr–2 Mei 2031"),
        ("2030-12-30/2031-01-02", "30 Des 2030–2 Jan 2031"),
        ("2031-04/2031-05", "Apr–Mei 2031"),
        ("2031-W17", "21–27 Apr 2031"),
        ("2031", "2031"),
        (None, "tanpa tanggal"),
    ],
)
def test_label_days(value: str | None, label: str) -> None:
    assert label_days(value, load_wording("id")) == label


def test_both_languages_have_the_same_keys() -> None:
    one, other = (load_wording(language) for language in LANGUAGES)
    for field in ("status", "verdict", "conflict", "change", "units", "words", "months", "types", "predicates"):
        assert getattr(one, field).keys() == getattr(other, field).keys(), field


def test_every_predicate_of_the_triggers_has_its_words() -> None:
    pack = load_pack("id")
    names = {row[2] for name in TRIGGERS for row in pack.rows(f"events/triggers/{name}.tsv", 9)}
    for language in LANGUAGES:
        assert sorted(names - load_wording(language).predicates.keys()) == []


NESTED = {"participants": "Participant", "life": "LifeStage", "origins": "HappeningOrigins", "sides": "Side"}
LISTED = {"articles": "BriefArticle", "stories": "BriefStory", "happenings": "BriefHappening", "conflicts": "Conflict"}
LISTED |= {"offices": "OfficeTerm", "relays": "Relay"}
FIELDS = re.compile(r"\[?\{([a-z_, ]+)\}\]?")


def test_every_field_of_the_contract_is_in_the_schema(shared: Path) -> None:
    """The contract's table says which fields each part has; ours may have more, never fewer nor others for these."""
    schema = msgspec.json.schema(Brief)["$defs"]
    rows = re.findall(r"^\| (.+?) \| (.+?) \|$", (shared / "brief.md").read_text(encoding="utf-8"), re.MULTILINE)
    checked = 0
    for names, said in rows:
        for name in re.findall(r"`\s?\.?([a-z_]+)`", names):
            part = LISTED.get(name) or NESTED.get(name)
            fields = FIELDS.search(said)
            if part and fields:
                wanted = fields[1].split(", ")
                assert [field for field in schema[part]["properties"] if field in wanted] == wanted, part
                checked += 1
            elif not part:
                assert name in schema["Brief"]["properties"] or name in schema["BriefHappening"]["properties"], name
    assert checked == len(LISTED) + len(NESTED) - 1  # the sides stand in the row of conflicts
    assert list(schema["Evidence"]["properties"]) == ["article", "start", "end", "text"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", ["text", "markdown"])
def test_every_happening_and_conflict_has_its_line(form: str, language: str) -> None:
    found = brief(language)
    shown = FORMATS[form](found)
    ids = [one.id for one in found.happenings if not one.slight] + [conflict.id for conflict in found.conflicts]
    missing = [id for id in ids if id not in shown]
    assert missing == []
    if form == "text":
        assert max(map(len, shown.splitlines())) <= 100


def briefed(*found: Record, as_of: str | None = None, language: str = "id") -> Brief:
    pack = load_pack("id")
    links = link_story(found, pack=pack)
    return build_brief({record.id: head_of(record) for record in found}, links, as_of=as_of, language=language)


def test_what_lies_behind_a_story_and_what_one_article_mentions_is_told_briefly() -> None:
    visit = {"actors": (PM,), "recipients": ("Uruguay",)}
    again = Draft(text="Ia pernah ke Uruguay.", value="2019", **visit)  # type: ignore[arg-type]
    aside = Draft(text="Islandia mengecam.", actors=("Iceland",), recipients=("China",), type="ACCUSE", mode=None)
    found = briefed(
        make_record("Kabar A", "2031-04-23", [Draft(text="Brynjars tiba.", value="2031-04-22", **visit), again, aside]),  # type: ignore[arg-type]
        make_record("Kabar B", "2031-04-24", [Draft(text="Ia di Uruguay.", value="2031-04-22", **visit)]),  # type: ignore[arg-type]
    )
    shelves = sort_out(found.happenings, {story.id: story for story in found.stories})
    assert [[h.value for h in shelf] for shelf in shelves] == [["2031-04-22"], ["2019"], [None], []]
    words = load_wording("id").words
    head, behind, aside_line = (FORMATS["text"](found).index(word) for word in (PM, words["background"], words["lone"]))
    assert head < behind < aside_line


def test_what_is_too_slight_for_a_line_is_counted() -> None:
    found = brief()
    happening = next(one for one in found.happenings if not one.conflicts)
    slighter = replace(found, happenings=(replace(happening, slight="words to come, in one article"),), ahead=())
    for form in ("text", "markdown"):
        shown = FORMATS[form](replace(slighter, conflicts=()))
        assert happening.id not in shown
        assert f"1 {load_wording('id').words['slight_one']}" in shown


def test_each_story_has_its_chronology_under_its_name() -> None:
    found = brief()
    story, *_ = found.stories
    far = replace(found.happenings[-1], id="h00000000", story="s0")
    twice = replace(
        found,
        stories=(story, replace(story, id="s0", label="Kisah lain")),
        happenings=(*found.happenings, far),
    )
    for form in ("text", "markdown"):
        shown = FORMATS[form](twice)
        assert shown.index(story.id) < shown.index(found.happenings[0].id) < shown.index("h00000000"), form
        assert shown.rindex("Kisah lain", 0, shown.index("h00000000")) > shown.index(found.happenings[0].id), form


def test_offices_are_told_in_the_readers_words_and_callings_left_out() -> None:
    offices = (("Joe Biden", "president", "United States"), (PM, "analyst", None))
    held = make_record("Kabar A", "2023-03-01", [Draft(text="Tiba.", actors=(PM,))], offices=offices)  # type: ignore[arg-type]
    assert "Joe Biden: presiden, Amerika Serikat (sejak 20 Jan 2021; Kabar A)" in FORMATS["text"](briefed(held))
    english = FORMATS["text"](briefed(held, language="en"))
    assert "Joe Biden: president, United States (since 20 Jan 2021; Kabar A)" in english
    assert "analyst" not in english


def test_a_plan_without_a_day_lies_ahead_only_while_it_is_fresh() -> None:
    visit = {"actors": (PM,), "recipients": ("Uruguay",), "status": "planned"}
    plan = make_record("Kabar A", "2031-03-03", [Draft(text="Brynjars akan ke Uruguay.", **visit)])  # type: ignore[arg-type]
    assert len(briefed(plan, as_of="2031-06-01").ahead) == 1
    assert briefed(plan, as_of="2032-06-01").ahead == ()


def test_a_stage_that_puts_off_or_calls_off_says_so() -> None:
    found = brief()
    happening = next(h for h in found.happenings if len(h.life) > 1)
    life = (*happening.life[:-1], replace(happening.life[-1], turn="cancelled"))
    turned = replace(found, happenings=(replace(happening, life=life),), ahead=())
    for form in ("text", "markdown"):
        assert load_wording("id").words["cancelled"] in FORMATS[form](turned)


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Iranian state media", "media pemerintah Iran"),
        ("North Korean Ministry of Foreign Affairs", "Kementerian Luar Negeri Korea Utara"),
        ("Russia", "Rusia"),
        ("Katla Brynjars", "Katla Brynjars"),
        ("Atlantis state media", "Atlantis state media"),
    ],
)
def test_names_are_those_of_the_readers_language(name: str, label: str) -> None:
    assert naming_in("id")(name) == label
    assert naming_in("en")(name) == name


def test_every_unit_of_a_toll_has_its_word() -> None:
    units = {row[1] for row in load_pack("id").rows("events/tolls.tsv", 3)}
    for language in LANGUAGES:
        assert units <= load_wording(language).units.keys()


def test_sides_of_a_disagreement_are_told_in_the_readers_words() -> None:
    found = brief()
    page = Page(found)
    conflict = found.conflicts[0]
    for kind, value, label in (
        ("number", "≥ 128 killed", "≥ 128 tewas"),
        ("role", "foreign minister, Iceland", "menteri luar negeri, Islandia"),
        ("occurrence", "denied", "dibantah"),
        ("weekday", "2031-04-22", "22 Apr 2031"),
    ):
        assert page.value(replace(conflict, kind=kind), replace(conflict.sides[0], value=value)) == label


def test_what_is_part_of_something_and_what_is_only_inferred_says_so() -> None:
    found = brief()
    part = next(happening for happening in found.happenings if happening.conflicts)
    whole = next(happening for happening in found.happenings if not happening.conflicts)
    relay = replace(found.relays[0], inferred=True)
    shown = replace(found, happenings=(whole, replace(part, part_of=whole.id)), relays=(relay,), ahead=())
    words = load_wording("id").words
    for form in ("text", "markdown"):
        text = " ".join(FORMATS[form](shown).split())
        assert f"{words['part_of']} {whole.label}" in text, form
        assert f"({words['inferred']})" in text.replace("\\", ""), form
