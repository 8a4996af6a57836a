"""Invented pages read by the real reader: which mentions are one happening, and how its life is told."""

import random

import msgspec
import pytest
from tests.link.pages import Page, Told, read_pages, tell

from runut.lang.pack import Pack
from runut.link.find import link_records
from runut.read.reader import Reader
from runut.types.links import Happening

Stage = tuple[str, str | None, str | None]


def life(happening: Happening) -> list[Stage]:
    """Status, turn and date of each stage."""
    return [(stage.status, stage.turn, stage.value) for stage in happening.life]


def one(told: Told, *names: str, predicates: str = "") -> Happening:
    """The only happening in which the names take part."""
    found = told.with_all(*names, predicates=predicates)
    assert len(found) == 1, [(h.predicate, h.value, h.participants) for h in found]
    return found[0]


POSTPONED: list[Page] = [
    ("Lensa", "2031-02-03", "Presiden Kazakhstan Daniyar Seitov akan mengunjungi Peru pada 20 Februari 2031."),
    (
        "Selat",
        "2031-02-15",
        "Lawatan Seitov ke Peru Ditunda\n\n"
        "Kunjungan Presiden Kazakhstan Daniyar Seitov ke Peru ditunda karena badai salju di Astana.",
    ),
    (
        "Nusalima",
        "2031-03-10",
        "Presiden Kazakhstan Daniyar Seitov kembali menunda kunjungannya ke Peru. "
        "Seitov kini dijadwalkan mengunjungi Peru pada 5 April 2031.",
    ),
    ("Ufuk", "2031-04-06", "Presiden Kazakhstan Daniyar Seitov mengunjungi Peru pada Sabtu (5/4/2031)."),
]


def test_a_visit_put_off_twice_is_one_visit_with_both_turns(reader: Reader, pack: Pack) -> None:
    visit = one(tell(POSTPONED, reader, pack), "Daniyar Seitov", "Peru")
    assert life(visit) == [
        ("planned", None, "2031-02-20"),
        ("planned", "postponed", None),
        ("planned", "postponed", "2031-04-05"),
        ("occurred", None, "2031-04-05"),
    ]
    assert (visit.status, visit.value) == ("occurred", "2031-04-05")


def test_a_meeting_called_off_ends_as_cancelled(reader: Reader, pack: Pack) -> None:
    told = tell(
        [
            (
                "Lensa",
                "2031-05-02",
                "Menteri Luar Negeri Norwegia Ingrid Solvang dijadwalkan bertemu dengan Menteri Luar Negeri Fiji "
                "Josaia Vakalala di Suva pada 20 Mei 2031.",
            ),
            (
                "Selat",
                "2031-05-14",
                "Pertemuan Menteri Luar Negeri Norwegia Ingrid Solvang dengan Menteri Luar Negeri Fiji Josaia Vakalala "
                "dibatalkan karena badai.",
            ),
        ],
        reader,
        pack,
    )
    meeting = one(told, "Ingrid Solvang", "Josaia Vakalala")
    assert life(meeting) == [("planned", None, "2031-05-20"), ("denied", "cancelled", None)]
    assert meeting.status == "denied"


def test_a_visit_that_its_guest_calls_off_is_the_visit_planned_before(reader: Reader, pack: Pack) -> None:
    told = tell(
        [
            ("Lensa", "2031-05-02", "Perdana Menteri Norwegia Ingrid Solvang akan mengunjungi Fiji pada 20 Mei 2031."),
            ("Selat", "2031-05-14", "Perdana Menteri Norwegia Ingrid Solvang membatalkan kunjungan ke Fiji."),
        ],
        reader,
        pack,
    )
    visit = one(told, "Ingrid Solvang", "Fiji")
    assert [stage[:2] for stage in life(visit)] == [("planned", None), ("denied", "cancelled")]


