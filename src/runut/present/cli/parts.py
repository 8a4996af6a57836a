"""`runut conflicts`, `offices`, `ahead`, `stories`: one part of the brief by itself."""

import click

from runut.present.cli.options import about_option, as_of_option, case_argument, form_option, language_option

PARTS = {
    "stories": "List the running stories: what they are about, how many articles tell them, from when to when.",
    "conflicts": "Show where reports disagree: the sides, who is on each, how many independent origins it has.",
    "offices": "Show who is said to hold which office, when and by whom.",
    "ahead": "Show what is planned or announced and still to come after --as-of, or after the last report.",
}


def _make(name: str, help: str) -> click.Command:
    @click.command(name, help=help)
    @case_argument
    @as_of_option
    @about_option
    @language_option
    @form_option
    def command(case: str, as_of: str | None, about: str | None, language: str, form: str) -> None:
        from runut.present.brief.about import keep_about
        from runut.present.brief.build import build_brief
        from runut.present.brief.parts import show_part
        from runut.present.cli.case import open_case

        heads, links = open_case(case, as_of)
        brief = build_brief(heads, links, as_of=as_of, language=language)
        click.echo(show_part(name, keep_about(brief, about) if about else brief, form), nl=False)

    return command


commands = tuple(_make(name, help) for name, help in PARTS.items())
