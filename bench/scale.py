#!/usr/bin/env python3
"""What one article more costs in casebooks of several sizes, and how soon one story is told.

usage: bench/scale.py --news FILE [--records FILE…] [--sizes N…] [--probes N] [--postgres] [--keep FILE]

FILE of --news holds articles as JSON Lines, compressed with xz or not; they are read (a core reads some 30,000 an
hour), unless --records gives records that `runut read` wrote. Where there are fewer than the largest size asks for,
the same ones a year later make up the rest. The same probes are added at each size, to a copy of the casebook: figures
compare within one run. --postgres measures one in PostgreSQL too, on a server of its own, whose writes do not wait for
the disk. --keep leaves the largest casebook in a file.
"""

import argparse
import itertools
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, LiteralString, NamedTuple

import msgspec
import psycopg
from msgspec.structs import replace

for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_name] = "1"  # before anything that counts cores is imported
ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench.speed import find_news  # noqa: E402
from tests.store.server import find_programs, running_server  # noqa: E402

from runut import pipeline  # noqa: E402
from runut.answers import Linker, ask, settle  # noqa: E402
from runut.lang.pack import load_pack  # noqa: E402
from runut.link.digest import RecordFiler  # noqa: E402
from runut.present.cli.version import linker_version  # noqa: E402
from runut.read.reader import load_reader  # noqa: E402
from runut.store.casebook import open_casebook  # noqa: E402
from runut.types.links import Story  # noqa: E402
from runut.types.record import Record  # noqa: E402
from runut.types.text import Raw  # noqa: E402

SEED = 11
COMMANDS = 5  # whole runs of the command line that are timed at each size
CLI = (sys.executable, "-m", "runut")


class Cost(NamedTuple):
    """Seconds: what each probe cost in a casebook of a size, whole commands, and a story's brief."""

    size: int
    adding: list[float]
    command: list[float]
    brief: list[float]
    story: int
    megabytes: float
    memory: float


def main() -> int:
    """Build, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--news", type=Path, required=True)
    parser.add_argument("--records", type=Path, nargs="*", default=[])
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10000, 20000])
    parser.add_argument("--probes", type=int, default=100)
    parser.add_argument("--postgres", action="store_true")
    parser.add_argument("--keep", type=Path)
    args = parser.parse_args()
    linker = Linker(load_pack("id"), linker_version())
    pages = list(find_news(args.news))
    random.Random(SEED).shuffle(pages)
    probes, rest = pages[: args.probes], pages[args.probes :]
    known = {page.sha256[:16] for page in probes}
    found = (r for r in (_kept(args.records) if args.records else _read(rest, linker)) if r.id not in known)
    records = list(itertools.islice(found, max(args.sizes)))
    with tempfile.TemporaryDirectory() as folder:
        files = Files(Path(folder))
        measure("SQLite", Bench(files, Path(folder), linker, probes), records, sorted(args.sizes))
        if args.keep:
            shutil.copyfile(files.case, args.keep)
    if args.postgres:
        programs = find_programs()
        if programs is None:
            print("no PostgreSQL server is installed: initdb is not on the path")
            return 1
        with running_server(programs) as socket, tempfile.TemporaryDirectory() as folder:
            bench = Bench(Server(socket), Path(folder), linker, probes)
            measure("PostgreSQL", bench, records, sorted(args.sizes))
    return 0


def measure(database: str, bench: "Bench", records: Sequence[Record], sizes: Sequence[int]) -> None:
    """Measure at each size, and print."""
    print_costs(database, [bench.measure(size) for size in bench.grow(records, sizes)])


class Files:
    """A casebook in a file, and a copy of it; what it costs is its own time on the processor."""

    clock = staticmethod(time.process_time)

    def __init__(self, folder: Path) -> None:
        self.case, self.copy = str(folder / "large.casebook"), str(folder / "probe.casebook")

    def renew(self) -> None:
        """Make the copy equal to the casebook."""
        shutil.copyfile(self.case, self.copy)

    def megabytes(self) -> float:
        """How large the casebook is."""
        return Path(self.case).stat().st_size / 1e6


class Server:
    """A casebook in a database of a server, and a copy of it; the server's time can only be seen on the wall."""

    clock = staticmethod(time.perf_counter)

    def __init__(self, socket: str) -> None:
        self._maintenance = f"postgresql:///postgres?host={socket}&user=runut"
        self.case, self.copy = (self._maintenance.replace("/postgres?", f"/{n}?") for n in ("large", "probe"))
        self._run("CREATE DATABASE large")

    def renew(self) -> None:
        """Make the copy equal to the casebook."""
        self._run("DROP DATABASE IF EXISTS probe")
        self._run("CREATE DATABASE probe TEMPLATE large")

    def megabytes(self) -> float:
        """How large the casebook is."""
        return float(self._run("SELECT pg_database_size('large')")[0][0]) / 1e6

    def _run(self, statement: LiteralString) -> list[tuple[Any, ...]]:
        with psycopg.connect(self._maintenance, autocommit=True) as connection:
            found = connection.execute(statement)
            return found.fetchall() if found.description else []


