"""Where reports disagree."""

from collections.abc import Sequence
from typing import Annotated, get_args

from fastapi import Query

from runut.present.board.pages.conflicts import Conflicts, Filters, build_conflicts
from runut.present.web.asked import one_of
from runut.present.web.pages import Pages
from runut.present.web.visit import PageNumber, Visiting
from runut.types.brief import ConflictKind, Verdict

KINDS: Sequence[ConflictKind] = get_args(ConflictKind)
VERDICTS: Sequence[Verdict] = get_args(Verdict)

pages = Pages()


@pages.page("/conflicts", "conflicts", is_held=True)
def conflicts(
    visit: Visiting,
    kind: Annotated[str, Query(description="What they are about, such as `date`.")] = "",
    verdict: Annotated[str, Query(description="Only with this verdict, such as `contradiction`.")] = "",
    story: Annotated[str, Query(description="Only those of the story with this id.")] = "",
    outlet: Annotated[str, Query(description="Only those in which this outlet takes a side.")] = "",
    page: PageNumber = 1,
) -> Conflicts:
    """Where reports disagree, the gravest first."""
    filters = Filters(
        kind=one_of(KINDS, kind),
        verdict=one_of(VERDICTS, verdict),
        story=story or None,
        outlet=outlet or None,
    )
    return build_conflicts(visit.snapshot(), visit.library.now(), visit.speech, filters, page=page)
