"""`runut serve`: the board, in a browser."""

from typing import TYPE_CHECKING

import click

from runut.present.cli.options import case_argument

if TYPE_CHECKING:
    from runut.answers import Linker
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
PORT = 8710


@click.command("serve")
@case_argument
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Where to listen; others than this computer need --token."
)
@click.option("--port", default=PORT, show_default=True, type=click.IntRange(0, 65535), help="0 for any that is free.")
@click.option("--token", metavar="TEXT", help="What readers must know: /?token=TEXT once, or a Bearer header.")
@click.option("--read-only", is_flag=True, help="Take no judgements.")
def command(case: str, host: str, port: int, token: str | None, read_only: bool) -> None:
    """Show the casebook CASE in a browser, and give its content as JSON under /api.

    What `runut add` adds meanwhile is shown within seconds. Nothing outside this computer is ever loaded.
    """
    from runut.errors import BadCall

    if host not in LOOPBACK and not token:
        raise BadCall(f"--host {host} lets others in: give --token TEXT too, and tell it to those who may read")
    from runut.present.cli.case import load_linker

    try:
        from runut.present.web.server import address, bind, serve
    except ImportError as error:
        raise BadCall(f"the board takes more packages ({error.name}): pip install 'runut[board]'") from error
    from runut.present.board.library import Library
    from runut.present.web.visit import Settings

    linker = load_linker()
    if not read_only:
        _bring_up_to_date(case, linker)
    library = Library(case, linker)
    with bind(host, port) as listening:
        click.echo(address(listening))
        serve(library, Settings(read_only=read_only, token=token), listening)


def _bring_up_to_date(case: str, linker: "Linker") -> None:
    """Link anew what another version of Runut has linked, or an interrupted run has left."""
    from runut.answers import settle
    from runut.link.digest import RecordFiler
    from runut.store.casebook import open_casebook

    open_casebook(case).close()  # it must be there
    with open_casebook(case, create=True) as casebook:
        casebook.refile(RecordFiler(linker.pack), linker.version)
        settle(casebook, linker)
