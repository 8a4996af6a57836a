"""The entity head in PyTorch: encoder vectors and word shapes to label scores, with a CRF to train it."""

from typing import NamedTuple

import torch
import torch.nn.functional as F
from torch import Tensor, nn

HIDDEN, PROJECTED = 128, 160
DROPOUT = 0.4
FORBIDDEN = -1e4


class Batch(NamedTuple):
    """Sentences of a batch: features, gold labels, whether a place is geopolitical (-1 no place), mask, lengths."""

    features: Tensor
    labels: Tensor
    geopolitical: Tensor
    mask: Tensor
    lengths: Tensor


class EntityHead(nn.Module):
    """A projection, a bidirectional LSTM, and two outputs: label scores, and whether a place is geopolitical."""

    def __init__(self, width: int, labels: list[str]) -> None:
        super().__init__()
        self.norm = nn.LayerNorm(width)
        self.project = nn.Linear(width, PROJECTED)
        self.lstm = nn.LSTM(PROJECTED, HIDDEN, batch_first=True, bidirectional=True)
        self.scores = nn.Linear(2 * HIDDEN + PROJECTED, len(labels))
        self.places = nn.Linear(2 * HIDDEN + PROJECTED, 1)
        self.transitions = nn.Parameter(torch.zeros(len(labels), len(labels)))
        self.start = nn.Parameter(torch.zeros(len(labels)))
        self.register_buffer("barred", _barred(labels))
        self.register_buffer("barred_start", torch.tensor([FORBIDDEN * (x[0] == "I") for x in labels]))

    def forward(self, features: Tensor) -> tuple[Tensor, Tensor]:
        """Scores of every label, and of being geopolitical, a word; sentences without padding or of one length."""
        projected = self._project(features)
        return self._outputs(self.lstm(projected)[0], projected)

    def train_scores(self, batch: Batch) -> tuple[Tensor, Tensor]:
        """The same for a padded batch."""
        projected = self._project(batch.features)
        packed = nn.utils.rnn.pack_padded_sequence(projected, batch.lengths, batch_first=True, enforce_sorted=False)
        hidden, _ = nn.utils.rnn.pad_packed_sequence(self.lstm(packed)[0], batch_first=True)
        return self._outputs(hidden, projected)

    def _project(self, features: Tensor) -> Tensor:
        features = F.dropout(features, DROPOUT / 2, self.training)
        return F.dropout(F.gelu(self.project(self.norm(features))), DROPOUT, self.training)

    def _outputs(self, hidden: Tensor, projected: Tensor) -> tuple[Tensor, Tensor]:
        both = torch.cat([F.dropout(hidden, DROPOUT, self.training), projected], dim=-1)
        return self.scores(both), self.places(both)[..., 0]

    def all_transitions(self) -> tuple[Tensor, Tensor]:
        """Scores of a label after another, and of a label at the start."""
        return self.transitions + self.barred, self.start + self.barred_start

    def loss(self, batch: Batch) -> Tensor:
        """Negative log-likelihood of the gold labels a word, and the cross-entropy of the geopolitical ones."""
        scores, places = self.train_scores(batch)
        likelihood = self._likelihood(scores, batch).sum() / batch.mask.sum()
        known = batch.geopolitical >= 0
        if not known.any():
            return -likelihood
        apart = F.binary_cross_entropy_with_logits(places[known], batch.geopolitical[known])
        return 0.05 * apart - likelihood

    def _likelihood(self, scores: Tensor, batch: Batch) -> Tensor:
        transitions, start = self.all_transitions()
        labels, mask = batch.labels, batch.mask
        total = start + scores[:, 0]
        gold = start[labels[:, 0]] + scores[:, 0].gather(1, labels[:, :1])[:, 0]
        for step in range(1, scores.shape[1]):
            longer = torch.logsumexp(total[:, :, None] + transitions, dim=1) + scores[:, step]
            keep = mask[:, step : step + 1]
            total = keep * longer + (1 - keep) * total
            here = scores[:, step].gather(1, labels[:, step : step + 1])[:, 0]
            gold = gold + mask[:, step] * (transitions[labels[:, step - 1], labels[:, step]] + here)
        return gold - torch.logsumexp(total, dim=1)


def _barred(labels: list[str]) -> Tensor:
    """FORBIDDEN where an I would follow something else than its own B or I."""
    barred = torch.zeros(len(labels), len(labels))
    for row, before in enumerate(labels):
        for column, after in enumerate(labels):
            if after[0] == "I" and before[2:] != after[2:]:
                barred[row, column] = FORBIDDEN
    return barred
