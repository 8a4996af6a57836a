"""`runut read`: records as JSON Lines."""

import sys

import click

from runut.present.cli.common import Complaints, manifest_option, read_inputs, require_inputs, sources_argument


@click.command("read")
@sources_argument
@manifest_option
def command(sources: tuple[str, ...], manifest: str | None) -> None:
    """Read pages; give an article record each as JSON Lines.

    SOURCE is a text, Markdown or HTML file, or a folder of them. No casebook is needed.
    """
    require_inputs(sources, manifest)
    import msgspec

    from runut.sources.files import find_inputs
    from runut.types.record import Record

    out = sys.stdout.buffer
    complaints = Complaints()
    for one in read_inputs(find_inputs(sources, manifest)):
        if isinstance(one, Record):
            out.write(msgspec.json.encode(one) + b"\n")
            out.flush()
        else:
            complaints.say(one)
    complaints.leave()
