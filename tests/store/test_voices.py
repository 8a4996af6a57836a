"""Who is quoted, as the tables tell it, the same in every database."""

from msgspec.structs import replace
from tests.store.conftest import Fresh
from tests.store.factory import make_record

from runut.store.voices import Cites, Heard, Named, Said
from runut.types.record import Attribution, Entity, Mention, Office, Quotation, Record
from runut.types.syntax import EntityType

TEXT = '"Kami menang," kata Sari kepada Budi. Ia menolak bicara. Polisi membantah.'


def entity(id: str, name: str, kind: EntityType = "PER", offices: tuple[Office, ...] = ()) -> Entity:
    mention = Mention(start=0, end=1, kind="name")
    return Entity(id=id, name=name, type=kind, wikidata=None, labels={}, mentions=(mention,), offices=offices)


def quotation(id: str, start: int, end: int, speakers: tuple[str, ...], **rest: object) -> Quotation:
    known: dict[str, object] = {"direct": False, "speaker_surface": None, "cue": None, "addressee": None}
    known |= {"attribution": None, **rest}
    return Quotation(id=id, start=start, end=end, speakers=speakers, **known)  # type: ignore[arg-type]


def attribution(id: str, name: str, via: str | None = None) -> Attribution:
    return Attribution(id=id, start=0, end=1, kind="agency", name=name, origin=None, cue=None, via=via)


def record(name: str) -> Record:
    office = Office(start=0, end=1, title="minister", of="Fiji")
    return replace(
        make_record(name),
        text=TEXT,
        sentences=(),
        events=(),
        entities=(entity("e1", "Sari", offices=(office,)), entity("e2", "Budi"), entity("e3", "Fiji", "GPE")),
        attributions=(attribution("a1", "Kabar Jauh"), attribution("a2", "Borealis", via="a1")),
        quotations=(
            quotation("q1", 1, 12, ("e1",), direct=True, cue="kata", addressee="e2", attribution="a2"),
            quotation("q2", 38, 56, ("e1", "e2")),
            quotation("q3", 57, 73, ()),
        ),
    )


def test_voices_of_articles(fresh: Fresh) -> None:
    casebook = fresh()
    casebook.add(record("a"))
    casebook.add(make_record("b"))
    id, silent = record("a").id, make_record("b").id
    voices = casebook.voices([id, silent])
    assert sorted(voices[id].heard, key=str) == sorted(
        [Heard(None, 0, 1), Heard("Budi", 0, 1), Heard("Sari", 1, 2)], key=str
    )
    assert voices[id].people == (Named("Sari", "minister", "Fiji"), Named("Budi", None, None))
    assert set(voices[id].cites) == {Cites("Kabar Jauh", "agency"), Cites("Borealis", "agency")}
    assert (voices[silent].heard, voices[silent].people) == ((), ())


def test_what_somebody_said_with_the_chain_behind_it(fresh: Fresh) -> None:
    casebook = fresh()
    casebook.add(record("a"))
    first, second = casebook.said(["Sari", "Nobody"])
    assert first == Said(
        article=record("a").id,
        id="q1",
        start=1,
        end=12,
        direct=True,
        cue="kata",
        text="Kami menang",
        through=("Kabar Jauh", "Borealis"),
        to="Budi",
        name="Sari",
    )
    assert (second.id, second.direct, second.through) == ("q2", False, ())
    assert [one.id for one in casebook.said(["Budi"])] == ["q2"]
