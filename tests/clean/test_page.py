"""Whole pages: zones, title, outlet, people, time; and what is refused."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.clean.lines import is_blank
from runut.clean.page import clean_page
from runut.lang.pack import load_pack
from runut.types.text import Article, Given, Raw, Rejection

PACK = load_pack("id")


def clean(text: str | bytes, known: Given | None = None) -> Article | Rejection:
    data = text.encode() if isinstance(text, str) else text
    raw = Raw(data=data, sha256=hashlib.sha256(data).hexdigest(), path="page.txt", given=known or Given())
    return clean_page(raw, pack=PACK)


def article(text: str | bytes, known: Given | None = None) -> Article:
    page = clean(text, known)
    assert isinstance(page, Article), page
    return page


def kinds(page: Article) -> list[tuple[str, str]]:
    return [(zone.kind, page.text[zone.start : zone.end]) for zone in page.zones]


PAGE = """\
> >

PM Islandia Temui Presiden Uruguay, Bahas Batas Laut

Krisis Perikanan | 4 Maret 2031, 07:15 WIB
PM Islandia Katla Brynjars menyalami Presiden Etchegaray di Montevideo, Senin (3/3/2031). (Sumber: Istana)

MONTEVIDEO, KOMPAS.TV – PM Islandia Katla Brynjars bertemu dengan Presiden Ramiro Etchegaray, Senin (3/3/2031).

Baca Juga: Resep Sup Ikan Kuah Asam yang Cocok untuk Musim Hujan

"Batas laut itu kami bahas," kata Brynjars.

Lima Gawai Murah Terbaru, Nomor Tiga Paling Dicari Remaja

Perikanan dan Batas Laut

Perikanan dan batas laut kedua negara dirundingkan sejak tahun lalu.

Penulis : Ratih Kumala Editor : Bima Satria

Sumber : Diario Costanero