def test_a_meeting_rumoured_denied_and_owned_up_to(reader: Reader, pack: Pack) -> None:
    told = tell(
        [
            (
                "Lensa",
                "2031-06-01",
                "Presiden Chile Rodrigo Alcaraz dikabarkan bertemu dengan Perdana Menteri Nepal Sudip Rawal di Jenewa.",
            ),
            (
                "Selat",
                "2031-06-02",
                "Pemerintah Chile membantah kabar bahwa Presiden Chile Rodrigo Alcaraz bertemu dengan Perdana Menteri "
                "Nepal Sudip Rawal di Jenewa.",
            ),
            (
                "Nusalima",
                "2031-06-09",
                "Presiden Chile Rodrigo Alcaraz akhirnya mengakui telah bertemu dengan Perdana Menteri Nepal Sudip "
                "Rawal di Jenewa pada 30 Mei 2031.",
            ),
        ],
        reader,
        pack,
    )
    meeting = one(told, "Rodrigo Alcaraz", "Sudip Rawal")
    assert [stage[0] for stage in life(meeting)] == ["rumoured", "denied", "occurred"]
    assert meeting.value == "2031-05-30"


def test_a_plan_announced_and_then_denied_is_denied(reader: Reader, pack: Pack) -> None:
    told = tell(
        [
            (
                "Lensa",
                "2031-06-01",
                "Kementerian Luar Negeri Serbia mengumumkan Presiden Turki Emre Aydin akan mengunjungi Serbia pada "
                "20 Juni 2031.",
            ),
            ("Selat", "2031-06-04", "Presiden Turki Emre Aydin membantah akan mengunjungi Serbia."),
        ],
        reader,
        pack,
    )
    visit = one(told, "Emre Aydin", "Serbia", predicates="visit")
    assert [stage[0] for stage in life(visit)] == ["announced", "denied"]
    assert visit.status == "denied"


def test_a_summit_of_every_year_is_another_each_year(reader: Reader, pack: Pack) -> None:
    told = tell(
        [
            (
                "Lensa",
                "2030-10-12",
                "Perdana Menteri Fiji Josaia Vakalala dan Presiden Palau Siro Remengau menggelar KTT di Suva pada "
                "11 Oktober 2030.",
            ),
            (
                "Selat",
                "2031-10-09",
                "Perdana Menteri Fiji Josaia Vakalala dan Presiden Palau Siro Remengau menggelar KTT di Koror pada "
                "Rabu (8/10/2031). KTT berikutnya akan digelar di Apia pada Oktober 2032.",
            ),
            (
                "Nusalima",
                "2031-10-10",
                "Perdana Menteri Fiji Josaia Vakalala dan Presiden Palau Siro Remengau mengakhiri KTT di Koror. "
                "KTT itu digelar pada 8 Oktober 2031.",
            ),
        ],
        reader,
        pack,
    )
    found = told.with_all("Josaia Vakalala", "Siro Remengau")
    assert [(h.value, h.status, h.place) for h in found] == [
        ("2030-10-11", "occurred", "Suva"),
        ("2031-10-08", "occurred", "Koror"),
        ("2032-10", "planned", "Apia"),
    ]


def test_meetings_of_one_pair_months_apart_stay_apart(reader: Reader, pack: Pack) -> None:
    told = tell(
        [
            (
                "Lensa",
                "2031-01-20",
                "Menteri Luar Negeri Jepang Haruto Mizuno bertemu dengan Menteri Luar Negeri Kenya Otieno Wafula di "
                "Nairobi pada Minggu (19/1/2031).",
            ),
            (
                "Selat",
                "2031-01-21",
                "Menteri Luar Negeri Jepang Haruto Mizuno telah bertemu dengan Menteri Luar Negeri Kenya "
                "Otieno Wafula.",
            ),
            (
                "Nusalima",
                "2031-06-15",
                "Menteri Luar Negeri Jepang Haruto Mizuno bertemu dengan Menteri Luar Negeri Kenya Otieno Wafula di "
                "Tokyo pada Sabtu (14/6/2031).",
            ),
        ],
        reader,
        pack,
    )
    found = told.with_all("Haruto Mizuno", "Otieno Wafula")
    assert [(h.value, h.place, len(h.tellings)) for h in found] == [
        ("2031-01-19", "Nairobi", 2),
        ("2031-06-14", "Tokyo", 1),
    ]


def test_a_range_and_a_day_in_it_agree(reader: Reader, pack: Pack) -> None:
    told = tell(
        [
            ("Selat", "2031-07-08", "Perdana Menteri Kanada Audrey Pelletier mengunjungi Ghana pada Senin (7/7/2031)."),
            ("Lensa", "2031-07-09", "Perdana Menteri Kanada Audrey Pelletier mengunjungi Ghana pada 7-9 Juli 2031."),
        ],
        reader,
        pack,
    )
    assert len(one(told, "Audrey Pelletier", "Ghana").tellings) == 2
    assert told.links.conflicts == ()


