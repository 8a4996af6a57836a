"""Take the pictures of the board that README.md shows, of the invented affair. `make pictures`; needs Chromium."""

import sys
import tempfile
from pathlib import Path

from click.testing import CliRunner

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from tests.present.web.board import browsing, served  # noqa: E402

from runut.present.cli import main  # noqa: E402

PICTURES = Path(__file__).parent / "pictures"
WIDTH, HEIGHT = 1280, 860
SHOWN = {"chronology": "/chronology", "happening": "/happenings/{most_told}"}


def take() -> None:
    """Write the pictures."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        case = Path(folder) / "examples.casebook"
        arguments = ["add", str(case), "--manifest", str(ROOT / "examples" / "manifest.jsonl")]
        CliRunner().invoke(main, arguments, catch_exceptions=False)
        with served(case) as board, browsing() as browser:
            told = board.library.now().links.happenings
            most_told = max((len(one.tellings), one.id) for one in told)[1]
            for name, path in SHOWN.items():
                page = browser.new_page(locale="en-GB", viewport={"width": WIDTH, "height": HEIGHT})
                page.goto(board.url + path.format(most_told=most_told))
                page.screenshot(path=PICTURES / f"{name}.png")


if __name__ == "__main__":
    take()
