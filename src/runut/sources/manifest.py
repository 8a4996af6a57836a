"""Manifests: JSON Lines that name inputs and say what is known of them beforehand."""

import json
import re
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from runut.errors import BadSource
from runut.types.text import Given, Rejection

FACTS = ("url", "published", "outlet", "title")
_PREFIX = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d.*")


class Entry(NamedTuple):
    """An input that a manifest names: its path as written there, where that is, and what is known of it."""

    name: str
    path: Path
    given: Given


class Manifest(NamedTuple):
    """The entries of a manifest in its order, and what is wrong with its lines."""

    entries: tuple[Entry, ...]
    complaints: tuple[Rejection, ...]


def read_manifest(path: Path) -> Manifest:
    """What a manifest says; paths in it are relative to its folder. Raises BadSource where it cannot be read."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise BadSource(f"{path}: manifest cannot be read: {reason}; give a JSON Lines file") from error
    entries: list[Entry] = []
    complaints: list[Rejection] = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            entry, found = _read_line(line, path, f"{path}:{number}")
            entries += [entry] if entry else []
            complaints += found
    return Manifest(tuple(entries), tuple(complaints))


def _read_line(line: str, manifest: Path, where: str) -> tuple[Entry | None, list[Rejection]]:
    try:
        facts = json.loads(line)
    except ValueError as error:
        return None, [_complaint(where, "manifest", f"the line is not JSON ({error})", "write one JSON object a line")]
    name = facts.get("path") if isinstance(facts, dict) else None
    if not isinstance(name, str) or not name.strip() or "\0" in name:
        return None, [_complaint(where, "manifest", "the line names no path", 'write {"path": "page.txt", …}')]
    found = [_unknown(where, key) for key in facts if key not in (*FACTS, "path")]
    known: dict[str, str] = {}
    for key in FACTS:
        if (value := facts.get(key)) is None:
            continue
        if wrong := _wrong_fact(where, key, value):
            found.append(wrong)
        else:
            known[key] = value
    return Entry(name, manifest.parent / name, Given(**known)), found


def _wrong_fact(where: str, key: str, value: object) -> Rejection | None:
    if not isinstance(value, str):
        return _complaint(where, "manifest", f"{key} is {value!r}, not text", f"write {key} in quotation marks")
    if key == "published" and not is_date(value):
        return _complaint(where, "manifest-date", f"published {value!r} is no date", "write it as 2023-02-22")
    return None


def is_date(value: str) -> bool:
    """Whether a text is an ISO date, a part of one (`2023`, `2023-02`), or a date with a time of day."""
    try:
        if match := _PREFIX.fullmatch(value):
            year, month, day = (int(part or 1) for part in match.groups())
            return bool(date(year, month, day))
        return bool(_MOMENT.fullmatch(value) and datetime.fromisoformat(value))
    except ValueError:
        return False


def _unknown(where: str, key: str) -> Rejection:
    return _complaint(where, "manifest-key", f"{key!r} is not known", "known are path, " + ", ".join(FACTS))


def _complaint(where: str, reason: str, detail: str, advice: str) -> Rejection:
    return Rejection(path=where, reason=reason, detail=detail, advice=advice)
