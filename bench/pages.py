#!/usr/bin/env python3
"""Open every kind of page of a casebook in a real browser, and tell what is wrong with any.

usage: bench/pages.py CASE [--each N] [--pictures FOLDER]

Each page is opened at 360 and at 1,600 pixels, in light and in dark: axe-core must find no serious fault, the page must
be no wider than its window, nothing may be complained of on its console or asked of another host. --each opens N pages
of a kind (one, else); --pictures keeps what they look like. CASE must be linked by this version of Runut.
"""

import argparse
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from bench.board import SEED, Address, find_addresses  # noqa: E402
from playwright.sync_api import Browser  # noqa: E402
from tests.present.web.board import Board, Watch, browsing, served  # noqa: E402
from tests.present.web.conftest import find_faults, open_page, spills  # noqa: E402

from runut.present.web.visit import Settings  # noqa: E402

Scheme = Literal["light", "dark"]
WIDTHS: dict[int, Scheme] = {360: "light", 1600: "dark"}
HEIGHT = 900
WORKED_OUT = 120_000  # milliseconds that a page may take the first time


def main() -> int:
    """Open, and print what is wrong; 1 where anything is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("case", type=Path)
    parser.add_argument("--each", type=int, default=1)
    parser.add_argument("--pictures", type=Path)
    args = parser.parse_args()
    found, articles = find_addresses(args.case)
    chance = random.Random(SEED)
    kinds = [[one for one in kind if not one.path.startswith("/api")] for kind in found]
    addresses = [one for kind in kinds for one in chance.sample(kind, min(args.each, len(kind)))]
    wrong = 0
    with served(args.case, Settings(read_only=True)) as board, browsing() as browser:
        for fault in (fault for address in addresses for fault in look(browser, board, address, args.pictures)):
            wrong += 1
            print(fault, flush=True)
    widths = " and ".join(map(str, WIDTHS))
    print(f"{len(addresses)} pages of {articles} articles, each at {widths} pixels: {wrong} faults")
    return int(bool(wrong))


def look(browser: Browser, board: Board, address: Address, pictures: Path | None) -> Iterator[str]:
    """What is wrong with a page."""
    for width, scheme in WIDTHS.items():
        context = browser.new_context(
            base_url=board.url,
            viewport={"width": width, "height": HEIGHT},
            color_scheme=scheme,
        )
        page = context.new_page()
        page.set_default_timeout(WORKED_OUT)
        watch = Watch(page, board)
        status = open_page(page, address.path)
        wrong = [f"status {status}"] if status != 200 else []
        wrong += [*find_faults(page), *watch.complaints, *(["wider than its window"] if spills(page) else [])]
        yield from (f"{address.path} at {width}: {fault}" for fault in wrong)
        if pictures:
            pictures.mkdir(exist_ok=True)
            page.screenshot(path=pictures / f"{address.kind.replace(' ', '-')}-{width}.png", full_page=True)
        context.close()


if __name__ == "__main__":
    sys.exit(main())
