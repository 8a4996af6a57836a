"""What lies ahead: a plan is never a deed, nor a deed a plan; the calendar says the same as the page."""

from datetime import UTC, date, datetime
from urllib.parse import urljoin

import httpx2
import pytest
from icalendar import Calendar, Event
from playwright.sync_api import Page
from tests.link.factory import Draft, make_record
from tests.present.web.board import Board
from tests.present.web.made import make_snapshot

from runut.present.board.icalendar import to_icalendar
from runut.present.board.months import exact_days, find_months
from runut.present.board.pages.ahead import Ahead, build_ahead, find_coming
from runut.present.board.speech import speech_in
from runut.types.record import Record

PM, MINISTER = "Katla Brynjars", "Gunnar Steinsson"
SPEECH = speech_in("en")
BEFORE_THE_VISIT = "2031-03-20"
VISIT = f"{PM} visits Uruguay"


def plan(text: str, **fields: object) -> Draft:
    draft = Draft(text=text, actors=(PM,), recipients=("Uruguay",), status="announced")
    for name, value in fields.items():
        setattr(draft, name, value)
    return draft


ANNOUNCED = make_record("Kabar A", "2031-03-14", [plan("Ia akan ke Uruguay 8 April.", value="2031-04-08")])
PUT_OFF = make_record("Kabar B", "2031-04-02", [plan("Lawatan diundur ke 22 April.", value="2031-04-22")])
DEED = make_record("Kabar C", "2031-04-23", [plan("Ia tiba di Uruguay.", value="2031-04-22", status="occurred")])
VAGUE = make_record(
    "Kabar D", "2031-03-10", [plan("Ia berencana ke Tiongkok.", recipients=("China",), status="planned")]
)


def ahead(*records: Record, as_of: str | None = None, **asked: str) -> Ahead:
    snapshot = make_snapshot(records, as_of)
    story, person = asked.get("story"), asked.get("person")
    return build_ahead(snapshot, SPEECH, now=make_snapshot(records), story=story, person=person, page=1)


def calendar_of(*records: Record, as_of: str | None = None) -> list[Event]:
    snapshot = make_snapshot(records, as_of)
    coming = [find_coming(snapshot, SPEECH, snapshot.happenings[id]) for id in snapshot.ahead]
    return events_of(to_icalendar(coming, SPEECH, "http://papan/{}".format))


def events_of(text: bytes) -> list[Event]:
    calendar = Calendar.from_ical(text)
    assert isinstance(calendar, Calendar)
    return calendar.events


def said(event: Event, name: str) -> str:
    """A property as text."""
    return str(event[name])


def test_a_plan_lies_ahead_until_it_is_a_deed() -> None:
    (then,) = ahead(ANNOUNCED, PUT_OFF, DEED, as_of="2031-04-10").dated
    assert (then.line.status, then.line.value, then.last) == ("announced", "2031-04-22", "2031-04-02")
    assert [one.value for one in then.before] == ["2031-04-08"]
    assert ahead(ANNOUNCED, PUT_OFF, DEED).paging.total == 0


def test_what_has_no_day_stands_apart_and_in_no_month() -> None:
    found = ahead(ANNOUNCED, VAGUE)
    assert [one.line.value for one in found.dated] == ["2031-04-08"]
    assert [one.line.value for one in found.undated] == [None]
    (month,) = found.months
    marked = [day.day for week in month.weeks for day in week if day and day.coming]
    assert (month.month, marked, month.sometime) == ("2031-04", ["2031-04-08"], ())
    assert (found.with_day, found.without_day) == (1, 1)


def test_it_can_be_narrowed_to_a_story_or_a_person() -> None:
    found = ahead(ANNOUNCED, VAGUE)
    assert {one.value for one in found.people} == {PM, "Uruguay", "China"}
    assert [one.line.label for one in ahead(ANNOUNCED, VAGUE, person="China").undated] == [f"{PM} visits China"]
    story = found.dated[0].line.story
    assert story and ahead(ANNOUNCED, VAGUE, story=story).with_day == 1
    assert ahead(ANNOUNCED, VAGUE, story="s00000000").paging.total == 0


def test_a_story_is_known_by_its_name_of_now() -> None:
    now = make_snapshot([ANNOUNCED, PUT_OFF, DEED])
    (story,) = now.stories
    found = ahead(ANNOUNCED, PUT_OFF, DEED, as_of="2031-04-10", story=story)
    assert found.with_day == 1


@pytest.mark.parametrize(
    ("value", "days", "sometime"),
    [
        ("2031-04-30/2031-05-02", ["2031-04-30", "2031-05-01", "2031-05-02"], []),
        ("2031-05", [], ["2031-05"]),
        ("2031-W22", [], ["2031-05", "2031-06"]),
        ("2031", [], []),
        ("2031-04-01/2031-09-30", [], []),
    ],
)
def test_only_days_that_somebody_named_are_marked(value: str, days: list[str], sometime: list[str]) -> None:
    (one,) = ahead(make_record("Kabar A", "2031-03-14", [plan("Nanti.", value=value)])).dated
    months = find_months([one.line])
    assert [d.day for month in months for week in month.weeks for d in week if d and d.coming] == days
    assert [month.month for month in months if month.sometime] == sometime
    assert bool(exact_days(value)) == bool(days)


