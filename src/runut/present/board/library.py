"""A casebook held in memory for many readers at once, and brought up to date as it grows.

What is held are the links of each story; what is the same as before, or as of another day, is held once.
"""

from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from hashlib import sha1
from threading import Lock
from typing import NamedTuple

from runut.answers import Linker, find_affairs, may_have_been_out, settle, were_out
from runut.errors import StoreError
from runut.link.assemble import assemble
from runut.link.joined import in_force
from runut.link.judged import Rulings
from runut.present.board.called import UNHEARD, Hearing
from runut.present.board.days import require_day
from runut.present.board.earlier import Workers
from runut.present.board.snapshot import Snapshot
from runut.store.casebook import Casebook, Head, open_casebook
from runut.store.voices import Said
from runut.types.links import Links

FEW = 40  # articles that are linked sooner here than by a worker that others keep busy
LARGE = 2000  # articles, from which on what they said by an earlier day surely takes long to work out
ANSWERS_HELD = 16  # snapshots as of earlier days
THREADS_HELD = 100_000  # affairs as of earlier days


class Part(NamedTuple):
    """What a story says: its thread, what its links were worked out from, and those."""

    thread: str
    fingerprint: str
    links: Links


class _State(NamedTuple):
    """One state of the casebook."""

    parts: Mapping[str, Part]
    heads: Mapping[str, Head]
    hearing: Hearing
    now: Snapshot


