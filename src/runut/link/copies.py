"""Copies: texts that are nearly one another's, found by MinHash over word runs."""

import re
from collections.abc import Sequence

from rensa import RMinHash, RMinHashLSH

from runut.types.links import Copy
from runut.types.record import Record
from runut.types.text import CONTENT_ZONES

RUN = 4  # words in a shingle
PERMUTATIONS = 128
BANDS = 32
LIKE = 0.6  # a copied text with its own first and last lines still shares this much
SHORTEST = 25  # words; shorter texts are alike by chance
_WORD = re.compile(r"\w+")


def find_copies(records: Sequence[Record]) -> tuple[Copy, ...]:
    """Each record whose text stood in an earlier one of the sequence (which must be in order of report)."""
    index = RMinHashLSH(threshold=LIKE, num_perm=PERMUTATIONS, num_bands=BANDS)
    sketches: list[RMinHash] = []
    found = []
    for number, record in enumerate(records):
        runs = _runs(record)
        sketch = RMinHash(num_perm=PERMUTATIONS, seed=1)
        sketch.update(runs)
        sketches.append(sketch)
        if len(runs) < SHORTEST:
            continue
        best = max(((sketches[k].jaccard(sketch), -k) for k in index.query(sketch)), default=(0.0, 0))
        if best[0] >= LIKE:
            found.append(Copy(article=record.id, of=records[-best[1]].id, likeness=round(best[0], 3)))
        index.insert(number, sketch)
    return tuple(found)


def _runs(record: Record) -> list[str]:
    """The word runs of an article's content, without its title and dateline."""
    text = " ".join(
        record.text[z.start : z.end] for z in record.zones if z.kind in CONTENT_ZONES - {"title", "dateline"}
    )
    words = _WORD.findall(text.casefold())
    return sorted({" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1)})
