"""What read a record, as a short text that changes with anything that could change the record."""

import hashlib
from functools import cache
from pathlib import Path

import runut

_PARTS = ("types", "lang", "clean", "read", "annotate", "pipeline.py")  # what a record is made by
_BIG = 1_000_000  # bytes, from which a file counts by its size alone


@cache
def reader_version() -> str:
    """The version with a fingerprint of the code, the language packs and the model."""
    root = Path(runut.__file__).parent
    digest = hashlib.sha256()
    for path in sorted(path for part in _PARTS for path in _files(root / part)):
        size = path.stat().st_size
        digest.update(f"{path.relative_to(root)} {size}\n".encode())
        digest.update(path.read_bytes() if size < _BIG else b"")
    return f"{runut.__version__}+{digest.hexdigest()[:12]}"


def _files(path: Path) -> list[Path]:
    found = path.rglob("*") if path.is_dir() else [path]
    return [one for one in found if one.is_file() and one.suffix != ".pyc"]
