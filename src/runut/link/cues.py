"""What a language pack knows about the words around an act."""

from functools import cache

from runut.lang.pack import Pack
from runut.types.brief import Turn
from runut.types.text import Value


class Cues(Value, frozen=True, kw_only=True):
    """Words too common to tell acts apart, affixes, words that turn a plan, words for what is part of more."""

    shortest: int
    hollow: frozenset[str]
    prefixes: tuple[str, ...]
    suffixes: tuple[str, ...]
    turns: dict[str, Turn]
    asides: frozenset[str]
    cancelled: dict[str, str]


NO_CUES = Cues(shortest=1, hollow=frozenset(), prefixes=(), suffixes=(), turns={}, asides=frozenset(), cancelled={})


@cache
def load_cues(pack: Pack) -> Cues:
    """The cues of a pack."""
    matter = pack.toml("link/matter.toml")
    return Cues(
        shortest=matter["shortest"],
        hollow=frozenset(matter["hollow"].split()),
        prefixes=tuple(matter["prefixes"]),
        suffixes=tuple(matter["suffixes"]),
        turns={
            word: "postponed" if turn == "postponed" else "cancelled" for word, turn in pack.rows("link/turns.tsv", 2)
        },
        asides=frozenset(word for (word,) in pack.rows("link/asides.tsv", 1)),
        cancelled={noun: predicate for noun, predicate in pack.rows("link/cancelled.tsv", 2)},
    )
