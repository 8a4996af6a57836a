"""Manifests: what they say, and every way in which a line can be wrong."""

import json
from pathlib import Path

import pytest

from runut.errors import BadSource
from runut.sources.manifest import is_date, read_manifest
from runut.types.text import Given


def write(tmp_path: Path, *lines: object) -> Path:
    path = tmp_path / "manifest.jsonl"
    path.write_text("\n".join(x if isinstance(x, str) else json.dumps(x) for x in lines), encoding="utf-8")
    return path


def test_gives_what_is_known(tmp_path: Path) -> None:
    path = write(tmp_path, {"path": "a.txt", "published": "2031-05-02", "outlet": "Lensa", "title": None}, "")
    found = read_manifest(path)
    assert found.complaints == ()
    (entry,) = found.entries
    assert (entry.name, entry.path) == ("a.txt", tmp_path / "a.txt")
    assert entry.given == Given(published="2031-05-02", outlet="Lensa")


@pytest.mark.parametrize(
    ("line", "reason", "entries"),
    [
        ("{oops", "manifest", 0),
        ('["a.txt"]', "manifest", 0),
        ({"url": "https://lensa.example/1"}, "manifest", 0),
        ({"path": "  "}, "manifest", 0),
        ({"path": 3}, "manifest", 0),
        ({"path": "a\0b"}, "manifest", 0),
        ({"path": "a.txt", "outlet": 7}, "manifest", 1),
        ({"path": "a.txt", "published": "31 Februari"}, "manifest-date", 1),
        ({"path": "a.txt", "published": "2031-02-30"}, "manifest-date", 1),
        ({"path": "a.txt", "editor": "Sari"}, "manifest-key", 1),
    ],
)
def test_says_what_is_wrong_with_a_line(tmp_path: Path, line: object, reason: str, entries: int) -> None:
    found = read_manifest(write(tmp_path, {"path": "fine.txt"}, line))
    (complaint,) = found.complaints
    assert complaint.reason == reason
    assert complaint.path == f"{tmp_path}/manifest.jsonl:2"
    assert len(found.entries) == 1 + entries
    assert found.entries[-1].given == Given()


@pytest.mark.parametrize(
    "value", ["2031", "2031-05", "2031-05-02", "2031-05-02T08:30", "2031-05-02T08:30+07:00", "2031-05-02T08:30:00Z"]
)
def test_dates(value: str) -> None:
    assert is_date(value)


@pytest.mark.parametrize("value", ["", "kemarin", "02-05-2031", "2031-13", "2031-05-02T25:00", "20310502", "0000"])
def test_no_dates(value: str) -> None:
    assert not is_date(value)


def test_a_manifest_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(BadSource, match="No such file"):
        read_manifest(tmp_path / "none.jsonl")
    (tmp_path / "latin.jsonl").write_bytes(b'{"path": "caf\xe9.txt"}')
    with pytest.raises(BadSource, match="not UTF-8"):
        read_manifest(tmp_path / "latin.jsonl")
