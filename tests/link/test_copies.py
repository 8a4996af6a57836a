"""Copies: what is one, where it stands, who had it first; and what is none though it is alike."""

import random

import msgspec
import pytest
from msgspec.structs import replace
from tests.link.factory import Draft, make_record

from runut.lang.gazetteer import load_gazetteer
from runut.lang.pack import load_pack
from runut.link.copies import find_copies
from runut.link.dating import date_articles, reported_days
from runut.link.pages import Page
from runut.link.pairs import find_pairs
from runut.link.world import World
from runut.types.links import Copy
from runut.types.record import Entity, Mention, Quotation, Record
from runut.types.text import Published

FERRY = (
    "Kapal feri Norrland merapat di dermaga timur Punta del Este pada pagi berkabut membawa empat puluh peneliti laut",
    "Rombongan itu dijemput wali kota yang semalam suntuk menunggu kabar dari menara radio di bukit sebelah utara",
    "Seorang juru masak menurunkan dua peti ikan kering yang sedianya hendak dijadikan hadiah bagi tuan rumah",
    "Hujan turun sepanjang siang sehingga upacara penyambutan dipindahkan ke gudang garam milik keluarga nelayan",
    "Menjelang malam para tamu diantar dengan tiga bus tua menuju penginapan di belakang pasar bunga",
)
BANK = (
    "Bank sentral menaikkan suku bunga acuan setengah poin setelah harga gandum naik selama tujuh bulan berturut-turut",
    "Para pedagang di pasar induk mengaku belum merasakan dampak keputusan itu terhadap harga roti dan tepung",
    "Menteri keuangan menjanjikan bantuan bagi penggilingan kecil yang terancam tutup sebelum musim panen berikutnya",
    "Serikat buruh pelabuhan menyambut dingin janji tersebut karena upah mereka tidak ikut naik sejak tahun lalu",
)
SPEECH = (
    "Kami datang bukan untuk menagih janji lama melainkan untuk memulai lembaran yang belum pernah ditulis siapa pun",
    "Laut yang memisahkan kita terlalu kaya untuk dibiarkan menjadi alasan saling mencurigai dari musim ke musim",
    "Karena itu saya mengundang semua nelayan kedua negeri duduk semeja sebelum es di teluk utara mencair lagi",
)


def article(outlet: str, day: str | None, *sentences: str, sources: tuple[tuple[str, str, None], ...] = ()) -> Record:
    return make_record(outlet, day, [Draft(text=f"{s}.") for s in sentences], sources=sources)


def quoting(record: Record, *said: str, speaker: Entity | None = None) -> Record:
    """The record with direct quotations of these words."""
    found = tuple(
        Quotation(
            id=f"q{n}",
            start=record.text.index(words),
            end=record.text.index(words) + len(words),
            direct=True,
            speakers=(speaker.id,) if speaker else (),
            speaker_surface=None,
            cue=None,
            addressee=None,
            attribution=None,
        )
        for n, words in enumerate(said)
    )
    return replace(record, quotations=found, entities=(*record.entities, speaker) if speaker else record.entities)


def copies(*records: Record) -> tuple[Copy, ...]:
    world = World(load_gazetteer(load_pack("id")))
    dated = date_articles(records, pack=load_pack("id"))
    return find_copies(find_pairs(Page(r, reported_days(dated[r.id]), world) for r in records))


def only(*records: Record) -> Copy:
    found = copies(*records)
    assert len(found) == 1
    return found[0]


def test_the_same_words_are_an_exact_copy_of_the_earlier() -> None:
    first = article("A", "2031-03-03", *FERRY)
    second = article("B", "2031-03-04", *(s.upper() for s in FERRY))
    copy = only(second, first)
    assert (copy.article, copy.of, copy.kind, copy.direction) == (second.id, first.id, "exact", "time")


def test_a_text_with_its_own_last_lines_is_a_near_copy() -> None:
    first = article("A", "2031-03-03", *FERRY)
    second = article("B", "2031-03-04", *FERRY, "Panitia belum mengumumkan acara hari berikutnya.")
    assert only(first, second).kind == "near"


def test_a_paragraph_carried_over_is_a_partial_copy_with_its_ranges_in_both() -> None:
    first = article("A", "2031-03-03", *FERRY)
    second = article("B", "2031-03-04", *BANK, FERRY[2], FERRY[3], FERRY[1])
    copy = only(first, second)
    assert (copy.kind, copy.of) == ("partial", first.id)
    ranges = [(second.text[p.start : p.end], first.text[p.of_start : p.of_end]) for p in copy.passages]
    assert [here for here, _ in ranges] == [f"{FERRY[2]}.\n{FERRY[3]}", FERRY[1]]
    assert all(here == there for here, there in ranges)


def test_one_sentence_alike_is_no_copy() -> None:
    assert copies(article("A", "2031-03-03", *FERRY), article("B", "2031-03-04", *BANK, FERRY[2])) == ()


def test_a_speech_that_two_quote_is_no_copy() -> None:
    first = quoting(article("A", "2031-03-03", *FERRY[:2], *SPEECH), *SPEECH)
    second = quoting(article("B", "2031-03-03", *SPEECH, *BANK[:2]), *SPEECH)
    assert copies(first, second) == ()


