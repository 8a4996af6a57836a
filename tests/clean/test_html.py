"""HTML pages in the manner of Indonesian outlets: blocks with paths, junk in the body, and what the head says."""

import hashlib

import pytest

from runut.clean.page import clean_page
from runut.lang.pack import load_pack
from runut.types.text import Article, Given, Raw

PACK = load_pack("id")

BODY = """
<p>MONTEVIDEO, <strong>KOMPAS.com</strong> - Perdana Menteri Islandia Katla Brynjars bertemu dengan Presiden Uruguay
Ramiro Etchegaray di Montevideo untuk membahas perjanjian perikanan yang sudah lama tertunda.</p>
<div class="ads">Iklan</div>
<p>"Batas laut itu kami bahas dengan kepala dingin," kata Brynjars seusai pertemuan yang berlangsung dua jam itu.</p>
<p><strong>Baca juga: <a href="/sup">Resep Sup Ikan Kuah Asam untuk Musim Hujan</a></strong></p>
<h2>Batas Laut dan Perikanan</h2>
<p>Kedua negara berselisih tentang batas laut sejak kapal riset Islandia memasuki perairan Uruguay.<br>
Perundingan terakhir digelar di Reykjavik pada musim dingin yang lalu, tetapi gagal mencapai kata sepakat.</p>
<figure><img src="a.jpg"><figcaption>Kapal riset Islandia merapat di Montevideo. (Foto: Istimewa)</figcaption></figure>
<p>Menteri Luar Negeri Uruguay mengatakan bahwa putaran berikutnya akan digelar pada bulan Juni di Montevideo.</p>
"""

PAGE = f"""<!doctype html>
<html lang="id"><head><meta charset="utf-8">
<title>Islandia dan Uruguay Bahas Batas Laut - Kompas.com</title>
<meta property="og:title" content="Islandia dan Uruguay Bahas Batas Laut">
<link rel="canonical" href="https://internasional.kompas.com/read/2031/03/04/a">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Islandia dan Uruguay Bahas Batas Laut",
"datePublished": "2031-03-04T07:15:00+07:00", "author": [{{"@type": "Person", "name": "Ratih Kumala"}}]}}</script>
</head><body>
<nav><ul><li><a href="/">Beranda</a></li><li><a href="/global">Global</a></li></ul></nav>
<div class="container"><h1>Islandia dan Uruguay Bahas Batas Laut</h1>
<div class="read__content">{BODY}
<div class="read__byline">Penulis: Ratih Kumala Editor: Bima Satria</div></div></div>
<aside><h3>Terpopuler</h3><ul><li><a href="/1">Harga Cabai Turun, Pedagang Pasar Tersenyum</a></li></ul></aside>
<footer>Copyright 2031 PT Kompas</footer></body></html>"""


def clean(text: str) -> Article:
    data = text.encode()
    page = clean_page(Raw(data=data, sha256=hashlib.sha256(data).hexdigest(), path=None, given=Given()), pack=PACK)
    assert isinstance(page, Article), page
    return page


@pytest.fixture(scope="module")
def page() -> Article:
    return clean(PAGE)


def texts(page: Article, *kinds: str) -> list[str]:
    return [page.text[zone.start : zone.end] for zone in page.zones if zone.kind in kinds]


def test_what_the_head_says(page: Article) -> None:
    assert page.title is not None
    assert page.title.text == "Islandia dan Uruguay Bahas Batas Laut"
    assert page.published is not None
    assert (page.published.value, page.published.basis) == ("2031-03-04T07:15+07:00", "metadata")
    assert page.outlet is not None
    assert (page.outlet.name, page.outlet.domain) == ("Kompas", "internasional.kompas.com")
    assert page.url == "https://internasional.kompas.com/read/2031/03/04/a"
    assert [snippet.text for snippet in page.authors] == ["Ratih Kumala"]


def test_the_body_alone_is_read(page: Article) -> None:
    body = texts(page, "body")
    assert len(body) == 5
    assert body[0].startswith("Perdana Menteri Islandia Katla Brynjars bertemu")
    assert body[2].endswith("memasuki perairan Uruguay.")
    assert body[3].startswith("Perundingan terakhir digelar")
    assert texts(page, "dateline") == ["MONTEVIDEO, KOMPAS.com -"]
    assert texts(page, "heading") == ["Batas Laut dan Perikanan"]


def test_junk_inside_the_body_is_zoned(page: Article) -> None:
    assert texts(page, "promo") == ["Baca juga: Resep Sup Ikan Kuah Asam untuk Musim Hujan"]
    assert all("Cabai" not in text for text in texts(page, "body", "heading", "title"))


def test_every_zone_has_its_path(page: Article) -> None:
    paths = [zone.path or "" for zone in page.zones]
    assert all(path.startswith("/html") for path in paths)
    assert len({path for zone, path in zip(page.zones, paths, strict=True) if zone.kind == "body"}) >= 4


@pytest.mark.parametrize("mark", ["<!DOCTYPE html>\n", "", "<?xml version='1.0'?>\n", "<!-- cache -->\n"])
def test_a_page_is_known_by_its_content(mark: str) -> None:
    assert texts(clean(f"{mark}<html><body>{BODY}</body></html>"), "heading") == ["Batas Laut dan Perikanan"]


def test_a_page_without_a_head() -> None:
    page = clean(f"<div>{BODY}</div>")
    assert page.outlet is not None
    assert (page.outlet.name, page.outlet.basis) == ("Kompas", "dateline")


def test_text_that_speaks_of_tags_is_no_page() -> None:
    text = (
        "Menteri itu menulis <b>tidak</b> di papan, lalu meninggalkan ruang sidang tanpa menjawab pertanyaan wartawan."
    )
    assert clean(text).text == text
