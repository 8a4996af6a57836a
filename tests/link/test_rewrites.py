"""Rewrites: inferred from the same deeds in the same rare words and order; what two only heard alike is none."""

import pytest
from tests.link.factory import Draft, make_record
from tests.link.test_copies import quoting

from runut.lang.gazetteer import load_gazetteer
from runut.lang.pack import load_pack
from runut.lang.rarity import load_rarity
from runut.link.dating import date_articles, reported_days
from runut.link.find import link_records
from runut.link.pages import Page
from runut.link.rewrites import find_repeats
from runut.link.world import World
from runut.types.links import Copy
from runut.types.record import Record

Sources = tuple[tuple[str, str, None], ...]
PM, PRESIDENT = "Katla Brynjars", "Ramiro Etchegaray"
JOURNAL = (("Diario Costanero", "outlet", None), ("Radio Atlantika", "outlet", None))
FIRST = (
    "Brynjars bersiap menyeberang ke Uruguay membawa usul kuota penangkapan ikan, tulis Diario Costanero",
    "Rombongannya hendak memanfaatkan lawatan untuk menghidupkan kembali perundingan kuota yang lama macet",
    "Ia bertemu Etchegaray terakhir kali di dermaga berkabut menjelang lomba layar lintas samudra",
    "Waktu itu keduanya menyepakati persahabatan tanpa pamrih di segala musim",
)
AGAIN = (
    "Perdana Menteri Islandia dikabarkan akan ke Uruguay dalam waktu dekat",
    "Ia disebut ingin menghidupkan kembali perundingan kuota dengan tuan rumah",
    "Brynjars dan Etchegaray berjumpa terakhir kali di dermaga berkabut menjelang lomba layar musim lalu",
    "Belum ada keterangan lain mengenai siapa saja yang ikut serta",
)
OWN = (
    "Perdana Menteri Islandia dijadwalkan mengunjungi Uruguay pekan depan",
    "Kunjungan itu akan membahas kerja sama perikanan kedua negara",
    "Brynjars terakhir bertemu Etchegaray di sela lomba layar tahun lalu",
    "Kementerian luar negeri belum merinci agenda lengkapnya",
)


def article(
    outlet: str, day: str | None, sentences: tuple[str, ...], sources: tuple[tuple[str, str, None], ...] = ()
) -> Record:
    acts = {
        0: {"actors": (PM,), "recipients": ("Uruguay",), "status": "planned"},
        2: {"actors": (PM,), "recipients": (PRESIDENT,), "mode": None, "predicate": "meet"},
    }
    return make_record(
        outlet,
        day,
        [Draft(text=f"{s}.", **acts.get(n, {"predicate": "note"})) for n, s in enumerate(sentences)],  # type: ignore[arg-type]
        sources=sources,
    )


def repeats(*records: Record) -> tuple[Copy, ...]:
    pack = load_pack("id")
    world = World(load_gazetteer(pack))
    dated = date_articles(records, pack=pack)
    return find_repeats([Page(r, reported_days(dated[r.id]), world) for r in records], load_rarity(pack))


def test_who_names_nobody_for_the_same_words_about_the_same_deeds_repeats_who_does() -> None:
    source = article("Harian Teluk", "2031-03-05", FIRST, JOURNAL)
    again = article("Kabar Pesisir", "2031-03-04", AGAIN)
    copies = repeats(source, again)
    assert [(c.article, c.of, c.kind, c.direction) for c in copies] == [(again.id, source.id, "rewrite", "attribution")]
    assert copies[0].origin == "Diario Costanero"
    assert "menghidupkan kembali perundingan kuota" in copies[0].because[0]
    assert "2 deeds in common" in copies[0].because[1]
    shared = [again.text[p.start : p.end] for p in copies[0].passages]
    assert shared == [source.text[p.of_start : p.of_end] for p in copies[0].passages]


def test_the_same_deeds_in_other_words_are_told_by_themselves() -> None:
    assert (
        repeats(article("Harian Teluk", "2031-03-05", FIRST, JOURNAL), article("Kabar Pesisir", "2031-03-05", OWN))
        == ()
    )


def test_who_names_a_source_too_is_no_rewrite() -> None:
    reuters = (("Reuters", "agency", None), ("AFP", "agency", None))
    other = article("Kabar Pesisir", "2031-03-05", AGAIN, reuters)
    assert repeats(article("Harian Teluk", "2031-03-05", FIRST, JOURNAL), other) == ()


def test_words_that_both_heard_from_one_speaker_are_no_sign() -> None:
    said = ("menghidupkan kembali perundingan kuota", "terakhir kali di dermaga berkabut menjelang lomba layar")
    source = quoting(article("Harian Teluk", "2031-03-05", FIRST, JOURNAL), *said)
    assert repeats(source, quoting(article("Kabar Pesisir", "2031-03-05", AGAIN), *said)) == ()


def test_the_background_that_one_owner_prints_in_two_papers_is_no_sign() -> None:
    assert repeats(article("kompas", "2031-03-05", FIRST, JOURNAL), article("tribunnews", "2031-03-05", AGAIN)) == ()


def test_weeks_apart_the_same_words_are_background() -> None:
    assert (
        repeats(article("Harian Teluk", "2031-03-05", FIRST, JOURNAL), article("Kabar Pesisir", "2031-04-15", AGAIN))
        == ()
    )


def test_phrases_in_another_order_are_chance() -> None:
    turned = (AGAIN[0], AGAIN[3], AGAIN[2], AGAIN[1])
    assert (
        repeats(article("Harian Teluk", "2031-03-05", FIRST, JOURNAL), article("Kabar Pesisir", "2031-03-05", turned))
        == ()
    )


@pytest.mark.parametrize("turned", [False, True])
def test_the_brief_shows_an_inferred_relay_with_passages_of_both(turned: bool) -> None:
    records = [article("Harian Teluk", "2031-03-05", FIRST, JOURNAL), article("Kabar Pesisir", "2031-03-05", AGAIN)]
    links = link_records(reversed(records) if turned else records, pack=load_pack("id"))
    inferred = [relay for relay in links.relays if relay.inferred]
    assert [(r.from_, r.via, r.origin) for r in inferred] == [("Kabar Pesisir", ("Harian Teluk",), "Diario Costanero")]
    texts = {record.id: record.text for record in records}
    assert {e.article for e in inferred[0].evidence} == set(texts)
    assert all(texts[e.article][e.start : e.end] == e.text for e in inferred[0].evidence)
    assert inferred[0].because
