"""The network that is trained: a BERT-like encoder over pieces, with a head a task over words.

Several sentences stand packed in one row (`Batch`), each blind to the others, so that all batches have one shape and
none carries padding: shapes that never change are what compiled training on a CPU lives on.

Shapes: B rows, P pieces a row, W words a row (the start mark of each sentence counts as a word, the root), H width.
"""

from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional
from weights import Weights

NORM_EPSILON = 1e-12
NEVER = -1e4


@dataclass(frozen=True)
class Config:
    """Sizes of the network and the label sets of its heads."""

    vocabulary: int
    layers: int
    labels: dict[str, list[str]] = field(default_factory=dict)  # by head; "relation" is the biaffine one
    width: int = 384
    inner: int = 1536
    attention_heads: int = 12
    arc: int = 256
    relation: int = 128
    dropout: float = 0.1
    head_dropout: float = 0.3


class Batch(NamedTuple):
    """Packed sentences: piece ids (B, P), place in the sentence (B, P), sentence number (B, P; -1 none), each word's
    first and last piece (B, W), and the words' sentence number (B, W; -1 none)."""

    ids: Tensor
    places: Tensor
    sentences: Tensor
    first: Tensor
    last: Tensor
    words: Tensor


class Outputs(NamedTuple):
    """Logits by head (B, W, labels), arc scores (B, W dependents, W heads), and the relation head's two vectors."""

    labels: dict[str, Tensor]
    arcs: Tensor
    dependents: Tensor
    heads: Tensor
    hidden: list[Tensor]


# which mix of layers a head reads; heads not named here read the mix of their own name
MIX_OF = {"kumparan": "upos", "nerui": "entity", "nergrit": "entity"}
MIXES = ("upos", "syntax", "entity")


def shared_dropout(values: Tensor, rate: float, training: bool) -> Tensor:
    """Dropout with one mask a row: far fewer random numbers than one a cell."""
    if not training or rate == 0:
        return values
    keep = torch.rand(values.shape[0], 1, values.shape[2]) >= rate
    return values * (keep.to(values.dtype) / (1 - rate))


class Layer(nn.Module):
    """A transformer layer, norms after the sums."""

    def __init__(self, config: Config) -> None:
        super().__init__()
        width = config.width
        self.attention_heads, self.rate = config.attention_heads, config.dropout
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, config.inner), nn.Linear(config.inner, width)
        self.norm_attention = nn.LayerNorm(width, eps=NORM_EPSILON)
        self.norm_out = nn.LayerNorm(width, eps=NORM_EPSILON)

    def forward(self, values: Tensor, penalty: Tensor) -> Tensor:
        """(B, P, H) to the same; `penalty` (B, 1, P, P) is 0 where a piece may look and NEVER elsewhere."""
        rows, pieces, width = values.shape
        size = width // self.attention_heads
        query, key, value = (
            self.qkv(values).view(rows, pieces, 3, self.attention_heads, size).permute(2, 0, 3, 1, 4).unbind(0)
        )
        # plain products: the backward pass of the fused kernel is slow on a CPU
        weights = ((query * size**-0.5) @ key.transpose(-1, -2) + penalty).softmax(-1).to(value.dtype)
        seen = (weights @ value).transpose(1, 2).reshape(rows, pieces, width)
        values = self.norm_attention(values + shared_dropout(self.out(seen), self.rate, self.training))
        inner = self.down(functional.gelu(self.up(values)))
        return self.norm_out(values + shared_dropout(inner, self.rate, self.training))


class Mix(nn.Module):
    """A learnt weighted sum of all layers."""

    def __init__(self, count: int) -> None:
        super().__init__()
        start = torch.zeros(count)
        start[-1] = 1.0
        self.weights, self.scale = nn.Parameter(start), nn.Parameter(torch.ones(1))

    def forward(self, layers: list[Tensor]) -> Tensor:
        """Layers (B, W, H) to their mix (B, W, H)."""
        shares = self.weights.softmax(0)
        return self.scale * sum((shares[i] * layer for i, layer in enumerate(layers)), torch.zeros(()))


class Projection(nn.Module):
    """Linear, GELU, dropout."""

    def __init__(self, size_in: int, size_out: int, rate: float) -> None:
        super().__init__()
        self.linear, self.rate = nn.Linear(size_in, size_out), rate

    def forward(self, values: Tensor) -> Tensor:
        """(B, W, in) to (B, W, out)."""
        return shared_dropout(functional.gelu(self.linear(values)), self.rate, self.training)


