"""Where a life is drawn, by example: a bar for each date that is said, a mark for each report."""

from runut.present.board.lines import HappeningLine
from runut.present.board.lives import Life, Report, Said, find_leading
from runut.present.board.overview import draw_overview
from runut.present.board.speech import speech_in
from runut.present.board.timeline import Row, Tie, draw, draw_row
from runut.present.board.timescale import Span, read_range
from runut.types.brief import HappeningOrigins, LifeStage, OriginGroup, Turn
from runut.types.record import Status

APRIL = read_range("2031-04-01", "2031-04-30", Span(0, 1))


def report(article: str, reported: str | None, *, leads: bool = False) -> Report:
    return Report(article=article, outlet="Kabar", reported=reported, leads=leads, start=0, end=5)


def said(status: Status, value: str | None, *reports: Report, turn: Turn | None = None) -> Said:
    return Said(status=status, turn=turn, value=value, reports=reports)


def life(status: Status, value: str | None, *stages: Said) -> Life:
    line = HappeningLine(
        id="h1",
        label="They meet",
        type="CONSULT",
        status=status,
        value=value,
        reported=stages[0].reports[0].reported,
        story=None,
        independent=1,
        articles=1,
        outlets=("Kabar",),
        conflicts=0,
        shelf="main",
        judged=False,
    )
    return Life(line=line, said=stages)


def of_kind(row: Row, kind: str) -> list[Tie]:
    return [tie for tie in row.ties if tie.kind == kind]


def test_a_plan_is_drawn_against_the_deed() -> None:
    planned = said("announced", "2031-04-08/2031-04-10", report("a", "2031-04-02"))
    done = said("occurred", "2031-04-22", report("b", "2031-04-23"))
    row = draw_row(life("occurred", "2031-04-22", planned, done), APRIL)
    plan, deed = row.bars
    assert (plan.status, plan.settled, deed.status, deed.settled) == ("announced", False, "occurred", True)
    assert plan.y < deed.y < row.rail
    assert (plan.x1, plan.x2) == (23.33, 33.33)
    (moved,) = of_kind(row, "moved")
    assert (moved.x1, moved.y1, moved.x2, moved.y2) == (plan.x2, plan.y, deed.x1, deed.y)


def test_a_plan_kept_on_its_day_has_both_bars_and_no_move() -> None:
    planned = said("announced", "2031-04-22", report("a", "2031-04-02"))
    done = said("occurred", "2031-04-22", report("b", "2031-04-23"))
    row = draw_row(life("occurred", "2031-04-22", planned, done), APRIL)
    assert [(bar.status, bar.settled) for bar in row.bars] == [("announced", False), ("occurred", True)]
    assert of_kind(row, "moved") == []


def test_a_plan_that_is_put_off_says_so_and_the_new_one_does_not() -> None:
    row = draw_row(
        life(
            "announced",
            "2031-04-22",
            said("planned", "2031-04", report("a", "2031-04-01")),
            said("announced", "2031-04-08", report("b", "2031-04-02")),
            said("announced", "2031-04-22", report("c", "2031-04-05"), turn="postponed"),
        ),
        APRIL,
    )
    assert [(bar.value, bar.turn) for bar in row.bars] == [
        ("2031-04", None),  # the new day lies in it
        ("2031-04-08", "postponed"),
        ("2031-04-22", None),
    ]


def test_a_plan_that_is_called_off_says_so() -> None:
    planned = said("announced", "2031-04-08", report("a", "2031-04-02"))
    off = said("denied", None, report("b", "2031-04-05"), turn="cancelled")
    (bar,) = draw_row(life("denied", "2031-04-08", planned, off), APRIL).bars
    assert bar.turn == "cancelled"


def test_what_nobody_dates_stands_at_its_first_report_and_is_not_dated() -> None:
    row = draw_row(life("occurred", None, said("occurred", None, report("a", "2031-04-11"))), APRIL)
    (bar,) = row.bars
    assert not bar.dated
    assert bar.value is None
    assert bar.x1 < row.marks[0].x < bar.x2
    assert row.ties == ()


def test_a_plan_with_a_date_is_not_the_deed_without_one() -> None:
    planned = said("planned", "2031-04-08", report("a", "2031-04-02"))
    done = said("occurred", None, report("b", "2031-04-11"))
    plan, deed = draw_row(life("occurred", None, planned, done), APRIL).bars
    assert (plan.status, plan.dated, plan.settled) == ("planned", True, False)
    assert (deed.status, deed.dated, deed.value) == ("occurred", False, None)


