"""Outlets of hand-built records: who was first, who rests on whom, and whose name is whose."""

from msgspec.structs import replace
from tests.link.factory import Draft, make_record

from runut.lang.pack import load_pack
from runut.link.assemble import assemble
from runut.link.story import link_story
from runut.present.board.outlets import UNKNOWN, Outlets
from runut.present.board.snapshot import Snapshot
from runut.store.casebook import Head
from runut.types.brief import Relay
from runut.types.links import Copy
from runut.types.record import Record

PM = "Katla Brynjars"


def visit(outlet: str, day: str | None, text: str = "Brynjars tiba.", source: str | None = None) -> Record:
    draft = Draft(text=text, actors=(PM,), recipients=("Uruguay",), value="2031-04-22", source=source)
    return make_record(outlet, day, [draft], sources=((source, "agency", None),) if source else ())


def outlets(*records: Record, nameless: tuple[Record, ...] = ()) -> Outlets:
    links = assemble([link_story([*records, *nameless], pack=load_pack("id"))])
    heads = {r.id: Head(r.id, r.path, r.url, r.outlet.name if r.outlet else None, None) for r in records}
    heads |= {r.id: Head(r.id, r.path, r.url, None, None) for r in nameless}
    return Snapshot(links, heads, as_of=None, version="1").outlets


def test_the_first_of_several_outlets_led() -> None:
    found = outlets(visit("Kabar A", "2031-04-23"), visit("Kabar B", "2031-04-24", "Brynjars mendarat.")).by_name
    assert (len(found["Kabar A"].first), len(found["Kabar A"].shared)) == (1, 1)
    assert (len(found["Kabar B"].first), len(found["Kabar B"].shared)) == (0, 1)


def test_one_day_is_a_tie() -> None:
    found = outlets(visit("Kabar A", "2031-04-23"), visit("Kabar B", "2031-04-23", "Brynjars mendarat.")).by_name
    assert [(len(one.first), len(one.level)) for one in found.values()] == [(0, 1), (0, 1)]


def test_what_one_outlet_alone_tells_is_no_first() -> None:
    (one,) = outlets(visit("Kabar A", "2031-04-23")).by_name.values()
    assert (len(one.told), one.shared, one.first, one.level) == (1, (), (), ())


def test_an_outlet_by_its_domain_and_by_its_name_is_one() -> None:
    found = outlets(visit("detik", "2031-04-23"), visit("detikcom", "2031-04-24", "Brynjars mendarat."))
    (one,) = found.by_name.values()
    assert (one.name, len(one.articles), one.shared) == ("detik", 2, ())
    assert found.name_of("detikcom") == "detik"


def test_articles_of_no_known_outlet_are_never_first_but_may_be_before_others() -> None:
    nameless = visit("x", "2031-04-22", "Brynjars hadir.")
    found = outlets(
        visit("Kabar A", "2031-04-23"), visit("Kabar B", "2031-04-24", "Brynjars mendarat."), nameless=(nameless,)
    ).by_name
    assert [one.first + one.level for one in found.values()] == [(), (), ()]
    assert list(found)[-1] == UNKNOWN


def test_who_is_cited_and_by_how_many() -> None:
    found = outlets(
        visit("Kabar A", "2031-04-23", source="Borealis"),
        visit("Kabar B", "2031-04-24", "Brynjars mendarat.", source="Borealis"),
    )
    assert [(one.name, one.articles) for one in found.by_name["Kabar A"].nearest] == [("Borealis", 1)]
    assert found.cited["Borealis"].outlets == ("Kabar A", "Kabar B")
    assert [one.resting for one in found.by_name.values()] == [1, 1]


def test_of_two_that_are_alike_none_is_called_the_copy_where_nobody_knows_which_was_first() -> None:
    a, b = visit("Kabar A", "2031-04-23"), visit("Kabar B", "2031-04-23", "Brynjars mendarat.")
    links = assemble([link_story([a, b], pack=load_pack("id"))])
    alike = Copy(article=b.id, of=a.id, likeness=1.0, kind="exact", direction="unknown")
    relay = Relay(article=b.id, from_="Kabar B", via=(), origin="Kabar A", evidence=(), copy_of=a.id)
    heads = {r.id: Head(r.id, r.path, r.url, r.outlet.name if r.outlet else None, None) for r in (a, b)}
    found = Snapshot(replace(links, copies=(alike,), relays=(relay,)), heads, as_of=None, version="1").outlets
    assert [(one.chains[0].how, one.copies, one.nearest) for one in found.by_name.values()] == [("alike", (), ())] * 2
    assert [len(one.level) for one in found.by_name.values()] == [1, 1]
    assert not found.cited
