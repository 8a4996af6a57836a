"""The lock pins what the project asks for, and says nothing of where it was made."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def pinned() -> set[str]:
    """Names that the lock pins."""
    return {match for line in LOCK.splitlines() for match in re.findall(r"^([\w-]+)==", line)}


@pytest.mark.parametrize("asked", [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]])
def test_what_is_asked_for_is_pinned(asked: str) -> None:
    name = re.match(r"[\w-]+", asked)
    assert name and name.group().lower().replace("_", "-") in pinned(), "run `make lock`"


def test_the_lock_is_names_and_versions_alone() -> None:
    lines = [line for line in LOCK.splitlines() if line.strip() and not line.startswith("#")]
    assert [line for line in lines if not re.fullmatch(r"[\w.-]+==[\w.+-]+", line)] == []
    assert "torch" not in pinned()
