#!/usr/bin/env python3
"""How right the records are on articles that no rule was tuned to: labels here, the texts in the shared folder.

usage: bench/unseen.py SHARED [--split dev|test|all|kompas-dev|kompas-test] [--exhaustive] [--misses]

The articles come from SHARED/data/news by id, the scorer is SHARED/score/score.py; the conventions are in
docs/measuring.md. Only the layers that a split annotates are scored.
"""

import argparse
import hashlib
import json
import lzma
import os
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple

import msgspec

sys.path.insert(0, str(Path(__file__).parent.parent))

from bench.event_types import (
    FoundEvent,
    GoldEvent,
    Judged,
    Range,
    count_events,
    counted_events,
    list_errors,
    render_events,
)
from bench.time_types import FoundTime, GoldTime, count_types, render_types

from runut.types.record import AttributionKind

ROOT = Path(__file__).parent.parent
GOLD = ROOT / "bench" / "gold"
NEWS = Path("data") / "news" / "id-news.jsonl.xz"
SPLITS = ("dev", "test", "kompas-dev", "kompas-test")
ALL = ("dev", "test")
CLOSED = ("test", "all", "kompas-test")

Layer = Literal["boilerplate", "times", "quotes", "direct_quotes", "origins", "events"]

WHOLE: tuple[Layer, ...] = ("boilerplate", "times", "quotes", "origins", "events")
ROWS: dict[str, tuple[Layer, ...]] = {
    "boilerplate": ("boilerplate",),
    "times": ("times",),
    "quotations": ("quotes", "direct_quotes"),
    "speakers": ("quotes", "direct_quotes"),
    "origins": ("origins",),
    "event": ("events",),
    "plan as deed": ("events",),
}


