"""`runut brief`: what happened, in order, with its sources."""

import click

from runut.present.cli.options import about_option, as_of_option, case_argument, language_option


@click.command("brief")
@case_argument
@as_of_option
@about_option
@click.option("--story", metavar="ID", help="Only this story, as `runut stories` lists it.")
@language_option
@click.option("--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True)
def command(case: str, as_of: str | None, about: str | None, story: str | None, language: str, form: str) -> None:
    """Tell what happened, in order: status, life, independent origins, contradictions."""
    from runut.present.brief.about import keep_about
    from runut.present.brief.build import build_brief
    from runut.present.brief.render import FORMATS
    from runut.present.cli.case import open_case

    heads, links = open_case(case, as_of, story=story)
    brief = build_brief(heads, links, as_of=as_of, language=language)
    click.echo(FORMATS[form](keep_about(brief, about) if about else brief), nl=False)
