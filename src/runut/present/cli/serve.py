"""`runut serve`: the board, in a browser."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from runut.errors import BadCall, BadSource
from runut.present.cli.options import case_argument

if TYPE_CHECKING:
    from runut.answers import Linker
LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
PORT = 8710


@click.command("serve")
@case_argument
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Where to listen; others than this computer need a token."
)
@click.option("--port", default=PORT, show_default=True, type=click.IntRange(0, 65535), help="0 for any that is free.")
@click.option(
    "--token",
    metavar="TEXT",
    envvar="RUNUT_TOKEN",
    show_envvar=True,
    help="What readers must know. Given here, others on this computer can see it.",
)
@click.option("--token-file", metavar="FILE", type=click.Path(), help="The file that holds the token.")
@click.option("--read-only", is_flag=True, help="Take no judgements, and open the casebook only to read.")
def command(case: str, host: str, port: int, token: str | None, token_file: str | None, read_only: bool) -> None:
    """Show the casebook CASE in a browser, and give its content as JSON under /api.

    What `runut add` adds meanwhile is shown within seconds. Nothing outside this computer is ever loaded.
    """
    token = _check_token(_read_token(token_file) if token_file else token)
    if host not in LOOPBACK and token is None:
        raise BadCall(f"--host {host} lets others in: give --token-file too, and its token to those who may read")
    from runut.present.cli.case import load_linker

    try:
        from runut.present.web.server import address, bind, names_here, serve
    except ImportError as error:
        raise BadCall(f"the board takes more packages ({error.name}): pip install 'runut[board]'") from error
    from runut.present.board.library import Library
    from runut.present.web.visit import Settings

    with bind(host, port) as listening:
        linker = load_linker()
        if not read_only:
            _bring_up_to_date(case, linker)
        library = Library(case, linker)
        click.echo(address(listening))
        names = names_here(listening) if token is None else frozenset()
        serve(library, Settings(read_only=read_only, token=token, hosts=names), listening)
    sys.stdout.flush()
    os._exit(0)  # at once: threads that still work something out would be waited for


def _read_token(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise BadSource(f"{path}: the token cannot be read: {getattr(error, 'strerror', None) or 'no text'}") from error


def _check_token(token: str | None) -> str | None:
    """The token, if it is one that can be typed and sent in a header."""
    if token is not None and not (token and token.isascii() and token.isprintable() and " " not in token):
        raise BadCall("a token is made of letters, digits and signs without spaces: `openssl rand -hex 16` makes one")
    return token


def _bring_up_to_date(case: str, linker: "Linker") -> None:
    """Link anew what another version of Runut has linked, or an interrupted run has left."""
    from runut.answers import settle
    from runut.link.digest import RecordFiler
    from runut.store.casebook import open_casebook

    open_casebook(case).close()  # it must be there
    with open_casebook(case, create=True) as casebook:
        casebook.refile(RecordFiler(linker.pack), linker.version)
        settle(casebook, linker)
