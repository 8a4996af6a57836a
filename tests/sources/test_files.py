"""Files, folders and manifests to inputs, bad ones too."""

import json
import os
from pathlib import Path

import pytest

from runut.sources.files import LIMIT, find_inputs
from runut.types.text import Raw, Rejection

PAGE = "Warga Pulau Nila menanam bakau sejak pagi.\n"


def page(path: Path, text: str = PAGE) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def names(found: list[Raw | Rejection]) -> list[str | None]:
    return [one.path for one in found if isinstance(one, Raw)]


def only_rejection(path: Path) -> Rejection:
    (found,) = find_inputs([str(path)])
    assert isinstance(found, Rejection)
    return found


def test_folders_are_read_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.md", "a.txt", "sub/c.html", "tanpa-akhiran", ".rahasia", ".git/d.txt"):
        page(tmp_path / name, f"Isi {name}")
    found = list(find_inputs([str(tmp_path)]))
    assert names(found) == [str(tmp_path / name) for name in ("a.txt", "b.md", "tanpa-akhiran", "sub/c.html")]


def test_a_manifest_names_inputs_and_says_what_is_known(tmp_path: Path) -> None:
    page(tmp_path / "a.txt", "Satu.")
    page(tmp_path / "b.txt", "Dua.")
    lines = [{"path": "b.txt", "published": "2031-05-02"}, {"path": "hilang.txt"}]
    manifest = page(tmp_path / "daftar.jsonl", "\n".join(map(json.dumps, lines)))
    first, second, missing = find_inputs([str(tmp_path / "a.txt")], str(manifest))
    assert isinstance(first, Raw) and first.given.published is None
    assert isinstance(second, Raw) and (second.path, second.given.published) == ("b.txt", "2031-05-02")
    assert isinstance(missing, Rejection) and (missing.path, missing.reason) == ("hilang.txt", "missing")


def test_a_folders_own_manifest_is_obeyed_and_a_file_is_read_once(tmp_path: Path) -> None:
    page(tmp_path / "a.txt")
    manifest = page(tmp_path / "manifest.jsonl", '{"path": "a.txt", "outlet": "Lensa"}')
    (alone,) = find_inputs([str(tmp_path)])
    (both,) = find_inputs([str(tmp_path), str(tmp_path / "a.txt")], str(manifest))
    assert isinstance(alone, Raw) and alone.given.outlet == "Lensa"
    assert both == alone


def test_the_same_bytes_are_one_input(tmp_path: Path) -> None:
    first, second = find_inputs([str(page(tmp_path / "a.txt")), str(page(tmp_path / "b.txt"))])
    assert isinstance(first, Raw)
    assert isinstance(second, Rejection) and second.reason == "duplicate" and str(tmp_path / "a.txt") in second.detail


def test_a_file_too_long_for_a_page(tmp_path: Path) -> None:
    path = tmp_path / "panjang.txt"
    path.write_bytes(b"a" * (LIMIT + 1))
    found = only_rejection(path)
    assert found.reason == "too-large" and "10 MB" in found.detail


def test_missing_and_forbidden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert only_rejection(tmp_path / "hilang.txt").reason == "missing"
    forbidden = page(tmp_path / "map/terlarang.txt")

    def refuse(*args: object, **kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert only_rejection(forbidden).reason == "unreadable"
    monkeypatch.setattr(os, "listdir", refuse)
    found = only_rejection(forbidden.parent)
    assert found.reason == "unreadable" and "folder" in found.detail


def test_a_loop_of_links_is_refused_not_followed(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert only_rejection(tmp_path / "a").reason in {"unreadable", "missing"}
    (tmp_path / "map").mkdir()
    (tmp_path / "map/diri").symlink_to(tmp_path / "map")
    assert list(find_inputs([str(tmp_path / "map")])) == []


def test_a_name_that_is_no_utf8(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/kaf\xe9.txt"
    Path(os.fsdecode(path)).write_text(PAGE, encoding="utf-8")
    (found,) = find_inputs([str(tmp_path)])
    assert isinstance(found, Raw) and found.path == f"{tmp_path}/kaf\ufffd.txt"
