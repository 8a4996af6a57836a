#!/usr/bin/env python3
"""How slow the slowest pattern and the slowest stage become on long and hostile pages.

usage: bench/fuzz.py [--seconds N] [--seed N]

Every regular expression that the package compiles is put under a clock before anything is imported. Then, until the
time is up, pages of 100 kB are read that are made against one pattern after another: pieces which match a part of the
pattern, repeated, mixed, broken off, in one line or many. Every sixth page goes through all stages, the others
through cleaning alone, which sees the text as it comes. Prints seconds of processor time a page, the slowest first, by
pattern and by stage; exit status 1 where a pattern or a stage other than the encoder's takes a second or more.
"""

import argparse
import hashlib
import importlib
import random
import re
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple, NoReturn

SIZE = 100_000  # characters of a hostile page
PATIENCE = 120  # seconds after which a page is given up
LIMIT = 1.0  # seconds a page that no pattern may reach
WHOLE_EVERY = 3
SHOWN = 15
ROOT = Path(__file__).parent.parent
PACKAGE = str(ROOT / "src" / "runut")
OPENING = "Presiden negeri itu tiba di ibu kota pada Senin (3/2/2031) pagi untuk bertemu perdana menteri. "

_parser = importlib.import_module("re._parser")  # the syntax tree of a pattern: no public way to it
_COMPILE = re.compile
PIECES = (
    " ", "\n", ".", ",", "-", "\"", "“", "”", "'", "(", ")", "1", "1.", "22/2/2023 ", "09.00 ", "Rp ", "a", "A", "Aa ",
    "di ", "yang ", "Presiden ", "Senin ", "Mei ", "2023 ", "kata ", "AFP ", "www.", "http://a.b/", "<p>", "&amp;",
    "Baca juga: ", "JAKARTA, KOMPAS.com - ", "A. ", "#", "|", "\t", "\u00a0", "…", "! ", "é", "汉",
)  # fmt: skip


class Watched:
    """A compiled pattern with a clock on every call."""

    def __init__(self, made: re.Pattern[str], name: str, spent: dict[str, float]) -> None:
        self._made, self._name, self._spent = made, name, spent

    def __getattr__(self, attribute: str) -> object:
        """What the pattern has by that name; a method comes with a clock."""
        found = getattr(self._made, attribute)
        return self._clocked(found) if callable(found) else found

    def _clocked(self, method: Callable[..., object]) -> Callable[..., object]:
        def run(*args: object, **kwargs: object) -> object:
            began = time.process_time()
            try:
                result = method(*args, **kwargs)
            finally:
                self._spent[self._name] += time.process_time() - began
            return self._each(result) if isinstance(result, Iterator) else result

        return run

    def _each(self, found: Iterator[object]) -> Iterator[object]:
        """The matches one by one, as far as they are asked for."""
        while True:
            began = time.process_time()
            one = next(found, None)
            self._spent[self._name] += time.process_time() - began
            if one is None:
                return
            yield one


class Slow(NamedTuple):
    """The most seconds of processor time that something has taken, and the page that did it."""

    seconds: float
    name: str
    text: str


class GaveUp(BaseException):
    """The page ran out of patience; no Exception, which the pipeline would take for a fault of its own."""


class Reading(NamedTuple):
    """What reads pages under the clock: seconds by pattern and by stage are filled in as it goes."""

    clean: Callable[[str], object]
    whole: Callable[[str], object]
    patterns: dict[str, re.Pattern[str]]
    by_pattern: dict[str, float]
    by_stage: dict[str, float]


