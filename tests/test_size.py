"""Functions and modules stay small enough to read."""

import ast
from pathlib import Path

import pytest

from runut import __file__ as package

SOURCES = sorted(Path(package).parent.rglob("*.py"))
LONGEST_FUNCTION, LONGEST_MODULE = 60, 400  # lines
TO_SPLIT = {"speakers.py": 420}  # longer than they should be; a figure here only falls


@pytest.mark.parametrize("path", SOURCES, ids=[str(p.relative_to(Path(package).parent)) for p in SOURCES])
def test_size(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= TO_SPLIT.get(path.name, LONGEST_MODULE)
    functions = [n for n in ast.walk(ast.parse(text)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    lengths = {f.name: (f.end_lineno or f.lineno) - f.lineno + 1 for f in functions}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}
