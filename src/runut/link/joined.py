"""Which judgements count, and which articles they join: all that must be known before any story is linked."""

from collections.abc import Iterable, Sequence

from runut.types.judgement import Anchor, Judgement


def in_force(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Those that nobody took back, in the order in which they were made."""
    return sorted((one for one in judgements if not one.undone), key=_order)


def _order(judgement: Judgement) -> tuple[str, str]:
    return judgement.order


def joined_articles(judgements: Iterable[Judgement]) -> tuple[tuple[str, str], ...]:
    """Pairs of articles whose stories are one, since a person says that they tell the same, and nobody the contrary
    since."""
    pairs = set()
    judgements = in_force(judgements)
    for number, one in enumerate(judgements):
        if one.kind == "same":
            first, *others = one.sides
            later = [other for other in judgements[number:] if other.kind == "different"]
            for side in others:
                if side[0].article != first[0].article and not any(_parts(other, first, side) for other in later):
                    pairs.add((first[0].article, side[0].article))
    return tuple(sorted(pairs))


def _parts(different: Judgement, left: Sequence[Anchor], right: Sequence[Anchor]) -> bool:
    """Whether a judgement tells two groups apart."""
    mine = {number for number, side in enumerate(different.sides) if not set(side).isdisjoint(left)}
    theirs = {number for number, side in enumerate(different.sides) if not set(side).isdisjoint(right)}
    return bool(mine) and bool(theirs) and mine != theirs