def main() -> int:
    """Fuzz for a while, and print the slowest."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    reading = load_everything()
    signal.signal(signal.SIGALRM, _give_up)
    rng = random.Random(args.seed)
    worst: dict[str, Slow] = {}
    names = sorted(reading.patterns)
    pages, until = 0, time.monotonic() + args.seconds
    while time.monotonic() < until:
        pages += 1
        text = hostile_page(reading.patterns[rng.choice(names)], rng)
        read = reading.clean if pages % WHOLE_EVERY else reading.whole
        for slow in clocked(reading, read, text):
            if slow.seconds > worst.get(slow.name, Slow(-1, "", "")).seconds:
                worst[slow.name] = slow
    print(f"{pages} pages of {SIZE // 1000} kB against {len(names)} patterns")
    return int(show(worst.values()) >= LIMIT)


def load_everything() -> Reading:
    """The package with a clock on every pattern that it compiles and on every stage."""
    patterns: dict[str, re.Pattern[str]] = {}
    spent: dict[str, float] = defaultdict(float)

    def compile_watched(pattern: object, flags: int = 0) -> object:
        where = _caller()
        if not where or not isinstance(pattern, str):
            return _COMPILE(pattern, flags)  # type: ignore[call-overload]
        made = _COMPILE(pattern, flags)
        name = f"{where} {pattern}"
        patterns[name] = made
        return Watched(made, name, spent)

    setattr(re, "compile", compile_watched)  # noqa: B010 — a function is replaced, which mypy forbids
    sys.path[:0] = [str(ROOT / "src"), str(ROOT / "bench")]
    speed = importlib.import_module("speed")
    pack = speed.load_pack("id")
    reader = speed.load_reader(pack)
    list(speed.pipeline.read_inputs(islice(speed.find_examples(), 9), reader=reader, pack=pack))
    stages: dict[str, float] = speed.time_stages()
    reader.read = speed.timed("encoder and parser", reader.read, stages)

    def raw(text: str) -> object:
        data = text.encode()
        return speed.Raw(data=data, sha256=hashlib.sha256(data).hexdigest(), path="page", given=speed.Given())

    def clean(text: str) -> object:
        return speed.pipeline.clean_page(raw(text), pack=pack)

    def whole(text: str) -> object:
        return list(speed.pipeline.read_inputs([raw(text)], reader=reader, pack=pack))

    return Reading(clean, whole, patterns, spent, stages)


def _caller() -> str | None:
    """The module of the package, and the line, from which a pattern is compiled."""
    frame = sys._getframe(2)
    name = frame.f_code.co_filename
    return f"{name.removeprefix(PACKAGE)[1:]}:{frame.f_lineno}" if name.startswith(PACKAGE) else None


def clocked(reading: Reading, read: Callable[[str], object], text: str) -> list[Slow]:
    """The seconds that each pattern and each stage took on a page."""
    reading.by_pattern.clear()
    reading.by_stage.clear()
    signal.alarm(PATIENCE)
    try:
        read(text)
    except GaveUp:
        pass
    finally:
        signal.alarm(0)
    stages = {f"stage {name}": seconds for name, seconds in reading.by_stage.items()}
    return [Slow(seconds, name, text) for name, seconds in (reading.by_pattern | stages).items()]


def _give_up(_signal: int, _frame: FrameType | None) -> NoReturn:
    raise GaveUp


def hostile_page(pattern: re.Pattern[str], rng: random.Random) -> str:
    """A page made against a pattern: a sentence that anyone would take for news, then 100 kB of hostile text."""
    tree = _parser.parse(pattern.pattern, pattern.flags)
    pieces = [sample(tree, rng) for _ in range(rng.randint(1, 3))]
    pieces += rng.sample(PIECES, rng.randint(0, 2))
    text = hostile([piece for piece in pieces if piece] or [" "], rng)
    width = rng.choice((SIZE, SIZE, 5_000, 400))
    lines = [text[at : at + width] for at in range(0, len(text), width)]
    return OPENING + rng.choice(("", "\n")) + ("\n" + rng.choice(("", OPENING))).join(lines)


def hostile(pieces: Sequence[str], rng: random.Random) -> str:
    """A text of 100 kB: the pieces over and over, in order or mixed, cut off anywhere, with a break at the end."""
    pieces = pieces or [rng.choice(PIECES)]
    unit = "".join(rng.choices(pieces, k=rng.choice((1, 2, 7, 40)))) or "a"
    if rng.random() < 0.3:
        unit = unit[: rng.randint(1, len(unit))]
    return (unit * (SIZE // len(unit) + 1))[: SIZE - 1] + rng.choice('!a \n\x00"9')


def sample(tree: Iterable[tuple[Any, Any]], rng: random.Random) -> str:
    """Something that a pattern's tree matches, or nearly: the checks around it are left out."""
    return "".join(_sample_node(str(op), value, rng) for op, value in tree)


def _sample_node(op: str, value: Any, rng: random.Random) -> str:  # noqa: ANN401 — as the parser gives it
    match op:
        case "LITERAL":
            return chr(value)
        case "NOT_LITERAL" | "ANY":
            return rng.choice("aZ0 .-")
        case "IN":
            return _sample_class(value, rng)
        case "BRANCH":
            return sample(rng.choice(value[1]), rng)
        case "SUBPATTERN":
            return sample(value[-1], rng)
        case "ATOMIC_GROUP":
            return sample(value, rng)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            low, high, body = value
            times = min(int(high), int(low) + rng.choice((0, 1, 1, 2, 5)))
            return "".join(sample(body, rng) for _ in range(times))
        case "ASSERT":
            return sample(value[1], rng) if rng.random() < 0.5 else ""
        case _:
            return ""


def _sample_class(items: Sequence[tuple[Any, Any]], rng: random.Random) -> str:
    if str(items[0][0]) == "NEGATE":
        return rng.choice("aZ0 .-\n“")
    op, value = rng.choice(items)
    match str(op), str(value):
        case "LITERAL", _:
            return chr(value)
        case "RANGE", _:
            return chr(rng.randint(*value))
        case _, "CATEGORY_DIGIT":
            return rng.choice("0129")
        case _, "CATEGORY_SPACE":
            return rng.choice(" \n\t")
        case _, _:
            return rng.choice("abZ_9")


def show(worst: Iterable[Slow]) -> float:
    """Print the slowest patterns and stages; the most seconds of a pattern."""
    by_kind: dict[bool, list[Slow]] = defaultdict(list)
    for slow in worst:
        by_kind[slow.name.startswith("stage ")].append(slow)
    for kind in (False, True):
        for slow in sorted(by_kind[kind], reverse=True)[:SHOWN]:
            print(f"{slow.seconds:8.3f} s  {slow.name[:110]!r}   on {slow.text[len(OPENING) :][:40]!r}")
    return max((slow.seconds for slow in by_kind[False]), default=0.0)


if __name__ == "__main__":
    sys.exit(main())
