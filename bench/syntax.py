#!/usr/bin/env python3
"""How well and how fast language models read raw text: treebanks and entity data of the shared folder.

usage: bench/syntax.py SHARED [--model FILE ...] [--only NAME] [--by-label] [--gold-words] [--countries]
                      [--articles N]

One table, a column for each model; without `--model` the one that ships. The held-out parts are those of
training/splits.py. All figures are from raw text, as `runut parse` reads it, aligned by SHARED/score/syntax.py.
"""

import argparse
import importlib.util
import json
import lzma
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src"), str(ROOT / "training")]

from bench.agreement import Agreement, compare_entities, compare_trees, most_frequent  # noqa: E402
from bench.countries import measure_countries  # noqa: E402
from bench.gold_words import parse_words  # noqa: E402
from bench.models import name_of, open_pipeline  # noqa: E402
from bench.tables import markdown, side_by_side  # noqa: E402
from splits import held_out_csui, held_out_gsd, held_out_idner  # noqa: E402

from runut.read.conllu import parse_text  # noqa: E402
from runut.read.reader import Reader  # noqa: E402
from runut.types.text import Article, plain_article  # noqa: E402

NEWS = Path("data") / "news" / "id-news.jsonl.xz"
WHOLE_WORDS = ("UPOS", "UAS", "LAS")
PAIRS_SHOWN = 20
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
Column = dict[tuple[str, str], str]


class DataSet(NamedTuple):
    """A gold file of the shared folder's data, whole or its held-out part."""

    name: str
    path: str
    is_held_out: Callable[[int], bool] | None = None

    def text(self, shared: Path) -> str:
        """The gold, with blank lines between sentences."""
        text = lzma.decompress((shared / "data" / self.path).read_bytes()).decode()
        blocks = [block for block in _BLANK_LINE.split(text) if block.strip()]
        chosen = [block for index, block in enumerate(blocks) if self.is_held_out is None or self.is_held_out(index)]
        return "".join(f"{block.strip()}\n\n" for block in chosen)

    @property
    def is_treebank(self) -> bool:
        """Whether the file holds trees, and no names."""
        return self.path.endswith(".conllu.xz")


GSD, IDNER = "treebanks/gsd-v2.17-dev.conllu.xz", "ner/idner-news-2k-dev.txt.xz"
DATA_SETS = (
    DataSet("GSD 2.17 dev", GSD),
    DataSet("GSD 2.17 dev, held out", GSD, held_out_gsd),
    DataSet("CSUI 2.17 train, held out", "treebanks/csui-v2.17-train.conllu.xz", held_out_csui),
    DataSet("idner-news-2k dev", IDNER),
    DataSet("idner-news-2k dev, held out", IDNER, held_out_idner),
    DataSet("NERGrit dev", "ner/nergrit-dev.txt.xz"),
)


