"""The chronology as a reader uses it."""

from gc import collect
from urllib.parse import parse_qs, urlsplit
from weakref import ref

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.present.web.board import Board
from tests.present.web.conftest import find_faults, spills

from runut.errors import BadCall
from runut.present.board.finding import Finding, finding_of, last_members, make_range, make_set, members
from runut.present.board.pages.chronology import Asked, Chronology, build_chronology
from runut.present.board.snapshot import Snapshot
from runut.present.board.speech import speech_in
from runut.present.brief.labels import naming_in

ENGLISH = speech_in("en")


def ask(board: Board, asked: Asked, as_of: str | None = None) -> Chronology:
    return build_chronology(board.library.as_of(as_of), ENGLISH, asked=asked, page=1)


def labels(chronology: Chronology) -> list[str]:
    return [life.line.label for life in chronology.lives]


def asked_for(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def test_sets_of_numbers() -> None:
    assert list(members(make_set([3, 70, 0]))) == [0, 3, 70]
    assert list(members(make_range(2, 5))) == [2, 3, 4]
    assert last_members(make_set([3, 70, 0]), 2) == [3, 70]
    assert make_range(5, 2) == make_set([]) == 0


def test_what_several_tell_is_shown_first_and_the_rest_on_request(board: Board) -> None:
    main, told, everything = (ask(board, Asked(show=show)) for show in ("main", "told", "all"))
    assert ask(board, Asked()).lives == main.lives
    assert {life.line.shelf for life in main.lives} == {"main"}
    assert [choice.count for choice in main.shows] == [
        sum(one.paging.total + sum(side.count for side in (one.before, one.after) if side) for one in [shown])
        for shown in (main, told, everything)
    ]


def test_where_nothing_of_weight_is_found_the_rest_is_shown(board: Board) -> None:
    lone = next(life for life in ask(board, Asked(show="told")).lives if life.line.shelf != "main")
    found = ask(board, Asked(words=lone.line.label))
    assert found.show != "main"
    assert lone.line.label in labels(found)


def test_filters_meet(board: Board) -> None:
    everything = ask(board, Asked(show="all", first="2000", last="2050"))
    for facet, choices in everything.choices.items():
        for choice in choices:
            found = ask(board, Asked(filters={facet: choice.value}, show="all", first="2000", last="2050"))
            assert found.paging.total == choice.count, (facet, choice.value)
    both = ask(board, Asked(filters={"person": "brynjars", "status": "occurred"}, show="all"))
    assert both.lives
    assert all(life.line.status == "occurred" and "Brynjars" in life.line.label for life in both.lives)


def test_names_are_found_in_the_readers_language_or_in_english(board: Board) -> None:
    indonesian = speech_in("id")
    finding = Finding(board.library.now())
    english = next(name for name in finding.sets["person"] if naming_in("id")(name) != name)
    found = finding.having("person", english, indonesian)
    assert found == finding.having("person", indonesian.name(english), indonesian) != 0


def test_a_range_shows_what_falls_into_it_and_counts_the_rest(board: Board) -> None:
    everything = ask(board, Asked(show="all", first="2000", last="2050"))
    some = ask(board, Asked(show="all", first="2031-04-22", last="2031-04-22"))
    assert some.before
    assert some.after
    inside = some.paging.total + some.spanning
    assert some.before.count + inside + some.after.count == everything.paging.total
    later = ask(board, Asked(show="all", first=some.after.range.first, last=some.after.range.last))
    assert later.paging.total + later.spanning >= some.after.count


def test_without_a_range_most_of_what_is_told_is_in_it(board: Board) -> None:
    for day in ("2031-03-20", "2031-04-05", None):
        found = ask(board, Asked(), as_of=day)
        outside = sum(side.count for side in (found.before, found.after) if side)
        assert outside < found.paging.total


def test_a_plan_is_no_deed_as_of_a_day_before_it(board: Board) -> None:
    then = ask(board, Asked(), as_of="2031-03-20")
    assert then.lives
    assert {said.status for life in then.lives for said in life.said} <= {
        "rumoured",
        "hypothetical",
        "planned",
        "announced",
        "denied",
    }
    assert then.known == "2031-03-20"


@pytest.mark.parametrize("asked", [Asked(first="soon"), Asked(first="2031-05-01", last="2031-04-01"), Asked(show="x")])
def test_what_cannot_be_asked_for_is_refused(board: Board, asked: Asked) -> None:
    with pytest.raises(BadCall):
        ask(board, asked)


def test_a_filter_is_set_and_taken_away(page: Page) -> None:
    page.goto("/chronology?show=all")
    before = page.locator(".timeline .what").count()
    page.get_by_label("Status").select_option("planned")
    page.get_by_role("button", name="Filter").click()
    expect(page.get_by_role("link", name="Take away planned")).to_be_visible()
    assert 0 < page.locator(".timeline .what").count() < before
    for status in page.locator(".timeline .status").all_inner_texts():
        assert "planned" in status
    page.get_by_role("link", name="Take away planned").click()
    expect(page.locator(".timeline .what")).to_have_count(before)


def test_zoom_goes_from_years_to_hours(page: Page) -> None:
    page.goto("/chronology?show=all&from=2022&to=2040")
    page.get_by_role("link", name="Zoom to 2031", exact=True).first.click()
    page.get_by_role("link", name="Zoom to Apr 2031").first.click()
    page.get_by_role("link", name="Zoom to 22 Apr 2031").first.click()
    expect(page.get_by_label("From")).to_have_value("2031-04-22")
    expect(page.locator(".t-event")).to_contain_text("06:00")
    page.get_by_role("link", name="Zoom out").click()
    expect(page.get_by_label("From")).to_have_value("2031-04-21")
    page.get_by_role("link", name="Reset").click()
    expect(page.get_by_role("link", name="Reset")).to_have_count(0)
    assert "from" not in asked_for(page)


def test_rows_and_marks_lead_to_happening_and_words(page: Page, board: Board) -> None:
    page.goto("/chronology")
    happening = page.locator(".timeline .what").first.get_attribute("href") or ""
    assert happening.removeprefix("/happenings/") in board.library.now().happenings
    mark = urlsplit(page.locator(".timeline .t-cell a").first.get_attribute("href") or "")
    start, end = parse_qs(mark.query)["at"][0].split("-")
    assert mark.path.removeprefix("/articles/") in board.library.now().articles
    assert int(start) < int(end)
    proofs = page.locator(".trail a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert mark.geturl() in proofs


def test_the_day_of_as_of_is_kept(page: Page) -> None:
    page.goto("/chronology?as_of=2031-03-20")
    expect(page.locator(".timeline")).to_contain_text("known by 20 Mar 2031")
    page.get_by_role("link", name="Zoom in").click()
    page.wait_for_url("**from=**")
    assert asked_for(page)["as_of"] == ["2031-03-20"]


def test_dragging_over_the_picture_goes_to_that_time(page: Page) -> None:
    page.goto("/chronology?from=2031-04-01&to=2031-04-30")
    lane = page.locator(".timeline .t-cell").first.bounding_box()
    assert lane
    y = lane["y"] + 4
    page.mouse.move(lane["x"] + lane["width"] * 0.51, y)
    page.mouse.down()
    page.mouse.move(lane["x"] + lane["width"] * 0.79, y, steps=4)
    with page.expect_navigation():
        page.mouse.up()
    assert asked_for(page) == {"from": ["2031-04-16"], "to": ["2031-04-24"]}


def test_keys_zoom_and_move_the_picture(page: Page) -> None:
    page.goto("/chronology?from=2031-04-01&to=2031-04-30")
    page.locator(".timeline").focus()
    with page.expect_navigation():
        page.keyboard.press("+")
    assert asked_for(page) == {"from": ["2031-04-08"], "to": ["2031-04-23"]}
    expect(page.locator(".timeline")).to_be_focused()
    with page.expect_navigation():
        page.keyboard.press("ArrowRight")
    assert asked_for(page)["from"] == ["2031-04-16"]


@pytest.mark.parametrize("width", [360, 1600])
@pytest.mark.parametrize(
    "query",
    [
        "show=all&from=2031-04-20&to=2031-04-24",  # the overview, and hours
        "show=all&from=1500&to=2600",
        "person=brynjars&status=occurred&q=katla",
        "status=hypothetical&place=nowhere",
        "which=spanning&show=all&from=2031-04-20&to=2031-04-24",
        "as_of=2031-03-20",
    ],
)
def test_it_is_readable_whatever_is_asked_for(page: Page, query: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    answer = page.goto(f"/chronology?{query}")
    assert answer
    assert answer.status == 200
    assert find_faults(page) == []
    assert not spills(page)


def test_it_is_read_without_scripts(browser: Browser, board: Board) -> None:
    context = browser.new_context(base_url=board.url, java_script_enabled=False, locale="en-GB")
    page = context.new_page()
    page.goto("/chronology?show=all")
    page.get_by_label("Who").fill("Brynjars")
    page.get_by_role("button", name="Filter").click()
    expect(page.get_by_role("link", name="Take away Brynjars")).to_be_visible()
    for label in page.locator(".timeline .what").all_inner_texts():
        assert "Brynjars" in label
    page.get_by_role("link", name="Zoom in").click()
    page.wait_for_url("**from=**")
    page.get_by_role("link", name="Take away Brynjars").click()
    expect(page.locator(".chips")).to_have_count(0)
    assert set(asked_for(page)) == {"show", "from", "to"}
    context.close()


def test_look_ups_go_with_their_snapshot(board: Board) -> None:
    now = board.library.now()
    snapshot = Snapshot(now.links, {}, as_of=None, version="other")
    assert finding_of(snapshot) is finding_of(snapshot)
    gone = ref(snapshot)
    del snapshot
    collect()
    assert gone() is None
