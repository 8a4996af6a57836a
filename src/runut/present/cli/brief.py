"""`runut brief`: what happened, in order, with its sources."""

from typing import TYPE_CHECKING

import click

from runut.present.cli.options import about_option, as_of_option, case_argument, language_option

if TYPE_CHECKING:
    from runut.present.cli.case import Opened
    from runut.types.brief import Brief
FORMS = ("text", "markdown", "html", "json")


@click.command("brief")
@case_argument
@as_of_option
@about_option
@click.option("--story", metavar="ID", help="Only this story, as `runut stories` lists it.")
@language_option
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True)
def command(case: str, as_of: str | None, about: str | None, story: str | None, language: str, form: str) -> None:
    """Tell what happened, in order: status, life, independent origins, contradictions.

    `--format html` writes one file to mail round or to print, with pictures, which opens in any browser.
    """
    from runut.present.brief.about import keep_about
    from runut.present.brief.build import build_brief
    from runut.present.brief.render import FORMATS
    from runut.present.cli.case import open_case

    opened = open_case(case, as_of, story=story)
    whole = build_brief(opened.heads, opened.links, as_of=as_of, language=language)
    brief = keep_about(whole, about) if about else whole
    if form == "html":
        click.echo(_to_html(opened, brief, about=about, story=story), nl=False)
    else:
        click.echo(FORMATS[form](brief), nl=False)


def _to_html(opened: "Opened", brief: "Brief", *, about: str | None, story: str | None) -> bytes:
    """The bytes of the file: UTF-8 as it says in it, whatever the terminal is set to."""
    from runut.errors import BadCall

    try:
        from runut.present.board.mailed import to_html
    except ImportError as error:
        raise BadCall(f"--format html takes more packages ({error.name}): pip install 'runut[board]'") from error
    from runut.present.board.snapshot import Snapshot
    from runut.present.board.speech import speech_in

    snapshot = Snapshot(opened.links, opened.heads, as_of=brief.as_of, version="")
    only = next((one.label for one in brief.stories), story) if story else None
    return to_html(snapshot, speech_in(brief.language), brief, about=about, story=only).encode()
