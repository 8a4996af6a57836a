"""`runut judge`: what a person knows better."""

import getpass
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

import click

if TYPE_CHECKING:
    from runut.store.casebook import Casebook
    from runut.types.judgement import JudgementKind
    from runut.types.record import Status

STATUSES = ("rumoured", "planned", "announced", "ongoing", "occurred", "denied")
SHOWN = 3  # anchors or articles that a line names


class Given(NamedTuple):
    """What every judgement has: the casebook, who judges, when, why."""

    case: str
    by: str | None
    made: str | None
    note: str | None


@click.group("judge")
@click.argument("case", metavar="CASE", type=click.Path())
@click.pass_context
def command(ctx: click.Context, case: str) -> None:
    """Say what the casebook CASE has wrong or right; a person's word outranks the program.

    An ID is that of a happening (h…), a conflict (c…), a story (s…) or an article, as a brief prints it, or
    ARTICLE/ITEM (1a2b3c4d/v3). Each judgement keeps to the characters behind it, also when articles are read again by a
    newer version; the later of two contrary ones counts; any can be undone.
    """
    ctx.obj = case


def _authored(function: Callable[..., None]) -> Callable[..., None]:
    """A command that is somebody's word: given who, when and why."""

    @click.option("--by", metavar="NAME", help="Who judges; else the user of this computer.")
    @click.option("--at", "made", metavar="MOMENT", help="When (2031-04-22T10:00); else now.")
    @click.option("--why", metavar="TEXT", help="What speaks for it.")
    @click.pass_obj
    def call(case: str, /, by: str | None, made: str | None, why: str | None, **more: object) -> None:
        function(Given(case, by, made, why), **more)

    call.__doc__ = function.__doc__
    return call


def _author(given: Given) -> str:
    from runut.present.judging import named

    try:
        by = given.by if given.by is not None else getpass.getuser()
    except (OSError, KeyError, ImportError):  # what getuser raises where the user has no name differs by version
        by = ""
    return named(by)


def _moment(given: Given) -> str:
    from datetime import UTC, datetime

    from runut.present.judging import show_moment, to_moment

    return to_moment(given.made) if given.made else show_moment(datetime.now(UTC))


def _open(case: str) -> "Casebook":
    """A casebook that is there, to write to."""
    from runut.store.casebook import open_casebook

    open_casebook(case).close()
    return open_casebook(case, create=True)


def _keep(given: Given, kind: "JudgementKind", ids: tuple[str, ...], **more: str | None) -> None:
    """Judge, link anew what that bears on, and say what was kept."""
    import msgspec

    from runut.answers import settle
    from runut.lang.gazetteer import load_gazetteer
    from runut.link.aim import Range
    from runut.link.world import World
    from runut.present.cli.case import load_linker, open_case, read_records
    from runut.present.judging import Asked, Author, Judge, describe

    links = open_case(given.case, None).links
    author = Author(_author(given), _moment(given), given.note)
    asked = msgspec.convert({"kind": kind, "ids": ids} | more, Asked)
    linker = load_linker()
    with _open(given.case) as casebook:
        judge = Judge(Range(read_records(given.case, links), links, casebook.judgements()), author)
        judgement = judge.make(asked, World(load_gazetteer(linker.pack)))
        casebook.judge(judgement)
        settle(casebook, linker)
        records = {record.id: record for record in casebook.records(judgement.articles)}
    click.echo(describe(judgement, records))


@command.command("same")
@click.argument("ids", metavar="ID ID…", nargs=-1)
@_authored
def same(given: Given, ids: tuple[str, ...]) -> None:
    """Happenings or mentions are one and the same."""
    _keep(given, "same", ids)


@command.command("different")
@click.argument("ids", metavar="ID ID…", nargs=-1)
@_authored
def different(given: Given, ids: tuple[str, ...]) -> None:
    """Happenings are not one; a mention (ARTICLE/v3) does not belong to a happening."""
    _keep(given, "different", ids)


@command.command("reject")
@click.argument("id", metavar="ID")
@_authored
def reject(given: Given, id: str) -> None:
    """A happening, a conflict or an item of an article is wrong: leave it out.

    That one article copies another is rejected by both ids: 1a2b3c4d/9f8e7d6c.
    """
    _keep(given, "reject", (id,))


