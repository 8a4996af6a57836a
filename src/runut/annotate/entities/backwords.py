"""The pack's words that point back."""

from functools import cache

from runut.lang.pack import Pack
from runut.types.text import Value

_ONLY = "only"  # in the table: nobody without one of the offices


class BackNoun(Value, frozen=True, kw_only=True):
    """What a noun points back to (person, country, group), the offices that it asks for (English titles), whether
    nobody else will do, and the kinds of groups."""

    points_to: str
    offices: frozenset[str]
    kinds: frozenset[str]
    is_strict: bool


class BackWords(Value, frozen=True, kw_only=True):
    """Pronouns and nouns that point back, in small letters."""

    nouns: dict[str, BackNoun]
    nouns_by_first: frozenset[str]
    singulars: frozenset[str]
    plurals: frozenset[str]
    pairs: frozenset[str]
    duals: frozenset[str]
    long_duals: frozenset[str]
    needing: frozenset[str]
    thats: frozenset[str]
    breaks: frozenset[str]
    counts: frozenset[str]
    speech: frozenset[str]
    owned: frozenset[str]
    relatives: frozenset[str]
    homes: frozenset[str]
    armies: frozenset[str]
    triples: frozenset[str]
    articles: frozenset[str]
    generics: frozenset[str]
    compounds: frozenset[str]
    counted: frozenset[str]
    ins: frozenset[str]

    def dual_size(self, words: str) -> int:
        """How many of the first two words make the noun after them two of a kind."""
        return 2 if words in self.long_duals else 1


@cache
def load_back_words(pack: Pack) -> BackWords:
    """The pack's words that point back."""
    rows = pack.rows("entities/pronouns.tsv", 2)
    nouns = {noun: _back_noun(to, asked) for noun, to, asked in pack.rows("entities/nominals.tsv", 3)}

    def of(kind: str) -> frozenset[str]:
        return frozenset(word for key, word in rows if key == kind)

    return BackWords(
        nouns=nouns,
        nouns_by_first=frozenset(noun.split()[0] for noun in nouns),
        singulars=of("singular"),
        plurals=of("plural"),
        pairs=of("pair"),
        duals=frozenset(word.split()[0] for word in of("dual") | of("triple")),
        long_duals=frozenset(word for word in of("dual") if " " in word),
        needing=of("needing"),
        thats=of("that") | of("this"),
        breaks=of("break"),
        counts=of("count"),
        speech=of("speech"),
        owned=of("owned"),
        relatives=of("relative"),
        homes=of("homeland"),
        armies=of("army"),
        triples=of("triple"),
        articles=of("article"),
        generics=of("generic"),
        compounds=of("compound"),
        counted=of("counted"),
        ins=of("in"),
    )


def _back_noun(points_to: str, asked: str) -> BackNoun:
    words = frozenset(word for word in asked.split(", ") if word not in {"", _ONLY})
    is_group = points_to == "group"
    return BackNoun(
        points_to=points_to,
        offices=frozenset() if is_group else words,
        kinds=words if is_group else frozenset(),
        is_strict=_ONLY in asked.split(", "),
    )