def main() -> None:
    """Read every set with every model, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--model", type=Path, nargs="+", default=[None], help="model files (.onnx)")
    parser.add_argument("--only", default="", help="part of the names of the data sets to take")
    parser.add_argument("--by-label", action="store_true", help="figures of each label, and what was taken for what")
    parser.add_argument("--gold-words", action="store_true", help="with the gold's words and sentences too")
    parser.add_argument("--countries", action="store_true", help="with the country names of bench/countries.py")
    parser.add_argument("--articles", type=int, default=0, help="news articles to take the speed on")
    args = parser.parse_args()
    scorer = load_scorer(args.shared)
    columns, details = [], []
    for file in args.model:
        column, agreements = measure(file, args, scorer)
        columns.append(column)
        details.append(by_label(name_of(file), agreements))
    print(side_by_side(["data", "figure", *map(name_of, args.model)], columns))
    if args.by_label:
        print("\n".join(details))


def load_scorer(shared: Path) -> ModuleType:
    """The shared folder's scorer as a module."""
    spec = importlib.util.spec_from_file_location("shared_syntax_scorer", shared / "score" / "syntax.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"no scorer in {shared}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def measure(file: Path | None, args: argparse.Namespace, scorer: ModuleType) -> tuple[Column, dict[str, Agreement]]:
    """A model's column of the table, and what stands behind it by data set."""
    pipeline = open_pipeline(file)
    reader = Reader(pipeline)
    column: Column = {}
    agreements: dict[str, Agreement] = {}
    for data in (data for data in DATA_SETS if args.only in data.name):
        gold = data.text(args.shared)
        agreement = agreements[data.name] = compare(
            gold, parse_text(raw_text(gold, data, scorer), reader), data, scorer
        )
        column |= {(data.name, name): f"{counts.f1():.1f}" for name, counts in agreement.figures.items()}
        if args.gold_words:
            column |= with_gold_words(gold, data, scorer, parse_words(scorer_sentences(gold, data, scorer), pipeline))
    if args.countries:
        column |= {("countries in news", name): f"{rate:.1f}" for name, rate in measure_countries(args.shared, reader)}
    if args.articles:
        column["news", "words a second"] = f"{speed(reader, list(read_news(args.shared / NEWS, args.articles))):.0f}"
    return column, agreements


def raw_text(gold: str, data: DataSet, scorer: ModuleType) -> str:
    """The raw text of a gold, as the scorer makes it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / ("gold.conllu" if data.is_treebank else "gold.txt")
        path.write_text(gold, encoding="utf-8")
        return str(scorer.raw(str(path)))


def compare(gold: str, system: str, data: DataSet, scorer: ModuleType) -> Agreement:
    """The agreement of a gold and the CoNLL-U that a model made of its text."""
    if data.is_treebank:
        return compare_trees(gold, system, scorer)
    return compare_entities(
        *(scorer.entities(side) for side in (scorer.read_columns(gold), scorer.read_conllu(system)))
    )


def scorer_sentences(gold: str, data: DataSet, scorer: ModuleType) -> list[list[str]]:
    """The words of a gold, by sentence."""
    sentences = scorer.read_conllu(gold) if data.is_treebank else scorer.read_columns(gold)
    return [[token.form for token in sentence] for sentence in sentences]


def with_gold_words(gold: str, data: DataSet, scorer: ModuleType, system: str) -> Column:
    """The figures that a model reaches where words and sentences are given."""
    figures = compare(gold, system, data, scorer).figures
    names = WHOLE_WORDS if data.is_treebank else ("all",)
    return {(data.name, f"{name}, gold words"): f"{figures[name].f1():.1f}" for name in names}


def by_label(model: str, agreements: dict[str, Agreement]) -> str:
    """Each label's figure and the most frequent confusions, a section for each data set."""
    parts = []
    for name, agreement in agreements.items():
        for layer, labels in agreement.labels.items():
            rows = [[label, f"{c.f1():.1f}", str(c.gold), str(c.found)] for label, c in labels.items()]
            parts.append(f"## {model}: {name}, {layer}\n\n{markdown(['label', 'F1', 'gold', 'found'], rows)}")
        for layer, pairs in agreement.confusions.items():
            shown = [[f"{gold} → {found}", str(n)] for (gold, found), n in most_frequent(pairs, PAIRS_SHOWN)]
            parts.append(f"## {model}: {name}, {layer} taken for\n\n{markdown(['gold → found', 'times'], shown)}")
    return "\n".join(parts)


def read_news(path: Path, count: int) -> Iterator[Article]:
    """The first articles of a JSON Lines file, all body."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in islice(lines, count):
            yield plain_article(json.loads(line)["text"])


def speed(reader: Reader, articles: list[Article], batch: int = 16) -> float:
    """Words a second of processor time, sixteen articles a batch; the first batch only warms up."""
    reader.read(articles[:batch])
    started, words = time.process_time(), 0
    for at in range(batch, len(articles), batch):
        words += sum(len(syntax.words) for syntax in reader.read(articles[at : at + batch]))
    return words / (time.process_time() - started)


if __name__ == "__main__":
    main()
