"""What has become known: story by story on the page, day by day in the feed; a plan is never told as a deed."""

import re
from datetime import date, timedelta
from itertools import pairwise

import httpx2
import pytest
from lxml import etree
from playwright.sync_api import Page
from tests.link.factory import Draft, make_record
from tests.present.web.board import Board
from tests.present.web.conftest import open_page
from tests.present.web.made import make_snapshot

from runut.present.board.atom import Addresses, DayChanges, to_atom
from runut.present.board.pages.changes import Asked, ChangesPage, build_changes_page, find_spans, usual_since
from runut.present.board.speech import speech_in
from runut.types.record import Record

PM, PRESIDENT = "Katla Brynjars", "Ramiro Etchegaray"
SPEECH = speech_in("en")
ATOM = "{http://www.w3.org/2005/Atom}"
TAG = re.compile(r"tag:[a-z.]+,\d{4}(-\d\d){0,2}:\S+")  # RFC 4151


def visit(text: str, **fields: object) -> Draft:
    draft = Draft(text=text, actors=(PM,), recipients=("Uruguay",))
    for name, value in fields.items():
        setattr(draft, name, value)
    return draft


PLAN = make_record("Kabar A", "2031-03-14", [visit("Ia akan ke sana.", status="announced", value="2031-04-08")])
LATER = make_record("Kabar B", "2031-04-02", [visit("Lawatan diundur.", status="announced", value="2031-04-22")])
DEED = make_record("Kabar C", "2031-04-23", [visit("Ia tiba di sana.", value="2031-04-22")])
ASIDE = make_record(
    "Kabar D", "2031-04-24", [visit("Ia berencana ke Tiongkok.", recipients=("China",), status="planned")]
)
OFFICE = ("foreign minister", "Iceland")
ALL = (PLAN, LATER, DEED, ASIDE)


def changes(since: str, until: str, records: tuple[Record, ...] = ALL, **asked: object) -> ChangesPage:
    before, after, now = make_snapshot(records, since), make_snapshot(records, until), make_snapshot(records)
    wanted = Asked(since=since, until=until, **asked)  # type: ignore[arg-type]
    return build_changes_page(before, after, SPEECH, now=now, asked=wanted)


def kinds(page: ChangesPage) -> list[tuple[str, str | None, str | None]]:
    return [(change.kind, change.before, change.after) for group in page.groups for change in group.changes]


def test_a_plan_that_became_a_deed_says_both() -> None:
    assert ("status", "announced", "occurred") in kinds(changes("2031-04-02", "2031-04-23"))
    assert ("date", "8 Apr 2031", "22 Apr 2031") in kinds(changes("2031-03-14", "2031-04-02"))


def test_each_change_bears_the_status_it_has() -> None:
    (group,) = changes("2031-03-14", "2031-04-02").groups
    assert {change.status for change in group.changes} == {"announced"}
    assert all(change.words and change.told == ("Kabar B",) for change in group.changes)


def test_stories_stand_apart_and_what_one_article_tells_comes_last() -> None:
    page = changes("2031-03-14", "2031-04-24")
    assert page.articles == 3
    (visited, *others) = page.groups
    assert visited.id and visited.changes[0].label == f"{PM} visits Uruguay"
    assert [(c.label, c.lone, c.status) for c in others[-1].changes] == [(f"{PM} visits China", True, "planned")]
    assert others[-1].id is None


def test_it_can_be_narrowed_to_a_kind_or_a_story() -> None:
    page = changes("2031-03-14", "2031-04-24")
    counted = {one.value: one.count for one in page.kinds}
    assert sum(counted.values()) == page.paging.total
    assert {kind for kind, *_ in kinds(changes("2031-03-14", "2031-04-24", kind="date"))} == {"date"}
    story = page.groups[0].id
    assert len(changes("2031-03-14", "2031-04-24", story=story).groups) == 1
    assert changes("2031-03-14", "2031-04-24", story="s00000000").groups == ()


def test_offices_are_named_in_the_language_of_the_reader() -> None:
    old = make_record("Kabar A", "2031-03-03", [visit("Satu.")], offices=((PM, *OFFICE),))
    new = make_record("Kabar B", "2031-03-05", [visit("Dua.", actors=(PM, PRESIDENT))], offices=((PRESIDENT, *OFFICE),))
    before, after = make_snapshot([old, new], "2031-03-03"), make_snapshot([old, new], "2031-03-05")
    asked = Asked(since="2031-03-03", until="2031-03-05", kind="office")
    page = build_changes_page(before, after, speech_in("id"), now=after, asked=asked)
    ((change,),) = [group.changes for group in page.groups]
    assert (change.label, change.before, change.after) == (PRESIDENT, PM, "menteri luar negeri, Islandia")
    assert change.happening is None


