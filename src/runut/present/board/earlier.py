"""What affairs said as of an earlier day, worked out in processes of their own where that takes long.

Python runs one thread at a time, so that a long answer worked out beside the pages would hold all of them up.
"""

import os
import signal
from collections.abc import Iterable, Iterator, Sequence
from multiprocessing import TimeoutError as NotYet
from multiprocessing import get_context
from multiprocessing.pool import Pool
from threading import Event, Lock
from typing import NamedTuple

import msgspec

from runut.answers import Linker, link_anew, links_then
from runut.lang.pack import load_pack
from runut.link.joined import in_force
from runut.store.casebook import open_casebook
from runut.store.database import in_chunks
from runut.types.links import Links

Affair = tuple[str, ...]  # the threads that a person joined, or one alone
Marks = tuple[str, ...]  # what the links that an affair has now were worked out from, ascending

AT_ONCE = 64  # affairs that a worker is given
LOOK = 0.2  # seconds between looks whether a worker is done
CALM = 15  # how much a worker yields to all else while it works out a long answer


class _Task(NamedTuple):
    """Some affairs of a casebook, and the day."""

    place: str
    language: str
    version: str
    day: str
    affairs: Sequence[Affair]


class Workers:
    """Works out what affairs of the casebook at a place said; any thread may ask."""

    def __init__(self, place: str, linker: Linker) -> None:
        self._place, self._linker = place, linker
        self._pools: dict[bool, Pool] = {}  # for long answers, and for those that somebody waits for
        self._lock, self._closed = Lock(), Event()

    def warm(self) -> None:
        """Load what the first answer would have to wait for."""
        list(link_anew((), self._linker, None, ()))

    def work_out(
        self, affairs: Iterable[Affair], day: str, *, apart: bool, is_long: bool
    ) -> Iterator[tuple[Affair, Marks, tuple[Links, ...]]]:
        """What each affair said by a day, and the marks of what it says now; `apart`: in a process of its own,
        which yields to all else if the answer `is_long`.

        Raises TimeoutError where the library was closed meanwhile.
        """
        for chunk in in_chunks(affairs, AT_ONCE):
            task = _Task(self._place, self._linker.pack.language, self._linker.version, day, chunk)
            for affair, (marks, links) in zip(
                chunk, self._ask(task, is_long) if apart else _work_out(task), strict=True
            ):
                yield affair, marks, msgspec.json.decode(links, type=tuple[Links, ...])

    def close(self) -> None:
        """Stop at once."""
        self._closed.set()
        with self._lock:
            for pool in self._pools.values():
                pool.terminate()
                pool.join()
            self._pools.clear()

    def _ask(self, task: _Task, is_long: bool) -> list[tuple[Marks, bytes]]:
        with self._lock:
            if self._closed.is_set():
                raise TimeoutError
            if is_long not in self._pools:
                self._pools[is_long] = get_context("spawn").Pool(1, _prepare, [CALM if is_long else 0])
            answer = self._pools[is_long].apply_async(_work_out, [task])
        while not self._closed.is_set():
            try:
                return answer.get(LOOK)
            except NotYet:
                continue
        raise TimeoutError


def _prepare(calm: int) -> None:
    """A worker yields so much to whatever else runs, and leaves it to the server to be interrupted."""
    os.nice(calm)
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _work_out(task: _Task) -> list[tuple[Marks, bytes]]:
    """For each affair the marks of the links that it has now, and those that it had, as JSON."""
    linker = Linker(load_pack(task.language), task.version)
    found = []
    with open_casebook(task.place) as casebook:
        judgements = in_force(casebook.judgements())
        for affair in task.affairs:
            kept = [one for thread in affair for one in casebook.kept(thread).values()]
            now = [msgspec.json.decode(one.links, type=Links) for one in kept]
            then = tuple(links_then(casebook, now, linker, task.day, judgements))
            found.append((tuple(sorted(one.fingerprint for one in kept)), msgspec.json.encode(then)))
    return found
