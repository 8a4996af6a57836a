"""The pack's words about names, as typed tables."""

from functools import cache

from runut.lang.pack import Pack
from runut.types.text import Value


class EntityWords(Value, frozen=True, kw_only=True):
    """Words that tell what a name stands for, all in small letters; phrases with single spaces."""

    places: frozenset[str]
    sent: frozenset[str]
    toward: frozenset[str]
    acting: frozenset[str]
    particles: frozenset[str]
    home: frozenset[str]
    ways: frozenset[str]
    ands: frozenset[str]
    titles: frozenset[str]
    honorifics: frozenset[str]
    addresses: frozenset[str]
    tongues: frozenset[str]
    royals: frozenset[str]
    buildings: frozenset[str]
    within: frozenset[str]
    kin: frozenset[str]
    kin_of: frozenset[str]
    sides: frozenset[str]
    struck: frozenset[str]
    states: frozenset[str]
    articles: frozenset[str]


@cache
def load_words(pack: Pack) -> EntityWords:
    """The pack's words about names."""
    rows = pack.rows("entities/words.tsv", 3)

    def of(kind: str) -> frozenset[str]:
        return frozenset(word for key, word, _ in rows if key == kind)

    return EntityWords(
        places=of("place"),
        sent=of("sent"),
        toward=of("toward"),
        acting=of("acting"),
        particles=of("particle"),
        home=of("home"),
        ways=of("way"),
        ands=of("and"),
        titles=of("title") | of("honorific") | of("address"),
        honorifics=of("honorific") | of("address"),
        addresses=of("address"),
        tongues=of("tongue"),
        royals=of("honorific") - of("address"),
        buildings=of("building"),
        within=of("within"),
        kin=of("kin"),
        kin_of=of("kinof"),
        sides=of("side"),
        struck=of("struck"),
        states=of("state"),
        articles=of("article"),
    )
