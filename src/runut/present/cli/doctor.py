"""`runut doctor`: what is wrong with a casebook."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from runut.store.casebook import Casebook
    from runut.store.doctor import Finding

_SHOWN = 5  # of one kind


@click.command("doctor")
@click.argument("case", metavar="CASE", type=click.Path())
@click.option("--mend", is_flag=True, help="First make anew what follows from the records.")
def command(case: str, mend: bool) -> None:
    """Check a casebook: the database, words and their ranges, threads, links, what persons judged.

    A line for each finding: what, where, what to do. Exit status 1 if there is any.
    """
    from runut.answers import settle
    from runut.link.digest import RecordFiler
    from runut.present.cli.case import load_linker
    from runut.store.casebook import open_casebook

    linker = load_linker()
    filer = RecordFiler(linker.pack)
    if mend:
        with open_casebook(case, create=True) as casebook:
            casebook.mend(filer, linker.version)
            settle(casebook, linker)
    found: Counter[str] = Counter()
    with open_casebook(case) as casebook:
        for one in (*casebook.examine(filer, linker.version), *_judgements(casebook)):
            found[one.what] += 1
            if found[one.what] <= _SHOWN:
                click.echo(f"{one.what}: {one.where}; {one.advice}")
        number = len(casebook.article_ids())
    for what, times in found.items():
        if times > _SHOWN:
            click.echo(f"{what}: {times - _SHOWN} more")
    if found:
        click.get_current_context().exit(1)
    click.echo(f"{number} articles, nothing wrong", err=True)


def _judgements(casebook: "Casebook") -> "Iterator[Finding]":
    """Judgements of words that are no longer there."""
    from runut.link.anchors import find_lost
    from runut.store.doctor import Finding

    judgements = casebook.judgements()
    records = casebook.records(frozenset().union(*(one.articles for one in judgements)))
    for id, anchors in find_lost(judgements, {record.id: record for record in records}).items():
        places = (
            f"{one.exact!r} in article {one.article}" if one.exact else f"article {one.article}" for one in anchors
        )
        where = ", ".join(dict.fromkeys(places))
        advice = "undo the judgement, and judge anew if need be"
        yield Finding("a judgement leads nowhere", f"{id}: {where}", advice)