def test_calls_of_two_days_and_a_meeting_are_three(reader: Reader, pack: Pack) -> None:
    told = tell(
        [
            ("Lensa", "2031-08-05", "Presiden Mesir Samir Haddad menelepon Raja Yordania Talal pada Senin (4/8/2031)."),
            (
                "Nusalima",
                "2031-08-06",
                "Haddad Kembali Telepon Talal\n\n"
                "Presiden Mesir Samir Haddad kembali menelepon Raja Yordania Talal pada Selasa (5/8/2031).",
            ),
            (
                "Selat",
                "2031-08-07",
                "Presiden Mesir Samir Haddad bertemu dengan Raja Yordania Talal di Amman pada Rabu (6/8/2031).",
            ),
        ],
        reader,
        pack,
    )
    found = told.with_all("Samir Haddad", "Talal")
    assert [(h.predicate, h.value) for h in found] == [
        ("phone", "2031-08-04"),
        ("phone", "2031-08-05"),
        ("meet", "2031-08-06"),
    ]
    assert told.links.conflicts == ()


ATTACK: list[Page] = [
    ("Ufuk", "2031-06-02", "Pasukan Etiopia membombardir Eritrea hari ini (2/6)."),
    ("Lensa", "2031-06-03", "Militer Etiopia menyerang pangkalan udara Eritrea di Asmara pada Senin (2/6/2031)."),
    ("Selat", "2031-06-03", "Etiopia melancarkan serangan udara ke Asmara, Eritrea, kemarin."),
    ("Nusalima", "2031-06-03", "Etiopia menyerang Eritrea pada Senin. Pangkalan udara di Asmara rusak berat."),
    ("Pojok", "2031-06-04", "Militer Etiopia kembali menyerang Eritrea pada Selasa (3/6/2031)."),
]


def test_one_attack_told_with_four_kinds_of_date_and_the_next_days(reader: Reader, pack: Pack) -> None:
    told = tell(ATTACK, reader, pack)
    found = [(h.value, len({t.article for t in h.tellings})) for h in told.with_all("Ethiopia", "Eritrea")]
    assert found == [("2031-06-02", 4), ("2031-06-03", 1)]


def test_an_answer_to_an_attack_is_another_attack(reader: Reader, pack: Pack) -> None:
    told = tell(
        [
            *ATTACK[:2],
            ("Karang", "2031-06-03", "Eritrea menyerang Etiopia pada Senin (2/6/2031)."),
        ],
        reader,
        pack,
    )
    assert [len(h.tellings) for h in told.with_all("Ethiopia", "Eritrea")] in ([2, 1], [1, 2])


def test_what_one_says_of_two_matters_is_two_statements(reader: Reader, pack: Pack) -> None:
    told = tell(
        [
            ("Lensa", "2031-09-01", "Presiden Kolombia Luz Arango mendesak Panama membuka kembali perbatasan darat."),
            ("Selat", "2031-09-01", "Presiden Kolombia Luz Arango mendesak Panama mengembalikan kapal nelayan sitaan."),
            ("Nusalima", "2031-09-02", "Luz Arango mendesak Panama segera membuka perbatasan darat kedua negara."),
        ],
        reader,
        pack,
    )
    found = sorted(len(h.tellings) for h in told.with_all("Luz Arango", "Panama"))
    assert found == [1, 2]


def test_a_denial_of_another_matter_denies_nothing(reader: Reader, pack: Pack) -> None:
    told = tell(
        [
            ("Lensa", "2031-09-01", "Bolivia mendukung usulan Paraguay tentang pelabuhan sungai bersama."),
            ("Selat", "2031-09-01", "Bolivia tidak mendukung Paraguay dalam sengketa tarif kedelai."),
        ],
        reader,
        pack,
    )
    assert [c for c in told.links.conflicts if c.kind == "occurrence"] == []


