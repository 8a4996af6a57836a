"""A casebook of pages written to break whatever shows them."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from runut import pipeline
from runut.answers import Linker, settle
from runut.lang.pack import Pack
from runut.link.digest import RecordFiler
from runut.present.cli.version import linker_version
from runut.read.reader import Reader
from runut.sources.files import find_inputs
from runut.store.casebook import open_casebook
from runut.types.record import Record

MARK = "window.__hit=1"
ATTACKS = (
    f"<script>{MARK}</script>",
    f"<img src=x onerror={MARK}>",
    f"<svg onload={MARK}><a href=javascript:{MARK}>x</a></svg>",
    f"</title></textarea></style></script><script>{MARK}</script>",
    f'" onmouseover="{MARK}" autofocus onfocus="{MARK}" x="',
    f"' onfocus='{MARK}' autofocus x='",
    f"<details open ontoggle={MARK}>",
    f"<iframe srcdoc='<script>parent.{MARK}</script>'></iframe>",
    "<meta http-equiv=refresh content='0;url=https://elsewhere.example/'>",
    "<base href=https://elsewhere.example/><link rel=stylesheet href=//elsewhere.example/x.css>",
    "{{7*7}} {% raw %} ${7*7} #{7*7} {0} {detail} %s %(x)s",
    "]]> --> <!-- &lt;b&gt; &amp; &#x3c;script&#x3e;",
    "\u202egnp.exe\u202c \u2066\u2067 \u200b\ufeff \x0b\x1b[31m \x7f \x85",
    "W" * 600,
)
ATTACK = " ".join(ATTACKS)
LINKS = (
    f"javascript:{MARK}",
    f"data:text/html,<script>{MARK}</script>",
    f'https://a.example/"><script>{MARK}</script>',
)
# Names of the invented affair, and what they become: as long, so that every range stays true.
NAMES = {
    "Katla Brynjars": "<img src=//x>/",
    "Ramiro Etchegaray": '"><img src=//x/a>',
    "Diario Costanero": "<script src=//x>",
    "Montevideo": "{{7*7}}<u>",
    "Uruguay": "<a/b>'\"",
    "Punta del Este": "'><img src=//x",
}


def make_hostile(place: Path, pages: Path, reader: Reader, pack: Pack) -> Path:
    """The casebook; `pages` are those of the invented affair."""
    linker, filer = Linker(pack, linker_version()), RecordFiler(pack)
    with open_casebook(place, create=True) as casebook:
        casebook.refile(filer, linker.version)
        for record in _records(pages, place.parent / "pages", reader, pack):
            casebook.add(record, filer=filer)
        settle(casebook, linker)
    return place


def _records(pages: Path, folder: Path, reader: Reader, pack: Pack) -> Iterable[Record]:
    """Records of the pages with attacks put between their sentences, then into every field that holds free text."""
    folder.mkdir()
    for path in sorted(pages.glob("0*")):
        text = path.read_text(encoding="utf-8")
        spoilt = text.replace("\n\n", f"\n\n{ATTACK}\n\n", 3) if path.suffix != ".html" else text
        (folder / path.name).write_text(spoilt, encoding="utf-8")
    found = pipeline.read_inputs(find_inputs((str(folder),), None), reader=reader, pack=pack)
    for number, record in enumerate(one for one in found if isinstance(one, Record)):
        yield _spoil(record, number)


def _spoil(record: Record, number: int) -> Record:
    outlet, title = record.outlet, record.title
    names = msgspec.convert(_renamed(msgspec.to_builtins(record)), Record)
    return msgspec.structs.replace(
        names,
        path=f"{number} {ATTACK}",
        url=LINKS[number % len(LINKS)],
        outlet=msgspec.structs.replace(outlet, name=f"{outlet.name} {ATTACK}") if outlet else None,
        title=msgspec.structs.replace(title, text=f"{title.text} {ATTACK}") if title else None,
    )


def _renamed(value: Any) -> Any:  # noqa: ANN401 — whatever JSON can be
    """A value with other names wherever these stand in it."""
    if isinstance(value, str):
        for name, other in NAMES.items():
            value = value.replace(name, other)
        return value
    if isinstance(value, dict):
        return {key: _renamed(one) for key, one in value.items()}
    return [_renamed(one) for one in value] if isinstance(value, list | tuple) else value
