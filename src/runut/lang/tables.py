"""Tables of a language pack by column name, with file and line kept for complaints."""

from collections.abc import Iterator
from typing import NoReturn

from runut.errors import BadPack
from runut.lang.pack import Pack
from runut.types.text import Value


class Row(Value, frozen=True, kw_only=True, gc=False):
    """One fact of a table: its cells by column name, and where it stands."""

    where: str
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        """The cell of a column; empty where the table leaves it out."""
        return self.cells[column]

    def several(self, column: str) -> tuple[str, ...]:
        """The values of a cell that holds several, parted by semicolons."""
        return tuple(part.strip() for part in self[column].split(";") if part.strip())

    def fail(self, reason: str) -> NoReturn:
        """Raise BadPack that names file and line."""
        raise BadPack(f"{self.where}: {reason}")


def read_table(pack: Pack, name: str, columns: tuple[str, ...]) -> Iterator[Row]:
    """The rows of a TSV file, in order. Raises BadPack for too many cells or an empty first one."""
    for number, line in enumerate(pack.read(name).splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield _row(f"{pack.language}/{name}:{number}", line, columns)


def _row(where: str, line: str, columns: tuple[str, ...]) -> Row:
    cells = [cell.strip() for cell in line.split("\t")]
    if len(cells) > len(columns):
        raise BadPack(f"{where}: {len(cells)} cells where {len(columns)} are known")
    if not cells[0]:
        raise BadPack(f"{where}: no {columns[0]}")
    cells += [""] * (len(columns) - len(cells))
    return Row(where=where, cells=dict(zip(columns, cells, strict=True)))
