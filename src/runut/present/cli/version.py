"""What read a record or linked it, as a short text that changes with anything that could change the outcome."""

import hashlib
from functools import cache
from pathlib import Path

import runut

_READING = ("types", "lang", "clean", "read", "annotate", "pipeline.py")  # what a record is made by
_LINKING = ("types", "lang", "link")
_SHOWING = ("lang/labels", "lang/labels.py", "lang/wording.py")  # what things are called changes neither
_BIG = 1_000_000  # bytes, from which a file counts by its size alone


@cache
def reader_version() -> str:
    """The version with a fingerprint of the code, the language packs and the model."""
    return _version(_READING)


@cache
def linker_version() -> str:
    """The version with a fingerprint of the code and the tables that links hang on."""
    return _version(_LINKING)


def _version(parts: tuple[str, ...]) -> str:
    root = Path(runut.__file__).parent
    digest = hashlib.sha256()
    shown = frozenset(path for part in _SHOWING for path in _files(root / part))
    for path in sorted(path for part in parts for path in _files(root / part) if path not in shown):
        size = path.stat().st_size
        digest.update(f"{path.relative_to(root)} {size}\n".encode())
        digest.update(path.read_bytes() if size < _BIG else b"")
    return f"{runut.__version__}+{digest.hexdigest()[:12]}"


def _files(path: Path) -> list[Path]:
    found = path.rglob("*") if path.is_dir() else [path]
    return [one for one in found if one.is_file() and one.suffix != ".pyc"]
