"""Markdown tables."""

from collections.abc import Iterator, Mapping, Sequence


def markdown(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table whose columns are as wide as what stands in them."""
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    rule = ["-" * width for width in widths]
    return "".join(f"{line}\n" for line in _lines((head, rule, *rows), widths))


def _lines(rows: Sequence[Sequence[str]], widths: Sequence[int]) -> Iterator[str]:
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        yield f"| {' | '.join(cells)} |"


def side_by_side(head: Sequence[str], columns: Sequence[Mapping[tuple[str, str], str]]) -> str:
    """A table with a row for each key of any column, in the order of coming; a key's first part stands once."""
    keys = list(dict.fromkeys(key for column in columns for key in column))
    rows, before = [], ""
    for key in keys:
        rows.append([key[0] if key[0] != before else "", key[1], *(column.get(key, "") for column in columns)])
        before = key[0]
    return markdown(head, rows)
