"""The documentation keeps up with the program."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType
from typing import get_args

import pytest

from runut.clean.decode import Undecodable
from runut.present.cli import main

ROOT = Path(__file__).parent.parent
_REASON = re.compile(r'(?:reason=|_reject\(\w+, |_complaint\(\w+, )"([a-z_-]+)"')


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def reasons() -> set[str]:
    """Every reason for which an input is refused."""
    sources = (path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    return {reason for source in sources for reason in _REASON.findall(source)} | set(get_args(Undecodable))


@pytest.fixture
def make() -> ModuleType:
    """docs/make.py."""
    spec = importlib.util.spec_from_file_location("make", ROOT / "docs" / "make.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_of_commands_is_fresh(make: ModuleType) -> None:
    assert page("docs/cli.md") == make.render_cli(), "run `make docs`"


def test_the_sample_in_the_readme_is_what_the_program_prints(make: ModuleType) -> None:
    """The happening must be there word for word; a rule that changes may move a few lines of its life."""
    sample = page("README.md").split("<!-- sample -->\n```text\n")[1].split("```")[0].splitlines()
    printed = set(make.examples_brief().splitlines())
    assert sample[0] in printed, "run `make docs`"
    assert sum(line in printed for line in sample) * 2 > len(sample), "run `make docs`"


@pytest.mark.parametrize("name", list(main.commands))
def test_readme_knows_each_command(name: str) -> None:
    assert f"| `{name}` |" in page("README.md")


@pytest.mark.parametrize("reason", sorted(reasons()))
def test_each_reason_is_explained(reason: str) -> None:
    assert f"| `{reason}` |" in page("docs/casebook.md")


def test_reasons_are_found() -> None:
    assert {"missing", "manifest-date", "language", "failed", "encoding"} <= reasons()


def test_each_table_and_view_is_explained() -> None:
    sql = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src/runut/store/migrations").glob("*.sql"))
    text = page("docs/casebook.md")
    names = re.findall(r"CREATE (?:TABLE|VIEW) (\w+)", sql)
    assert names and [name for name in names if f"`{name}`" not in text] == []


@pytest.mark.parametrize("path", sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]), ids=str)
def test_links_lead_somewhere(path: Path) -> None:
    prose = re.sub(r"^```.*?^```", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", prose)
    assert [link for link in links if not (path.parent / link).exists()] == []