def test_the_usual_span_is_the_week_before_the_last_report() -> None:
    snapshot = make_snapshot(ALL)
    assert usual_since(snapshot) == "2031-04-17"
    assert [(span.name, span.since) for span in find_spans(snapshot)] == [
        ("day", "2031-04-23"), ("week", "2031-04-17"), ("month", "2031-03-25"), ("all", "2031-03-13"),
    ]  # fmt: skip
    nothing = make_snapshot([])
    assert (usual_since(nothing), find_spans(nothing)) == (None, ())


def test_what_was_compared_is_not_compared_again() -> None:
    before, after = make_snapshot(ALL, "2031-03-14"), make_snapshot(ALL, "2031-04-23")
    assert after.changed_since(before) is after.changed_since(before)
    for day in range(1, 20):
        after.changed_since(make_snapshot([], f"2031-01-{day:02}"))
    assert after.changed_since(before) == after.changed_since(make_snapshot(ALL, "2031-03-14"))


def feed_of(records: tuple[Record, ...], days: list[str]) -> etree._Element:
    now = make_snapshot(records)
    told = []
    for since, day in pairwise(days):
        after = make_snapshot(records, day)
        told.append(DayChanges(day, after, now, after.changed_since(make_snapshot(records, since))))
    addresses = Addresses(
        "http://papan/changes.atom?a=1&b=2", "http://papan/changes", lambda one: f"http://papan/{one.happening}",
        "http://papan/{}?at={}-{}".format,
    )  # fmt: skip
    return parse(to_atom(told[::-1], SPEECH, addresses))


def parse(text: bytes) -> etree._Element:
    """By a parser that takes nothing but what is well-formed."""
    return etree.fromstring(text, etree.XMLParser(recover=False, resolve_entities=False))


def texts(element: etree._Element, path: str) -> list[str]:
    return [one.text or "" for one in element.iterfind(path.replace("/", f"/{ATOM}").replace("{}", ATOM))]


def check_feed(feed: etree._Element) -> list[etree._Element]:
    """What RFC 4287 requires of a feed and of its entries."""
    assert feed.tag == f"{ATOM}feed"
    assert feed.find(f"{ATOM}author/{ATOM}name") is not None
    links = {link.get("rel"): link.get("href") for link in feed.iterfind(f"{ATOM}link")}
    assert links.keys() == {"self", "alternate"}
    entries = feed.findall(f"{ATOM}entry")
    ids = []
    for one in (feed, *entries):
        (id,), (title,), (updated,) = (one.findall(f"{ATOM}{name}") for name in ("id", "title", "updated"))
        assert TAG.fullmatch(id.text or "") and title.text
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", updated.text or "")
        ids.append(id.text)
    assert len(set(ids)) == len(ids)
    for entry in entries:
        assert entry.find(f"{ATOM}link[@rel='alternate']") is not None
        (content,) = entry.findall(f"{ATOM}content")
        assert content.get("type") == "xhtml"
        assert [child.tag for child in content] == ["{http://www.w3.org/1999/xhtml}div"]
    return entries


def titles(entries: list[etree._Element]) -> list[str]:
    return [entry.findtext(f"{ATOM}title") or "" for entry in entries]


def test_the_feed_tells_each_turn_on_its_day() -> None:
    entries = check_feed(feed_of(ALL, ["2031-03-01", "2031-03-14", "2031-04-02", "2031-04-23"]))
    told = [
        (entry.findtext(f"{ATOM}updated", "")[:10], title)
        for entry, title in zip(entries, titles(entries), strict=True)
    ]
    assert told[-1] == ("2031-03-14", f"new: announced: {PM} visits Uruguay")
    assert ("2031-04-02", f"date: announced: {PM} visits Uruguay (8 Apr 2031 → 22 Apr 2031)") in told
    assert ("2031-04-23", f"status: announced → occurred: {PM} visits Uruguay") in told
    assert [day for day, _ in told] == sorted((day for day, _ in told), reverse=True)


def test_an_entry_keeps_its_id_when_days_are_added() -> None:
    first = check_feed(feed_of(ALL[:2], ["2031-03-01", "2031-03-14"]))
    later = check_feed(feed_of(ALL, ["2031-03-01", "2031-03-14", "2031-04-02", "2031-04-23", "2031-04-24"]))
    assert {entry.findtext(f"{ATOM}id") for entry in first} <= {entry.findtext(f"{ATOM}id") for entry in later}
    again = feed_of(ALL, ["2031-03-01", "2031-03-14"]), feed_of(ALL[::-1], ["2031-03-01", "2031-03-14"])
    assert etree.tostring(again[0]) == etree.tostring(again[1])


