"""What persons judged, in the lines of a brief."""

from collections.abc import Iterator, Sequence

from runut.lang.wording import Wording
from runut.present.brief.labels import label_days
from runut.types.brief import Judged

MARKS = {"confirm": "✓", "note": "✎"}


def tell_judged(judged: Sequence[Judged], wording: Wording) -> Iterator[str]:
    """A line for each judgement: `✓ confirmed by Ani, 2 May 2031: occurred 22 Apr 2031 (saw the photograph)`."""
    for one in judged:
        said = " ".join(part for part in (_status(one, wording), _date(one, wording)) if part)
        if one.note:
            said = f"{said} ({one.note})" if said else one.note
        who = f"{wording.judged[one.kind]} {one.by}, {label_days(one.made[:10], wording)}"
        yield f"{MARKS.get(one.kind, '=')} {who}{f': {said}' if said else ''}"


def _status(judged: Judged, wording: Wording) -> str:
    return wording.status[judged.status] if judged.status else ""


def _date(judged: Judged, wording: Wording) -> str:
    return label_days(judged.value, wording) if judged.kind == "confirm" and judged.value else ""
