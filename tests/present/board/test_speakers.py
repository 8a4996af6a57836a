"""Who is quoted and who takes part, over hand-built links and voices."""

from collections.abc import Mapping

from tests.link.factory import Draft, make_record

from runut.lang.pack import load_pack
from runut.link.assemble import assemble
from runut.link.story import link_story
from runut.present.board.called import Hearing
from runut.present.board.snapshot import Snapshot
from runut.present.board.speakers import Speakers
from runut.store.casebook import Head
from runut.store.voices import Cites, Heard, Named, Voices

PM = "Katla Brynjars"
A = make_record("Kabar A", "2031-04-23", [Draft(text="Brynjars tiba.", actors=(PM,), recipients=("Uruguay",))])
B = make_record("Kabar B", "2031-04-24", [Draft(text="Brynjars datang.", actors=(PM,), recipients=("Uruguay",))])
HERE = Named(PM, "prime minister", "Iceland")


def speakers(a: Voices, b: Voices, *, renamed: tuple[tuple[str, str], ...] = (), known: bool = True) -> Speakers:
    links = assemble([link_story([A, B] if known else [A], pack=load_pack("id"))])
    heads = {r.id: Head(r.id, r.path, r.url, r.outlet.name if r.outlet else None, None) for r in (A, B)}
    hearing = Hearing({A.id: a, B.id: b}, renamed)
    return Snapshot(links, heads, as_of=None, version="1", hearing=hearing).speakers


def counts(found: Mapping[str, object], name: str) -> tuple[int, int, int]:
    one = found[name]
    return one.quotations, one.direct, len(one.articles)  # type: ignore[attr-defined]


def test_quotations_are_counted_by_name_over_articles() -> None:
    found = speakers(
        Voices((Heard(PM, 1, 2), Heard(None, 0, 3)), (HERE,)),
        Voices((Heard(PM, 1, 1), Heard("Uruguay", 0, 1)), (HERE,)),
    )
    assert counts(found.by_name, PM) == (3, 2, 2)
    assert counts(found.by_name, "Uruguay") == (1, 0, 1)
    assert found.nameless == 3
    assert (found.by_name[PM].kind, found.by_name["Uruguay"].kind) == ("person", "body")
    assert found.by_name[PM].last == "2031-04-24"
    assert len(found.by_name[PM].happenings) == 1
    assert [one.name for one in found.ranked("quotations")] == [PM, "Uruguay"]


def test_a_slip_of_the_pen_is_the_same_person() -> None:
    slip = Named("Katla Brinjars", None, None)
    found = speakers(Voices((Heard(PM, 1, 1),), (HERE, HERE)), Voices((Heard("Katla Brinjars", 1, 1),), (slip,)))
    name = next(iter({found.name_in(A.id, PM), found.name_in(B.id, "Katla Brinjars")}))
    assert counts(found.by_name, name) == (2, 2, 2)
    assert found.by_name[name].called == (PM, "Katla Brinjars")


def test_who_was_renamed_by_a_person_goes_by_that_name() -> None:
    found = speakers(Voices((Heard(PM, 1, 1),), (HERE,)), Voices(), renamed=((PM, "K. Brynjars"),))
    assert counts(found.by_name, "K. Brynjars") == (1, 1, 1)


def test_what_is_not_out_yet_is_not_counted() -> None:
    found = speakers(Voices((Heard(PM, 1, 1),), (HERE,)), Voices((Heard(PM, 1, 4),), (HERE,)), known=False)
    assert counts(found.by_name, PM) == (1, 1, 1)


def test_a_medium_that_an_article_takes_for_a_person_is_none() -> None:
    medium = Named("Radio Jauh", None, None)
    found = speakers(Voices((Heard("Radio Jauh", 0, 1),), (medium,)), Voices((), (), (Cites("Radio Jauh", "outlet"),)))
    assert found.by_name["Radio Jauh"].kind == "body"