class Network(nn.Module):
    """Encoder and heads."""

    def __init__(self, config: Config) -> None:
        super().__init__()
        self.config = config
        width, rate = config.width, config.head_dropout
        self.embedding = nn.Embedding(config.vocabulary, width)
        self.embedding.weight.requires_grad_(False)
        self.place = nn.Parameter(torch.zeros(512, width))
        self.norm = nn.LayerNorm(width, eps=NORM_EPSILON)
        self.layers = nn.ModuleList(Layer(config) for _ in range(config.layers))
        self.mixes = nn.ModuleDict({name: Mix(config.layers + 1) for name in MIXES})
        self.taggers = nn.ModuleDict(
            {
                name: nn.Sequential(Projection(width, width, rate), nn.Linear(width, len(labels)))
                for name, labels in config.labels.items()
                if name != "relation"
            }
        )
        self.arc_dependent = Projection(width, config.arc, rate)
        self.arc_head = Projection(width, config.arc, rate)
        self.relation_dependent = Projection(width, config.relation, rate)
        self.relation_head = Projection(width, config.relation, rate)
        self.arc_weight = nn.Parameter(torch.empty(config.arc, config.arc).normal_(0, 0.02))
        self.arc_bias = nn.Parameter(torch.zeros(config.arc))
        count = len(config.labels["relation"])
        self.relation_weight = nn.Parameter(torch.empty(config.relation, count * config.relation).normal_(0, 0.02))
        self.relation_of_dependent = nn.Linear(config.relation, count)
        self.relation_of_head = nn.Linear(config.relation, count, bias=False)

    def encode(self, batch: Batch) -> tuple[list[Tensor], Tensor]:
        """Word vectors (B, W, H) under the first layer and over each, and the last layer's pieces (B, P, H)."""
        values = self.norm(self.embedding(batch.ids) + self.place[batch.places])
        values = shared_dropout(values, self.config.dropout, self.training)
        same = (batch.sentences[:, :, None] == batch.sentences[:, None, :])[:, None]
        penalty = torch.where(same, 0.0, NEVER)
        found = [_words(values, batch)]
        for layer in self.layers:
            values = layer(values, penalty)
            found.append(_words(values, batch))
        return found, values

    def forward(self, batch: Batch, heads: tuple[str, ...]) -> Outputs:
        """The scores of the named heads; "relation" stands for the tree's."""
        hidden, _ = self.encode(batch)
        rate = self.config.head_dropout
        mixed = {name: shared_dropout(mix(hidden), rate, self.training) for name, mix in self.mixes.items()}
        labels = {name: self.taggers[name](mixed[MIX_OF.get(name, name)]) for name in heads if name != "relation"}
        tree = mixed["syntax"]
        arcs = (self.arc_dependent(tree) @ self.arc_weight + self.arc_bias) @ self.arc_head(tree).transpose(1, 2)
        apart = (batch.words[:, :, None] != batch.words[:, None, :]) | (batch.words < 0)[:, None, :]
        arcs = arcs.float().masked_fill(apart, NEVER)
        return Outputs(labels, arcs, self.relation_dependent(tree), self.relation_head(tree), hidden)

    def relations(self, outputs: Outputs, heads: Tensor) -> Tensor:
        """Relation scores (B, W, relations) of each word to its head (B, W)."""
        chosen = outputs.heads.gather(1, heads[..., None].expand(-1, -1, outputs.heads.shape[2]))
        rows, words, size = chosen.shape
        left = (outputs.dependents @ self.relation_weight).view(rows, words, -1, size)
        both = (left * chosen[:, :, None, :]).sum(-1)
        return both + self.relation_of_dependent(outputs.dependents) + self.relation_of_head(chosen)


def _words(pieces: Tensor, batch: Batch) -> Tensor:
    """A word is the mean of its first and its last piece."""
    size = pieces.shape[2]
    first = pieces.gather(1, batch.first[..., None].expand(-1, -1, size))
    last = pieces.gather(1, batch.last[..., None].expand(-1, -1, size))
    return (first + last) * 0.5


def start_from(network: Network, weights: Weights, vocabulary: list[int], layers: list[int]) -> None:
    """Load the pretrained encoder: the vocabulary's rows of the word table, and the layers of these numbers."""
    tensors = weights.tensors
    network.embedding.weight.data = torch.tensor(tensors["emb.word"][vocabulary])
    network.place.data = torch.tensor(tensors["emb.pos"][:512] + tensors["emb.type"][0])
    network.norm.weight.data = torch.tensor(tensors["emb.ln.w"])
    network.norm.bias.data = torch.tensor(tensors["emb.ln.b"])
    for layer, number in zip(network.layers, layers, strict=True):
        assert isinstance(layer, Layer)
        _load_layer(layer, {name.partition(".")[2]: t for name, t in tensors.items() if name.startswith(f"l{number}.")})


def _load_layer(layer: Layer, tensors: dict[str, NDArray[np.float32]]) -> None:
    def tensor(name: str) -> Tensor:
        return torch.tensor(tensors[name])

    layer.qkv.weight.data = torch.cat([tensor(f"{part}.w") for part in "qkv"])
    layer.qkv.bias.data = torch.cat([tensor(f"{part}.b") for part in "qkv"])
    parts = {"ao": layer.out, "aln": layer.norm_attention, "fi": layer.up, "fo": layer.down, "oln": layer.norm_out}
    for name, module in parts.items():
        module.weight.data, module.bias.data = tensor(f"{name}.w"), tensor(f"{name}.b")


def save(network: Network, path: Path) -> None:
    """Write sizes, labels and weights."""
    torch.save({"config": asdict(network.config), "state": network.state_dict()}, path)


def load(path: Path) -> Network:
    """A network as `save` wrote it, ready to predict."""
    stored = torch.load(path, weights_only=True)
    network = Network(Config(**stored["config"]))
    network.load_state_dict(stored["state"])
    return network.eval()
