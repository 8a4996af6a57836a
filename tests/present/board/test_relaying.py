"""Who has a happening from whom: what the texts say, what was copied, and who names nobody."""

from runut.present.board.relaying import Hop, Relaying, find_relaying
from runut.present.board.snapshot import Snapshot
from runut.present.board.speech import speech_in
from runut.store.casebook import Head
from runut.types.brief import Evidence, HappeningOrigins, LifeStage, OriginGroup, Relay
from runut.types.links import Dating, Happening, Links, Telling
from runut.types.record import Status
from runut.types.text import Published

NAMELESS = "anonymous source"


def stage(status: Status, articles: str, *origins: str) -> LifeStage:
    return LifeStage(
        status=status, reported=None, value=None, articles=tuple(articles), origins=origins, evidence=(), independent=1
    )


def group(articles: str, *members: str) -> OriginGroup:
    return OriginGroup(name=members[0], members=members, articles=tuple(articles), because=())


def said(article: str, *chain: str) -> Relay:
    words = Evidence(article=article, start=0, end=9, text=f"as {chain[-1]} says")
    return Relay(article=article, from_=f"Outlet {article}", via=chain[:-1], origin=chain[-1], evidence=(words,))


def copied(article: str, of: str, *, inferred: bool = False) -> Relay:
    return Relay(
        article=article,
        from_=f"Outlet {article}",
        via=(),
        origin=f"Outlet {of}",
        evidence=(),
        copy_of=of,
        inferred=inferred,
    )


def find(life: list[LifeStage], groups: list[OriginGroup], relays: list[Relay], copies: str = "") -> Relaying:
    """The relaying of a happening told by articles `a`, `b`, … of outlets `Outlet a`, `Outlet b`, …"""
    articles = sorted({article for stage in life for article in stage.articles})
    happening = Happening(
        id="h1",
        type="CONSULT",
        mode=None,
        predicate="visit",
        participants=(),
        place=None,
        status=life[-1].status,
        value=None,
        earliest=None,
        latest=None,
        story=None,
        life=tuple(life),
        origins=HappeningOrigins(
            independent=len(groups), names=tuple(g.name for g in groups), copies=tuple(copies), groups=tuple(groups)
        ),
        conflicts=(),
        tellings=tuple(Telling(article=article, event="v1", because=()) for article in articles),
    )
    day = Published(value="2031-03-03", earliest="2031-03-03", latest="2031-03-03", basis="metadata")
    links = Links(
        datings=tuple(Dating(article=article, published=day, because="") for article in articles),
        copies=(),
        stories=(),
        happenings=(happening,),
        conflicts=(),
        offices=(),
        relays=tuple(relays),
    )
    heads = {article: Head(article, None, None, f"Outlet {article}", None) for article in articles}
    return find_relaying(Snapshot(links, heads, as_of=None, version="1"), speech_in("en"), happening)


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
