#!/usr/bin/env python3
"""How right a casebook of a whole affair is: stories, happenings, conflicts, origins, lives.

usage: bench/affair.py SHARED [--set open|undated|closed|all] [--records FILE …] [--misses]

The gold is in bench/affairs, the texts in SHARED/data/news. Each affair is linked alone and among its neighbours.
FILE: records that were read before, JSON Lines, named by `path`; without it the articles are read now.
"""

import argparse
import hashlib
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench.affair_gold import SETS, Affair, load_affair  # noqa: E402
from bench.affair_misses import list_misses  # noqa: E402
from bench.affair_score import Result, find_plans_as_deeds, match_mentions, score_affair  # noqa: E402
from bench.bcubed import Sums  # noqa: E402
from bench.unseen import NewsArticle, find_articles, fingerprint  # noqa: E402

from runut.lang.pack import Pack, load_pack  # noqa: E402
from runut.link.find import link_records  # noqa: E402
from runut.pipeline import read_inputs  # noqa: E402
from runut.read.reader import load_reader  # noqa: E402
from runut.types.record import Record  # noqa: E402
from runut.types.text import Given, Raw  # noqa: E402

CLOSED = ("closed", "all")


class Run(NamedTuple):
    """An affair as linked, with or without its neighbours; plans shown as deeds as of some day of report."""

    title: str
    affair: Affair
    result: Result
    early_deeds: int


def main() -> int:
    """Read, link, score, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--set", choices=(*SETS, "all"), default="open", dest="name")
    parser.add_argument("--records", type=Path, nargs="+", default=(), metavar="FILE")
    parser.add_argument("--misses", action="store_true", help="list what went wrong (not of the closed set)")
    args = parser.parse_args()
    if args.misses and args.name in CLOSED:
        print(f"no misses of {args.name}: who reads them tunes to it, and it measures nothing", file=sys.stderr)
        return 2
    pack = load_pack("id")
    for name in SETS if args.name == "all" else (args.name,):
        affair = load_affair(name)
        records = read_records(affair, args.shared.resolve(), args.records, pack)
        for run in runs(affair, records, pack):
            print(*render(run), sep="\n")
            if args.misses:
                print(*list_misses(run.affair, run.result, records), sep="\n")
    return 0


def runs(affair: Affair, records: Mapping[str, Record], pack: Pack) -> Iterator[Run]:
    """The affair alone, and with its neighbours."""
    for title, part in (("alone", affair.alone()), ("with neighbours", affair)):
        wanted = {page.id: records[page.id] for page in part.pages}
        result = score_affair(part, wanted, link_records(wanted.values(), pack=pack))
        yield Run(title, part, result, count_early_deeds(part, wanted, pack))


def count_early_deeds(affair: Affair, records: Mapping[str, Record], pack: Pack) -> int:
    """How many happenings that pages only plan are shown as deeds as of some day of report."""
    days = sorted({r.published.latest[:10] for r in records.values() if r.published})
    found = set[str]()
    for day in days:
        links = link_records(records.values(), pack=pack, as_of=day)
        matched = match_mentions([p for p in affair.pages if _is_known(records[p.id], day)], records, links)
        found |= {happening.id for happening in find_plans_as_deeds(matched, links.happenings)}
    return len(found)


def _is_known(record: Record, day: str) -> bool:
    return record.published is not None and record.published.latest[:10] <= day


def read_records(affair: Affair, shared: Path, files: Sequence[Path], pack: Pack) -> dict[str, Record]:
    """The records of all pages, by the ids of gold. Raises ValueError where a text is another one or is missing."""
    wanted = {page.id: page.sha256 for page in affair.pages}
    records = dict(_from_files(files, wanted)) if files else dict(_read(shared, wanted, pack))
    wrong = [id for id, sha256 in wanted.items() if id not in records or fingerprint(records[id].text) != sha256]
    if wrong:
        raise ValueError(f"no record, or of another text: {', '.join(wrong)}")
    return records


def _from_files(files: Iterable[Path], wanted: Iterable[str]) -> Iterator[tuple[str, Record]]:
    marks = {f'"path":"{id}.txt"'.encode(): id for id in wanted}
    for file in files:
        with file.open("rb") as lines:
            for line in lines:
                found = next((id for mark, id in marks.items() if mark in line[:400]), None)
                if found:
                    yield found, msgspec.json.decode(line, type=Record)


def _read(shared: Path, wanted: Iterable[str], pack: Pack) -> Iterator[tuple[str, Record]]:
    articles = find_articles(shared, wanted)
    raws = (to_raw(article) for article in articles.values())
    for one in read_inputs(raws, reader=load_reader(pack), pack=pack):
        if isinstance(one, Record) and one.path:
            yield Path(one.path).stem, one


def to_raw(article: NewsArticle) -> Raw:
    """A page with what a user would know of it."""
    data = article.text.encode()
    known = Given(url=article.url, published=article.published, outlet=article.outlet, title=article.title)
    return Raw(data=data, sha256=hashlib.sha256(data).hexdigest(), path=f"{article.id}.txt", given=known)


def render(run: Run) -> Iterator[str]:
    """The figures, a line each."""
    affair, result = run.affair, run.result
    counted = [place for place, mention in result.matched.mentions.items() if not mention.optional]
    found = sum(place in result.matched.events for place in counted)
    shown = sum(place in result.matched.homes for place in counted)
    right, wrong = len(result.conflicts.right), len(result.conflicts.wrong) + len(result.conflicts.misjudged)
    met, missed = len(result.conflicts.met), len(result.conflicts.missed)
    within, over = (sum(getattr(one, name) for one in result.counts) for name in ("within", "overstated"))
    copies, copies_found, copies_beside = result.copies
    yield f"{affair.name}, {run.title}: {len(affair.pages)} articles, {len(counted)} tellings"
    yield f"  tellings found        {_share(found, len(counted))}, in a happening {_share(shown, len(counted))}"
    yield f"  happenings, B³        {_figures(result.happenings)}"
    yield f"   unfound as missed    {_figures(result.all_happenings)}"
    yield f"  stories, B³           {_figures(result.stories)}"
    yield f"  conflicts             precision {_share(right, right + wrong)}, recall {_share(met, met + missed)}" + (
        f"; {len(result.conflicts.spared)} that gold leaves open"
    )
    yield f"  independent origins   within range {_share(within, len(result.counts))}, overstated {over}"
    yield f"  stages of lives       {_share(sum(one.found for one in result.stages), len(result.stages))}"
    yield f"  copies                {copies_found} of {copies}, beside them {copies_beside}"
    yield f"  plans shown as deeds  {len(result.plans_as_deeds)}; as of some day of report {run.early_deeds}"


def _figures(sums: Sums) -> str:
    return f"precision {sums.precision:.3f} recall {sums.recall:.3f} F1 {sums.f1:.3f}"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f} ({part} of {whole})" if whole else "- (0 of 0)"


if __name__ == "__main__":
    sys.exit(main())
