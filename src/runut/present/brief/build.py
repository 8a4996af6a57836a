"""The brief as a value: records and their links, named in the reader's language."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from runut.lang.wording import Wording, load_wording
from runut.present.brief.labels import Naming, label_happening, label_names, naming_in
from runut.store.casebook import Head
from runut.types.brief import Brief, BriefArticle, BriefHappening, BriefStory, Judged
from runut.types.calendar import days_of
from runut.types.links import Dating, Happening, Links, Story

FUTURE = frozenset({"announced", "planned"})
ARRANGED = frozenset({"CONSULT", "AGREE", "COOPERATE", "RETREAT", "SANCTION", "AID"})  # what is planned long beforehand
# Days after which a plan without a day, of which nobody has spoken since, lies ahead no more: of such, and of all else.
STALE, FLEETING = 150, 30


def build_brief(heads: Mapping[str, Head], links: Links, *, as_of: str | None, language: str) -> Brief:
    """The casebook's answer; `heads` are its articles by id. Raises BadCall for an unknown language."""
    wording = load_wording(language)
    naming = naming_in(language)
    happenings = tuple(_happening(h, _judged(links, h.id), naming, wording) for h in links.happenings)
    return Brief(
        as_of=as_of,
        language=language,
        articles=tuple(name_dating(heads[d.article], d, _judged(links, d.article)) for d in links.datings),
        stories=tuple(_story(s, _judged(links, s.id), naming) for s in links.stories),
        happenings=happenings,
        conflicts=tuple(replace(c, judged=_judged(links, c.id)) for c in links.conflicts),
        offices=links.offices,
        ahead=find_ahead(links, as_of),
        relays=links.relays,
    )


def name_dating(head: Head, dating: Dating, judged: tuple[Judged, ...]) -> BriefArticle:
    """An article with what was worked out of its date."""
    return BriefArticle(
        id=head.id,
        path=head.path,
        url=head.url,
        outlet=head.outlet,
        title=head.title,
        published=dating.published,
        judged=judged,
    )


def _judged(links: Links, about: str) -> tuple[Judged, ...]:
    return links.judged.get(about, ())


def renamed(judged: Sequence[Judged], label: str) -> str:
    """The label that a person gave last, or else the program's."""
    given = [one.value for one in judged if one.kind == "rename" and one.value]
    return given[-1] if given else label


def _story(story: Story, judged: tuple[Judged, ...], naming: Naming) -> BriefStory:
    return BriefStory(
        id=story.id,
        label=renamed(judged, label_names(story.names, naming)),
        articles=story.articles,
        first=story.first,
        last=story.last,
        judged=judged,
    )


def _happening(happening: Happening, judged: tuple[Judged, ...], naming: Naming, wording: Wording) -> BriefHappening:
    return BriefHappening(
        id=happening.id,
        label=renamed(judged, label_happening(happening, naming, wording)),
        type=happening.type,
        mode=happening.mode,
        participants=happening.participants,
        place=happening.place,
        status=happening.status,
        value=happening.value,
        earliest=happening.earliest,
        latest=happening.latest,
        story=happening.story,
        life=happening.life,
        origins=happening.origins,
        conflicts=happening.conflicts,
        part_of=happening.part_of,
        slight=happening.slight,
        judged=judged,
    )


def find_ahead(links: Links, as_of: str | None) -> tuple[str, ...]:
    """Happenings still to come after `as_of`, or after the latest report where no day is asked for."""
    moment = as_of or max((s.last for s in links.stories if s.last), default="")
    return tuple(h.id for h in links.happenings if h.status in FUTURE and not h.slight and _lies_ahead(h, moment))


def _lies_ahead(happening: Happening, moment: str) -> bool:
    """Whether its day is to come; without one, whether somebody spoke of it not too long ago."""
    if happening.latest:
        return happening.latest > moment
    last = max((stage.reported for stage in happening.life if stage.reported), default=None)
    days, now = days_of(last), days_of(moment)
    return days is None or now is None or days.gap(now) <= (STALE if happening.type in ARRANGED else FLEETING)
