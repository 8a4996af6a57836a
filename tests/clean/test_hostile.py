"""Hostile pages: cleaning takes time in proportion to the text, whatever the text."""

import hashlib
import time

import pytest

from runut.clean.page import clean_page
from runut.lang.pack import Pack
from runut.types.text import Raw

OPENING = "Presiden negeri itu tiba di ibu kota pada Senin (3/2/2031) pagi untuk bertemu perdana menteri.\n"
UNITS = (
    "antara / a ",
    " &&>  &&& b › -&& >",
    "home > a ",
    "(antara / b ",
    "\t",
    "www.",
    "b",
    "Editor: A ",
    "JAKARTA, ",
)


@pytest.mark.parametrize("unit", UNITS)
def test_cleaning_takes_time_in_proportion(pack: Pack, unit: str) -> None:
    once, eight = (_seconds(unit * (size // len(unit)), pack) for size in (10_000, 80_000))
    assert eight < 24 * once + 0.3  # 64 times, were it to grow with the square


def _seconds(text: str, pack: Pack) -> float:
    """The less of two runs, in processor time."""
    data = (OPENING + text + "!\n" + OPENING).encode()
    raw = Raw(data=data, sha256=hashlib.sha256(data).hexdigest(), path="page")
    taken = []
    for _ in range(2):
        began = time.process_time()
        clean_page(raw, pack=pack)
        taken.append(time.process_time() - began)
    return min(taken)
