"""Options that the commands which ask a casebook have in common."""

import click

case_argument = click.argument("case", metavar="CASE", type=click.Path())
as_of_option = click.option("--as-of", metavar="DAY", help="Only what had been reported by this day (2031-04-22).")
about_option = click.option("--about", metavar="WORDS", help="Only what names all these words.")
language_option = click.option("--language", type=click.Choice(["id", "en"]), default="id", show_default=True)
form_option = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
