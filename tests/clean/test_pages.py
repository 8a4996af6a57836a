"""Whole HTML pages in the manner of a portal, a daily and a blog; and pages that would trip a reader up."""

import hashlib
from pathlib import Path
from typing import NamedTuple

import pytest

from runut.clean.page import clean_page
from runut.lang.pack import load_pack
from runut.types.text import Article, Given, Raw, Rejection

PACK = load_pack("id")
PAGES = Path(__file__).parent / "pages"
REPORT = "<p>Menteri luar negeri Peru tiba di Doha pada hari Senin untuk berunding dengan para duta besar.</p>" * 2


class Expected(NamedTuple):
    """What a page must give."""

    title: str
    outlet: tuple[str, str | None, str]
    published: tuple[str, str]
    authors: list[str]
    kinds: str
    first: str
    last: str


EXPECTED = {
    "portal": Expected(
        title="Islandia Tarik Duta Besar dari Lima, Peru Minta Penjelasan",
        outlet=("detikcom", "news.detik.com", "domain"),
        published=("2031-03-04T07:15", "metadata"),
        authors=["Rani Asmara"],
        kinds="title byline byline dateline body body advert body body promo promo byline",
        first="Pemerintah Islandia menarik duta besarnya dari Lima",
        last="putaran keempat pada bulan Mei.",
    ),
    "daily": Expected(
        title="Uruguay dan Islandia Sepakati Kuota Ikan Baru",
        outlet=("Kompas", "internasional.kompas.com", "domain"),
        published=("2031-03-05T10:15+07:00", "metadata"),
        authors=["Bima Satria"],
        kinds="title byline byline byline byline dateline body body promo heading body body promo navigation",
        first="Uruguay dan Islandia menyepakati kuota ikan baru",
        last="kuota bagi nelayan kecil terlalu rendah.",
    ),
    "blog": Expected(
        title="Warga Reykjavik Protes Kenaikan Harga Ikan",
        outlet=("Lensa Utara", "lensautara.example", "metadata"),
        published=("2031-03-06T02:40+00:00", "metadata"),
        authors=["Laksmi Wulandari"],
        kinds="title byline byline caption dateline body body heading body promo body",
        first="Ratusan warga memprotes kenaikan harga ikan",
        last="di pelabuhan Hafnarfjordur, menurut panitia.",
    ),
}


def clean(data: bytes) -> Article | Rejection:
    return clean_page(Raw(data=data, sha256=hashlib.sha256(data).hexdigest(), path=None, given=Given()), pack=PACK)


def article(data: bytes) -> Article:
    page = clean(data)
    assert isinstance(page, Article), page
    return page


@pytest.mark.parametrize("name", EXPECTED)
def test_page(name: str) -> None:
    page, expected = article((PAGES / f"{name}.html").read_bytes()), EXPECTED[name]
    assert page.title is not None
    assert page.title.text == expected.title
    assert page.outlet is not None
    assert (page.outlet.name, page.outlet.domain, page.outlet.basis) == expected.outlet
    assert page.published is not None
    assert (page.published.value, page.published.basis) == expected.published
    assert [snippet.text for snippet in page.authors] == expected.authors
    assert " ".join(zone.kind for zone in page.zones) == expected.kinds
    body = [page.text[zone.start : zone.end] for zone in page.zones if zone.kind == "body"]
    assert body[0].startswith(expected.first)
    assert body[-1].endswith(expected.last)


@pytest.mark.parametrize("name", EXPECTED)
def test_nothing_from_around_the_report_is_read(name: str) -> None:
    page = article((PAGES / f"{name}.html").read_bytes())
    for alien in ("Cabai", "Bioskop", "Resep", "Panen", "WordPress", "dataLayer", "font-weight", "Tanaman"):
        assert alien not in page.text


@pytest.mark.parametrize(
    "page",
    [
        f"<svg><title>ikon</title><text>Ikon besar</text></svg>{REPORT}",
        f"<script>var a = '<p>Ikon besar</p>';</script>{REPORT}",
        f"<template><p>Ikon besar</p></template><noscript>Ikon besar</noscript>{REPORT}",
        f"<select><option>Ikon besar</option></select><button>Ikon besar</button>{REPORT}",
        "<div>" * 1200 + REPORT + "</div>" * 1200,
        f"<!-- {'Ikon besar ' * 900} -->{REPORT}",
        REPORT.replace("</p>", "") + "<div><table><tr><td>",
        f"<?php echo 'Ikon besar' ?>{REPORT}",
        f"&#0;&#1;&#xD800;{REPORT}",
    ],
)
def test_hostile_bodies(page: str) -> None:
    text = article(f"<html><body>{page}</body></html>".encode()).text
    assert text.count("Menteri luar negeri Peru tiba di Doha") == 2
    assert "Ikon" not in text
    assert "\x01" not in text


@pytest.mark.parametrize(
    "head",
    [
        f"<script type='application/ld+json'>{'[' * 9000}{']' * 9000}</script>",
        '<script type=\'application/ld+json\'>{"@type": ["NewsArticle"], "headline": 5, "author": []}</script>',
        "<script type='application/ld+json'>{broken</script>",
        "<link rel='canonical' href='http://[lensa/'>",
        "<meta property='article:published_time' content='2031-13-45T99:99'>",
        "<meta charset='no-such-encoding'>",
        "<meta charset='windows-1252'>",
    ],
)
def test_hostile_heads(head: str) -> None:
    page = article(f"<html><head>{head}</head><body>{REPORT}</body></html>".encode())
    assert page.published is None
    assert page.outlet is None


@pytest.mark.parametrize(
    "page",
    [
        "<html><body><script>alert(1)</script></body></html>",
        "<html><body><svg><text>Ikon besar</text></svg></body></html>",
        "<html><frameset><frame src='a.html'></frameset></html>",
        "<html><body>" + "<div>" * 20000 + REPORT,
    ],
)
def test_a_page_without_a_report(page: str) -> None:
    rejection = clean(page.encode())
    assert isinstance(rejection, Rejection)
    assert rejection.reason == "no_article"


@pytest.mark.parametrize(
    "declared",
    [
        "<meta charset='windows-1252'>",
        '<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">',
        "<META CHARSET=latin1>",
        "<meta charset=cp1252 />",
    ],
)
def test_a_page_that_declares_a_western_encoding(declared: str) -> None:
    told = REPORT.replace("Doha", "“Doha” é")
    page = f"<html><head>{declared}</head><body>{told}</body></html>"
    assert "tiba di “Doha” é pada hari" in article(page.encode("cp1252")).text
    assert "tiba di “Doha” é pada hari" in article(page.encode()).text


@pytest.mark.parametrize("declared", ["", "<meta charset='utf-8'>", "<meta charset='shift_jis'>"])
def test_an_encoding_that_is_not_declared_is_refused(declared: str) -> None:
    page = f"<html><head>{declared}</head><body>{REPORT.replace('Doha', 'é“')}</body></html>"
    rejection = clean(page.encode("cp1252"))
    assert isinstance(rejection, Rejection)
    assert rejection.reason == "encoding"
