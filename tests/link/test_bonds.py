"""Judged bonds between mentions: the later outrank the earlier, and folding keeps to them."""

from hypothesis import given
from hypothesis import strategies as st
from tests.link.factory import Draft, make_record

from runut.lang.gazetteer import load_gazetteer
from runut.lang.pack import load_pack
from runut.link.bonds import Bond, Bonds, Key
from runut.link.happenings import fold
from runut.link.told import Told, tell_all
from runut.link.world import World
from runut.types.calendar import days_of


def key(letter: str) -> Key:
    return letter, "v1"


def bond(together: bool, *groups: str) -> Bond:
    return Bond(together, tuple(frozenset(map(key, group)) for group in groups))


def test_what_was_judged_the_same_has_one_root() -> None:
    bonds = Bonds.of([bond(True, "ab", "c")])
    assert len({bonds.root(key(k)) for k in "abc"}) == 1
    assert bonds.root(key("d")) is None


def test_the_later_of_two_contrary_judgements_counts() -> None:
    same, different = bond(True, "ab"), bond(False, "a", "b")
    assert Bonds.of([same, different]).cannot([key("a")], key("b"))
    bonds = Bonds.of([different, same])
    assert not bonds.cannot([key("a")], key("b"))
    assert bonds.root(key("a")) == bonds.root(key("b"))


def test_one_mention_taken_out_leaves_the_others_together() -> None:
    for out in "abc":
        bonds = Bonds.of([bond(True, "abc"), bond(False, out, "abc".replace(out, ""))])
        others = [k for k in "abc" if k != out]
        assert bonds.root(key(others[0])) == bonds.root(key(others[1])) != bonds.root(key(out))
        assert all(bonds.cannot([key(k)], key(out)) for k in others)


letters = st.text("abcdef", min_size=1, max_size=3)
some = st.lists(st.builds(bond, st.booleans(), letters, letters), max_size=6)


@given(some)
def test_no_two_of_one_root_are_apart_and_apart_is_symmetric(bonds: list[Bond]) -> None:
    made = Bonds.of(bonds)
    for a in "abcdef":
        for b in "abcdef":
            assert made.cannot([key(a)], key(b)) == made.cannot([key(b)], key(a))
            if made.root(key(a)) is not None and made.root(key(a)) == made.root(key(b)):
                assert not made.cannot([key(a)], key(b))


@given(some, letters, letters)
def test_the_last_judgement_always_holds(bonds: list[Bond], left: str, right: str) -> None:
    made = Bonds.of([*bonds, bond(True, left, right)])
    assert len({made.root(key(k)) for k in left + right}) == 1
    made = Bonds.of([*bonds, bond(False, left, right)])
    mine, theirs = set(left) - set(right), set(right) - set(left)
    assert all(made.cannot([key(a)], key(b)) for a in mine for b in theirs)


def told_visits(count: int) -> list[Told]:
    names: dict[tuple[str, str], str] = {}
    found = []
    for number in range(count):
        text = f"Brynjars mengunjungi Uruguay, kata kantornya dalam rilis ke-{number}."
        draft = Draft(text=text, actors=("Katla Brynjars",), recipients=("Uruguay",), value="2031-04-22")
        record = make_record(f"Outlet {number}", "2031-04-23", [draft])
        names |= {(record.id, entity.id): entity.name for entity in record.entities}
        found.append((record, days_of("2031-04-23")))
    world = World(load_gazetteer(load_pack("id")))
    return [t for r, days in found for t in tell_all(r, names=names, world=world, reported=days)]


def test_folding_keeps_apart_what_a_person_keeps_apart() -> None:
    tellings = told_visits(4)
    assert [len(c.members) for c in fold(tellings)] == [4]
    for out in tellings:
        others = frozenset(t.key for t in tellings if t is not out)
        clusters = fold(tellings, Bonds.of([Bond(False, (frozenset({out.key}), others))]))
        assert sorted(len(c.members) for c in clusters) == [1, 3]
        assert next(c for c in clusters if len(c.members) == 1).members == [out]
