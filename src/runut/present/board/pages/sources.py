"""Who tells: the outlets of the casebook, how often first and how often on the word of others; and whom they cite."""

from runut.present.board.outlets import UNKNOWN, Cited, CitedKind, Outlet
from runut.present.board.paging import Paging, cut
from runut.present.board.snapshot import Snapshot
from runut.types.text import Value

OUTLETS, CITED = 25, 25  # on a page
MOST = 3  # of those an outlet has things from, in a list


class Relayed(Value, frozen=True, kw_only=True):
    """Somebody from whom an outlet has things, and in how many articles; `inferred` where no text ever says so."""

    name: str
    articles: int
    inferred: bool


class OutletLine(Value, frozen=True, kw_only=True):
    """An outlet in a list; `name` is null for all articles of which no outlet is known, which may be of several.

    `first` and `last` are ISO days of report. `told` are the happenings that it tells, `resting` of those the ones on
    somebody else's word; `shared` those that several outlets tell, of which it told `led` before all others, `level`
    on the same day as others, and `repeated` only in repetition. `copies` are articles that are another outlet's text.
    """

    name: str | None
    articles: int
    undated: int
    first: str | None
    last: str | None
    told: int
    resting: int
    shared: int
    led: int
    level: int
    repeated: int
    copies: int
    has_from: tuple[Relayed, ...]


class CitedLine(Value, frozen=True, kw_only=True):
    """Whom outlets have something from, themselves or over others: how many known outlets, in how many articles.

    What `unnamed` sources say is not known to come from one of them.
    """

    name: str
    kind: CitedKind
    outlets: int
    articles: int


class Sources(Value, frozen=True, kw_only=True):
    """The outlets, those with most articles first, and those they cite, whoever most outlets cite first."""

    as_of: str | None
    outlets: tuple[OutletLine, ...]
    paging: Paging
    cited: tuple[CitedLine, ...]
    cited_paging: Paging


def build_sources(snapshot: Snapshot, *, page: int, cited_page: int) -> Sources:
    """Outlets and whom they cite."""
    found = snapshot.outlets
    outlets, paging = cut(list(found.by_name.values()), page, OUTLETS)
    cited, cited_paging = cut(list(found.cited.values()), cited_page, CITED)
    return Sources(
        as_of=snapshot.as_of,
        outlets=tuple(find_outlet_line(one) for one in outlets),
        paging=paging,
        cited=tuple(_cited_line(one) for one in cited),
        cited_paging=cited_paging,
    )


def find_outlet_line(outlet: Outlet) -> OutletLine:
    """An outlet as a line of a list."""
    return OutletLine(
        name=None if outlet.name == UNKNOWN else outlet.name,
        articles=len(outlet.articles),
        undated=outlet.undated,
        first=outlet.days[0] if outlet.days else None,
        last=outlet.days[1] if outlet.days else None,
        told=len(outlet.told),
        resting=outlet.resting,
        shared=len(outlet.shared),
        led=len(outlet.first),
        level=len(outlet.level),
        repeated=len(outlet.repeated),
        copies=len(outlet.copies),
        has_from=tuple(
            Relayed(name=one.name, articles=one.articles, inferred=one.is_inferred) for one in outlet.nearest[:MOST]
        ),
    )


def _cited_line(cited: Cited) -> CitedLine:
    return CitedLine(name=cited.name, kind=cited.kind, outlets=len(cited.outlets), articles=len(cited.articles))