TERBARU
Harga Cabai Turun, Pedagang Tersenyum
"""


def test_a_page_with_everything() -> None:
    page = article(PAGE)
    assert [kind for kind, _ in kinds(page)] == [
        "navigation",
        "title",
        "byline",
        "caption",
        "dateline",
        "body",
        "promo",
        "body",
        "promo",
        "heading",
        "body",
        "byline",
        "credit",
        "related",
        "related",
    ]
    assert page.title is not None
    assert page.title.text == "PM Islandia Temui Presiden Uruguay, Bahas Batas Laut"
    assert page.outlet is not None
    assert (page.outlet.name, page.outlet.basis) == ("Kompas TV", "dateline")
    assert page.published is not None
    assert (page.published.value, page.published.basis) == ("2031-03-04T07:15+07:00", "byline")
    assert [snippet.text for snippet in page.authors] == ["Ratih Kumala"]
    assert [snippet.text for snippet in page.editors] == ["Bima Satria"]


@pytest.mark.parametrize(
    ("opening", "dateline", "outlet"),
    [
        ("JAKARTA, KOMPAS.com – Menteri", "JAKARTA, KOMPAS.com –", "Kompas"),
        ("TRIBUNNEWS.COM - Menteri", "TRIBUNNEWS.COM -", "Tribunnews"),
        ("TRIBUNNEWS.COM, JAKARTA - Menteri", "TRIBUNNEWS.COM, JAKARTA -", "Tribunnews"),
        ("TIMESINDONESIA, JAKARTA – Menteri", "TIMESINDONESIA, JAKARTA –", "TIMES Indonesia"),
        ("KRJOGJA.com, YOGYA - Menteri", "KRJOGJA.com, YOGYA -", "KR Jogja"),
        ("Krjogja.com - BANTUL - Menteri", "Krjogja.com - BANTUL -", "KR Jogja"),
        ("Liputan6.com, Jakarta - Menteri", "Liputan6.com, Jakarta -", "Liputan6"),
        ("Liputan6.com, Jakarta Menteri", "Liputan6.com, Jakarta", "Liputan6"),
        ("Jakarta, CNN Indonesia -- Menteri", "Jakarta, CNN Indonesia --", "CNN Indonesia"),
        ("Hongkong (CNN) Menteri", "Hongkong (CNN)", "CNN"),
        ("Jakarta (ANTARA) - Menteri", "Jakarta (ANTARA) -", "ANTARA"),
        ("REPUBLIKA.CO.ID, DOHA -- Menteri", "REPUBLIKA.CO.ID, DOHA --", "Republika"),
        ("Suara.com - Menteri", "Suara.com -", "Suara.com"),
        ("Bisnis.com, JAKARTA — Menteri", "Bisnis.com, JAKARTA —", "Bisnis Indonesia"),
        ("JAKARTA INSIDER - Menteri", "JAKARTA INSIDER -", "Jakarta Insider"),
        ("VIVA – Menteri", "VIVA –", "VIVA"),
        ("VIVA.co.id - Menteri", "VIVA.co.id -", "VIVA"),
        ("GUNUNGKIDUL, iNews.id - Menteri", "GUNUNGKIDUL, iNews.id -", "iNews"),
        ("JAKARTA, wartaufuk.com - Menteri", "JAKARTA, wartaufuk.com -", "wartaufuk.com"),
        ("Beijing – Menteri", "Beijing –", None),
        ("Bisnis.com,\xa0JAKARTA – Menteri", "Bisnis.com,\xa0JAKARTA –", "Bisnis Indonesia"),
        ("KRjogja.com Bogor - Menteri", "KRjogja.com Bogor -", "KR Jogja"),
        ("Liputan6.com, Jakarta Katla Brynjars, menteri", "Liputan6.com, Jakarta", "Liputan6"),
        ("REPUBLIKA.CO.ID, Menteri", "REPUBLIKA.CO.ID,", "Republika"),
        ("REPUBLIKA.CO.ID, DOHA ---- Menteri", "REPUBLIKA.CO.ID, DOHA ----", "Republika"),
        ("TEMPO . CO , Jakarta - Menteri", "TEMPO . CO , Jakarta -", "Tempo"),
        ("VIVA.co.id -Menteri", "VIVA.co.id -", "VIVA"),
        ("PERU-Menteri", "PERU-", None),
    ],
)
def test_dateline(opening: str, dateline: str, outlet: str | None) -> None:
    page = article(f"{opening} luar negeri itu mengatakan bahwa kunjungan akan dilakukan pada bulan depan.")
    assert kinds(page)[0] == ("dateline", dateline)
    assert (page.outlet.name if page.outlet else None) == outlet


def test_a_dateline_behind_junk() -> None:
    page = article("https://jogja.times.co.id/ TIMES JOGJA, BANTUL – Menteri itu tiba di Doha untuk berunding.")
    assert [kind for kind, _ in kinds(page)] == ["navigation", "dateline", "body"]
    assert page.outlet is not None
    assert page.outlet.name == "TIMES Indonesia"


@pytest.mark.parametrize(
    "text",
    [
        "Rusia - Ukraina kembali berunding di Doha pekan ini.",
        "Xi Jinping - Putin bertemu.",
        "Kompas.com Menteri itu tiba di Doha untuk berunding.",
        "NATO-Rusia kembali berunding di Doha pekan ini.",
        "KOMPAS.com, Detik.com, dan Tempo.co memuat surat itu.",
    ],
)
def test_a_pair_is_no_dateline(text: str) -> None:
    assert [kind for kind, _ in kinds(article(text))] == ["body"]


def test_a_caption_stands_between_the_standfirst_and_the_dateline() -> None:
    page = article(
        """Islandia Batal Kirim Duta Besar ke Lima

Islandia mengurungkan niat mengirim duta besar ke Lima pekan ini.

Perdana Menteri Islandia Katla Brynjars berjalan menuju ruang sidang di Reykjavik.

REYKJAVIK, KOMPAS.com - Islandia batal mengirim duta besar ke Lima, kata juru bicara pemerintah.

