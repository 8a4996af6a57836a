"""A page is read the same alone and among others: the record must not hang on its neighbours."""

from runut.read.reader import Reader
from runut.types.text import Article, plain_article

PAGES = (
    "Wali Kota Bitung menemui nelayan Filipina di pelabuhan.",
    "Dewan kota menolak usul itu dua kali, kata juru bicaranya. Warga kecewa, tetapi rapat berikutnya tetap digelar.",
    "BITUNG - Rabu siang.",
)


def make_article(text: str) -> Article:
    return plain_article(text)


def test_a_page_is_read_the_same_alone_and_among_others(reader: Reader) -> None:
    articles = [make_article(text) for text in PAGES]
    together = reader.read(articles)
    assert [reader.read([article])[0] for article in articles] == together
    assert reader.read(articles[::-1])[::-1] == together
