"""`runut why`: the trail behind one line."""

import click

from runut.present.cli.options import as_of_option, case_argument, language_option


@click.command("why")
@case_argument
@click.argument("identifier", metavar="ID")
@as_of_option
@language_option
def command(case: str, identifier: str, as_of: str | None, language: str) -> None:
    """Show the trail behind the line ID of a brief: the characters, the rules, the reasons.

    ID is that of a happening (h…), a conflict (c…) or an article, as a brief prints it, or ARTICLE/ITEM for a time
    (t3), an entity (e1), an attribution (a2), a quotation (q4) or an event (v5) of an article. The first characters
    of an article's id are enough; without ITEM its items are listed.
    """
    from runut.present.brief.why import explain
    from runut.present.cli.case import open_case, read_records

    links = open_case(case, as_of).links
    click.echo(explain(identifier, read_records(case, links), links, language=language), nl=False)