def _kept(files: Iterable[Path]) -> Iterator[Record]:
    for file in files:
        with file.open("rb") as lines:
            yield from (msgspec.json.decode(line, type=Record) for line in lines if line.endswith(b"\n"))


def _read(pages: Sequence[Raw], linker: Linker) -> Iterator[Record]:
    reader = load_reader(linker.pack)
    found = pipeline.read_inputs(pages, reader=reader, pack=linker.pack)
    return (one for one in found if isinstance(one, Record))


def a_year_later(record: Record) -> Record:
    """The same article with another id, all its dates a year on: as much to file and to link as a new one."""
    published = record.published
    later = {f: _later(getattr(published, f)) for f in ("value", "earliest", "latest")} if published else {}
    return replace(
        record,
        id=record.sha256[16:32],
        sha256=record.sha256[::-1],
        path=f"later/{record.path}",
        published=replace(published, **later) if published else None,
        events=tuple(replace(e, value=_later(e.value)) for e in record.events),
    )


def _later(value: str | None) -> str | None:
    return "/".join(f"{int(v[:4]) + 1}{v[4:]}" if v[:4].isdigit() else v for v in value.split("/")) if value else value


class Bench:
    """A casebook that grows, and copies of it in which the probes are added."""

    def __init__(self, place: Files | Server, folder: Path, linker: Linker, probes: Sequence[Raw]) -> None:
        self._place = place
        self._linker, self._filer = linker, RecordFiler(linker.pack)
        self._records = [one for one in _read(probes, linker)]
        self._pages = [folder / f"{page.sha256[:16]}.txt" for page in probes]
        for page, path in zip(probes, self._pages, strict=True):
            path.write_bytes(page.data)

    def grow(self, records: Sequence[Record], sizes: Sequence[int]) -> Iterator[int]:
        """Adds records; stops at each size for as long as the caller measures."""
        source = itertools.chain(records, (a_year_later(record) for record in records))
        done = 0
        for size in sizes:
            with open_casebook(self._place.case, create=True) as casebook:
                casebook.refile(self._filer, self._linker.version)
                for record in itertools.islice(source, size - done):
                    casebook.add(record, filer=self._filer)
                settle(casebook, self._linker)
            done = size
            yield size

    def measure(self, size: int) -> Cost:
        """What the probes cost now."""
        self._place.renew()
        adding = []
        with open_casebook(self._place.copy, create=True) as casebook:
            for record in self._records:
                began = self._place.clock()
                casebook.add(record, filer=self._filer)
                settle(casebook, self._linker)
                adding.append(self._place.clock() - began)
        story, articles = self._largest_story()
        self._place.renew()
        return Cost(
            size=size,
            adding=adding,
            command=[self._run("add", self._place.copy, str(page)) for page in self._pages[:COMMANDS]],
            brief=[self._run("brief", self._place.copy, "--story", story) for _ in range(COMMANDS)],
            story=articles,
            megabytes=self._place.megabytes(),
            memory=resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e3,
        )

    def _largest_story(self) -> tuple[str, int]:
        with open_casebook(self._place.copy) as casebook:
            stories = ask(casebook, self._linker).stories
        largest = max(stories, key=_articles)
        return largest.id, len(largest.articles)

    def _run(self, *arguments: str) -> float:
        began = time.perf_counter()
        environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
        done = subprocess.run([*CLI, *arguments], check=False, capture_output=True, text=True, env=environment)
        if done.returncode > 1:  # 1: a page was refused
            raise RuntimeError(done.stderr)
        return time.perf_counter() - began


def _articles(story: Story) -> int:
    return len(story.articles)


def print_costs(database: str, costs: Sequence[Cost]) -> None:
    """A line a size, and how the largest compares with the smallest."""
    print(
        f"{database}: one article more, milliseconds (median, mean); `runut add` of one page and `runut brief --story`"
    )
    print("of the largest story as whole commands, seconds (median)")
    for cost in costs:
        add = f"{1000 * statistics.median(cost.adding):6.1f} {1000 * statistics.mean(cost.adding):6.1f}"
        command, brief = statistics.median(cost.command), statistics.median(cost.brief)
        print(
            f"{cost.size:>7} articles: filed and linked {add}   runut add {command:5.2f}   "
            f"brief of {cost.story} articles {brief:5.2f}   {cost.megabytes:7.1f} MB   memory {cost.memory:5.0f} MB"
        )
    first, last = costs[0], costs[-1]
    for name, a, b in (
        ("filed and linked, median", statistics.median(last.adding), statistics.median(first.adding)),
        ("filed and linked, mean", statistics.mean(last.adding), statistics.mean(first.adding)),
        ("runut add, median", statistics.median(last.command), statistics.median(first.command)),
    ):
        print(f"{last.size} against {first.size}: {name} × {a / b:.2f}")


if __name__ == "__main__":
    sys.exit(main())
