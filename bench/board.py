#!/usr/bin/env python3
"""How soon the board answers many readers at once, while pages are added.

usage: bench/board.py CASE [--news FILE] [--readers N] [--seconds N] [--pause SECONDS]

A copy of the casebook CASE is served by the real `runut serve`; with --news, `runut add` adds pages of FILE (JSON
Lines, compressed with xz or not) to it all the while. Each reader opens a page drawn by chance among all kinds, reads
it for about --pause seconds, and opens another. Times are from asking to the last byte, the readers' own work on the
same machine included.
bench/scale.py --keep makes a casebook of any size.
"""

import argparse
import http.client
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple
from urllib.parse import quote, urlencode, urlsplit

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench.speed import find_news  # noqa: E402

from runut.answers import Linker  # noqa: E402
from runut.lang.pack import load_pack  # noqa: E402
from runut.present.board.library import Library  # noqa: E402
from runut.present.board.snapshot import Snapshot  # noqa: E402
from runut.store.casebook import open_casebook  # noqa: E402

CLI = (sys.executable, "-m", "runut")
SEED = 7
AT_ONCE = 20  # pages that one `runut add` is given
OFTEN = 200  # of the happenings, articles and names that there are, how many are asked for
WORDS = ("serangan rudal", "presiden", '"gencatan senjata"', "kunjungan menteri luar negeri", "Gaza", "tarif")
TARGET = 0.150  # seconds that 95 of 100 answers may take


class Address(NamedTuple):
    """A page of one kind: where it is."""

    kind: str
    path: str


class Answer(NamedTuple):
    """What came back: how long it took, in seconds, and the HTTP status."""

    kind: str
    seconds: float
    status: int


