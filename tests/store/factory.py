"""Small records to keep, and a way of filing them that a test can see through."""

import msgspec

from runut.types.record import Entity, Event, Mention, Record
from runut.types.text import Published, Span, Zone

TEXT = "Menlu Fiji mengunjungi Oslo."


def make_record(name: str, published: str | None = None) -> Record:
    """A record with one of each kind of row that a test asks for."""
    day = Published(value=published, earliest=published, latest=published, basis="given") if published else None
    mention = Mention(start=6, end=10, kind="name")
    entity = Entity(id="e1", name="Fiji", type="GPE", wikidata="Q712", labels={"id": "Fiji"}, mentions=(mention,))
    return Record(
        id=f"{name:0>16}",
        sha256=f"{name:0>64}",
        path=f"{name}.txt",
        url=None,
        text=TEXT,
        language="id",
        title=None,
        authors=(),
        editors=(),
        outlet=None,
        published=day,
        zones=(Zone(start=0, end=len(TEXT), kind="body"),),
        sentences=(Span(start=0, end=len(TEXT)),),
        entities=(entity,),
        times=(),
        attributions=(),
        quotations=(),
        events=(make_event(),),
    )


def make_event() -> Event:
    return Event(
        id="v1",
        start=11,
        end=22,
        sentence=0,
        type="CONSULT",
        mode="visit",
        predicate="kunjung",
        actors=("e1",),
        recipients=(),
        place=None,
        time=None,
        value=None,
        earliest=None,
        latest=None,
        status="occurred",
        attribution=None,
        quotation=None,
        confidence=0.9,
        why="visit",
    )


class WordFiler:
    """Files an article by the words of its text: two are linked that share as many as it takes."""

    def __init__(self, shared: int = 1) -> None:
        self.shared = shared
        self.compared: list[tuple[bytes, bytes]] = []

    def digest(self, record: Record) -> bytes:
        """Its words."""
        return " ".join(sorted(set(record.text.split()))).encode()

    def keys(self, digest: bytes) -> frozenset[str]:
        """Each of its words."""
        return frozenset(digest.decode().split())

    def is_linked(self, left: bytes, right: bytes) -> bool:
        """Whether they share enough words."""
        self.compared.append((left, right))
        return len(self.keys(left) & self.keys(right)) >= self.shared


def make_words(name: str, words: str) -> Record:
    """A record of nothing but words."""
    return msgspec.structs.replace(
        make_record(name), text=words, entities=(), events=(), zones=(), sentences=(), published=None
    )
