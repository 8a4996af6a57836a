"""`runut brief`: what happened, in order, with its sources."""

import click


@click.command("brief")
@click.argument("case", metavar="CASE", type=click.Path())
@click.option("--as-of", metavar="DAY", help="Only what had been reported by this day (2031-04-22).")
@click.option("--about", metavar="WORDS", help="Only happenings that name all these words.")
@click.option("--language", type=click.Choice(["id", "en"]), default="id", show_default=True)
@click.option("--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True)
def command(case: str, as_of: str | None, about: str | None, language: str, form: str) -> None:
    """Tell what happened, in order: status, life, independent origins, contradictions."""
    from runut.present.brief.build import build_brief, keep_about
    from runut.present.brief.render import FORMATS
    from runut.present.cli.case import open_case

    records, links, gazetteer = open_case(case, as_of)
    brief = build_brief(records, links, gazetteer, as_of=as_of, language=language)
    click.echo(FORMATS[form](keep_about(brief, about) if about else brief), nl=False)
