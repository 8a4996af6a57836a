"""The pack's tables as files."""

from collections import Counter
from pathlib import Path

import pytest

PACK = Path(__file__).parents[2] / "src" / "runut" / "lang" / "id"
TABLES = sorted(PACK.glob("**/*.tsv"))


@pytest.mark.parametrize("table", TABLES, ids=[str(table.relative_to(PACK)) for table in TABLES])
def test_no_row_stands_twice(table: Path) -> None:
    rows = Counter(line for line in table.read_text(encoding="utf-8").splitlines() if line and line[0] != "#")
    assert [row for row, count in rows.items() if count > 1] == []
