"""`runut parse`: the language model alone."""

import sys

import click

from runut.present.cli.common import PACK


@click.command("parse")
def command() -> None:
    """Parse raw text from standard input; give CoNLL-U.

    Sentences, words, lemmas, universal parts of speech and dependencies.
    """
    from runut.lang.pack import load_pack
    from runut.read.conllu import parse_text
    from runut.read.reader import load_reader

    text = read_text()
    pack = load_pack(PACK)
    sys.stdout.buffer.write(parse_text(text, load_reader(pack)).encode())


def read_text() -> str:
    """Standard input as text. Raises BadSource where it is not UTF-8."""
    from runut.errors import BadSource

    data = sys.stdin.buffer.read()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadSource(f"standard input is not UTF-8 (byte {error.start}); use iconv -t UTF-8") from error
