"""`runut search`: which articles hold some words, in any of their forms."""

import click

from runut.present.cli.common import PACK


@click.command("search")
@click.argument("case", metavar="CASE", type=click.Path())
@click.argument("words", metavar="WORDS…", nargs=-1, required=True)
@click.option("--limit", metavar="NUMBER", type=click.IntRange(min=1), default=20, show_default=True)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(case: str, words: tuple[str, ...], limit: int, form: str) -> None:
    """Find the articles of a casebook that hold all WORDS, newest first.

    Any form of a word finds the others: a visit finds who visited and what was visited. Words in quotation marks must
    follow each other. Shown is the sentence that holds most of them.
    """
    import msgspec

    from runut.store.casebook import open_casebook

    with open_casebook(case) as casebook:
        asked = " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words)
        found = casebook.search(asked, language=PACK, limit=limit)
        records = {record.id: record for record in casebook.records(one.article for one in found)}
    for one in found:
        record = records[one.article]
        if form == "json":
            click.echo(msgspec.json.encode(one._asdict() | {"path": record.path, "url": record.url}))
            continue
        day = record.published.value[:10] if record.published else "?"
        outlet = f", {record.outlet.name}" if record.outlet else ""
        click.echo(f"{day}{outlet} · {record.path or record.id} [{one.start}–{one.end}]")
        click.echo(f"  {' '.join(one.snippet.split())}")
