"""A page is read the same alone and among others: the record must not hang on its neighbours."""

import hashlib

from runut.read.reader import Reader
from runut.types.text import Article, Zone

PAGES = (
    "Wali Kota Bitung menemui nelayan Filipina di pelabuhan.",
    "Dewan kota menolak usul itu dua kali, kata juru bicaranya. Warga kecewa, tetapi rapat berikutnya tetap digelar.",
    "BITUNG - Rabu siang.",
)


def make_article(text: str) -> Article:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Article(
        id=digest[:16],
        sha256=digest,
        path=None,
        url=None,
        text=text,
        language="id",
        title=None,
        authors=(),
        editors=(),
        outlet=None,
        published=None,
        zones=(Zone(start=0, end=len(text), kind="body"),),
    )


def test_a_page_is_read_the_same_alone_and_among_others(reader: Reader) -> None:
    articles = [make_article(text) for text in PAGES]
    together = reader.read(articles)
    assert [reader.read([article])[0] for article in articles] == together
    assert reader.read(articles[::-1])[::-1] == together
