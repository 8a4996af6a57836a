"""Every example of an occasion that dates an act, and of the word of order that comes as an afterthought."""

import tomllib
from collections.abc import Callable
from importlib.resources import files

import pytest

from runut.annotate.events.occasions import load_occasions
from runut.lang.pack import Pack
from runut.pipeline import annotate
from runut.read.reader import Reader
from runut.types.reading import Reading
from runut.types.record import Event
from runut.types.text import plain_article

Find = Callable[[str], Event]
EXAMPLES = tomllib.loads(
    files("runut.lang").joinpath("id", "events", "occasions.examples.toml").read_text(encoding="utf-8")
)["example"]
DAY = "2023-06-15"


@pytest.fixture(scope="module")
def find(reader: Reader, pack: Pack) -> Find:
    def found(marked: str) -> Event:
        text = marked.replace("[", "").replace("]", "")
        article = plain_article(text, published=DAY)
        reading = annotate(Reading(article=article, syntax=reader.read([article])[0]), pack=pack)
        return next(e for e in reading.events if e.start == marked.index("["))

    return found


@pytest.mark.parametrize("example", EXAMPLES, ids=[e["sentence"] for e in EXAMPLES])
def test_an_occasion_dates_an_act_to_the_month(find: Find, example: dict[str, str]) -> None:
    assert find(example["sentence"]).value == example["value"]


def test_occasions_end_no_earlier_than_they_begin(pack: Pack) -> None:
    assert all(o.first <= o.last for o in load_occasions(pack))


@pytest.mark.parametrize(
    ("sentence", "order"),
    [
        ("Presiden Brasil telah [bertemu] Presiden Peru sebelas kali, terakhir pada Mei.", "last"),
        ("Perdana Menteri India [mengunjungi] Jepang tiga kali, terakhir pada 2022.", "last"),
        ("Menteri Luar Negeri Mesir [menelepon] Menteri Luar Negeri Turki berkali-kali, terakhir pada Senin.", "last"),
        ("Presiden Chile [bertemu] Presiden Peru dua kali, pertama di Lima.", "first"),
        ("Presiden Brasil [bertemu] Presiden Peru, lalu terbang ke Bolivia.", None),
        ("Presiden Brasil [bertemu] Presiden Peru pada akhir masa jabatannya.", None),
    ],
)
def test_a_word_of_order_may_come_as_an_afterthought(find: Find, sentence: str, order: str | None) -> None:
    assert find(sentence).superlative == order
