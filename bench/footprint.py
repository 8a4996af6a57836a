#!/usr/bin/env python3
"""What language models cost, side by side: speed on one thread, time to load, memory, file size.

usage: bench/footprint.py [MODEL ...] [--news FILE] [--count N] [--rounds R]

MODEL is a folder, or an ONNX file in one; without it the model that ships. FILE holds articles as JSON Lines with
`text`, compressed with xz or not; without it the pages of examples/ are read. Articles are read one at a time, as the
pipeline does. Times are processor time; speed is the median of R rounds in which the models take turns; loading and
memory are a fresh process's, libraries imported before the clock runs.
"""

import argparse
import json
import lzma
import os
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from statistics import median
from typing import NamedTuple

for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_name] = "1"  # before anything that counts cores is imported
ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "src"))

from runut.clean.page import clean_page  # noqa: E402
from runut.lang.pack import load_pack  # noqa: E402
from runut.read.components import build_pipeline  # noqa: E402
from runut.read.encoder import Encoder, Pieces, load_encoder  # noqa: E402
from runut.read.pieces import load_piece_tokenizer  # noqa: E402
from runut.read.reader import Reader  # noqa: E402
from runut.sources.files import find_inputs  # noqa: E402
from runut.types.syntax import Syntax  # noqa: E402
from runut.types.text import Article, Raw, plain_article  # noqa: E402

LANGUAGE = "id"


class Model(NamedTuple):
    """A model's file, what reads with it, its encoder, and the sentences that its reader finds, by article."""

    file: Path
    reader: Reader
    encoder: Encoder
    pieces: list[list[Pieces]]


class Start(NamedTuple):
    """What a fresh process shows: seconds to load, and the most megabytes held, libraries alone and all in all."""

    seconds: float
    libraries: float
    megabytes: float


def main() -> None:
    """Measure every model and print a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("models", type=Path, nargs="*", default=[ROOT / "src" / "runut" / "read" / "model"])
    parser.add_argument("--news", type=Path)
    parser.add_argument("--count", type=int, default=40, help="articles to read (default 40)")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--fresh", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    articles = list(islice(find_articles(args.news), args.count))
    files = [path if path.suffix == ".onnx" else path / "fast.onnx" for path in args.models]
    if args.fresh:
        print(json.dumps(start(files[0], articles)))
        return
    again = [sys.executable, __file__, "--fresh", "--count", str(args.count)]
    again += ["--news", str(args.news)] if args.news else []
    starts = [start_fresh([*again, str(file)]) for file in files]
    models = [open_model(file, articles) for file in files]
    whole, inner = measure(models, articles, args.rounds)
    print(f"{len(articles)} articles, {args.rounds} rounds, one thread\n")
    print("| model | words/s | encoder alone | load s | MB in memory | of them libraries | weights MB |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for model, first, speed, alone in zip(models, starts, whole, inner, strict=True):
        size = sum(file.stat().st_size for file in (model.file, *model.file.parent.glob("*.npy"))) / 1e6
        cells = [f"{speed:.0f}", f"{alone:.0f}", f"{first.seconds:.2f}", f"{first.megabytes:.0f}"]
        print(
            "|",
            " | ".join(
                [f"{model.file.parent.name}/{model.file.stem}", *cells, f"{first.libraries:.0f}", f"{size:.1f}"]
            ),
            "|",
        )


def find_articles(news: Path | None) -> Iterator[Article]:
    """The articles of a JSON Lines file, or those of examples/."""
    if news is None:
        pack = load_pack(LANGUAGE)
        for one in find_inputs([str(ROOT / "examples")]):
            page = clean_page(one, pack=pack) if isinstance(one, Raw) else one
            if isinstance(page, Article):
                yield page
        return
    with lzma.open(news, "rt", encoding="utf-8") if news.suffix == ".xz" else news.open(encoding="utf-8") as lines:
        yield from (plain_article(json.loads(line)["text"]) for line in lines)


def open_reader(file: Path) -> Reader:
    """The reader with a model."""
    return Reader(build_pipeline(LANGUAGE, model=file.stem, folder=file.parent))


def open_model(file: Path, articles: list[Article]) -> Model:
    """A model, warm: it has read all articles once."""
    reader, cut = open_reader(file), load_piece_tokenizer(file.parent).pieces
    read = (reader.read([article])[0] for article in articles)
    pieces: list[list[Pieces]] = [[[cut(form) for form in forms] for forms in sentences(syntax)] for syntax in read]
    return Model(file, reader, load_encoder(file.parent, name=file.stem), pieces)


def sentences(syntax: Syntax) -> Iterator[list[str]]:
    """The words of each sentence, over-long sentences left out."""
    for sentence in syntax.sentences:
        if sentence.last - sentence.first <= 100:
            yield [word.form for word in syntax.words[sentence.first : sentence.last]]


def measure(models: list[Model], articles: list[Article], rounds: int) -> tuple[list[float], list[float]]:
    """Words a second of each model's whole pipeline, and of its encoder alone."""
    whole: list[list[float]] = [[] for _ in models]
    inner: list[list[float]] = [[] for _ in models]
    for _ in range(rounds):
        for number, model in enumerate(models):
            began = time.process_time()
            words = sum(len(model.reader.read([article])[0].words) for article in articles)
            whole[number].append(words / (time.process_time() - began))
            began = time.process_time()
            words = sum(len(parsed.heads) for pieces in model.pieces for parsed in model.encoder.parse(pieces))
            inner[number].append(words / (time.process_time() - began))
    return [median(values) for values in whole], [median(values) for values in inner]


def start(file: Path, articles: list[Article]) -> Start:
    """Load a model in this process and read with it."""
    libraries = most_megabytes()
    began = time.process_time()
    reader = open_reader(file)
    seconds = time.process_time() - began
    for article in articles:
        reader.read([article])
    return Start(seconds, libraries, most_megabytes())


def start_fresh(command: list[str]) -> Start:
    """The same in a process of its own."""
    return Start(*json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))


def most_megabytes() -> float:
    """The most memory that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
