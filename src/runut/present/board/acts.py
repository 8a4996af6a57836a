"""What somebody does with what is told in other words: they may deny, ask or promise it, and not say so."""

from functools import cache

from runut.annotate.reported.tables import load_cues
from runut.lang.pack import load_pack

PACK = "id"
SAYING = frozenset({"say", "report", "write", "announce", "kind"})  # they simply say it


def act_of(cue: str | None, *, direct: bool) -> str | None:
    """What a cue says that is done, such as `deny`; None where it is simply said, or stands in the speaker's own words,
    which tell it themselves."""
    act = None if direct else _acts().get((cue or "").casefold())
    return None if act in SAYING else act


@cache
def _acts() -> dict[str, str]:
    cues = load_cues(load_pack(PACK))
    tables = (cues.headline, cues.behind_marks, cues.after, cues.passive, cues.before)
    return {form.casefold(): cue.kind for table in tables for form, cue in table.items()}
