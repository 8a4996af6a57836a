"""A casebook opens in Datasette: every table and view as a person browses them."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from typing import Any
from urllib.request import urlopen

import pytest
from tests.store.test_links import VIEWS, A, fill

_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")


@pytest.fixture(scope="module")
def browsed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a casebook's copy in a running Datasette."""
    pytest.importorskip("datasette", reason="Datasette is not installed: `pip install datasette` to test that it opens")
    folder = tmp_path_factory.mktemp("datasette")
    shutil.copy(fill(str(folder / "asli.casebook")), folder / "salinan.casebook")
    command = [
        sys.executable,
        "-m",
        "datasette",
        "salinan.casebook",
        "--port",
        "0",
        "--setting",
        "num_sql_threads",
        "1",
    ]
    out = subprocess.DEVNULL
    with subprocess.Popen(command, cwd=folder, stdout=out, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr
        address = next(found.group() for line in running.stderr if (found := _ADDRESS.search(line)))
        yield f"{address}/salinan"
        running.terminate()


def fetch(address: str) -> Any:  # noqa: ANN401 — JSON
    with urlopen(address, timeout=20) as answer:
        return json.load(answer)


def test_its_tables_and_views_are_listed(browsed: str) -> None:
    listed = fetch(f"{browsed}.json")
    assert set(VIEWS) | {"told_events", "said_things", "cited_sources"} <= {view["name"] for view in listed["views"]}
    counts = {table["name"]: table["count"] for table in listed["tables"]}
    assert (counts["articles"], counts["happenings"], counts["stages"]) == (2, 4, 6)


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_is_shown(view: str, browsed: str) -> None:
    columns, rows = VIEWS[view]
    shown = fetch(f"{browsed}/{view}.json?_shape=objects")["rows"]
    asked = columns.replace(" ", "").split(",")
    assert [tuple(row[name] for name in asked) for row in shown] == rows


def test_a_row_leads_to_what_it_points_to(browsed: str) -> None:
    (row, *_) = fetch(f"{browsed}/story_articles.json?_shape=objects&_labels=on")["rows"]
    assert row["story"]["value"] == A
    assert row["article"]["value"] == A
