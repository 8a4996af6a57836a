"""Independent origins: what counts as one, what as two, and what the brief says about why."""

from msgspec.structs import replace
from tests.link.factory import Draft, make_record

from runut.lang.pack import load_pack
from runut.link.find import link_records
from runut.types.brief import HappeningOrigins, OriginGroup
from runut.types.links import Links
from runut.types.record import Record
from runut.types.text import Span

PM = "Katla Brynjars"
Sources = tuple[tuple[str, str, str | None], ...]


def link(*records: Record) -> Links:
    return link_records(records, pack=load_pack("id"))


def told(outlet: str, source: str | None, sources: Sources = (), text: str = "", day: str = "2031-04-23") -> Record:
    """An article that tells of the prime minister's visit, as some source says."""
    visit = Draft(
        text=text or f"Brynjars ke Uruguay, kata {source or outlet}.",
        actors=(PM,),
        recipients=("Uruguay",),
        value="2031-04-22",
        source=source,
    )
    return make_record(outlet, day, [visit], sources=sources)


def said(outlet: str, name: str, kind: str = "official_statement") -> Record:
    return told(outlet, name, ((name, kind, None),))


def through(outlet: str, medium: str, name: str, kind: str = "official_statement") -> Record:
    return told(outlet, name, ((medium, "agency", None), (name, kind, medium)))


def origins(*records: Record) -> HappeningOrigins:
    happenings = link(*records).happenings
    assert len(happenings) == 1
    return happenings[0].origins


def group(found: HappeningOrigins, name: str) -> OriginGroup:
    return next(g for g in found.groups if g.name == name)


def test_one_statement_told_by_three_outlets_is_one_origin() -> None:
    found = origins(*(said(outlet, "Sergey Lavrov") for outlet in ("detik", "kompas", "suara")))
    assert (found.independent, found.names) == (1, ("Sergey Lavrov",))
    assert len(group(found, "Sergey Lavrov").articles) == 3


def test_two_of_one_government_are_one_and_two_governments_two() -> None:
    found = origins(said("detik", "Sergey Lavrov"), said("kompas", "Kremlin"), said("suara", "Wang Yi"))
    assert found.independent == 2
    russia = next(g for g in found.groups if "Kremlin" in g.members)
    assert set(russia.members) == {"Sergey Lavrov", "Kremlin"}
    assert set(russia.because) == {"Sergey Lavrov speaks for Russia", "Kremlin speaks for Russia"}


def test_ministries_count_with_their_country_even_where_no_table_lists_them() -> None:
    found = origins(
        said("detik", "North Korean Ministry of Railways"),
        said("kompas", "KCNA", "agency"),
        said("suara", "Kim Jong Un"),
    )
    assert found.independent == 1


def test_state_media_are_their_state() -> None:
    assert (
        origins(said("detik", "Iranian state television", "outlet"), said("kompas", "IRNA", "agency")).independent == 1
    )


def test_two_agencies_are_two() -> None:
    assert origins(said("detik", "Reuters", "agency"), said("kompas", "AFP", "agency")).independent == 2


def test_outlets_of_one_owner_are_one() -> None:
    found = origins(said("suara", "CNN Indonesia", "outlet"), said("viva", "detikcom", "outlet"))
    assert found.independent == 1
    assert set(found.groups[0].because) == {"CNN Indonesia belongs to Trans Media", "detikcom belongs to Trans Media"}


def test_an_agency_that_only_passes_on_what_an_official_said_is_no_second_origin() -> None:
    found = origins(through("detik", "Reuters", "Sergey Lavrov"), said("kompas", "Reuters", "agency"))
    assert (found.independent, found.names) == (1, ("Sergey Lavrov",))
    assert "Reuters passes it on" in found.groups[0].because


def test_one_interviewee_by_two_routes_is_one() -> None:
    found = origins(through("detik", "Reuters", "Sergey Lavrov"), through("kompas", "AFP", "Sergey Lavrov"))
    assert (found.independent, found.names) == (1, ("Sergey Lavrov",))


def test_an_unnamed_source_is_no_origin_beside_the_outlet_that_has_it() -> None:
    found = origins(
        told("Harian Teluk", "anonymous source", (("anonymous source", "anonymous_source", None),)),
        told("detik", "Harian Teluk", (("Harian Teluk", "outlet", None),), day="2031-04-24"),
    )
    assert found.independent == 1


def test_witnesses_and_papers_without_a_name_count_as_the_outlet_that_has_them() -> None:
    found = origins(
        told("detik", "witness", (("witness", "witness", None),)),
        told("detik", "dokumen", (("dokumen", "document", None),), text="Lawatan ke Uruguay ada dalam dokumen."),
    )
    assert found.independent == 1


def test_somebody_who_speaks_for_nobody_known_adds_nothing_beside_others() -> None:
    found = origins(said("detik", "Sergey Lavrov"), said("kompas", "Embla Torfadottir"))
    assert found.independent == 1
    assert "for whom Embla Torfadottir speaks is not known" in found.groups[0].because


def test_a_dateline_with_the_outlets_own_name_is_no_source() -> None:
    own = told("jogja.times.co.id", "TIMES Indonesia", (("TIMES Indonesia", "outlet", None),))
    assert origins(own, said("detik", "Kremlin")).names == ("Kremlin",)