class GoldQuote(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something said; any of the names is right, and of an `unnamed` speaker the words at `speaker` too."""

    start: int
    end: int
    speakers: tuple[str, ...]
    speaker: Range | None
    kind: Literal["direct", "mixed", "indirect", "headline"]
    unnamed: bool = False
    optional: bool = False


class GoldOrigin(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Whom the article names as its source."""

    name: str
    kind: AttributionKind


class Gold(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One article's annotation, without a word of the article; what is in no layer of `layers` was not annotated.

    `exhaustive`: its events are all that can be coded.
    """

    id: str
    sha256: str
    layers: tuple[Layer, ...] = WHOLE
    boilerplate: tuple[Range, ...] = ()
    boilerplate_optional: tuple[Range, ...] = ()
    times: tuple[GoldTime, ...] = ()
    quotes: tuple[GoldQuote, ...] = ()
    origins: tuple[GoldOrigin, ...] = ()
    origins_optional: tuple[str, ...] = ()
    events: tuple[GoldEvent, ...] = ()
    exhaustive: bool = False


class NewsArticle(msgspec.Struct, frozen=True):
    """A line of the shared news file."""

    id: str
    text: str
    outlet: str | None = None
    url: str | None = None
    published: str | None = None
    title: str | None = None


class Pages(NamedTuple):
    """Where the run's files lie."""

    manifest: Path
    gold: Path
    records: Path


class Cut(NamedTuple):
    """What is judged apart from the scorer, article by article."""

    times: list[list[FoundTime]]
    events: list[Judged]
    texts: list[str]


def main() -> int:
    """Rebuild, read, score, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--split", choices=(*SPLITS, "all"), default="dev")
    parser.add_argument("--exhaustive", action="store_true", help="only articles whose events are all there")
    parser.add_argument("--misses", action="store_true", help="list every miss (open splits only)")
    args = parser.parse_args()
    if args.misses and args.split in CLOSED:
        print(f"no misses of {args.split}: who reads them tunes to it, and it measures nothing", file=sys.stderr)
        return 2
    shared = args.shared.resolve()
    golds = [gold for gold in load_gold(args.split) if gold.exhaustive or not args.exhaustive]
    with tempfile.TemporaryDirectory() as folder:
        pages = write_pages(shared, golds, Path(folder))
        read_records(pages)
        cut = cut_records(pages, golds)
        command = [str(shared / "score" / "score.py"), str(pages.gold), str(pages.records)]
        command += ["--misses"] if args.misses else []
        done = subprocess.run([sys.executable, *command], check=False, capture_output=True, text=True)
    print(done.stderr, end="", file=sys.stderr)
    print(*rows_of(done.stdout.splitlines(), {layer for gold in golds for layer in gold.layers}), sep="\n")
    print(*render_types(count_types(zip([gold.times for gold in golds], cut.times, strict=True))), sep="\n")
    if any("events" in gold.layers for gold in golds):
        print(*render_events(count_events(cut.events)), sep="\n")
    if args.misses:
        print(*event_errors(golds, cut), sep="\n")
    return done.returncode


def event_errors(golds: Sequence[Gold], cut: Cut) -> list[str]:
    """The lines of `list_errors`, each behind its article's id."""
    articles = zip(golds, cut.events, cut.texts, strict=True)
    return [f"{gold.id} | {line}" for gold, judged, text in articles for line in list_errors(judged, text)]


def rows_of(lines: Iterable[str], layers: Collection[Layer]) -> list[str]:
    """The scorer's lines without the figures of layers that no article of the split has."""
    unscored = tuple(row for row, scored in ROWS.items() if not set(scored) & set(layers))
    return [line for line in lines if not line.startswith(unscored)]


def cut_records(pages: Pages, golds: Sequence[Gold]) -> Cut:
    """Leave in the records only what their gold judges; gives the times and events left, article by article."""
    found = map(json.loads, pages.records.read_text(encoding="utf-8").splitlines())
    records = {Path(record["path"]).stem: record for record in found}
    cut = {gold.id: cut_record(records[gold.id], gold.layers) for gold in golds if gold.id in records}
    times = [msgspec.convert(cut[gold.id]["times"] if gold.id in cut else [], list[FoundTime]) for gold in golds]
    events = [msgspec.convert(cut[gold.id]["events"] if gold.id in cut else [], list[FoundEvent]) for gold in golds]
    scored = [without_optional(cut[gold.id], gold) for gold in golds if gold.id in cut]
    pages.records.write_text("".join(f"{json.dumps(record)}\n" for record in scored), encoding="utf-8")
    judged = [Judged(gold.events, one, gold.exhaustive) for gold, one in zip(golds, events, strict=True)]
    return Cut(times, judged, [cut[gold.id]["text"] if gold.id in cut else "" for gold in golds])


def without_optional(record: dict[str, Any], gold: Gold) -> dict[str, Any]:
    """A record without what only meets an optional event, since the scorer has no such thing."""
    kept = counted_events(msgspec.convert(record["events"], list[FoundEvent]), gold.events)
    keys = {(event.start, event.end, event.type) for event in kept}
    return record | {"events": [one for one in record["events"] if (one["start"], one["end"], one["type"]) in keys]}


def cut_record(record: dict[str, Any], layers: Collection[Layer]) -> dict[str, Any]:
    """A record without the layers that were not annotated, so that nothing there counts as wrong."""
    cut = dict(record)
    if "boilerplate" not in layers:
        cut["zones"] = [{"start": 0, "end": len(record["text"]), "kind": "body"}]
    if "direct_quotes" in layers:
        cut["quotations"] = [one for one in record["quotations"] if one["direct"]]
    elif "quotes" not in layers:
        cut["quotations"] = []
    gone = {"times": "times", "origins": "attributions", "events": "events"}
    return cut | {field: [] for layer, field in gone.items() if layer not in layers}


def load_gold(split: str) -> list[Gold]:
    """The annotations of a split (`all`: of dev and test), by id."""
    files = [file for one in (ALL if split == "all" else (split,)) for file in sorted((GOLD / one).glob("*.json"))]
    return [msgspec.json.decode(file.read_bytes(), type=Gold) for file in files]


def find_articles(shared: Path, wanted: Iterable[str]) -> dict[str, NewsArticle]:
    """The shared folder's articles by id, the first of each."""
    missing = set(wanted)
    found: dict[str, NewsArticle] = {}
    with lzma.open(shared / NEWS) as lines:
        for line in lines:
            if not missing:
                break
            if any(one.encode() in line[:80] for one in missing):
                article = msgspec.json.decode(line, type=NewsArticle)
                found.setdefault(article.id, article)
                missing.discard(article.id)
    return found


def write_pages(shared: Path, golds: Sequence[Gold], folder: Path) -> Pages:
    """Write each article, the manifest that says what is known of it, and its gold in the scorer's format."""
    articles = find_articles(shared, [gold.id for gold in golds])
    pages = Pages(folder / "manifest.jsonl", folder / "gold", folder / "records.jsonl")
    pages.gold.mkdir()
    entries = []
    for number, gold in enumerate(golds):
        article = articles[gold.id]
        check_text(gold, article.text)
        (folder / f"{gold.id}.txt").write_bytes(article.text.encode())
        entries.append(json.dumps(manifest_entry(article), ensure_ascii=False))
        _dump(pages.gold / f"{number:03}.json", scorer_gold(gold, article.text))
    pages.manifest.write_text("\n".join(entries) + "\n", encoding="utf-8")
    _dump(pages.gold / "casebook.json", {"aliases": aliases(shared)})
    return pages


def check_text(gold: Gold, text: str) -> None:
    """Raises ValueError where the text is not the one that was annotated."""
    if fingerprint(text) != gold.sha256:
        raise ValueError(f"{gold.id}: the shared folder holds another text")


def fingerprint(text: str) -> str:
    """What tells one text from another."""
    return hashlib.sha256(text.encode()).hexdigest()


def manifest_entry(article: NewsArticle) -> dict[str, str]:
    """What a user would know of the page beforehand."""
    known = {"published": article.published, "url": article.url, "outlet": None if article.url else article.outlet}
    return {"path": f"{article.id}.txt"} | {key: value for key, value in known.items() if value}


def aliases(shared: Path) -> dict[str, list[str]]:
    """Names that are one: the seeds' and ours."""
    seeds = json.loads((shared / "seeds" / "gold" / "casebook.json").read_text(encoding="utf-8"))["aliases"]
    ours = json.loads((GOLD / "aliases.json").read_text(encoding="utf-8"))
    return {name: sorted({*seeds.get(name, ()), *ours.get(name, ())}) for name in sorted({*seeds, *ours})}


def scorer_gold(gold: Gold, text: str) -> dict[str, object]:
    """An annotation as the scorer takes it, with the words that its ranges hold."""
    return {
        "id": gold.id,
        "file": f"{gold.id}.txt",
        "boilerplate": [text[start:end] for start, end in gold.boilerplate + gold.boilerplate_optional],
        "boilerplate_optional": [text[start:end] for start, end in gold.boilerplate_optional],
        "times": [{**msgspec.to_builtins(time), "text": text[time.start : time.end]} for time in gold.times],
        "quotes": [_quote(quote, text) for quote in gold.quotes],
        "origins": [msgspec.to_builtins(origin) for origin in gold.origins],
        "origins_optional": list(gold.origins_optional),
        "events": [_event(event, text) for event in gold.events if not event.optional],
    }


def _quote(quote: GoldQuote, text: str) -> dict[str, object]:
    surface = text[slice(*quote.speaker)] if quote.speaker else None
    names = [*quote.speakers, *([surface] if surface and quote.unnamed else [])]
    shown = {"text": text[quote.start : quote.end], "speakers": names, "speaker_surface": surface}
    return {"start": quote.start, "end": quote.end, "kind": quote.kind, "optional": quote.optional, **shown}


def _event(event: GoldEvent, text: str) -> dict[str, object]:
    shown = {"trigger": text[slice(*event.trigger)], "sentence": text[slice(*event.sentence)], "plover": event.type}
    sides = {"source": list(event.source), "target": list(event.target)}
    return {**shown, **sides, "place": event.place, "time": event.time, "status": event.status}


def _dump(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")


def read_records(pages: Pages) -> None:
    """Write the records of the pages."""
    command = [sys.executable, "-m", "runut", "read", "--manifest", str(pages.manifest)]
    with pages.records.open("wb") as target:
        done = subprocess.run(command, stdout=target, env={**os.environ, "PYTHONPATH": str(ROOT / "src")}, check=False)
    if done.returncode not in {0, 1}:
        raise SystemExit(done.returncode)


if __name__ == "__main__":
    sys.exit(main())
