"""What every training run shares: optimiser, learning rate over time, and the losses of a packed batch."""

import argparse
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import torch
from network import Network, Outputs
from packing import NO_LABEL, Packed
from torch import Tensor, nn
from torch.nn import functional

CLIP = 2.0
SHOWN_EVERY = 100  # steps


def add_run_arguments(parser: argparse.ArgumentParser, minutes: float) -> None:
    """What every training run may be told: its length, threads and seed."""
    parser.add_argument("--minutes", type=float, default=minutes)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)


def prepare(args: argparse.Namespace) -> random.Random:
    """Set threads and seeds; the source of all other chance."""
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    return random.Random(args.seed)


def cross_entropy(scores: Tensor, labels: Tensor) -> Tensor:
    """Mean cross entropy over the labelled words; 0 where there are none."""
    losses = functional.cross_entropy(
        scores.float().flatten(0, -2), labels.flatten(), ignore_index=NO_LABEL, reduction="sum"
    )
    return losses / (labels != NO_LABEL).sum().clamp(min=1)


def gold_losses(network: Network, outputs: Outputs, labels: dict[str, Tensor], heads: Tensor) -> dict[str, Tensor]:
    """The loss of each head against the labels, with the gold heads for relations."""
    found = {head: cross_entropy(scores, labels[head]) for head, scores in outputs.labels.items()}
    found["arc"] = cross_entropy(outputs.arcs, heads)
    found["relation"] = cross_entropy(network.relations(outputs, heads.clamp(min=0)), labels["relation"])
    return found


def optimiser(network: Network, encoder_rate: float, head_rate: float, decay: float) -> torch.optim.Optimizer:
    """AdamW whose encoder rates fall by `decay` a layer downwards."""
    groups: dict[tuple[float, float], list[nn.Parameter]] = {}
    for name, parameter in network.named_parameters():
        if parameter.requires_grad:
            key = (_rate(name, network, encoder_rate, head_rate, decay), 0.01 if parameter.dim() > 1 else 0.0)
            groups.setdefault(key, []).append(parameter)
    listed: list[dict[str, Any]] = [
        {"params": parameters, "lr": rate, "peak": rate, "weight_decay": weight_decay}
        for (rate, weight_decay), parameters in groups.items()
    ]
    return torch.optim.AdamW(listed, betas=(0.9, 0.98), fused=True)


def _rate(name: str, network: Network, encoder_rate: float, head_rate: float, decay: float) -> float:
    part, _, rest = name.partition(".")
    if part in ("place", "norm"):
        return float(encoder_rate * decay ** len(network.layers))
    if part == "layers":
        return float(encoder_rate * decay ** (len(network.layers) - 1 - int(rest.partition(".")[0])))
    return head_rate


def run(
    batches: Iterator[Packed],
    step: Callable[[Packed], dict[str, Tensor]],
    optimizer: torch.optim.Optimizer,
    minutes: float,
    warm_up: float = 0.06,
) -> None:
    """Train for so long: rates rise over the warm-up's share of the time and fall to zero in a straight line."""
    parameters = [parameter for group in optimizer.param_groups for parameter in group["params"]]
    shown, started, spent = Counter[str](), time.monotonic(), 0.0
    for number, packed in enumerate(batches):
        if number == 1:
            started = time.monotonic()  # the first step compiles
        spent = (time.monotonic() - started) / (60 * minutes) if number else 0.0
        if spent >= 1:
            break
        for group in optimizer.param_groups:
            group["lr"] = group["peak"] * (min(1, spent / warm_up) * (1 - spent) + 1e-3)
        losses = step(packed)
        torch.stack(list(losses.values())).sum().backward()
        nn.utils.clip_grad_norm_(parameters, CLIP)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        for name, loss in losses.items():
            shown[name] += loss.item() / SHOWN_EVERY
        if number % SHOWN_EVERY == SHOWN_EVERY - 1:
            values = " ".join(f"{name} {value:.3f}" for name, value in shown.items())
            print(f"{time.strftime('%H:%M:%S')} step {number + 1} {spent:.1%} {values}", flush=True)
            shown.clear()
