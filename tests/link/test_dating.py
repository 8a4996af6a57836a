"""When undated articles came out: what they say themselves, and what the dated articles of their story say."""

import random
from hashlib import sha256

import pytest
from tests.link.factory import Draft, make_record

from runut.lang.pack import Pack
from runut.link.bounds import CERTAIN, LIKELY, Bound, narrow
from runut.link.dating import date_articles
from runut.pipeline import read_inputs
from runut.read.reader import Reader
from runut.types.calendar import days_of
from runut.types.links import Dating
from runut.types.record import Record
from runut.types.text import Given, Raw

PM, PRESIDENT = "Katla Brynjars", "Ramiro Etchegaray"


class Desk:
    """Reads invented pages."""

    def __init__(self, reader: Reader, pack: Pack) -> None:
        self._reader, self._pack = reader, pack

    def page(self, outlet: str, published: str | None, text: str) -> Record:
        data = text.encode()
        given = Given(outlet=outlet, published=published)
        raw = Raw(data=data, sha256=sha256(data).hexdigest(), path=f"{outlet}.txt", given=given)
        (record,) = read_inputs([raw], reader=self._reader, pack=self._pack)
        assert isinstance(record, Record)
        return record


@pytest.fixture(scope="module")
def desk(reader: Reader, pack: Pack) -> Desk:
    return Desk(reader, pack)


def span(dating: Dating) -> tuple[str, str] | None:
    return (dating.published.earliest, dating.published.latest) if dating.published else None


HARBOUR = (
    "Pelabuhan nelayan di Hafnarvik kembali dibuka setelah dua pekan lumpuh akibat es. Kepala syahbandar Gunnar "
    "Steinsson mengatakan kapal pertama sudah bersandar dan muatan ikan keringnya langsung dibongkar buruh setempat."
)


def test_a_day_without_its_year_is_that_of_the_one_year_in_which_the_story_was_told(desk: Desk, pack: Pack) -> None:
    dated = desk.page("Lensa Kabar", "2031-04-24", f"{HARBOUR} Warga menyambutnya dengan pawai obor.")
    undated = desk.page(
        "Warta Ufuk", None, "Syahbandar Hafnarvik meresmikan dermaga baru, Selasa (22/4). Warga senang."
    )
    assert undated.published is None
    assert date_articles([undated], pack=pack)[undated.id].published is None
    dating = date_articles([dated, undated], pack=pack)[undated.id]
    assert span(dating) == ("2031-04-22", "2031-04-26")
    assert dating.published and dating.published.basis == "casebook"
    (ground,) = dating.grounds
    assert "(22/4)" in ground.because
    assert [undated.text[e.start : e.end] for e in ground.evidence] == [e.text for e in ground.evidence]


def test_a_weekday_that_no_year_near_the_story_has_dates_nothing(desk: Desk, pack: Pack) -> None:
    dated = desk.page("Lensa Kabar", "2031-04-24", f"{HARBOUR} Warga menyambutnya dengan pawai obor.")
    undated = desk.page("Warta Ufuk", None, "Syahbandar Hafnarvik meresmikan dermaga baru, Jumat (22/4). Warga senang.")
    assert date_articles([dated, undated], pack=pack)[undated.id].published is None


def test_a_copy_came_out_near_its_original(desk: Desk, pack: Pack) -> None:
    dated = desk.page("Lensa Kabar", "2031-04-24", HARBOUR)
    copy = desk.page("Pojok Warta", None, f"{HARBOUR} Demikian kabar itu.")
    dating = date_articles([dated, copy], pack=pack)[copy.id]
    assert span(dating) == ("2031-04-21", "2031-04-27")
    assert "Lensa Kabar" in dating.because


def visit(text: str, **fields: object) -> Draft:
    draft = Draft(text=text, actors=(PM,), recipients=("Uruguay",))
    for name, value in fields.items():
        setattr(draft, name, value)
    return draft


def meeting(text: str, **fields: object) -> Draft:
    return visit(text, **{"recipients": (PRESIDENT,), "mode": None, "predicate": "meet", **fields})


DEED = make_record("A", "2031-04-23", [visit("Brynjars tiba di Uruguay.", value="2031-04-22")])


def test_what_is_told_as_to_come_was_told_before_the_deed(pack: Pack) -> None:
    plan = make_record("B", None, [visit("Brynjars akan ke Uruguay.", status="planned")])
    dating = date_articles([DEED, plan], pack=pack)[plan.id]
    (ground,) = dating.grounds
    assert (ground.first, ground.last) == (None, "2031-04-22")
    assert {e.article for e in ground.evidence} == {DEED.id, plan.id}


def test_what_is_told_as_done_was_told_after_the_deed(pack: Pack) -> None:
    late = make_record("B", None, [meeting("Lain."), meeting("Lagi."), meeting("Itu."), visit("Ia dari Uruguay.")])
    (ground,) = date_articles([DEED, late], pack=pack)[late.id].grounds
    assert (ground.first, ground.last) == ("2031-04-22", None)


def test_a_deed_that_opens_a_report_is_fresh(pack: Pack) -> None:
    fresh = make_record("B", None, [visit("Brynjars tiba di Uruguay, kemarin.")])
    assert span(date_articles([DEED, fresh], pack=pack)[fresh.id]) == ("2031-04-22", "2031-05-06")


