"""How words are built of a root and affixes: which affixes a word has around a root, and which roots it may have."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from runut.errors import BadPack
from runut.lang.pack import Pack

MIN_ROOT = 3
_VOWELS = re.compile(r"[aeiou]+")
_ER_SYLLABLE = re.compile(r"[^aeiou]{1,2}er[^aeiou]")


class Shape(NamedTuple):
    """One shape of a prefix and the roots that it stands before."""

    form: str
    before: str = ""
    falls: str = ""
    root: str = ""
    short: bool = False
    er: bool = False

    def suits(self, root: str) -> bool:
        """Whether it may stand before a root."""
        return (
            (not self.before or root.startswith(tuple(self.before)))
            and (not self.root or root.startswith(self.root))
            and (not self.short or len(_VOWELS.findall(root)) == 1)
            and (not self.er or _ER_SYLLABLE.match(root) is not None)
        )


class Affixes(NamedTuple):
    """The pack's word building."""

    particles: tuple[str, ...]
    clitics: tuple[str, ...]
    proclitics: tuple[str, ...]
    sure_clitics: frozenset[str]
    closed: frozenset[str]
    names: frozenset[str]
    chains: tuple[tuple[str, ...], ...]
    suffixes: dict[str, tuple[str, ...]]
    shapes: dict[str, tuple[Shape, ...]]
    starts: dict[str, tuple[str, ...]]
    voices: dict[str, str]
    verbal: frozenset[str]
    single: frozenset[str]
    stative: frozenset[str]
    superlative: frozenset[str]
    lemmas: dict[str, str]


class Pattern(NamedTuple):
    """The prefixes before a root, outermost first, and the suffix behind it."""

    prefixes: tuple[str, ...] = ()
    suffix: str = ""

    def __str__(self) -> str:
        """As tables have it: `meN-per-kan`, `-an`; empty without affixes."""
        return f"{'-'.join(self.prefixes)}-{self.suffix}" if self.prefixes or self.suffix else ""

    @property
    def size(self) -> int:
        """How many affixes it has."""
        return len(self.prefixes) + bool(self.suffix)


@cache
def load_affixes(pack: Pack) -> Affixes:
    """The pack's `read/affixes.toml` and `read/lemmas.tsv`. Raises BadPack where a chain has an unknown prefix."""
    rules = pack.toml("read/affixes.toml")
    chains = tuple(tuple(filter(None, chain.split("-"))) for chain in rules["chains"])
    if unknown := {name for chain in chains for name in chain} - rules["prefix"].keys():
        raise BadPack(f"{pack.language}/read/affixes.toml: chains of unknown prefixes {sorted(unknown)}")
    return Affixes(
        particles=tuple(rules["particles"]),
        clitics=tuple(rules["clitics"]),
        proclitics=tuple(rules["proclitics"]),
        sure_clitics=frozenset(rules["sure_clitics"]),
        closed=frozenset(rules["closed"]),
        names=frozenset(rules["names"]),
        chains=chains,
        suffixes={name: tuple(ends) for name, ends in rules["suffixes"].items()},
        shapes={name: tuple(Shape(**shape) for shape in prefix["shapes"]) for name, prefix in rules["prefix"].items()},
        starts={name: tuple(s["form"] for s in prefix["shapes"]) for name, prefix in rules["prefix"].items()},
        voices={name: prefix["voice"] for name, prefix in rules["prefix"].items()},
        verbal=frozenset(rules["verbal"]),
        single=frozenset(rules["single"]),
        stative=frozenset(rules["ter"]["stative"]),
        superlative=frozenset(rules["ter"]["superlative"]),
        lemmas={form: lemma or form for form, lemma in pack.rows("read/lemmas.tsv", 2)},
    )


def explain(affixes: Affixes, word: str, root: str) -> Pattern | None:
    """The fewest affixes that make a word of a root; none where they do not, and no affix where both are the same."""
    if word == root:
        return Pattern()
    if root[1:] not in word:  # no more than its first letter falls away
        return None
    found = [pattern for pattern, bare in analyses(affixes, word) if bare == root]
    return min(found, key=_size) if found else None


def _size(pattern: Pattern) -> int:
    return pattern.size


def analyses(affixes: Affixes, word: str) -> Iterator[tuple[Pattern, str]]:
    """Every way to take affixes off a word, and the root that would be left; most roots are no words."""
    for chain in affixes.chains:
        if chain and not word.startswith(affixes.starts[chain[0]]):
            continue
        for suffix in affixes.suffixes[chain[0] if chain else ""]:
            if word.endswith(suffix):
                stem = word.removesuffix(suffix)
                for root in _without(affixes, stem, chain):
                    if len(root) >= MIN_ROOT:
                        yield Pattern(chain, suffix), root


def _without(affixes: Affixes, stem: str, chain: tuple[str, ...]) -> Iterator[str]:
    """What is left of a stem without a chain of prefixes, each in a shape that suits what follows."""
    if not chain:
        yield stem
        return
    for shape in affixes.shapes[chain[0]]:
        if stem.startswith(shape.form):
            rest = shape.falls + stem.removeprefix(shape.form)
            if shape.suits(rest):
                yield from _without(affixes, rest, chain[1:])
