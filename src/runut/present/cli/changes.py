"""`runut changes`: what has become known since a day."""

import click

from runut.present.cli.options import case_argument, form_option, language_option


@click.command("changes")
@case_argument
@click.option("--since", metavar="DAY", required=True, help="The day of the brief to compare with (2031-04-22).")
@click.option("--until", metavar="DAY", help="Only what had been reported by this day; else by the last report.")
@language_option
@form_option
def command(case: str, since: str, until: str | None, language: str, form: str) -> None:
    """Tell what the casebook says by --until that it did not say yet by the end of --since.

    New happenings; plans that became deeds; other dates; denials; more independent origins; disagreements that arose or
    were settled; other holders of an office. Articles without any date are left out.
    """
    from runut.errors import BadCall
    from runut.present.brief.build import build_brief
    from runut.present.brief.changes import build_changes, changes_to_json, changes_to_text
    from runut.present.cli.case import open_case

    before = open_case(case, since)
    until = until or max(since, last_report(case))
    if until < since:
        raise BadCall(f"--until {until} lies before --since {since}")
    heads, links = open_case(case, until)
    changes = build_changes(before.links, links, since=since, until=until, language=language)
    if form == "json":
        click.echo(changes_to_json(changes), nl=False)
        return
    brief = build_brief(heads, links, as_of=until, language=language)
    click.echo(changes_to_text(changes, brief), nl=False)


def last_report(case: str) -> str:
    """The last day on which a dated article of the casebook may have come out; empty where none is dated."""
    from runut.present.cli.case import open_case

    dated = [dating.published for dating in open_case(case, None).links.datings]
    return max((published.latest[:10] for published in dated if published), default="")
