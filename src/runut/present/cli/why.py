"""`runut why`: the trail behind one line."""

import click


@click.command("why")
@click.argument("case", metavar="CASE", type=click.Path())
@click.argument("identifier", metavar="ID")
@click.option("--as-of", metavar="DAY", help="Only what had been reported by this day (2031-04-22).")
@click.option("--language", type=click.Choice(["id", "en"]), default="id", show_default=True)
def command(case: str, identifier: str, as_of: str | None, language: str) -> None:
    """Show the trail behind the line ID of a brief: the characters, the rules, the reasons.

    ID is that of a happening (h…), a conflict (c…) or an article, as a brief prints it.
    """
    from runut.present.brief.why import explain
    from runut.present.cli.case import open_case

    opened = open_case(case, as_of)
    click.echo(explain(identifier, opened.records, opened.links, language=language), nl=False)
