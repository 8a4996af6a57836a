#!/usr/bin/env python3
"""How many of the conflicts that a large casebook prints are real: every one of them is judged by reading.

usage: bench/judged_conflicts.py RECORDS … [--show]

RECORDS: JSON Lines of `runut read` over the shared folder's news, each page named `ID.txt`. All of them are linked as
one casebook, without the pages of closed sets. `bench/affairs/conflicts.tsv` holds the judgements.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench.affair_gold import load_affair  # noqa: E402
from bench.unseen import load_gold  # noqa: E402

from runut.lang.pack import load_pack  # noqa: E402
from runut.link.find import link_records  # noqa: E402
from runut.types.brief import Conflict  # noqa: E402
from runut.types.record import Record  # noqa: E402

JUDGED = ROOT / "bench" / "affairs" / "conflicts.tsv"
FIELDS = 5
SHOWN = 200  # characters of a sentence


class Judgement(NamedTuple):
    """What a reader says of a conflict of a kind between two articles: right or wrong, and why."""

    kind: str
    articles: tuple[str, str]
    is_right: bool
    note: str


class Audit(NamedTuple):
    """Printed conflicts with their judgements, none where nobody judged yet; and real ones that were not printed."""

    printed: Sequence[tuple[Conflict, Judgement | None]]
    missed: Sequence[Judgement]

    def count(self, is_right: bool | None) -> int:
        """How many are right, wrong, or, for None, not judged."""
        return sum((judged.is_right if judged else None) is is_right for _, judged in self.printed)

    def of(self, kind: str) -> "Audit":
        """Those of one kind."""
        return Audit(
            [(conflict, judged) for conflict, judged in self.printed if conflict.kind == kind],
            [one for one in self.missed if one.kind == kind],
        )


def main() -> int:
    """Link, judge, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", type=Path, nargs="+", metavar="RECORDS")
    parser.add_argument("--show", action="store_true", help="print each conflict with its sides")
    args = parser.parse_args()
    closed = closed_articles()
    records = [record for record in read_records(args.records) if name_of(record) not in closed]
    links = link_records(records, pack=load_pack("id"))
    names = {record.id: name_of(record) for record in records}
    found = audit(links.conflicts, load_judgements(JUDGED.read_text(encoding="utf-8")), names)
    if args.show:
        for conflict, judged in found.printed:
            print(*show(conflict, judged, names), sep="\n")
        print(*(f"MISSED {m.kind} {' '.join(m.articles)}: {m.note}" for m in found.missed), sep="\n")
    print(*render(found, len(records)), sep="\n")
    return 0


def closed_articles() -> frozenset[str]:
    """Pages of which nobody who writes rules sees what the program makes."""
    gold = (page.id for split in ("test", "kompas-test") for page in load_gold(split))
    return frozenset(page.id for page in load_affair("closed").pages) | frozenset(gold)


def read_records(files: Iterable[Path]) -> Iterator[Record]:
    """Records with events, from JSON Lines; a line that is not whole yet is left out."""
    decoder = msgspec.json.Decoder(Record)
    for file in files:
        with file.open("rb") as lines:
            whole = (decoder.decode(line) for line in lines if line.endswith(b"\n"))
            yield from (record for record in whole if record.events)


def name_of(record: Record) -> str:
    """The id of the page in the shared folder."""
    return Path(record.path or record.id).stem


def load_judgements(text: str) -> list[Judgement]:
    """The judgements of a file. Raises ValueError for a line that is none."""
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("#"):
            continue
        fields = line.split("\t")
        if len(fields) != FIELDS or fields[3] not in {"right", "wrong"}:
            raise ValueError(f"line {number}: kind, article, article, right or wrong, note")
        kind, one, other, verdict, note = fields
        found.append(Judgement(kind, (one, other), verdict == "right", note))
    return found


def audit(conflicts: Iterable[Conflict], judgements: Sequence[Judgement], names: Mapping[str, str]) -> Audit:
    """Each printed conflict with the judgement on it."""
    printed = [(conflict, _judge(conflict, judgements, names)) for conflict in conflicts]
    met = {judged for _, judged in printed if judged}
    return Audit(printed, [one for one in judgements if one.is_right and one not in met])


def _judge(conflict: Conflict, judgements: Iterable[Judgement], names: Mapping[str, str]) -> Judgement | None:
    """A judgement on a conflict of this kind with its articles on two sides; one that it is right outweighs others."""
    sides = [{names[a] for a in side.articles} for side in conflict.sides]
    found = [one for one in judgements if one.kind == conflict.kind and _is_between(one.articles, sides)]
    return next((one for one in found if one.is_right), found[0] if found else None)


def _is_between(articles: tuple[str, str], sides: Sequence[set[str]]) -> bool:
    return any(
        {articles[0] in mine, articles[1] in theirs} == {True}
        for m, mine in enumerate(sides)
        for n, theirs in enumerate(sides)
        if m != n
    )


def show(conflict: Conflict, judged: Judgement | None, names: Mapping[str, str]) -> Iterator[str]:
    """A conflict as a reader needs it to judge."""
    mark = f"{'right' if judged.is_right else 'WRONG'}: {judged.note}" if judged else "NOT JUDGED"
    yield f"{conflict.kind} {conflict.verdict} of {conflict.about} ({mark})"
    for side in conflict.sides:
        yield f"  {side.value}"
        yield from (f"    {names[e.article]} {' '.join(e.text.split())[:SHOWN]}" for e in side.evidence[:2])


def render(found: Audit, records: int) -> Iterator[str]:
    """The figures, kind by kind."""
    yield f"{records} articles with events"
    kinds = sorted({conflict.kind for conflict, _ in found.printed} | {one.kind for one in found.missed})
    for kind in kinds:
        part = found.of(kind)
        right, wrong, unknown = (part.count(is_right) for is_right in (True, False, None))
        yield (
            f"  {kind:16} {right + wrong + unknown} conflicts: {right} right, {wrong} wrong, {unknown} not judged; "
            f"{len(part.missed)} real ones not printed"
        )


if __name__ == "__main__":
    sys.exit(main())
