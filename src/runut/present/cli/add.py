"""`runut add`: pages into a casebook."""

import click

from runut.present.cli.common import Complaints, manifest_option, read_sources, sources_argument


@click.command("add")
@click.argument("case", metavar="CASE", type=click.Path())
@sources_argument
@manifest_option
def command(case: str, sources: tuple[str, ...], manifest: str | None) -> None:
    """Read pages into the casebook CASE, one file that is made if it is not there.

    Each article is stored whole or not at all; adding it again changes nothing, so it may be interrupted and repeated.
    """
    from runut.store.sqlite import open_casebook
    from runut.types.record import Record

    complaints = Complaints()
    added = 0
    with open_casebook(case, create=True) as casebook:
        for one in read_sources(sources, manifest):
            if isinstance(one, Record):
                added += casebook.add(one)
            else:
                casebook.reject(one)
                complaints.say(one)
        total = casebook.count()
    click.echo(f"{added} added or changed, {complaints.refused} refused, {total} in {case}", err=True)
    complaints.leave()
