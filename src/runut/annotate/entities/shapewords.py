"""The pack's words that tell what a run of capitalised words is."""

from functools import cache

from runut.lang.pack import Pack
from runut.types.syntax import EntityType
from runut.types.text import Value

_HEADS: tuple[tuple[str, EntityType], ...] = (
    ("orghead", "ORG"),
    ("evthead", "EVT"),
    ("lochead", "LOC"),
    ("fachead", "FAC"),
)


class ShapeWords(Value, frozen=True, kw_only=True):
    """Words that tell what a run of capitalised words is; all in small letters."""

    heads: dict[str, EntityType]
    saying: frozenset[str]
    says: frozenset[str]
    not_org: frozenset[str]
    not_name: frozenset[str]
    not_first: frozenset[str]
    tails: frozenset[str]
    before_org: frozenset[str]
    stripped: frozenset[str]
    places: frozenset[str]
    org_joints: frozenset[str]
    long_joints: frozenset[str]
    products: frozenset[str]
    arms: frozenset[str]
    given: frozenset[str]
    sites: frozenset[str]
    legal: frozenset[str]
    units: frozenset[str]
    media: frozenset[str]
    things: frozenset[str]
    domains: frozenset[str]
    derived: tuple[tuple[str, str], ...]


@cache
def load_shapes(pack: Pack) -> ShapeWords:
    """The pack's words about the shapes of names."""
    rows = pack.rows("entities/shapes.tsv", 2)

    def of(kind: str) -> frozenset[str]:
        return frozenset(word for key, word in rows if key == kind)

    return ShapeWords(
        heads={word: type for kind, type in _HEADS for word in of(kind)},
        saying=of("saying"),
        says=of("says"),
        not_org=of("notorg"),
        not_name=of("notname"),
        not_first=of("notfirst"),
        tails=of("orgtail"),
        before_org=of("orgbefore"),
        stripped=of("strip"),
        places=of("place"),
        org_joints=of("orgjoint"),
        long_joints=of("orgjoint") | of("longjoint"),
        products=of("product") | of("arm"),
        arms=of("arm"),
        given=of("given"),
        sites=of("site"),
        legal=of("legal"),
        units=of("unit"),
        media=of("medium"),
        things=of("thing") | of("domain"),
        domains=of("domain"),
        derived=tuple((start, end) for start, _, end in (word.partition("…") for word in sorted(of("derived")))),
    )
