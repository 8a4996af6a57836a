"""What several commands share: inputs, complaints, progress."""

import sys
import time
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from runut.types.record import Record
    from runut.types.text import Raw, Rejection

PACK = "id"  # the language pack that pages are read with
_PATIENCE = 1.0  # seconds before progress is worth a line

T = TypeVar("T")

sources_argument = click.argument("sources", metavar="SOURCE…", nargs=-1, type=click.Path())
manifest_option = click.option(
    "--manifest",
    type=click.Path(),
    help="JSON Lines that name inputs and say what is known of them: path, url, published, outlet, title.",
)


def require_inputs(sources: tuple[str, ...], manifest: str | None) -> None:
    """Refuse a call that names nothing to read."""
    if not sources and manifest is None:
        raise click.UsageError("nothing to read: give a SOURCE or --manifest")


def read_inputs(inputs: "Iterator[Raw | Rejection]") -> "Iterator[Record | Rejection]":
    """The record of every input or why there is none, with progress; the model is loaded for the first page to read."""
    from runut.types.text import Rejection

    for one in inputs:
        if not isinstance(one, Rejection):
            yield from show_progress(_read(chain([one], inputs)))
            return
        yield one


def _read(inputs: "Iterable[Raw | Rejection]") -> "Iterator[Record | Rejection]":
    from runut import pipeline
    from runut.lang.pack import load_pack
    from runut.read.reader import load_reader

    pack = load_pack(PACK)
    return pipeline.read_inputs(inputs, reader=load_reader(pack), pack=pack)


class Complaints:
    """Says on standard error why inputs were refused, a line each, and remembers whether any was."""

    def __init__(self) -> None:
        self.refused = 0

    def say(self, rejection: "Rejection") -> None:
        """One line for one rejection."""
        from runut.sources.files import NOTES

        self.refused += rejection.reason not in NOTES
        click.echo(one_line(rejection), err=True)

    def leave(self) -> None:
        """End the command: exit status 1 where any input was refused."""
        if self.refused:
            click.get_current_context().exit(1)


def one_line(rejection: "Rejection") -> str:
    """What was refused, why, and what to do."""
    said = f"{rejection.path or 'input'}: {rejection.detail} [{rejection.reason}]; {rejection.advice}"
    return "".join(c if c.isprintable() else "�" for c in said)


def show_progress(items: Iterable[T]) -> Iterator[T]:
    """The same items; where a person looks on, a count of them on standard error once it takes longer than a second."""
    if not sys.stderr.isatty():
        yield from items
        return
    began = said = time.monotonic()
    number = 0
    for number, item in enumerate(items, 1):
        now = time.monotonic()
        if now - began > _PATIENCE and now - said > _PATIENCE / 4:
            click.echo(f"\r{number} read, {number / (now - began):.1f} a second", err=True, nl=False)
            said = now
        yield item
    if said > began:
        click.echo(f"\r{number} read in {time.monotonic() - began:.0f} s      ", err=True)