@pytest.mark.parametrize(("speaker", "kinds"), [("Sergey Lavrov", ["partial"]), ("Joko Widodo", [])])
def test_only_what_is_translated_in_the_same_words_is_a_sign(speaker: str, kinds: list[str]) -> None:
    entity = Entity(
        id="e9",
        name=speaker,
        type="PER",
        wikidata=None,
        labels={},
        mentions=(Mention(start=0, end=1, kind="name"),),
    )
    first = quoting(article("detik", "2031-03-03", *FERRY[:2], *SPEECH), *SPEECH, speaker=entity)
    second = quoting(article("kompas", "2031-03-03", *SPEECH, *BANK[:2]), *SPEECH, speaker=entity)
    assert [copy.kind for copy in copies(first, second)] == kinds


def test_a_speech_printed_again_years_later_is_no_copy() -> None:
    assert copies(article("A", "2031-03-03", *FERRY), article("B", "2034-03-03", *FERRY)) == ()


def test_a_statement_that_two_report_in_the_same_words_is_no_copy() -> None:
    ministry = (("Kementerian Kelautan", "official_statement", None),)
    first = article("A", "2031-03-03", *FERRY, sources=ministry)
    assert copies(first, article("B", "2031-03-04", *BANK, *FERRY[1:4], sources=ministry)) == ()


def test_the_wording_of_a_law_is_no_copy() -> None:
    law = (
        "Pasal 7 huruf c atau pasal 9 undang-undang nomor 12 tahun 2030 mengatur barang bukti yang disita",
        "Pasal 5 ayat 1 atau pasal 13 undang-undang nomor 20 tahun 2001 mengatur upah para penjaga dermaga",
        "Pasal 7 ayat 2 atau pasal 19 undang-undang nomor 28 tahun 2004 mengatur jatah garam bagi nelayan",
        "Pasal 8 ayat 3 atau pasal 21 undang-undang nomor 17 tahun 2006 mengatur tarif sandar kapal asing",
    )
    assert copies(article("A", "2031-03-03", *FERRY, *law), article("B", "2031-03-03", *BANK, *law)) == ()


def test_what_an_outlet_repeats_of_its_own_is_no_copy() -> None:
    first = article("A", "2031-03-03", *FERRY, *BANK[:2])
    assert copies(first, article("A", "2031-03-05", *FERRY[:3], *BANK[2:], *SPEECH)) == ()


def test_a_form_filled_in_again_is_no_copy() -> None:
    def forecast(outlet: str, low: int, high: int) -> Record:
        return article(outlet, "2031-03-03", *FERRY, f"Suhu di dermaga antara {low} dan {high} derajat sepanjang hari")

    assert copies(forecast("A", 14, 19), forecast("B", 11, 17)) == ()


def test_who_cites_the_other_copies_even_if_its_clock_is_earlier() -> None:
    citing = article("detik", "2031-03-03", *FERRY, sources=(("Kompas", "outlet", None),))
    cited = article("kompas", "2031-03-04", *FERRY, BANK[0])
    copy = only(citing, cited)
    assert (copy.article, copy.direction) == (citing.id, "attribution")


def test_the_agency_has_its_own_text_first() -> None:
    printed = article("detik", "2031-03-03", *FERRY)
    own = article("ANTARA", None, *FERRY, BANK[0])
    assert (only(printed, own).of, only(printed, own).direction) == (own.id, "agency")


def test_two_outlets_with_one_agency_text_have_it_from_the_agency() -> None:
    wire = (("Reuters", "agency", None),)
    first = article("kompas", "2031-03-03", *FERRY, sources=wire)
    second = article("republika", "2031-03-04", *FERRY, sources=wire)
    assert only(first, second).origin == "Reuters"


def test_on_one_day_the_longer_text_is_the_source() -> None:
    short = article("A", "2031-03-03", *FERRY[:4])
    long = article("B", "2031-03-03", *FERRY, BANK[0])
    assert (only(short, long).article, only(short, long).direction) == (short.id, "length")


def test_an_hour_of_publication_orders_two_pages_of_one_day() -> None:
    def at(record: Record, hour: str) -> Record:
        day = Published(value=f"2031-03-03T{hour}:00", earliest="2031-03-03", latest="2031-03-03", basis="given")
        return replace(record, published=day)

    late = at(article("A", "2031-03-03", *FERRY), "09")
    early = at(article("B", "2031-03-03", *FERRY, "Demikian."), "07")
    assert (only(late, early).of, only(late, early).direction) == (early.id, "time")


def test_undated_copies_of_one_length_have_no_known_direction() -> None:
    assert only(article("A", None, *FERRY), article("B", None, *FERRY)).direction == "unknown"


@pytest.mark.parametrize("seed", range(4))
def test_copies_of_copies_are_the_same_in_any_order_and_never_circular(seed: int) -> None:
    records = [
        article("detik", "2031-03-03", *FERRY, sources=(("Kompas", "outlet", None),)),
        article("kompas", "2031-03-05", *FERRY),
        article("suara", "2031-03-04", *FERRY, BANK[0]),
        article("tempo", None, *FERRY, BANK[1]),
        article("viva", "2031-03-06", *BANK, *FERRY[1:4]),
    ]
    wanted = copies(*records)
    random.Random(seed).shuffle(records)
    assert msgspec.json.encode(copies(*records)) == msgspec.json.encode(wanted)
    sources = {copy.article: copy.of for copy in wanted}
    for article_id in sources:
        seen = [article_id]
        while seen[-1] in sources:
            seen.append(sources[seen[-1]])
            assert len(seen) <= len(records)


def test_text_that_thirty_print_is_found_in_all_of_them() -> None:
    records = [article(f"Harian {n}", f"2031-03-{n + 1:02}", *FERRY, f"Laporan dari kota ke-{n}") for n in range(30)]
    assert {copy.article for copy in copies(*records)} == {record.id for record in records[1:]}
