"""A language pack: one folder of data files, read once and held in memory.

Tables are TSV (one fact a line, `#` comments), rules and examples TOML. A stage asks for the files it needs by name and
builds its own typed tables from them; nothing outside a pack knows the language.
"""

import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from runut.errors import BadPack


class Pack:
    """The data files of one language. Equal packs are the same object, so tables built from one may be cached on it."""

    def __init__(self, language: str, root: Traversable) -> None:
        self.language = language
        self._root = root

    def read(self, name: str) -> str:
        """The text of one file of the pack, such as `times/months.tsv`. Raises BadPack where it is missing."""
        try:
            return self._root.joinpath(name).read_text(encoding="utf-8")
        except OSError as error:
            raise BadPack(f"language pack {self.language!r} has no {name}: {error.strerror}") from error

    def rows(self, name: str, columns: int) -> tuple[tuple[str, ...], ...]:
        """The rows of a TSV table, each with exactly `columns` cells (missing last cells are empty).

        Blank lines and lines that start with `#` are passed over. Raises BadPack with file and line for too many cells.
        """
        found = []
        for number, line in enumerate(self.read(name).splitlines(), 1):
            if not line.strip() or line.startswith("#"):
                continue
            cells = [cell.strip() for cell in line.split("\t")]
            if len(cells) > columns:
                raise BadPack(f"{self.language}/{name}:{number}: {len(cells)} cells where {columns} are known")
            found.append((*cells, *[""] * (columns - len(cells))))
        return tuple(found)

    def toml(self, name: str) -> dict[str, Any]:
        """A TOML file as plain values. Raises BadPack where it does not parse."""
        try:
            return tomllib.loads(self.read(name))
        except tomllib.TOMLDecodeError as error:
            raise BadPack(f"{self.language}/{name}: {error}") from error


@cache
def load_pack(language: str) -> Pack:
    """The pack of a language (ISO 639-1). Raises BadPack for a language that Runut does not have."""
    root = files("runut.lang").joinpath(language)
    if not root.is_dir():
        raise BadPack(f"no language pack for {language!r}")
    return Pack(language, root)