class Library:
    """The casebook at a place. Any thread may ask; each gets a snapshot that nothing changes any more."""

    def __init__(self, place: str, linker: Linker) -> None:
        self.place, self.linker = place, linker
        self._lock, self._loading = Lock(), Lock()
        self._thorough = ThreadPoolExecutor(1, "as-of")
        self._quick = ThreadPoolExecutor(2, "as-of-story")
        self._settling = ThreadPoolExecutor(1, "settle")
        self._workers = Workers(place, linker)
        self._then: OrderedDict[tuple[str, str, str | None], Future[Snapshot]] = OrderedDict()
        self._threads_then: dict[tuple[str, tuple[str, ...]], tuple[Links, ...]] = {}
        self._state = self._load(None)

    def reading(self) -> Casebook:
        """The casebook opened to read; to be closed again."""
        return open_casebook(self.place)

    def writing(self) -> Casebook:
        """The casebook opened to write; to be closed again."""
        return open_casebook(self.place, create=True)

    def said(self, names: Iterable[str]) -> list[Said]:
        """All that is quoted of whoever articles call by any of these names."""
        with self.reading() as casebook:
            return casebook.said(names)

    def close(self) -> None:
        """Work out nothing more."""
        self._workers.close()
        for pool in (self._thorough, self._quick, self._settling):
            pool.shutdown(wait=False, cancel_futures=True)

    def warm(self, day: str | None) -> None:
        """Load what the first answer as of an earlier day would have to wait for, and work out the one as of a day."""
        if len(self.now().articles) < LARGE:
            self._thorough.submit(self._workers.warm)
        if day:
            self._ask(self._state, day, None)

    def now(self) -> Snapshot:
        """What all articles say."""
        return self._state.now

    def refresh(self) -> bool:
        """Take in what was added or judged since; whether anything was."""
        with self._loading:
            before = self._state
            self._state = self._load(before)
            return self._state is not before

    def settle(self, patience: float | None = None) -> bool:
        """Link anew what was judged, and take it in; False where that takes over `patience` seconds: it goes on."""
        try:
            self._settling.submit(self._settle).result(patience)
        except TimeoutError:
            return False
        return True

    def _settle(self) -> None:
        with self.writing() as casebook:
            settle(casebook, self.linker)
        self.refresh()

    def as_of(self, day: str | None, *, story: str | None = None, patience: float | None = None) -> Snapshot:
        """What the articles said that were out by a day (ISO), as if there were no later ones; without one, now.
        With a `story` it is enough if the snapshot holds what that one (as it is now) was then.

        Raises BadCall for what is no day, and TimeoutError where it takes longer than `patience` seconds: it is worked
        out all the same, and there when asked for again.
        """
        if day is None:
            return self.now()
        require_day(day)
        state = self._state
        part = state.parts.get(story or "")
        if part is None or self._held(day, state):
            answer = self._ask(state, day, None)
            return (None if answer.done() else self._lately(state, day)) or _wait(answer, patience)
        return _wait(self._ask(state, day, part.thread), patience)

    def _held(self, day: str, state: _State | None = None) -> Snapshot | None:
        """The answer as of a day, of all threads, that is there at once: of one state of the casebook or the latest."""
        with self._lock:
            for (version, of, thread), answer in reversed(self._then.items()):
                is_meant = of == day and thread is None and (state is None or version == state.now.version)
                if is_meant and answer.done() and not _has_failed(answer):
                    return answer.result()
        return None

    def _lately(self, state: _State, day: str) -> Snapshot | None:
        """What a large casebook said as of a day before it grew just now, until that is worked out anew."""
        return self._held(day) if len(state.now.articles) >= LARGE else None

    def _ask(self, state: _State, day: str, thread: str | None) -> Future[Snapshot]:
        """The answer as of a day, of all threads or of one, which may still be being worked out."""
        key = state.now.version, day, thread
        with self._lock:
            if key not in self._then or _has_failed(self._then[key]):
                pool = self._quick if thread else self._thorough
                self._then[key] = pool.submit(self._make, state, day, thread)
            self._then.move_to_end(key)
            while len(self._then) > ANSWERS_HELD:
                self._then.popitem(last=False)[1].cancel()  # so that what waits to be worked out stays short
            return self._then[key]

    def _load(self, before: _State | None) -> _State:
        """The state of now; what is as it was is not read again."""
        known = before.parts if before else {}
        with self.reading() as casebook:
            if casebook.filed_by() != self.linker.version:
                raise StoreError(f"{self.place}: linked by another version of Runut; serve it once without --read-only")
            kept = casebook.fingerprints()
            version = sha1(repr(sorted(kept.items())).encode(), usedforsecurity=False).hexdigest()[:16]
            if before and before.now.version == version:
                return before
            new = [story for story, (_, mark) in kept.items() if story not in known or known[story].fingerprint != mark]
            found = dict(casebook.links_of(new))
            articles = [dating.article for links in found.values() for dating in links.datings]
            heads = (dict(before.heads) if before else {}) | casebook.heads(articles)
            hearing = (before.hearing if before else UNHEARD).with_more(
                casebook.voices(articles), Rulings(casebook.judgements(), ()).renamed
            )
        parts = {story: Part(*kept[story], found[story]) if story in found else known[story] for story in kept}
        links = assemble(part.links for part in parts.values())
        now = Snapshot(links, heads, as_of=None, version=version, hearing=hearing)
        now.prepare()  # while the one before still answers
        return _State(parts, heads, hearing, now)

    def _make(self, state: _State, day: str, thread: str | None) -> Snapshot:
        """The snapshot as of a day: stories whose threads were all out by then say what they say now."""
        links = [one for found in self._links_then(state, day, thread) for one in found]
        version = f"{state.now.version}-{day}-{thread or ''}"
        return Snapshot(assemble(links), state.heads, as_of=day, version=version, hearing=state.hearing)

    def _links_then(self, state: _State, day: str, thread: str | None) -> Iterator[tuple[Links, ...]]:
        """What each affair said; held, since most are the same when the casebook has grown."""
        missing, number = {}, 0
        for affair, parts in self._affairs(state, thread):
            links = tuple(part.links for part in parts)
            key = day, tuple(sorted(part.fingerprint for part in parts))
            if were_out(links, day):
                yield links
            elif key in self._threads_then:
                yield self._threads_then[key]
            elif may_have_been_out(links, day):
                missing[affair] = key
                number += sum(len(one.datings) for one in links)
        apart = len(state.now.articles) >= LARGE and number > FEW
        for affair, marks, links in self._workers.work_out(missing, day, apart=apart, is_long=thread is None):
            if missing[affair] != (day, marks):
                raise TimeoutError  # the casebook has grown meanwhile: it is there when asked for again
            self._threads_then[day, marks] = links
            while len(self._threads_then) > THREADS_HELD:
                self._threads_then.pop(next(iter(self._threads_then)))
            yield links

    def _affairs(self, state: _State, thread: str | None) -> Iterator[tuple[tuple[str, ...], list[Part]]]:
        """The affairs of all threads or of one, with their stories."""
        threads: dict[str, list[Part]] = {}
        for part in state.parts.values():
            threads.setdefault(part.thread, []).append(part)
        with self.reading() as casebook:
            affairs = find_affairs(casebook, [thread] if thread else threads, in_force(casebook.judgements()))
        for affair in affairs:
            yield affair, [part for one in affair for part in threads.get(one, ())]


def _has_failed(answer: Future[Snapshot]) -> bool:
    return answer.cancelled() or (answer.done() and answer.exception() is not None)


def _wait(answer: Future[Snapshot], patience: float | None) -> Snapshot:
    try:
        return answer.result(patience)
    except CancelledError as error:  # others asked for too many other days meanwhile
        raise TimeoutError from error
