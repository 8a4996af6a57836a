"""What became known between two days: `runut.changes/1`, as docs/brief.md says."""

from typing import Literal

from runut.types.brief import Evidence
from runut.types.text import Value

ChangeKind = Literal["new", "status", "date", "denial", "origin", "conflict", "settled", "office"]


class Change(Value, frozen=True, kw_only=True):
    """One thing that is new. `id` is that of the happening, the conflict, or null for an office; `before` and `after`
    what was said then and is said now; `origins` the independent origins that are new, `articles` who says so."""

    kind: ChangeKind
    id: str | None
    label: str
    story: str | None
    before: str | None
    after: str | None
    reported: str | None
    articles: tuple[str, ...]
    origins: tuple[str, ...]
    evidence: tuple[Evidence, ...]


class Changes(Value, frozen=True, kw_only=True):
    """All that the casebook as of `until` says and did not yet say as of `since`."""

    schema: Literal["runut.changes/1"] = "runut.changes/1"
    since: str
    until: str | None
    language: str
    articles: tuple[str, ...]
    changes: tuple[Change, ...]
