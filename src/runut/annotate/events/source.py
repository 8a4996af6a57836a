"""Who an act is told by, and what that does to its status."""

from runut.annotate.events.match import Hit
from runut.annotate.events.scene import Scene
from runut.annotate.events.status import Verdict
from runut.annotate.events.timing import When
from runut.types.record import Attribution, Entity, Quotation, Status
from runut.types.text import Value

_PRESS = frozenset({"outlet", "agency", "anonymous_source"})


_BYSTANDERS = frozenset({"observer", "expert", "analyst", "researcher", "lecturer", "professor", "academic"})


class Source(Value, frozen=True, kw_only=True):
    """The quotation that an act stands in, and whom the article has it from."""

    quotation: str | None = None
    attribution: str | None = None
    official: bool = False


def find_source(scene: Scene, hit: Hit) -> Source:
    """The smallest quotation and the nearest attribution that cover a trigger."""
    start, end = scene.words[hit.first].start, scene.words[hit.last].end
    quotation = min(
        (q for q in scene.reading.quotations if q.start <= start and end <= q.end), key=_length, default=None
    )
    attribution = min(
        (a for a in scene.reading.attributions if a.covers and a.covers.start <= start and end <= a.covers.end),
        key=_covered,
        default=None,
    )
    cited = quotation.attribution if quotation and quotation.attribution else None
    return Source(
        quotation=quotation.id if quotation else None,
        attribution=attribution.id if attribution else cited,
        official=_is_said_by_a_party(scene, quotation)
        or (attribution is not None and attribution.kind == "official_statement"),
    )


def _is_said_by_a_party(scene: Scene, quotation: Quotation | None) -> bool:
    """Whether somebody named says it who is not merely the press."""
    if quotation is None or not quotation.speakers:
        return False
    cited = next((a for a in scene.reading.attributions if a.id == quotation.attribution), None)
    pressed = cited is not None and cited.kind in _PRESS and cited.origin in quotation.speakers
    speakers = [e for e in scene.reading.entities if e.id in quotation.speakers]
    return not pressed and not all(_is_bystander(entity) for entity in speakers)


def _is_bystander(entity: Entity) -> bool:
    """Whether somebody speaks for nobody: known only as an observer, a scholar and the like."""
    titles = {office.title for office in entity.offices}
    return bool(titles) and titles <= _BYSTANDERS


def _length(quotation: Quotation) -> int:
    return quotation.end - quotation.start


def _covered(attribution: Attribution) -> int:
    return attribution.covers.end - attribution.covers.start if attribution.covers else 0


def settle(scene: Scene, verdict: Verdict, when: When, source: Source) -> Status:
    """The status once time and teller are known: what lies ahead is a plan, and an official's plan is announced."""
    status = verdict.status
    published = scene.reading.article.published
    if status == "occurred" and published and when.earliest and when.earliest > published.latest[:10]:
        status = "planned"
    if status == "planned" and _is_merely_before(verdict) and published and when.latest:
        status = "occurred" if when.latest < published.earliest[:10] else status
    if status == "planned" and "future:" in verdict.why and (source.official or _is_told_officially(scene, verdict)):
        return "announced"
    return status


def _is_merely_before(verdict: Verdict) -> bool:
    """Whether nothing but `sebelum` makes the act a plan."""
    return "before:" in verdict.why and not any(cue in verdict.why for cue in ("future:", "planned:", "postponed:"))


def _is_told_officially(scene: Scene, verdict: Verdict) -> bool:
    """Whether someone who speaks for a state or a side is the subject of the verb that tells the act."""
    if verdict.told is None:
        return False
    subjects = scene.tree.children(verdict.told, "nsubj")
    return any(scene.weighty(scene.tree.subtree(s)) or scene.entities_of(s) for s in subjects)