@pytest.mark.parametrize("seed", range(3))
def test_pages_in_any_order_give_the_same(seed: int, reader: Reader, pack: Pack) -> None:
    records = read_pages([*POSTPONED, *ATTACK], reader, pack)
    wanted = msgspec.json.encode(link_records(records, pack=pack))
    random.Random(seed).shuffle(records)
    assert msgspec.json.encode(link_records(records, pack=pack)) == wanted


VISIT: list[Page] = [
    (
        "Selat",
        "2031-07-09",
        "Perdana Menteri Kanada Audrey Pelletier mengunjungi Ghana pada 7-9 Juli 2031. Pelletier bertemu dengan "
        "Presiden Ghana Kwabena Asante di Accra pada Selasa (8/7/2031).",
    ),
    (
        "Lensa",
        "2031-07-20",
        "Perdana Menteri Kanada Audrey Pelletier bertemu dengan Presiden Ghana Kwabena Asante di Toronto pada Sabtu "
        "(19/7/2031).",
    ),
]


def test_a_meeting_of_a_visit_is_part_of_it_and_a_later_one_elsewhere_is_not(reader: Reader, pack: Pack) -> None:
    told = tell(VISIT, reader, pack)
    visit = one(told, "Audrey Pelletier", "Ghana", predicates="visit")
    met = {h.value: h.part_of for h in told.with_all("Audrey Pelletier", "Kwabena Asante", predicates="meet")}
    assert met == {"2031-07-08": visit.id, "2031-07-19": None}


def test_meetings_beside_a_summit_are_part_of_it(reader: Reader, pack: Pack) -> None:
    told = tell(
        [
            (
                "Lensa",
                "2031-11-20",
                "Presiden Indonesia Bayu Prakoso, Perdana Menteri Malaysia Farid Zulkarnain, dan Perdana Menteri "
                "Vietnam Tran Duc Long menggelar KTT di Vientiane pada 19 November 2031. Di sela-sela KTT itu, Farid "
                "Zulkarnain bertemu dengan Tran Duc Long di Vientiane pada 19 November 2031.",
            ),
            (
                "Selat",
                "2031-11-20",
                "Presiden Indonesia Bayu Prakoso menggelar pertemuan bilateral dengan Perdana Menteri Vietnam Tran Duc "
                "Long di sela-sela KTT di Vientiane, Rabu (19/11/2031).",
            ),
        ],
        reader,
        pack,
    )
    summit = one(told, "Bayu Prakoso", "Farid Zulkarnain", "Tran Duc Long")
    meetings = told.with_all("Tran Duc Long", predicates="meet; meet one to one")
    assert len(meetings) == 2
    assert {h.part_of for h in meetings} == {summit.id}
    assert all(h.part_because for h in meetings)
    assert summit.part_of is None


def test_the_first_attack_after_its_threat_has_the_threat_in_its_life(reader: Reader, pack: Pack) -> None:
    told = tell(
        [
            ("Lensa", "2031-06-01", "Etiopia kemungkinan akan menyerang Eritrea, kata seorang pejabat Sudan."),
            ("Selat", "2031-06-05", "Militer Etiopia menyerang Eritrea pada Rabu (4/6/2031)."),
            ("Ufuk", "2031-06-08", "Etiopia kemungkinan akan menyerang Eritrea lagi."),
        ],
        reader,
        pack,
    )
    attacks = told.with_all("Ethiopia", "Eritrea", predicates="attack")
    assert [(h.status, len(h.tellings)) for h in attacks] == [("occurred", 2), ("hypothetical", 1)]


@pytest.mark.parametrize(
    ("text", "is_slight"),
    [
        ("Juru bicara Kementerian Luar Negeri Chile Pilar Inostroza menolak tuduhan itu.", True),
        ("Presiden Chile Rodrigo Alcaraz mendesak semua pihak menahan diri.", True),
        ("Presiden Chile Rodrigo Alcaraz mendesak Peru membuka perbatasan.", False),
        ("Presiden Chile Rodrigo Alcaraz bertemu dengan Presiden Peru Ines Cahuana.", False),
    ],
)
def test_words_of_one_page_to_nobody_are_no_line(text: str, is_slight: bool, reader: Reader, pack: Pack) -> None:
    page = (
        "Lensa",
        "2031-09-01",
        f"Cuaca cerah menyelimuti Santiago sejak pagi. Warga beraktivitas seperti biasa. {text}",
    )
    happenings = tell([page], reader, pack).links.happenings
    assert happenings
    assert [bool(h.slight) for h in happenings] == [is_slight] * len(happenings)