def main() -> int:
    """Serve, read, print; 1 where an answer was an error."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("case", type=Path)
    parser.add_argument("--news", type=Path)
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--pause", type=float, default=1.0)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "served.casebook"
        shutil.copyfile(args.case, copy)
        addresses, articles = find_addresses(copy)
        with serving(copy) as url, adding(copy, args.news, Path(folder)) as added:
            warm(url, addresses)
            answers = read_all(url, addresses, args.readers, args.seconds, args.pause)
            print(f"{articles} articles, {args.readers} readers, {added()} pages added meanwhile")
    show(answers, args.seconds)
    return int(any(answer.status >= 400 for answer in answers))


def find_addresses(place: Path) -> tuple[list[list[Address]], int]:
    """Addresses of every kind of page, a list a kind, and how many articles there are."""
    with open_casebook(place) as casebook:
        version = casebook.filed_by() or ""
    snapshot = Library(str(place), Linker(load_pack("id"), version)).now()
    chance = random.Random(SEED)
    return [_few(list(found), chance) for found in _kinds(snapshot)], len(snapshot.articles)


def _few(addresses: list[Address], chance: random.Random) -> list[Address]:
    return chance.sample(addresses, min(OFTEN, len(addresses)))


def _kinds(snapshot: Snapshot) -> Iterator[Iterator[Address]]:
    """All addresses of each kind."""
    told = [id for id, shelf in snapshot.shelves.items() if shelf != "slight"]
    stories = [story for story in snapshot.links.stories if len(story.articles) > 1]
    days = [story.last for story in stories if story.last]
    people = {p.name for id in told for p in snapshot.happenings[id].participants}
    outlets = {article.outlet for article in snapshot.articles.values() if article.outlet}
    for name in ("", "chronology", "conflicts", "people", "sources", "ahead", "changes"):
        yield iter(
            [Address(name or "overview", f"/{name}"), Address(f"{name or 'home'} (JSON)", f"/api/{name or 'home'}")]
        )
    yield (_page("chronology of a story", "chronology", story=story.id) for story in stories)
    yield (_page("chronology of a person", "chronology", person=name) for name in people)
    yield (
        _page("chronology by status", "chronology", status=s) for s in ("planned", "announced", "denied", "rumoured")
    )
    yield (
        _page("chronology of a story as of a day", "chronology", story=story.id, as_of=day)
        for story, day in zip(stories, days, strict=False)
    )
    yield (_page("happening", f"happenings/{id}") for id in told)
    yield (_page("article", f"articles/{id}") for id in snapshot.articles)
    yield (_page("person", f"people/{quote(name, safe='')}") for name in people)
    yield (_page("outlet", f"sources/{quote(name, safe='')}") for name in outlets)
    yield (_page("search", "search", q=words) for words in WORDS)


def _page(kind: str, path: str, **query: str) -> Address:
    return Address(kind, f"/{path}?{urlencode(query)}" if query else f"/{path}")


@contextmanager
def serving(place: Path) -> Iterator[str]:
    """The address of `runut serve`."""
    with subprocess.Popen([*CLI, "serve", str(place), "--port", "0"], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            yield process.stdout.readline().strip()
        finally:
            process.send_signal(signal.SIGTERM)


@contextmanager
def adding(place: Path, news: Path | None, folder: Path) -> Iterator[Callable[[], int]]:
    """`runut add`, again and again until the context ends; gives how many pages were added so far."""
    before, stop = _count(place), threading.Event()
    worker = threading.Thread(target=_add, args=(place, news, folder, stop))
    worker.start()
    try:
        yield lambda: _count(place) - before
    finally:
        stop.set()
        worker.join()


def _add(place: Path, news: Path | None, folder: Path, stop: threading.Event) -> None:
    if news is None:
        return
    with open_casebook(place) as casebook:
        known = casebook.article_ids()
    pages = (page for page in find_news(news) if page.sha256[:16] not in known)
    while not stop.is_set() and (chunk := list(islice(pages, AT_ONCE))):
        files = [folder / f"{page.sha256[:16]}.txt" for page in chunk]
        for page, file in zip(chunk, files, strict=True):
            file.write_bytes(page.data)
        subprocess.run([*CLI, "add", str(place), *map(str, files)], check=False, capture_output=True)


def _count(place: Path) -> int:
    with open_casebook(place) as casebook:
        return len(casebook.article_ids())


def warm(url: str, addresses: Sequence[Sequence[Address]]) -> None:
    """Open one page of each kind until it is there, so that what is worked out once is worked out."""
    for address in [found[0] for found in addresses if found]:
        while any(answer.status == 202 for answer in _ask(url, [address])):
            time.sleep(1)


def read_all(
    url: str, addresses: Sequence[Sequence[Address]], readers: int, seconds: float, pause: float
) -> list[Answer]:
    """What all readers got in that time."""
    found: list[Answer] = []
    end = time.monotonic() + seconds
    threads = [
        threading.Thread(target=_read, args=(url, addresses, random.Random(number), end, pause, found))
        for number in range(readers)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found


def _read(
    url: str,
    addresses: Sequence[Sequence[Address]],
    chance: random.Random,
    end: float,
    pause: float,
    found: list[Answer],
) -> None:
    while time.monotonic() < end:
        found += _ask(url, [chance.choice(chance.choice(addresses))])
        time.sleep(chance.uniform(0, 2 * pause))


def _ask(url: str, addresses: Sequence[Address]) -> Iterator[Answer]:
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=60)
    for address in addresses:
        began = time.perf_counter()
        connection.request("GET", address.path)
        answer = connection.getresponse()
        answer.read()
        yield Answer(address.kind, time.perf_counter() - began, answer.status)
    connection.close()


def show(answers: Sequence[Answer], seconds: float) -> None:
    """A line a kind of page, and one for all."""
    kinds: dict[str, list[float]] = defaultdict(list)
    for answer in answers:
        kinds[answer.kind].append(answer.seconds)
    print(f"{'milliseconds':<36}{'answers':>8}{'median':>8}{'p95':>8}{'most':>8}")
    for kind in sorted(kinds):
        _line(kind, kinds[kind])
    everything = [answer.seconds for answer in answers]
    _line("all", everything)
    failed = sorted({f"{a.kind}: {a.status}" for a in answers if a.status >= 400})
    later = sum(answer.status == 202 for answer in answers)
    print(
        f"{len(answers) / seconds:.1f} answers a second; {later} were told to wait; "
        f"errors: {', '.join(failed) or 'none'}"
    )
    share = sum(taken <= TARGET for taken in everything) / len(everything)
    print(f"{share:.1%} within {1000 * TARGET:.0f} ms")


def _line(kind: str, taken: Sequence[float]) -> None:
    high = quantiles(taken, n=20)[-1] if len(taken) > 1 else taken[0]
    print(f"{kind:<36}{len(taken):>8}{1000 * median(taken):>8.0f}{1000 * high:>8.0f}{1000 * max(taken):>8.0f}")


if __name__ == "__main__":
    sys.exit(main())
