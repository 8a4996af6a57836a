#!/usr/bin/env python3
"""How well articles are grouped into stories: B³ over articles of news whose stories were told apart by hand.

usage: bench/stories.py SHARED [--set dev|closed|all] [--records FILE …] [--misses]

The gold is in bench/affairs/stories-*.tsv, the texts in SHARED/data/news. FILE: records that were read before, JSON
Lines, named by `path`; all of them are grouped, so that the articles of gold stand among thousands. Without it the
articles of gold are read now, and grouped alone.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench.affair import to_raw  # noqa: E402
from bench.bcubed import Sums, b_cubed, together  # noqa: E402
from bench.unseen import find_articles  # noqa: E402

from runut.lang.pack import load_pack  # noqa: E402
from runut.link.digest import Digest, RecordFiler, decode  # noqa: E402
from runut.link.stories import group  # noqa: E402
from runut.pipeline import read_inputs  # noqa: E402
from runut.read.reader import load_reader  # noqa: E402
from runut.types.record import Record  # noqa: E402

GOLD = ROOT / "bench" / "affairs"
SETS = ("dev", "closed")


def main() -> int:
    """Digest, group, score, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--set", choices=(*SETS, "all"), default="dev", dest="name")
    parser.add_argument("--records", type=Path, nargs="+", default=(), metavar="FILE")
    parser.add_argument("--misses", action="store_true", help="list what went wrong (dev only)")
    args = parser.parse_args()
    if args.misses and args.name != "dev":
        print("no misses of closed: who reads them tunes to it, and it measures nothing", file=sys.stderr)
        return 2
    names = SETS if args.name == "all" else (args.name,)
    gold = {name: load_gold(name) for name in names}
    records = from_files(args.records) if args.records else read_now(args.shared, [i for g in gold.values() for i in g])
    digests = dict(to_digests(records))
    found = group_all(digests)
    for name in names:
        print(*render(name, gold[name], found), sep="\n")
    if args.misses:
        print(*list_misses(gold["dev"], found), sep="\n")
    return 0


def load_gold(name: str) -> dict[str, str]:
    """The story of each article; that of an article which stands alone is its own id."""
    lines = (GOLD / f"stories-{name}.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {article: story for article, story in rows}


def from_files(files: Iterable[Path]) -> Iterator[Record]:
    """All records of JSON Lines."""
    decoder = msgspec.json.Decoder(Record)
    for file in files:
        with file.open("rb") as lines:
            yield from (decoder.decode(line) for line in lines if line.endswith(b"\n"))


def read_now(shared: Path, wanted: Sequence[str]) -> Iterator[Record]:
    """The records of some articles of news."""
    pack = load_pack("id")
    raws = (to_raw(article) for article in find_articles(shared.resolve(), wanted).values())
    read = read_inputs(raws, reader=load_reader(pack), pack=pack)
    yield from (one for one in read if isinstance(one, Record))


def to_digests(records: Iterable[Record]) -> Iterator[tuple[str, Digest]]:
    """The digest of each record, by the name of its file."""
    filer = RecordFiler(load_pack("id"))
    for record in records:
        yield Path(record.path or record.id).stem, decode(filer.digest(record))


def group_all(digests: Mapping[str, Digest]) -> dict[str, int]:
    """The number of each article's story, by the name of its file; says how many there are and how long it took."""
    names = {digest.article: name for name, digest in digests.items()}
    began = time.process_time()
    stories = group(digests.values())
    spent = time.process_time() - began
    sizes = Counter(len(story) for story in stories)
    print(f"{len(digests)} articles, {len(stories)} stories, {spent:.1f} s")
    for least, most in ((1, 1), (2, 2), (3, 5), (6, 10), (11, 20), (21, 50), (51, len(digests))):
        print(f"  of {least}–{most} articles: {sum(count for size, count in sizes.items() if least <= size <= most)}")
    return {names[article]: number for number, story in enumerate(stories) for article in story}


def render(name: str, gold: Mapping[str, str], found: Mapping[str, int]) -> Iterator[str]:
    """The figures: over all articles, and over those that do not stand alone."""
    known = [article for article in gold if article in found]
    true, said = together(gold, known), together(found, known)
    yield f"{name}: {_figures(b_cubed(true, said))} of {len(known)} articles"
    some = [article for article in known if len(true[article]) > 1]
    yield f"  not alone: {_figures(b_cubed({a: true[a] for a in some}, {a: said[a] for a in some}))} of {len(some)}"


def _figures(sums: Sums) -> str:
    return f"B³ precision {sums.precision:.3f} recall {sums.recall:.3f} F1 {sums.f1:.3f}"


def list_misses(gold: Mapping[str, str], found: Mapping[str, int]) -> Iterator[str]:
    """Stories of gold that were split, and stories found that mix some."""
    known = [article for article in gold if article in found]
    for title, one, other in (("split", gold, found), ("mixed", found, gold)):
        for label in sorted({str(one[article]) for article in known}):
            parts = Counter(other[article] for article in known if str(one[article]) == label)
            if len(parts) > 1:
                listed = ", ".join(f"{part} ({count})" for part, count in sorted(parts.items(), key=str))
                yield f"{title} {label}: {listed}"


if __name__ == "__main__":
    sys.exit(main())
