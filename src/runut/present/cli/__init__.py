"""The command line, one thin module a command; heavy things are imported by the command that needs them."""

from typing import Any

import click

from runut import __version__
from runut.errors import RunutError
from runut.present.cli import add, brief, changes, doctor, judge, parse, parts, read, schema, search, serve, why


class _Commands(click.Group):
    """The commands in the order of the work; what Runut explains is said in one line, exit status 2."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order in which they were added."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 — click's own signature
        """Run a command."""
        try:
            return super().invoke(ctx)
        except RunutError as error:
            click.echo(f"runut: {error}", err=True)
            ctx.exit(2)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version", prog_name="runut")
def main() -> None:
    """Read Indonesian news and keep a casebook: who did or said what to whom, when, where, and who says so.

    Results go to standard output, progress and complaints to standard error. Exit status: 0 all well, 1 some inputs
    were refused, 2 the command cannot be carried out.
    """


for _command in (
    read.command,
    add.command,
    brief.command,
    changes.command,
    *parts.commands,
    why.command,
    judge.command,
    search.command,
    serve.command,
    doctor.command,
    parse.command,
    schema.command,
):
    main.add_command(_command)
