"""Small snapshots: one happening, told by a few articles."""

from runut.present.board.snapshot import Snapshot
from runut.store.casebook import Head
from runut.types.brief import Evidence, HappeningOrigins, LifeStage, OriginGroup, Relay
from runut.types.links import Dating, Happening, Links, Telling
from runut.types.record import Status
from runut.types.text import Published


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


def snapshot_of(
    life: list[LifeStage], groups: list[OriginGroup], relays: list[Relay], *, id: str = "h1", as_of: str | None = None
) -> Snapshot:
    """A happening told by articles `a`, `b`, … of outlets `Outlet a`, `Outlet b`, …"""
    articles = sorted({article for stage in life for article in stage.articles})
    happening = Happening(
        id=id,
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
            independent=len(groups), names=tuple(g.name for g in groups), copies=(), groups=tuple(groups)
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
    return Snapshot(links, heads, as_of=as_of, version=id)