def test_words_that_two_pages_tell_are_a_line(reader: Reader, pack: Pack) -> None:
    text = "Presiden Chile Rodrigo Alcaraz mendesak semua pihak menahan diri."
    told = tell(
        [("Lensa", "2031-09-01", text), ("Selat", "2031-09-01", f"{text} Ia berpidato di Santiago.")], reader, pack
    )
    assert not one(told, "Rodrigo Alcaraz", predicates="urge").slight


def test_the_heading_of_a_denial_is_no_line_beside_what_it_denies(reader: Reader, pack: Pack) -> None:
    page = (
        "Nusalima",
        "2031-03-06",
        "Chile Bantah Kabar Lawatan\n\nPemerintah Chile membantah kabar bahwa Presiden Chile Rodrigo Alcaraz akan "
        "mengunjungi Nepal.",
    )
    told = tell([page], reader, pack)
    assert {h.predicate: bool(h.slight) for h in told.links.happenings} == {"visit": False, "deny an accusation": True}


def test_the_stops_of_a_visit_are_parts_of_it(reader: Reader, pack: Pack) -> None:
    told = tell(
        [
            (
                "Lensa",
                "2031-05-10",
                "Presiden Kenya Wanjiru Kamau mengunjungi Ceko pada 8-10 Mei 2031. Kamau juga mengunjungi Universitas "
                "Karlova pada Jumat (9/5/2031).",
            ),
            ("Selat", "2031-05-09", "Presiden Kenya Wanjiru Kamau tiba di Praha pada Kamis (8/5/2031)."),
        ],
        reader,
        pack,
    )
    visit = one(told, "Wanjiru Kamau", "Czech Republic")
    (stop,) = [h for h in told.with_all("Wanjiru Kamau") if h.id != visit.id]
    assert (stop.value, stop.part_of) == ("2031-05-09", visit.id)
    assert len({telling.article for telling in visit.tellings}) == 2


def test_a_meeting_announced_after_one_that_was_held_is_the_next(reader: Reader, pack: Pack) -> None:
    told = tell(
        [
            (
                "Selat",
                "2031-04-10",
                "Presiden Peru Ines Cahuana akan bertemu dengan Raja Yordania Talal pada April 2031.",
            ),
            (
                "Lensa",
                "2031-04-26",
                "Presiden Peru Ines Cahuana bertemu dengan Raja Yordania Talal di Amman pada Selasa (22/4/2031). "
                "Kementerian Luar Negeri Peru mengumumkan Raja Talal akan bertemu dengan Cahuana di Lima.",
            ),
        ],
        reader,
        pack,
    )
    found = [(h.status, h.place, len(h.tellings)) for h in told.with_all("Ines Cahuana", "Talal")]
    assert found == [("occurred", "Amman", 2), ("announced", "Lima", 1)]


def test_what_points_back_to_a_deed_long_over_is_no_plan(reader: Reader, pack: Pack) -> None:
    told = tell(
        [
            (
                "Selat",
                "2031-04-10",
                "Presiden Peru Ines Cahuana dan Raja Yordania Talal bertemu di Amman pada Februari 2030. Pertemuan itu "
                "digelar menjelang pemilu.",
            )
        ],
        reader,
        pack,
    )
    assert one(told, "Ines Cahuana", "Talal").status == "occurred"


def test_a_day_of_a_campaign_is_part_of_it(reader: Reader, pack: Pack) -> None:
    told = tell(
        [
            ("Lensa", "2031-06-10", "Etiopia membombardir Eritrea pada 2-9 Juni 2031. Ribuan warga mengungsi."),
            ("Selat", "2031-06-05", "Militer Etiopia menyerang Eritrea pada Rabu (4/6/2031)."),
            ("Ufuk", "2031-06-21", "Militer Etiopia menyerang Eritrea pada Jumat (20/6/2031)."),
        ],
        reader,
        pack,
    )
    whole, day, later = told.with_all("Ethiopia", "Eritrea")
    assert (whole.value, day.value, later.value) == ("2031-06-02/2031-06-09", "2031-06-04", "2031-06-20")
    assert (day.part_of, later.part_of) == (whole.id, None)
