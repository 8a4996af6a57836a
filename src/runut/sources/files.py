"""Files, folders and manifests to inputs."""

import hashlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from runut.sources.manifest import Manifest, read_manifest
from runut.types.text import Given, Raw, Rejection

NOTES = frozenset({"duplicate", "manifest-key"})  # reasons that are said and refuse nothing
MANIFEST_NAME = "manifest.jsonl"
LIMIT = 10_000_000  # bytes; the longest news page seen is a hundredth of it


class _Input(NamedTuple):
    name: str
    path: Path


def find_inputs(paths: Sequence[str], manifest: str | None = None) -> Iterator[Raw | Rejection]:
    """The bytes of every input in order, or why there are none: the paths, then what else the manifest names.

    A folder gives its files and those below it, hidden ones left out; a `manifest.jsonl` in it is obeyed. The same file
    is read once, and the same bytes give one input. Raises BadSource where the manifest cannot be read.
    """
    main = read_manifest(Path(manifest)) if manifest else Manifest((), ())
    known = {_resolve(entry.path): entry.given for entry in main.entries}
    skip = {_resolve(Path(manifest))} if manifest else set()
    yield from main.complaints
    given = _from_paths(paths, known, skip)
    named = (_Input(entry.name, entry.path) for entry in main.entries)
    yield from _read_once(given, named, known)


def _from_paths(paths: Sequence[str], known: dict[Path, Given], skip: set[Path]) -> Iterator[_Input | Rejection]:
    for name in paths:
        if Path(name).is_dir():
            yield from _walk(Path(name), known, skip)
        else:
            yield _Input(name, Path(name))


def _walk(folder: Path, known: dict[Path, Given], skip: set[Path]) -> Iterator[_Input | Rejection]:
    """The files of a folder, sorted, folders after files; fills in what its manifests say unless something is known."""
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208 — Path.iterdir makes a Path before anything is left out
    except OSError as error:
        yield _unreadable(str(folder), error, "folder")
        return
    seen = [folder / name for name in names if not name.startswith(".")]
    if folder / MANIFEST_NAME in seen and _resolve(folder / MANIFEST_NAME) not in skip:
        found = read_manifest(folder / MANIFEST_NAME)
        yield from found.complaints
        for entry in found.entries:
            known.setdefault(_resolve(entry.path), entry.given)
    for path in seen:
        if not path.is_dir() and path.name != MANIFEST_NAME and _resolve(path) not in skip:
            yield _Input(str(path), path)
    for path in seen:
        if path.is_dir() and not path.is_symlink():
            yield from _walk(path, known, skip)


def _read_once(
    given: Iterator[_Input | Rejection], named: Iterator[_Input], known: dict[Path, Given]
) -> Iterator[Raw | Rejection]:
    files: set[Path] = set()
    names: dict[str, str] = {}
    for source in (given, named):
        for one in source:
            if isinstance(one, Rejection):
                yield one
            elif (place := _resolve(one.path)) not in files:
                files.add(place)
                yield _unless_seen(_read(one, known.get(place, Given())), names)


def _unless_seen(one: Raw | Rejection, names: dict[str, str]) -> Raw | Rejection:
    if isinstance(one, Rejection):
        return one
    first = names.setdefault(one.sha256, one.path or "")
    if first == one.path:
        return one
    return Rejection(path=one.path, reason="duplicate", detail=f"same bytes as {first}", advice="read once")


def _read(one: _Input, given: Given) -> Raw | Rejection:
    name = os.fsencode(one.name).decode("utf-8", "replace")
    try:
        with one.path.open("rb") as handle:
            data = handle.read(LIMIT + 1)
    except FileNotFoundError:
        return Rejection(path=name, reason="missing", detail="there is no such file", advice="check the path")
    except OSError as error:
        return _unreadable(name, error, "file")
    if len(data) > LIMIT:
        detail = f"over {LIMIT // 1_000_000} MB, too long for one page"
        return Rejection(path=name, reason="too-large", detail=detail, advice="give one article a file")
    return Raw(data=data, sha256=hashlib.sha256(data).hexdigest(), path=name, given=given)


def _unreadable(name: str, error: OSError, kind: str) -> Rejection:
    detail = f"the {kind} cannot be read: {error.strerror or error}"
    return Rejection(path=name, reason="unreadable", detail=detail, advice="check its permissions")


def _resolve(path: Path) -> Path:
    """One name for a file however it is reached; a loop of links keeps its own."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path
