"""Write what the documentation shows of the program: docs/cli.md, and the sample in README.md. `make docs`."""

import re
import tempfile
from pathlib import Path

import click
from click.testing import CliRunner

from runut.present.cli import main

ROOT = Path(__file__).parent.parent
HEAD = """# Commands

Made from `--help` by `make docs`. Results go to standard output, progress and complaints to standard error. Exit
status: 0 all well, 1 some inputs were refused, 2 the command cannot be carried out.
"""
_SAMPLE = re.compile(r"(<!-- sample -->\n```text\n).*?(```\n<!-- /sample -->)", re.DOTALL)
_UNDER = " " * 20  # what lines that belong to the one above begin with


def render_cli() -> str:
    """The page of commands: each with its help."""
    names = main.list_commands(click.Context(main))
    sections = [section for name in names for section in _sections(main.commands[name], name)]
    return "\n".join([HEAD, _section("runut", []), *sections])


def _sections(command: click.Command, name: str) -> list[str]:
    """A command, and those of a casebook that it has below it."""
    below = list(command.commands) if isinstance(command, click.Group) else []
    return [_section(f"runut {name}", [name]), *(_section(f"runut {name} CASE {n}", [name, "CASE", n]) for n in below)]


def _section(title: str, args: list[str]) -> str:
    shown = _run(*args, "--help")
    return f"## {title}\n\n```text\n{shown.rstrip()}\n```\n"


def render_readme(readme: str) -> str:
    """The README with the longest happening in the examples' brief as its sample."""
    found = _SAMPLE.search(readme)
    return f"{readme[: found.end(1)]}{_longest(examples_brief())}\n{readme[found.start(2) :]}" if found else readme


def _longest(brief: str) -> str:
    """The lines of the happening that has most of them."""
    blocks = brief.split("\n\n")
    chronology = blocks[1 + next(n for n, block in enumerate(blocks) if block.startswith("CHRONOLOGY"))].splitlines()
    starts = [number for number, line in enumerate(chronology) if not line.startswith(_UNDER)]
    happenings = [chronology[a:b] for a, b in zip(starts, [*starts[1:], len(chronology)], strict=True)]
    return "\n".join(max(happenings, key=len))


def examples_brief() -> str:
    """What `make run` prints."""
    with tempfile.TemporaryDirectory() as folder:
        case = str(Path(folder) / "examples.casebook")
        _run("add", case, "--manifest", str(ROOT / "examples" / "manifest.jsonl"))
        return _run("brief", case, "--language", "en")


def _run(*args: str) -> str:
    done = CliRunner().invoke(main, list(args), prog_name="runut", terminal_width=100)
    if done.exit_code:
        raise SystemExit(done.stderr)
    return done.stdout


if __name__ == "__main__":
    (ROOT / "docs" / "cli.md").write_text(render_cli(), encoding="utf-8")
    readme = ROOT / "README.md"
    readme.write_text(render_readme(readme.read_text(encoding="utf-8")), encoding="utf-8")