@pytest.mark.parametrize(("word", "days"), [("kemarin", ("04-23", "04-23")), ("hari ini", ("04-22", "04-22"))])
@pytest.mark.parametrize("lead", ["Presiden Ramiro Etchegaray menemui Katla Brynjars di Montevideo"])
def test_a_deed_told_of_yesterday_dates_its_report(
    desk: Desk, pack: Pack, word: str, days: tuple[str, str], lead: str
) -> None:
    dated = desk.page("Lensa Kabar", "2031-04-24", f"{lead} pada Selasa (22/4/2031). Keduanya membahas cumi.")
    undated = desk.page("Warta Ufuk", None, f"{lead} {word}. Pembicaraan berlangsung hangat.")
    assert span(date_articles([dated, undated], pack=pack)[undated.id]) == tuple(f"2031-{day}" for day in days)


def test_a_weekday_dates_the_report_of_a_deed_that_others_date(desk: Desk, pack: Pack) -> None:
    lead = "Presiden Ramiro Etchegaray menemui Katla Brynjars di Montevideo"
    dated = desk.page("Lensa Kabar", "2031-04-25", f"{lead} pada Selasa (22/4/2031). Keduanya membahas cumi.")
    undated = desk.page("Warta Ufuk", None, f"{lead} pada hari Selasa. Pembicaraan berlangsung hangat.")
    assert span(date_articles([dated, undated], pack=pack)[undated.id]) == ("2031-04-22", "2031-04-28")


def test_a_plan_and_another_meeting_say_nothing_of_each_other(pack: Pack) -> None:
    other = make_record("B", None, [meeting("Brynjars bertemu Etchegaray.")])
    assert date_articles([DEED, other], pack=pack)[other.id].grounds == ()


def test_whoever_is_cited_came_out_first(pack: Pack) -> None:
    told = meeting("Brynjars bertemu Etchegaray.", source="B")
    citing = make_record("A", "2031-04-23", [told], sources=(("B", "outlet", None),))
    cited = make_record("B", None, [meeting("Brynjars menemui Etchegaray.")])
    (ground,) = date_articles([citing, cited], pack=pack)[cited.id].grounds
    assert (ground.first, ground.last) == (None, "2031-04-23")


def test_whoever_cites_came_out_later(pack: Pack) -> None:
    first = make_record("B", "2031-04-23", [meeting("Brynjars bertemu Etchegaray.")])
    citing = make_record("A", None, [meeting("Mereka bertemu.", source="B")], sources=(("B", "outlet", None),))
    (ground,) = date_articles([citing, first], pack=pack)[citing.id].grounds
    assert (ground.first, ground.last) == ("2031-04-23", None)


def test_a_toll_lies_between_those_that_count_fewer_and_more(pack: Pack) -> None:
    def strike(outlet: str, day: str | None, dead: int) -> Record:
        draft = visit(f"Serangan menewaskan {dead} orang.", recipients=("Iceland",), type="ASSAULT", mode=None)
        draft.predicate, draft.quantities = "attack", ((float(dead), "killed"),)
        return make_record(outlet, day, [draft])

    dated = [strike("A", "2031-05-01", 3), strike("B", "2031-05-04", 19)]
    between = strike("C", None, 11)
    assert span(date_articles([*dated, between], pack=pack)[between.id]) == ("2031-05-01", "2031-05-04")
    shrinks = [strike("A", "2031-05-01", 19), strike("B", "2031-05-04", 3)]
    assert date_articles([*shrinks, between], pack=pack)[between.id].published is None


def test_nobody_holds_an_office_before_the_first_day_in_it(pack: Pack) -> None:
    held = make_record("A", None, [], offices=(("Joe Biden", "president", "United States"),))
    (ground,) = date_articles([held], pack=pack)[held.id].grounds
    assert (ground.first, ground.last) == ("2021-01-20", None)
    past = make_record("A", None, [], offices=(("Joe Biden", "former president", "United States"),))
    assert date_articles([past], pack=pack)[past.id].grounds == ()


def test_an_article_dated_by_its_neighbours_dates_another_one(desk: Desk, pack: Pack) -> None:
    dated = desk.page("Lensa Kabar", "2031-04-24", HARBOUR)
    copy = desk.page("Pojok Warta", None, f"{HARBOUR} {FERRY}")
    again = desk.page("Kabar Selat", None, f"{FERRY} Begitu bunyi pengumuman itu.")
    assert date_articles([dated, again], pack=pack)[again.id].published is None
    datings = date_articles([dated, copy, again], pack=pack)
    assert span(datings[again.id]) is not None


FERRY = (
    "Sementara itu feri malam menuju pulau kecil di seberang teluk batal berlayar karena juru mudinya mogok menuntut "
    "kenaikan upah lembur yang sudah dijanjikan pemilik kapal sejak musim semi lalu."
)


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_records_plays_no_part(desk: Desk, pack: Pack, seed: int) -> None:
    records = [
        DEED,
        make_record("B", None, [visit("Brynjars akan ke Uruguay.", status="planned")]),
        make_record("C", None, [visit("Brynjars tiba di Uruguay, kemarin.")]),
        desk.page("Lensa Kabar", "2031-04-24", HARBOUR),
        desk.page("Pojok Warta", None, f"{HARBOUR} {FERRY}"),
        desk.page("Kabar Selat", None, f"{FERRY} Begitu bunyi pengumuman itu."),
    ]
    wanted = date_articles(records, pack=pack)
    random.Random(seed).shuffle(records)
    assert date_articles(records, pack=pack) == wanted


def test_a_bound_that_contradicts_a_better_one_is_set_aside() -> None:
    def bound(trust: int, value: str, because: str) -> Bound:
        days = days_of(value)
        return Bound(trust, days and days.first, days and days.last, because)

    sure, wrong, fits = bound(CERTAIN, "2031-04", "a"), bound(LIKELY, "2031-06", "b"), bound(LIKELY, "2031-04-22", "c")
    for order in ([sure, wrong, fits], [fits, wrong, sure]):
        frame = narrow(order)
        assert frame.bounds == (sure, fits)
        assert frame.width == 0