Peru belum menanggapi kabar itu hingga berita ini diturunkan."""
    )
    assert [kind for kind, _ in kinds(page)] == ["title", "body", "caption", "dateline", "body", "body"]


def test_a_dateline_in_a_line_of_its_own() -> None:
    page = article(
        "Islandia Kirim Menteri ke Lima\n\nReykjavik -\n\nMenteri luar negeri Islandia itu tiba di Lima lagi."
    )
    assert kinds(page)[1] == ("dateline", "Reykjavik -")


def test_headings_that_a_flat_page_ran_into_sentences() -> None:
    told = (
        "Kedua negara berselisih tentang batas laut sejak kapal riset itu memasuki perairan Uruguay pada musim dingin. "
    )
    page = article(
        f"{told * 3}Perundingan itu usai.Jalan BuntuSebuah usul baru sedang disiapkan. {told}"
        "Semua menunggu.PERAN LIMAMenteri Peru menolak. Aplikasi itu gagal.Fitur Baru WhatsApp tidak dipakai."
    )
    assert [text for kind, text in kinds(page) if kind == "heading"] == ["Jalan Buntu", "PERAN LIMA"]
    assert [text for kind, text in kinds(page) if kind == "body"][1].startswith("Sebuah usul baru")


def test_names_run_together_in_a_flat_page_are_no_heading() -> None:
    told = (
        "Kedua negara berselisih tentang batas laut sejak kapal riset itu memasuki perairan Uruguay pada musim dingin. "
    )
    text = f"{told * 4}Semua menunggu.Kepala Biro HukumKatla Brynjars menolak.Namun Uni EropaMenteri itu diam."
    assert [kind for kind, _ in kinds(article(text))] == ["body"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Menteri tiba di Doha pada hari ini, 4 Maret 2031, untuk berunding.", "2031-03-04"),
        ("Menteri tiba di Doha, Selasa (4/3/2031), dan disambut oleh emir.", "2031-03-04"),
        ("Menteri diperkirakan akan tiba di Doha pada Selasa (4/3/2031), kata stafnya.", "2031-03-04"),
        ("Menteri tiba, Selasa (4/3/2031). Ia akan pulang pada Kamis (6/3/2031).", "2031-03-04"),
        ("Perang pecah sejak 24 Februari 2022 dan belum juga berakhir hingga kini.", None),
    ],
)
def test_published_by_the_report(text: str, value: str | None) -> None:
    published = article(text).published
    assert (published.value if published else None) == value
    assert published is None or (published.basis == "text" and published.earliest <= value <= published.latest)  # type: ignore[operator]


def test_what_is_given_comes_first() -> None:
    known = Given(published="2031-03", outlet="Lensa", url="https://www.kompas.tv/a")
    page = article("JAKARTA, KOMPAS.com - Menteri tiba di Doha, Selasa (4/3/2031), untuk berunding.", known)
    assert page.published is not None
    assert (page.published.earliest, page.published.latest) == ("2031-03-01", "2031-03-31")
    assert page.outlet is not None
    assert (page.outlet.name, page.outlet.domain, page.outlet.basis) == ("Lensa", "kompas.tv", "given")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t \n", "empty"),
        (b"%PDF-1.7 ...", "binary"),
        (b"\x89PNG\r\n", "binary"),
        (b"abc\x00\x01def", "binary"),
        ("Menteri itu berkata: «tidak» é".encode("latin-1"), "encoding"),
        (
            b"The foreign minister said on Monday that the visit would not take place before the end of the year.",
            "language",
        ),
        (b"Halaman Selanjutnya", "no_article"),
        (b"<html></html>", "no_article"),
        (b"<!doctype html>", "no_article"),
        (b"<html><head><title>A</title></head><body></body></html>", "no_article"),
    ],
)
def test_rejection(data: bytes, reason: str) -> None:
    page = clean(data)
    assert isinstance(page, Rejection)
    assert page.reason == reason
    assert page.advice
    assert "\n" not in page.detail + page.advice


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings(codec: str) -> None:
    text = "Menteri luar negeri Peru tiba di Doha untuk berunding."
    assert article(text.encode(codec)).text == text


SCRAPS = st.sampled_from(
    [
        *PAGE.splitlines(),
        "",
        " ",
        "\xa0",
        "•",
        "(abc/def)",
        "Baca juga:",
        "Foto :",
        "\u2028",
        "ADVERTISEMENT",
        "“Ya.”",
        "İ",
    ]
)


@given(st.lists(SCRAPS | st.text(max_size=30), max_size=14).map("\n".join) | st.lists(SCRAPS, max_size=9).map(" ".join))
def test_zones_cover_what_shows_and_never_meet(text: str) -> None:
    page = clean(text)
    assert clean(text) == page
    if isinstance(page, Rejection):
        return
    at = 0
    for zone in page.zones:
        assert at <= zone.start < zone.end <= len(page.text)
        assert all(is_blank(character) for character in page.text[at : zone.start])
        at = zone.end
    assert all(is_blank(character) for character in page.text[at:])
