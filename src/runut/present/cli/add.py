"""`runut add`: read into a casebook."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from runut.present.cli.common import Complaints, manifest_option, read_inputs, require_inputs, sources_argument

if TYPE_CHECKING:
    from runut.store.casebook import Casebook
    from runut.types.text import Given, Raw, Rejection


@click.command("add")
@click.argument("case", type=click.Path())
@sources_argument
@manifest_option
def command(case: str, sources: tuple[str, ...], manifest: str | None) -> None:
    """Read pages into the casebook CASE, one SQLite file; makes it where there is none.

    Safe to repeat and to interrupt: the same bytes are one article, and only what is new, better known or read by
    another version of Runut is read again. What it then says otherwise is told.
    """
    require_inputs(sources, manifest)
    from runut.sources.files import find_inputs
    from runut.store.casebook import open_casebook

    with open_casebook(case, create=True) as casebook:
        _add(casebook, find_inputs(sources, manifest))


def _add(casebook: "Casebook", inputs: "Iterator[Raw | Rejection]") -> None:
    """Read, file and link what is new."""
    from runut.answers import settle
    from runut.link.digest import RecordFiler
    from runut.present.cli.case import load_linker
    from runut.present.cli.reread import say_changes
    from runut.present.cli.version import reader_version
    from runut.sources.files import NOTES
    from runut.types.record import Record

    linker = load_linker()
    filer = RecordFiler(linker.pack)
    casebook.refile(filer, linker.version)
    complaints, filter_ = Complaints(), _Unread(casebook, reader_version())
    added = changed = 0
    for one in read_inputs(filter_.keep(inputs)):
        if isinstance(one, Record):
            if (before := casebook.record(one.id)) and (said := say_changes(before, one)):
                click.echo(f"{one.path or one.id}: says something else than before: {said}", err=True)
                changed += 1
            casebook.add(one, given=filter_.given.pop(one.id), made_by=filter_.made_by, filer=filer)
            added += 1
            continue
        complaints.say(one)
        if one.reason not in NOTES and not one.reason.startswith("manifest"):
            casebook.reject(one)
    settle(casebook, linker)
    otherwise = f" ({changed} with another result than before)" if changed else ""
    counts = f"{added} read{otherwise}, {filter_.unchanged} known already, {complaints.refused} refused"
    click.echo(f"{counts}; {len(casebook.article_ids())} articles in the casebook", err=True)
    complaints.leave()


class _Unread:
    """Passes on what the casebook does not hold as it is, with what earlier calls knew of it."""

    def __init__(self, casebook: "Casebook", made_by: str) -> None:
        self._casebook = casebook
        self.made_by = made_by
        self.given: dict[str, Given] = {}
        self.unchanged = 0

    def keep(self, inputs: "Iterator[Raw | Rejection]") -> "Iterator[Raw | Rejection]":
        """The inputs that must be read."""
        from msgspec.structs import replace

        from runut.types.text import Raw

        for one in inputs:
            if isinstance(one, Raw):
                id = one.sha256[:16]
                known = self._casebook.known(id)
                given = _merge(known.given, one.given) if known else one.given
                if known and known.given == given and known.made_by == self.made_by:
                    self.unchanged += 1
                    continue
                self.given[id] = given
                one = replace(one, given=given)
            yield one


def _merge(old: "Given", new: "Given") -> "Given":
    """What is newly known, over what was known before."""
    import msgspec

    facts = {key: value for key, value in msgspec.structs.asdict(new).items() if value is not None}
    return msgspec.structs.replace(old, **facts)
