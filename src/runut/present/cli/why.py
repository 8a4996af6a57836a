"""`runut why`: the trail behind one line."""

import click


@click.command("why")
@click.argument("case", metavar="CASE", type=click.Path())
@click.argument("identifier", metavar="ID")
@click.option("--as-of", metavar="DAY", help="Only what had been reported by this day (2031-04-22).")
@click.option("--language", type=click.Choice(["id", "en"]), default="id", show_default=True)
def command(case: str, identifier: str, as_of: str | None, language: str) -> None:
    """Show the trail behind the line ID of a brief: the characters, the rules, the reasons.

    ID is that of a happening (h…), a conflict (c…) or an article, as a brief prints it, or ARTICLE/ITEM for a time
    (t3), an entity (e1), an attribution (a2), a quotation (q4) or an event (v5) of an article. The first characters
    of an article's id are enough; without ITEM its items are listed.
    """
    from runut.present.brief.why import explain
    from runut.present.cli.case import open_case

    opened = open_case(case, as_of)
    click.echo(explain(identifier, opened.records, opened.links, language=language), nl=False)
