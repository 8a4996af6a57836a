"""A casebook made from real or invented pages, and questions that a test asks it."""

from collections.abc import Iterable
from pathlib import Path

from runut.lang.pack import Pack
from runut.link.find import link_records
from runut.pipeline import read_inputs
from runut.present.brief.build import build_brief
from runut.read.reader import Reader
from runut.sources.files import find_inputs
from runut.store.casebook import head_of
from runut.types.brief import Brief, BriefHappening, LifeStage
from runut.types.record import Record


def read_manifest_records(manifest: Path, reader: Reader, pack: Pack) -> list[Record]:
    """The records of all pages that a manifest names."""
    found = read_inputs(find_inputs([], str(manifest)), reader=reader, pack=pack)
    return [one for one in found if isinstance(one, Record)]


def brief_of(records: list[Record], pack: Pack, as_of: str | None = None) -> Brief:
    """The brief over some records."""
    links = link_records(records, pack=pack, as_of=as_of)
    return build_brief({record.id: head_of(record) for record in records}, links, as_of=as_of, language="id")


class Asked:
    """A brief with articles called by the numbers that their file names begin with."""

    def __init__(self, brief: Brief, digits: int) -> None:
        self.brief = brief
        self.number = {a.id: Path(a.path or "").name[:digits] for a in brief.articles}

    def with_all(self, *names: str, type_: str = "CONSULT") -> list[BriefHappening]:
        """The happenings of a type in which all of the names take part."""
        wanted = set(names)
        return [h for h in self.brief.happenings if h.type == type_ and wanted <= {p.name for p in h.participants}]

    def articles(self, stage: LifeStage) -> set[str]:
        """The articles of a stage."""
        return {self.number[a] for a in stage.articles}

    def told_in(self, happening: BriefHappening) -> set[str]:
        """All articles that tell of a happening."""
        return {n for stage in happening.life for n in self.articles(stage)}

    def has_stage(self, happening: BriefHappening, statuses: Iterable[str], articles: set[str]) -> bool:
        """Whether each of the articles tells the happening in one of the statuses."""
        told = {n for stage in happening.life if stage.status in set(statuses) for n in self.articles(stage)}
        return articles <= told
