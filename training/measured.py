"""The news articles that figures are taken on: a model is best not taught on them, not even as raw text."""

import json
from pathlib import Path


def measured_articles(gold: Path) -> frozenset[str]:
    """Ids of the articles that `bench/gold` annotates."""
    annotated = (json.loads(path.read_text(encoding="utf-8"))["id"] for path in gold.glob("*/*.json"))
    lines = (gold / "countries.tsv").read_text(encoding="utf-8").splitlines()
    return frozenset(annotated) | {line.split("\t")[0] for line in lines if not line.startswith("#")}
