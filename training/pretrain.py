#!/usr/bin/env python3
"""Make the pretrained encoder at home in Indonesian news: it guesses hidden words and tags parts of speech.

usage: pretrain.py SHARED NEWS.txt OUT.pt [--minutes M]

multilingual-e5-small was made to compare sentences; two tasks on news bring words back: hidden whole words of raw news
and tagged news are guessed from what stands around them, and the tags of nlp-id-kumparan are told. NEWS.txt comes
from news_sentences.py. Seeded; as the length is a time, figures vary a little with the machine.
"""

import argparse
from pathlib import Path

import torch
from network import Batch, Config, Network, save, start_from
from packing import HIDDEN, NO_LABEL, Encoded, Packed, Shape, encode, fits, mixed, pack
from sentences import Sentence, read_plain, read_tagged
from torch import Tensor, nn
from torch.nn import functional
from training_loop import add_run_arguments, cross_entropy, optimiser, prepare, run
from vocabulary import MODEL, load_pieces, vocabulary_rows
from weights import packaged_file, read_weights

SHAPE = Shape(rows=6, pieces=160, words=112)
HIDDEN_SHARE = 0.15
GUESSED = 224  # hidden pieces a batch that are guessed
SHARES = {"kumparan": 0.4, "news": 0.6}


class Guesser(nn.Module):
    """Vectors of hidden pieces to scores of all pieces, through the word table itself."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        width = network.config.width
        self.transform = nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.LayerNorm(width))
        self.bias = nn.Parameter(torch.zeros(network.config.vocabulary))
        # the table's rows are far from unit length: scores start near evenness so
        self.scale = nn.Parameter(torch.tensor(0.3))

    def forward(self, vectors: Tensor, table: Tensor) -> Tensor:
        """(N, H) and the table (V, H) to (N, V)."""
        return functional.linear(self.transform(vectors) * self.scale, table, self.bias)


def main() -> None:
    """Train and save the network."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("news", type=Path)
    parser.add_argument("out", type=Path)
    add_run_arguments(parser, minutes=25)
    args = parser.parse_args()
    rng = prepare(args)
    tagged = read_tagged(args.shared / "data" / "pos" / "nlp-id-kumparan-news.txt.xz", "kumparan")
    tags = sorted({tag for sentence in tagged for tag in sentence.labels["kumparan"]})
    weights = read_weights(packaged_file())
    rows = vocabulary_rows(weights.pieces)
    network = Network(Config(len(rows), 12, {"kumparan": tags, "relation": ["root"]}))
    start_from(network, weights, rows, list(range(12)))
    sources = _sources({"kumparan": tagged, "news": read_plain(args.news)}, {"kumparan": tags})
    stream = ((0, sentence) for sentence in mixed(sources, SHARES, rng))
    guesser = Guesser(network)
    optimizer = optimiser(network, 2e-4, 1e-3, 0.97)
    optimizer.add_param_group({"params": list(guesser.parameters()), "lr": 1e-3, "peak": 1e-3, "weight_decay": 0.0})
    run(pack(stream, SHAPE, ["kumparan"]), _Step(network, guesser), optimizer, args.minutes)
    save(network, args.out)
    torch.save(guesser.state_dict(), f"{args.out}.guesser")


def _sources(sources: dict[str, list[Sentence]], labels: dict[str, list[str]]) -> dict[str, list[Encoded]]:
    pieces = load_pieces(MODEL)
    inventories = {head: {label: number for number, label in enumerate(names)} for head, names in labels.items()}
    found = {}
    for name, sentences in sources.items():
        encoded = [encode(sentence, pieces, inventories) for sentence in sentences]
        found[name] = [sentence for sentence in encoded if fits(sentence, SHAPE)]
        print(f"{name}: {len(found[name])} of {len(encoded)} sentences, {sum(len(s.ids) for s in encoded)} pieces")
    return found


class _Step:
    def __init__(self, network: Network, guesser: Guesser) -> None:
        self._network, self._guesser = network.train(), guesser.train()
        self._losses = torch.compile(self._compute, dynamic=False)

    def __call__(self, packed: Packed) -> dict[str, Tensor]:
        hidden = hide_words(packed.batch)
        at = hidden.flatten().nonzero().flatten()[:GUESSED]
        places = torch.zeros(GUESSED, dtype=torch.int64)
        wanted = torch.full((GUESSED,), NO_LABEL)
        places[: len(at)] = at
        wanted[: len(at)] = packed.batch.ids.flatten()[at]
        batch = packed.batch._replace(ids=torch.where(hidden, HIDDEN, packed.batch.ids))
        with torch.autocast("cpu", dtype=torch.bfloat16):
            return self._losses(batch, places, wanted, packed.labels["kumparan"])

    def _compute(self, batch: Batch, places: Tensor, wanted: Tensor, tags: Tensor) -> dict[str, Tensor]:
        words, pieces = self._network.encode(batch)
        vectors = pieces.flatten(0, 1).gather(0, places[:, None].expand(-1, pieces.shape[2]))
        guess = cross_entropy(self._guesser(vectors, self._network.embedding.weight), wanted)
        mix = self._network.mixes["upos"](words)
        return {"guess": guess, "kumparan": cross_entropy(self._network.taggers["kumparan"](mix), tags)}


def hide_words(batch: Batch) -> Tensor:
    """Which pieces to hide (B, P): all pieces of a share of the words, at random, never a start or end mark."""
    chosen = (torch.rand(batch.words.shape) < HIDDEN_SHARE) & (batch.words >= 0)
    place = torch.arange(batch.ids.shape[1])
    inside = (batch.first[..., None] <= place) & (place <= batch.last[..., None]) & chosen[..., None]
    return inside.any(1) & (batch.places > 0)


if __name__ == "__main__":
    main()