def test_a_feed_of_nothing_is_a_feed() -> None:
    assert check_feed(feed_of((), ["2031-03-01", "2031-03-02"])) == []


def test_nothing_in_an_article_breaks_out_of_the_feed() -> None:
    evil = "Ia ke sana ]]> & <script>alert(1)</script> &amp; \x01\x0b\x1f\ufffe\ud800 \U0001f600 </p></div>"
    record = make_record("Kabar <b>&\x02", "2031-03-14", [visit(evil.replace("\ud800", ""), status="planned")])
    (entry,) = check_feed(feed_of((record,), ["2031-03-01", "2031-03-14"]))
    quoted = "".join(entry.find(f"{ATOM}content").itertext())  # type: ignore[union-attr,arg-type]
    assert "Ia ke sana ]]> & <script>alert(1)</script> &amp; \U0001f600 </p></div>" in " ".join(quoted.split())
    assert "Kabar <b>&" in quoted
    assert not [element for element in entry.iter() if "script" in str(element.tag)]


@pytest.mark.parametrize("address", ["/changes.atom", "/changes.atom?days=3&kind=status&lang=id"])
def test_the_feed_is_served_and_leads_to_what_there_is(board: Board, address: str) -> None:
    for _ in range(60):  # until it has been worked out
        answer = httpx2.get(board.url + address, headers={"Accept-Language": "en"}, timeout=60)
        if answer.status_code != 503:
            break
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = parse(answer.content)
    entries = check_feed(feed)
    assert entries
    (own,) = [link.get("href") for link in feed.iterfind(f"{ATOM}link[@rel='self']")]
    assert own == board.url + address
    with board.library.reading() as casebook:
        for link in feed.iter("{http://www.w3.org/1999/xhtml}a"):
            article, start, end = re.findall(r"/articles/(\w+)\?at=(\d+)-(\d+)#at$", link.get("href", ""))[0]
            record = casebook.record(article)
            quote = link.getparent().getparent()  # type: ignore[union-attr]
            assert record and quote is not None
            assert " ".join(record.text[int(start) : int(end)].split()) == (quote[0].text or "")[1:-1]


def test_a_plan_that_was_put_off_is_revised_and_no_contradiction(page: Page) -> None:
    open_page(page, "/changes?since=2031-03-20&until=2031-04-02&kind=conflict")
    kinds = page.locator("main .change .kind").all_inner_texts()
    assert kinds and set(kinds) == {"revised"}
    assert page.locator("main .change", has_text="8–10 Apr 2031 ↔ 22–23 Apr 2031").count() == 1


def test_a_reader_chooses_days_and_a_kind(page: Page, board: Board) -> None:
    open_page(page, "/changes")
    assert page.get_by_label("Since").input_value() == "2031-04-19"
    assert page.get_by_label("Until").input_value() == board.library.now().last_report
    page.get_by_label("Since").fill("2031-03-06")
    page.get_by_label("Until").fill("2031-03-14")
    page.get_by_role("button", name="Show").last.click()
    shown = page.locator("main .change")
    shown.first.wait_for()
    statuses = page.locator("main .change .status").all_inner_texts()
    assert statuses and not {"occurred", "ongoing"} & {status.strip() for status in statuses}
    page.get_by_role("navigation", name="Kind of change").get_by_role("link", name=re.compile("^new")).click()
    page.locator("main .change").first.wait_for()
    assert page.get_by_label("Since").input_value() == "2031-03-06"
    assert page.locator("main .change:not(.of-new)").count() == 0


def test_as_of_an_earlier_day_nothing_later_is_known(page: Page) -> None:
    open_page(page, "/changes?as_of=2031-03-14&until=2031-04-26")
    assert page.get_by_label("Until").input_value() == "2031-03-14"
    days = page.locator("main .change time").evaluate_all("all => all.map(one => one.dateTime)")
    assert days and max(days) <= "2031-03-14"


@pytest.mark.parametrize("query", ["since=kemarin", "since=2031-04-20&until=2031-04-01", "until=2031-13"])
def test_days_that_make_no_span_are_refused(board: Board, query: str) -> None:
    answer = httpx2.get(f"{board.url}/api/changes?{query}")
    assert answer.status_code == 400
    assert answer.json()["detail"]


def test_a_span_of_a_day_is_a_day() -> None:
    (day, *_) = find_spans(make_snapshot(ALL))
    assert date.fromisoformat(day.since) + timedelta(days=1) == date(2031, 4, 24)
