"""Countries among the names: by the pack's own examples, and the stage alone on names of a model."""

import tomllib
from importlib.resources import files
from typing import Any

import pytest

from runut.lang.pack import load_pack
from runut.read.countries import CountryNames, Found, Tagged, load_country_names
from runut.read.entities import Name
from runut.read.reader import Reader
from runut.types.text import plain_article

EXAMPLES = tomllib.loads(files("runut.lang").joinpath("id/read/countries.examples.toml").read_text("utf-8"))["example"]


@pytest.fixture(scope="module")
def countries() -> CountryNames:
    return load_country_names(load_pack("id"))


@pytest.mark.parametrize("example", EXAMPLES, ids=[e["text"][:40] for e in EXAMPLES])
def test_example(example: dict[str, Any], reader: Reader) -> None:
    text = example["text"]
    (syntax,) = reader.read([plain_article(text)])
    found = [(name.type, text[name.start : name.end]) for name in syntax.names]
    assert [surface for kind, surface in found if kind == "GPE"] == example["countries"]
    assert [surface for kind, surface in found if kind == "PER"] == example.get("persons", [])
    assert not {surface for _, surface in found} & set(example.get("never", []))


def tagged(text: str) -> Tagged:
    """Words with guessed tags: capitals are names, `di` is a preposition."""
    words = text.split()
    upos = ["ADP" if word == "di" else "PROPN" if word[0].isupper() else "NOUN" for word in words]
    return Tagged(words, upos, ["flat:name"] * len(words))


@pytest.mark.parametrize(
    ("text", "model", "right"),
    [
        ("warga memuji Pasukan Suriah", [Name(2, 4, "ORG", False)], [Name(3, 4, "GPE", True)]),
        ("itu kata Kanselir Jerman", [Name(2, 4, "PER", False)], [Name(3, 4, "GPE", True)]),
        ("itu kata Menteri Luar Negeri Mesir", [Name(2, 6, "ORG", False)], [Name(5, 6, "GPE", True)]),
        (
            "itu kata Presiden AS Joe Biden",
            [Name(2, 6, "PER", False)],
            [Name(3, 4, "GPE", True), Name(4, 6, "PER", False)],
        ),
        ("itu kata Bank Indonesia", [Name(2, 4, "ORG", False)], [Name(2, 4, "ORG", False)]),
        ("itu kata Tentara Nasional Indonesia", [Name(2, 5, "ORG", False)], [Name(2, 5, "ORG", False)]),
        ("di Timor Leste", [Name(1, 2, "GPE", False)], [Name(1, 3, "GPE", False)]),
        ("di Guinea Khatulistiwa", [Name(1, 2, "GPE", False), Name(2, 3, "PER", False)], [Name(1, 3, "GPE", False)]),
        (
            "kata PM Timor Leste Xanana Gusmao",
            [Name(3, 6, "PER", False)],
            [Name(2, 4, "GPE", True), Name(4, 6, "PER", False)],
        ),
        ("pelatih Timnas U17 Indonesia", [Name(1, 4, "ORG", False)], [Name(3, 4, "GPE", True)]),
        ("dua Warga Negara Jepang", [Name(1, 4, "ORG", False)], [Name(3, 4, "GPE", True)]),
        ("murid bahasa Inggris", [Name(2, 3, "GPE", True)], []),
        ("oleh Georgia semalam", [Name(1, 2, "PER", False)], [Name(1, 2, "PER", False)]),
        ("anak Ahmad Yordania semalam", [Name(1, 3, "PER", False)], [Name(1, 3, "PER", False)]),
        ("kapten timnas Georgia", [Name(2, 3, "PER", False)], [Name(2, 3, "GPE", True)]),
        ("juga Menlu Retno hadir", [Name(1, 3, "PER", False)], [Name(2, 3, "PER", False)]),
        ("juga AKBP Budi hadir", [Name(1, 2, "PER", False), Name(2, 3, "PER", False)], [Name(2, 3, "PER", False)]),
        ("juga Perdana Menteri Singh hadir", [Name(1, 4, "PER", False)], [Name(3, 4, "PER", False)]),
        ("juga Sultan Hamid hadir", [Name(1, 3, "PER", False)], [Name(1, 3, "PER", False)]),
        ("juga Putri Ayu hadir", [Name(1, 3, "PER", False)], [Name(1, 3, "PER", False)]),
        ("juga Presiden hadir", [Name(1, 2, "PER", False)], [Name(1, 2, "PER", False)]),
        ("warga suka Kontes Robot Indonesia", [], []),
        ("juara Jepang Terbuka", [Name(1, 2, "GPE", True)], []),
        ("juga Iran Air rugi", [Name(1, 2, "GPE", False)], []),
        ("warga suka Samoa Amerika", [], []),
    ],
    ids=str,
)
def test_names_of_a_model_are_settled(text: str, model: list[Name], right: list[Name], countries: CountryNames) -> None:
    assert countries.settle(tagged(text), model) == right


def test_the_longest_known_name_counts(countries: CountryNames) -> None:
    words = ["di", "Republik", "Demokratik", "Kongo", "dan", "Hindia", "Belanda"]
    assert list(countries.find(words)) == [Found(1, 4, True), Found(5, 7, False)]


def test_settling_twice_changes_nothing(countries: CountryNames) -> None:
    sentence = tagged("Raja Belanda dan Menlu Retno bertemu Pasukan Suriah")
    once = countries.settle(sentence, [Name(0, 2, "PER", False), Name(3, 5, "PER", False), Name(6, 8, "ORG", False)])
    assert countries.settle(sentence, once) == once
