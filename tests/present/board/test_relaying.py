"""Who has a happening from whom: what the texts say, what was copied, and who names nobody."""

from tests.present.board.telling import copied, group, said, snapshot_of, stage

from runut.present.board.relaying import Hop, Relaying, find_relaying
from runut.present.board.speech import speech_in
from runut.types.brief import LifeStage, OriginGroup, Relay

NAMELESS = "anonymous source"


def find(life: list[LifeStage], groups: list[OriginGroup], relays: list[Relay]) -> Relaying:
    snapshot = snapshot_of(life, groups, relays)
    return find_relaying(snapshot, speech_in("en"), snapshot.happenings["h1"])


def shown(hops: tuple[Hop, ...]) -> list[str]:
    return [f"{hop.teller} {hop.tie} {hop.source}" for hop in hops]


def test_a_chain_is_followed_to_its_end_and_not_past_those_on_it() -> None:
    relays = [said("a", "Radio", "Paper"), said("a", "Radio"), said("a", "Paper"), said("a", "Ministry")]
    found = find([stage("rumoured", "a", "Paper")], [group("a", "Paper")], relays)
    assert shown(found.hops) == ["Outlet a said Radio", "Radio said Paper"]
    assert [hop.words[0].text for hop in found.hops] == ["as Radio says", "as Paper says"]


def test_whom_an_origin_cites_is_told_with_it() -> None:
    found = find([stage("rumoured", "a", "Paper")], [group("a", "Paper")], [said("a", "Paper", NAMELESS)])
    assert shown(found.hops) == ["Outlet a said Paper"]
    assert found.origins[0].cites == (NAMELESS,)


def test_a_copy_leads_to_what_it_copies_not_past_it() -> None:
    relays = [said("a", "Ministry"), said("b", "Ministry"), copied("b", "a")]
    found = find([stage("denied", "ab", "Ministry")], [group("ab", "Ministry")], relays)
    assert shown(found.hops) == ["Outlet a said Ministry", "Outlet b copy Outlet a"]
    assert found.repeating == ("Outlet b",)
    assert found.silent == ()


def test_a_source_of_its_own_beside_a_likeness_is_no_mere_repeating() -> None:
    relays = [said("b", "Minister"), copied("b", "a", inferred=True)]
    found = find([stage("rumoured", "ab", "Minister")], [group("b", "Minister")], relays)
    assert shown(found.hops) == ["Outlet b inferred Outlet a", "Outlet b said Minister"]
    assert found.others == ("Outlet a",)
    assert found.repeating == ()
    assert [one.outlet for one in found.silent] == ["Outlet a"]


def test_a_deed_for_which_nobody_is_named_is_not_laid_at_the_door_of_who_denied_the_plan() -> None:
    life = [stage("denied", "a", "Ministry"), stage("occurred", "ab")]
    found = find(life, [group("a", "Ministry")], [said("a", "Ministry")])
    assert found.origins[0].statuses == found.hops[0].statuses == ("denied",)
    assert [(one.outlet, one.statuses) for one in found.silent] == [
        ("Outlet a", ("occurred",)),
        ("Outlet b", ("occurred",)),
    ]


def test_the_first_of_those_who_name_nobody_is_the_origin() -> None:
    found = find([stage("occurred", "ab")], [group("a", "Outlet a")], [])
    assert found.hops == ()
    assert [origin.name for origin in found.origins] == ["Outlet a"]
    assert [one.outlet for one in found.silent] == ["Outlet b"]


def test_somebody_without_a_name_is_the_one_of_that_outlet() -> None:
    name = f"{NAMELESS} (Outlet a)"
    found = find([stage("rumoured", "a", name)], [group("a", name)], [said("a", NAMELESS)])
    assert shown(found.hops) == [f"Outlet a said {name}"]


def test_outlets_that_cite_each_other_do_not_lead_in_a_circle() -> None:
    relays = [copied("a", "b"), copied("b", "a")]
    found = find([stage("occurred", "ab")], [], relays)
    assert shown(found.hops) == ["Outlet a copy Outlet b"]
