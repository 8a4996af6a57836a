"""Invented pages read by the real reader: an outlet, the day it came out, a title, and its sentences."""

from hashlib import sha256

from runut.lang.pack import Pack
from runut.link.find import link_records
from runut.pipeline import read_inputs
from runut.read.reader import Reader
from runut.types.links import Happening, Links
from runut.types.record import Record
from runut.types.text import Given, Raw

Page = tuple[str, str, str]  # outlet, day, text


def read_pages(pages: list[Page], reader: Reader, pack: Pack) -> list[Record]:
    """The records of pages."""
    found = read_inputs((_raw(page) for page in pages), reader=reader, pack=pack)
    return [one for one in found if isinstance(one, Record)]


def _raw(page: Page) -> Raw:
    outlet, day, text = page
    data = text.encode()
    return Raw(
        data=data,
        sha256=sha256(data + outlet.encode()).hexdigest(),
        path=f"{outlet}-{day}.txt",
        given=Given(published=day, outlet=outlet),
    )


class Told:
    """What pages say together, and who is asked for in it."""

    def __init__(self, links: Links) -> None:
        self.links = links

    def with_all(self, *names: str, predicates: str = "") -> list[Happening]:
        """The happenings in which all of the names take part; with predicates, those called one of them."""
        wanted, called = set(names), set(predicates.split("; ")) - {""}
        return [
            h
            for h in self.links.happenings
            if wanted <= {p.name for p in h.participants} and (not called or h.predicate in called)
        ]


def tell(pages: list[Page], reader: Reader, pack: Pack) -> Told:
    """The links of pages."""
    return Told(link_records(read_pages(pages, reader, pack), pack=pack))