def test_each_report_has_a_mark_of_what_it_says() -> None:
    row = draw_row(
        life(
            "occurred",
            "2031-04-22",
            said("rumoured", None, report("a", "2031-04-03", leads=True)),
            said("denied", None, report("b", "2031-04-05T10:00", leads=True), report("c", "2031-04-06")),
            said("occurred", "2031-04-22", report("d", "2031-04-23")),
        ),
        APRIL,
    )
    assert [(mark.report.article, mark.status, mark.report.leads) for mark in row.marks] == [
        ("a", "rumoured", True),
        ("b", "denied", True),
        ("c", "denied", False),
        ("d", "occurred", False),
    ]
    assert {mark.y for mark in row.marks} == {row.rail}
    (says,) = of_kind(row, "says")
    assert (says.x1, says.y1) == (row.marks[-1].x, row.rail)


def test_an_article_leads_once_however_much_it_says() -> None:
    both = report("a", "2031-04-03", leads=True)
    row = draw_row(life("planned", None, said("rumoured", None, both), said("planned", "2031-04-08", both)), APRIL)
    assert [(mark.status, mark.report.leads) for mark in row.marks] == [("rumoured", True), ("planned", False)]


def test_reports_of_one_hour_stand_below_each_other_and_the_rest_is_counted() -> None:
    reports = [report(str(n), "2031-04-23T10:00", leads=n == 3) for n in range(7)]
    row = draw_row(life("occurred", None, said("occurred", None, *reports)), APRIL)
    assert len({mark.y for mark in row.marks}) == len(row.marks) == 4
    assert row.marks[0].report.leads
    assert [count.count for count in row.counts] == [3]
    assert row.height > row.counts[0].y


def test_short_and_near_bars_are_widened_and_held_apart() -> None:
    year = read_range("2031-01-01", "2031-12-31", Span(0, 1))
    stages = [said("occurred", f"2031-04-2{day}", report(str(day), "2031-04-25")) for day in (1, 2)]
    first, second = draw_row(life("occurred", "2031-04-21", *stages), year).bars
    assert first.x2 - first.x1 >= 1
    assert first.y != second.y


def test_what_lies_outside_is_told_at_the_edges() -> None:
    row = draw_row(
        life(
            "occurred",
            "2031-05-02",
            said("announced", "2031-04-20", report("a", "2031-03-02"), report("b", "2031-03-03")),
            said("occurred", "2031-05-02", report("c", "2031-05-03")),
        ),
        APRIL,
    )
    assert [(one.lane, one.side, one.count, one.value) for one in row.beyond] == [
        ("event", "after", 1, "2031-05-02"),
        ("reports", "before", 2, "2031-03-03"),
        ("reports", "after", 1, "2031-05-03"),
    ]
    assert (row.rail_x1, row.rail_x2) == (0, 100)


def test_a_date_longer_than_the_range_goes_on_outside() -> None:
    (bar,) = draw_row(life("planned", "2031", said("planned", "2031", report("a", "2031-04-02"))), APRIL).bars
    assert (bar.x1, bar.x2, bar.more_before, bar.more_after) == (0, 100, True, True)


def test_the_picture_shows_up_to_when_reports_are_known() -> None:
    english = speech_in("en")
    one = life("planned", "2031-04-08", said("planned", "2031-04-08", report("a", "2031-04-02")))
    assert draw([one], APRIL, english, known="2031-04-15").known == 50
    assert draw([one], APRIL, english, known="2031-06-15").known is None
    assert draw([one], APRIL, english, known=None).known is None


def test_no_more_reports_lead_than_there_are_origins() -> None:
    def stage(*articles: str) -> LifeStage:
        return LifeStage(
            status="occurred", reported="2031-04-23", value=None, articles=articles, origins=(), evidence=()
        )

    def group(*articles: str) -> OriginGroup:
        return OriginGroup(name="x", members=(), articles=articles, because=())

    origins = HappeningOrigins(independent=2, names=("x", "y"), copies=("c",), groups=(group("c", "b"), group("d")))
    assert find_leading(origins, (stage("a", "b"), stage("c", "d"))) == {"b", "d"}
    assert find_leading(HappeningOrigins(independent=1, names=("x",), copies=()), (stage("a", "b"),)) == {"a"}


def test_an_overview_has_a_column_where_there_is_any() -> None:
    strip = draw_overview(
        [("2031-01-01", "2031-01-31", 1), ("2031-02-01", "2031-02-28", 0), ("2031-03-01", "2031-03-31", 4)],
        "2031-03-01",
        "2031-03-01",
    )
    low, high = strip.columns
    assert (low.count, high.count) == (1, 4)
    assert low.height == high.height / 2
    assert strip.x1 == high.x
    assert strip.x2 > strip.x1
