"""The pack's words around offices, and how English titles behave."""

from functools import cache

from runut.lang.pack import Pack
from runut.types.text import Value


class TitleKind(Value, frozen=True, kw_only=True):
    """How an English title behaves: whether one person holds it, the preposition after it, its plural."""

    is_unique: bool
    preposition: str
    plural: str
    is_often_plural: bool = False


class OfficeWords(Value, frozen=True, kw_only=True):
    """Words around an office, in small letters."""

    priors: dict[str, str]
    ones: frozenset[str]
    manies: frozenset[str]
    qualifiers: frozenset[str]
    definites: frozenset[str]
    predicatives: frozenset[str]
    against: frozenset[str]
    duals: frozenset[str]
    froms: frozenset[str]
    fors: frozenset[str]
    ats: frozenset[str]
    alsos: frozenset[str]
    elects: frozenset[str]
    ordinals: frozenset[str]
    kinds: dict[str, TitleKind]
    alike: dict[str, tuple[str, ...]]
    first_words: frozenset[str]

    def kind_of(self, title: str, *, is_unique: bool) -> TitleKind:
        """How a title behaves: as the table says, else with a plain plural."""
        return self.kinds.get(title) or TitleKind(is_unique=is_unique, preposition="of", plural=f"{title}s")


@cache
def load_office_words(pack: Pack) -> OfficeWords:
    """The pack's words around offices."""
    rows = pack.rows("entities/office_words.tsv", 3)

    def of(kind: str) -> frozenset[str]:
        return frozenset(word for key, word, _ in rows if key == kind)

    return OfficeWords(
        priors={word: english for key, word, english in rows if key == "prior"},
        ones=of("one"),
        manies=of("many"),
        qualifiers=of("qualifier") | of("elect"),
        definites=of("definite"),
        predicatives=of("predicative"),
        against=of("against"),
        duals=of("dual"),
        froms=of("from"),
        fors=of("for"),
        ats=of("at"),
        alsos=of("also"),
        elects=of("elect"),
        ordinals=of("ordinal"),
        kinds={row[0]: _to_kind(row) for row in pack.rows("entities/office_kinds.tsv", 5)},
        alike={title: tuple(others.split(", ")) for title, others in pack.rows("entities/office_alike.tsv", 2)},
        first_words=frozenset(word.split()[0] for key, word, _ in rows if key in {"prior", "one", "many"}),
    )


def _to_kind(row: tuple[str, ...]) -> TitleKind:
    _, holders, preposition, plural, number = row
    return TitleKind(
        is_unique=holders == "one", preposition=preposition, plural=plural, is_often_plural=number == "plural"
    )
