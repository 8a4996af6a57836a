"""Links of several stories as one answer."""

from msgspec.structs import replace
from tests.link.factory import Draft, make_record

from runut.lang.pack import load_pack
from runut.link.assemble import assemble
from runut.link.story import link_story
from runut.types.links import Links


def invasion(outlet: str) -> Links:
    draft = Draft(
        text="Rusia menyerbu Islandia pada 24 Februari 2031.",
        actors=("Russia",),
        recipients=("Iceland",),
        type="ASSAULT",
        mode=None,
        predicate="invade",
        value="2031-02-24",
    )
    return link_story([make_record(outlet, "2031-03-01", [draft])], pack=load_pack("id"))


def test_what_two_stories_tell_of_a_day_is_told_once() -> None:
    parts = [invasion("Kabar A"), invasion("Kabar B")]
    found = assemble(parts)
    (happening,) = found.happenings
    assert {t.article for t in happening.tellings} == {d.article for d in found.datings}
    assert happening.origins.independent == 1  # whether the two know it by themselves is unknown
    assert assemble(reversed(parts)) == found


def test_what_one_story_tells_apart_stays_apart() -> None:
    part = invasion("Kabar A")
    (happening,) = part.happenings
    twice = replace(part, happenings=(happening, replace(happening, id="h0")))
    assert len(assemble([twice]).happenings) == 2