@command.command("confirm")
@click.argument("id", metavar="ID")
@click.option("--status", type=click.Choice(STATUSES), help="Confirm this status instead of the one shown.")
@click.option("--date", "value", metavar="DATE", help="Confirm this date (2031-04-22, A/B) instead of the one shown.")
@_authored
def confirm(given: Given, id: str, status: "Status | None", value: str | None) -> None:
    """A happening is as shown: its status and its date."""
    _keep(given, "confirm", (id,), status=status, date=value)


@command.command("rename")
@click.argument("id", metavar="ID|NAME")
@click.argument("label")
@_authored
def rename(given: Given, id: str, label: str) -> None:
    """Call a happening, a story or a name LABEL: a NAME wherever it stands, ARTICLE/e1 in that article."""
    _keep(given, "rename", (id,), label=label)


@command.command("merge")
@click.argument("ids", metavar="NAME NAME…", nargs=-1)
@click.option("--as", "name", metavar="NAME", help="What both are called; else the better known name.")
@_authored
def merge(given: Given, ids: tuple[str, ...], name: str | None) -> None:
    """Names mean one: a NAME wherever it stands, ARTICLE/e1 in that article."""
    _keep(given, "merge", ids, label=name)


@command.command("note")
@click.argument("id", metavar="ID")
@click.argument("text")
@_authored
def note(given: Given, id: str, text: str) -> None:
    """Remember TEXT with a happening, a conflict, a story or an article."""
    _keep(given, "note", (id,), note=text)


@command.command("list")
@click.pass_obj
def list_(case: str) -> None:
    """List all judgements, oldest first, with what was undone and what leads nowhere any more."""
    from runut.link.anchors import find_lost
    from runut.present.judging import describe, describe_anchor
    from runut.store.casebook import open_casebook

    with open_casebook(case) as casebook:
        kept = casebook.judgements()
        records = {r.id: r for r in casebook.records({article for one in kept for article in one.articles})}
    lost = find_lost(kept, records)
    for one in kept:
        click.echo(describe(one, records))
        if one.undone:
            click.echo(f"    undone by {one.undone.by}, {one.undone.made}")
        elif one.id in lost:
            click.echo(f"    lost: {', '.join(describe_anchor(anchor, records) for anchor in lost[one.id][:SHOWN])}")


@command.command("undo")
@click.argument("id", metavar="ID")
@_authored
def undo(given: Given, id: str) -> None:
    """Take back the judgement ID (j…)."""
    from runut.answers import settle
    from runut.present.cli.case import load_linker
    from runut.present.judging import take_back
    from runut.types.judgement import Undone

    with _open(given.case) as casebook:
        one = take_back(casebook, id, Undone(by=_author(given), made=_moment(given)))
        settle(casebook, load_linker())
    click.echo(f"{one.id}: undone", err=True)


@command.command("export")
@click.pass_obj
def export(case: str) -> None:
    """Write all judgements to standard output, as JSON Lines."""
    from runut.present.judging import to_line
    from runut.store.casebook import open_casebook

    with open_casebook(case) as casebook:
        for one in casebook.judgements():
            click.echo(to_line(one), nl=False)


@command.command("import")
@click.argument("file", type=click.File("rb"))
@click.pass_context
def import_(ctx: click.Context, file: Iterable[bytes]) -> None:
    """Take in the judgements of FILE (- for standard input), as `export` writes them; safe to repeat."""
    from runut.answers import settle
    from runut.present.cli.case import load_linker
    from runut.present.judging import read_judgements

    found, complaints = read_judgements(file)
    with _open(ctx.obj) as casebook:
        articles = casebook.article_ids()
        known = [one for one in found if not one.articles.isdisjoint(articles)]
        new = sum(casebook.judge(one) for one in known)
        settle(casebook, load_linker())
    if lacking := sorted({article for one in found for article in one.articles} - articles):
        left, part = len(found) - len(known), sum(not one.articles <= articles for one in known)
        shown = ", ".join(lacking[:SHOWN]) + (" …" if len(lacking) > SHOWN else "")
        complaints.append(f"the casebook lacks {shown}: {left} judgements left out, {part} kept in part")
    for line in complaints:
        click.echo(line, err=True)
    click.echo(f"{new} new, {len(known) - new} known already", err=True)
    if complaints:
        ctx.exit(1)