def test_a_calendar_program_reads_days_and_who_says_so() -> None:
    (event,) = calendar_of(ANNOUNCED, PUT_OFF, as_of="2031-04-10")
    assert (event.start, event.end) == (date(2031, 4, 22), date(2031, 4, 23))  # the end is the first day after it
    assert said(event, "SUMMARY").startswith("announced")
    assert said(event, "STATUS") == "TENTATIVE"
    stamp = event.DTSTAMP
    assert stamp == datetime(2031, 4, 2, tzinfo=UTC)
    (id,) = make_snapshot([ANNOUNCED, PUT_OFF], "2031-04-10").ahead
    assert (said(event, "UID"), said(event, "URL")) == (f"{id}@runut", f"http://papan/{id}")
    lines = said(event, "DESCRIPTION").split("\n")
    assert (
        "Kabar B" in said(event, "DESCRIPTION")
        and "8 Apr 2031" in said(event, "DESCRIPTION")
        and lines[-1] == said(event, "URL")
    )


def test_a_calendar_has_neither_what_has_no_day_nor_what_came_to_pass() -> None:
    assert calendar_of(ANNOUNCED, PUT_OFF, DEED, VAGUE) == []
    (event,) = calendar_of(make_record("Kabar A", "2031-03-14", [plan("Nanti.", value="2031-05")]))
    assert (event.start, event.end) == (date(2031, 5, 1), date(2031, 6, 1))
    assert "day not known" in said(event, "SUMMARY")


def test_the_same_casebook_gives_the_same_calendar() -> None:
    first, second = (
        to_icalendar([find_coming(s, SPEECH, s.happenings[id]) for id in s.ahead], SPEECH, str)
        for s in (make_snapshot([ANNOUNCED, PUT_OFF]), make_snapshot([PUT_OFF, ANNOUNCED]))
    )
    assert first == second


HOSTILE = "Ia; akan, ke\\Uruguay\nEND:VEVENT\r\nBEGIN:VEVENT\rSUMMARY:palsu\u2028X:y\x00\x07\x85" + "é" * 90


def test_nothing_in_an_article_breaks_out_of_its_event() -> None:
    text = HOSTILE.replace("\x00", "")
    record = make_record(f'Kabar "A"\r\nDTSTART:19700101;{text}', "2031-03-14", [plan(text, value="2031-04-08")])
    snapshot = make_snapshot([record])
    coming = [find_coming(snapshot, SPEECH, snapshot.happenings[id]) for id in snapshot.ahead]
    encoded = to_icalendar(coming, SPEECH, "http://papan/{}".format)
    (event,) = events_of(encoded)
    assert event.start == date(2031, 4, 8)
    assert "END:VEVENT BEGIN:VEVENT SUMMARY:palsu X:y" in said(event, "DESCRIPTION")
    assert encoded.count(b"\r\nBEGIN:VEVENT\r\n") == encoded.count(b"\r\nEND:VEVENT\r\n") == 1
    assert encoded.count(b"\r\nSUMMARY:") == encoded.count(b"\r\nDTSTART") == 1
    lines = encoded.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not [byte for byte in encoded.replace(b"\r\n", b"") if byte < 32 or byte == 127]


def test_a_reader_sees_the_plan_on_its_days_and_goes_to_the_words(page: Page, board: Board) -> None:
    page.goto(f"/ahead?as_of={BEFORE_THE_VISIT}")
    april = page.get_by_role("table", name="Apr 2031")
    days = april.get_by_role("link", name=f"announced: {VISIT}")
    assert days.count() == 3  # from the 8th to the 10th
    days.first.click()
    line = page.locator("li:target")
    assert line.locator(".status").inner_text().strip() == "announced"
    assert "8–10 Apr 2031" in line.inner_text()
    link = line.locator("blockquote a").get_attribute("href") or ""
    article, _, at = link.removeprefix("/articles/").partition("?")
    start, end = next(pair for pair in at.split("#")[0].split("&") if pair.startswith("at="))[3:].split("-")
    with board.library.reading() as casebook:
        record = casebook.record(article)
    assert record
    quoted = line.locator("blockquote p").inner_text()
    assert " ".join(record.text[int(start) : int(end)].split()) == quoted
    page.goto("/ahead")
    assert VISIT not in page.locator("main").inner_text()  # it came to pass


def test_a_reader_narrows_the_list_and_gets_that_calendar(page: Page, board: Board) -> None:
    page.goto(f"/ahead?as_of={BEFORE_THE_VISIT}")
    page.get_by_label("Who").select_option(MINISTER)
    page.get_by_role("button", name="Filter").click()
    shown = page.locator("main ol a.what").all_inner_texts()
    assert shown == [f"{MINISTER} visits Paraguay"]
    address = page.get_by_role("link", name="Subscribe").get_attribute("href") or ""
    answer = httpx2.get(urljoin(board.url, address))
    assert answer.headers["content-type"].startswith("text/calendar")
    (event,) = events_of(answer.content)
    assert said(event, "SUMMARY") == f"planned, day not known: {MINISTER} visits Paraguay"
    assert said(event, "URL").startswith(board.url)


def test_a_plan_that_a_later_one_has_overtaken_is_not_disputed(page: Page) -> None:
    page.goto("/ahead?as_of=2031-04-10")
    line = page.locator("main ol.rows > li", has_text=VISIT)
    assert "postponed" in line.inner_text() and "8–10 Apr 2031" in line.inner_text()
    assert "disputed" not in line.inner_text()


def test_on_a_phone_only_days_with_something_are_shown(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"/ahead?as_of={BEFORE_THE_VISIT}")
    assert page.locator(".month td:visible").count() == 3