def test_an_article_that_names_a_source_elsewhere_is_no_second_origin() -> None:
    visit = Draft(text="Brynjars ke Uruguay.", actors=(PM,), recipients=("Uruguay",), value="2031-04-22")
    plan = Draft(
        text="Brynjars akan ke Uruguay, menurut Kremlin.",
        actors=(PM,),
        recipients=("Uruguay",),
        value="2031-04-22",
        status="announced",
        source="Kremlin",
    )
    found = origins(
        make_record("detik", "2031-04-23", [plan, visit], sources=(("Kremlin", "official_statement", None),))
    )
    assert found.names == ("Kremlin",)


BODY = (
    "Perdana menteri berangkat dengan pesawat kecil menuju selatan bersama dua belas peneliti laut dan seorang juru "
    "masak yang pandai mengolah ikan kering dari kampung halamannya di pesisir utara yang berangin kencang sekali."
)


def test_a_copy_counts_as_what_it_copies_whoever_it_credits() -> None:
    found = link(
        told("detik", "AFP", (("AFP", "agency", None),), BODY, "2031-04-23"),
        told("kompas", "Reuters", (("Reuters", "agency", None),), BODY, "2031-04-24"),
    )
    assert found.happenings[0].origins.independent == 1
    assert found.happenings[0].origins.names == ("AFP",)
    copied = [relay for relay in found.relays if relay.copy_of]
    assert len(copied) == 1
    assert {e.article for e in copied[0].evidence} == {r.article for r in found.relays}
    assert all(e.text for e in copied[0].evidence)


def test_each_stage_of_a_life_has_its_own_count() -> None:
    rumour = Draft(
        text="Brynjars kabarnya akan ke Uruguay.",
        actors=(PM,),
        recipients=("Uruguay",),
        status="rumoured",
        source="AFP",
    )
    records = (
        make_record("detik", "2031-03-03", [rumour], sources=(("AFP", "agency", None),)),
        said("kompas", "Kremlin"),
        said("suara", "Wang Yi"),
    )
    assert [stage.independent for stage in link(*records).happenings[0].life] == [1, 2]


def threat(outlet: str, source: str | None, sources: Sources = ()) -> Record:
    """An article that reports what Russia's foreign minister threatened."""
    draft = Draft(
        text=f"Lavrov mengancam Ukraina, menurut {source or outlet}.",
        actors=("Sergey Lavrov",),
        recipients=("Ukraine",),
        type="THREATEN",
        mode=None,
        predicate="threaten",
        source=source,
    )
    return make_record(outlet, "2031-04-23", [draft], sources=sources)


def test_whoever_reports_a_statement_has_it_from_whoever_made_it() -> None:
    found = origins(
        threat("detik", "Reuters", (("Reuters", "agency", None),)),
        threat("kompas", "AFP", (("AFP", "agency", None),)),
        threat("suara", "Sergey Lavrov", (("Sergey Lavrov", "official_statement", None),)),
    )
    assert (found.independent, found.names) == (1, ("Sergey Lavrov",))
    assert {"Reuters passes it on", "AFP passes it on"} <= set(found.groups[0].because)


def test_officials_without_a_name_are_one_with_their_own_side() -> None:
    unnamed = told("detik", "Russian officials", (("Russian officials", "anonymous_source", None),))
    found = origins(unnamed, said("kompas", "Kremlin"), said("suara", "Wang Yi"))
    assert set(next(g for g in found.groups if g.name == "Kremlin").members) == {"Kremlin", "Russian officials (detik)"}


def test_what_an_agency_at_home_signs_with_another_is_one_origin() -> None:
    wires = (("ANTARA", "agency", None), ("Reuters", "agency", None))
    found = origins(told("suara", None, wires), told("kompas", "ANTARA", (("ANTARA", "agency", None),)))
    assert (found.independent, found.names) == (1, ("Reuters",))
    assert "ANTARA passes it on" in found.groups[0].because


def test_what_an_official_says_in_a_text_that_is_all_one_mediums_came_through_it() -> None:
    through_all = told(
        "detik", "Kremlin", (("The Moscow Times", "outlet", None), ("Kremlin", "official_statement", None))
    )
    found = origins(through_all, said("kompas", "The Moscow Times", "outlet"))
    assert (found.independent, found.names) == (1, ("Kremlin",))


def test_a_deed_without_a_source_names_the_article_that_it_rests_on() -> None:
    first = told("detik", None)
    found = origins(first, told("kompas", None, day="2031-04-24"))
    assert found.groups == (
        OriginGroup(name="detik", members=("detik",), articles=(first.id,), because=("nobody is named for it",)),
    )


def test_the_channel_of_a_body_is_its_government() -> None:
    found = origins(said("detik", "Kremlin", "outlet"), said("kompas", "Vladimir Putin"))
    assert found.independent == 1


def test_an_outlet_that_anywhere_cites_another_one_is_no_origin_beside_it() -> None:
    both = (("Radio Atlantika", "outlet", None), ("Diario Costanero", "outlet", "Radio Atlantika"))
    citing = told("kompas", None, both)
    narrow = tuple(replace(a, covers=Span(start=0, end=1)) for a in citing.attributions)
    links = link(
        replace(citing, attributions=narrow),
        said("detik", "Radio Atlantika", "outlet"),
        said("suara", "Diario Costanero", "outlet"),
    )
    visit = links.happenings[0]
    assert (visit.origins.independent, visit.origins.names) == (1, ("Diario Costanero",))
    assert "Radio Atlantika passes it on" in visit.origins.groups[0].because
