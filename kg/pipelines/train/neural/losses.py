"""What a network loses against the truth, against its teachers, and in guessing hidden words."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn import functional

from kg.pipelines.train.neural.batches import Batch
from kg.pipelines.train.neural.network import BiaffineNetwork, Inputs
from kg.pipelines.train.neural.sentences import UNKNOWN_CLASS

__all__ = ["Beliefs", "against_beliefs", "against_gold", "arc_scores", "beliefs"]

WEIGHTS = (1.0, 0.7, 0.2, 0.3, 1.0)  # arcs, labels, parts of speech, tags, names
TRUST = 0.5  # in the truth where there is one, the rest in the teachers


class Beliefs(NamedTuple):
    """Teachers' probabilities.

    ``arcs`` (B, n, n + 1), the labels of the words under ``heads`` (B, n), parts of speech, tags
    and names, each (B, n, classes).
    """

    heads: Tensor
    arcs: Tensor
    labels: Tensor
    parts_of_speech: Tensor
    tags: Tensor
    names: Tensor


def arc_scores(network: BiaffineNetwork, states: Tensor, inputs: Inputs) -> Tensor:
    """Scores (B, n, n + 1) in which no word hangs on padding."""
    padding = functional.pad(~inputs.present, (1, 0))[:, None, :]
    return network.arcs(states).float().masked_fill(padding, -1e9)


def against_gold(network: BiaffineNetwork, batch: Batch) -> Tensor:
    """The weighted sum of the losses of all that is known of a batch."""
    inputs, gold, _ = batch
    out = network(inputs)
    heads = gold.heads.clamp(min=0)
    losses = (
        _cross_entropy(arc_scores(network, out.states, inputs), gold.heads),
        _cross_entropy(network.labels(out.states, heads), gold.labels),
        _cross_entropy(out.part_of_speech, gold.parts_of_speech),
        _cross_entropy(out.tag, gold.tags),
        _cross_entropy(out.name, gold.names),
    )
    return _weighted(losses)


@torch.no_grad()
def beliefs(
    teachers: Sequence[BiaffineNetwork], batch: Batch, *, trust_in_names: float = TRUST
) -> Beliefs:
    """The mean of the teachers' probabilities, half-way to the truth where it is known."""
    inputs, gold, _ = batch
    outs = [teacher(inputs) for teacher in teachers]
    arcs = _mean(arc_scores(t, out.states, inputs) for t, out in zip(teachers, outs, strict=True))
    heads = torch.where(gold.heads >= 0, gold.heads, arcs.argmax(2))
    labels = _mean(t.labels(out.states, heads) for t, out in zip(teachers, outs, strict=True))
    return Beliefs(
        heads,
        _towards(arcs, gold.heads),
        _towards(labels, gold.labels),
        _towards(_mean(out.part_of_speech for out in outs), gold.parts_of_speech),
        _towards(_mean(out.tag for out in outs), gold.tags),
        _towards(_mean(out.name for out in outs), gold.names, trust_in_names),
    )


def against_beliefs(network: BiaffineNetwork, batch: Batch, taught: Beliefs) -> Tensor:
    """The weighted sum of the cross-entropies between a network and its teachers."""
    inputs = batch.inputs
    out = network(inputs)
    scores = (
        (arc_scores(network, out.states, inputs), taught.arcs),
        (network.labels(out.states, taught.heads), taught.labels),
        (out.part_of_speech, taught.parts_of_speech),
        (out.tag, taught.tags),
        (out.name, taught.names),
    )
    present = inputs.present
    count = present.sum()
    losses = [
        -((wanted * s.float().log_softmax(2)).sum(2) * present).sum() / count
        for s, wanted in scores
    ]
    return _weighted(losses)


def _cross_entropy(scores: Tensor, gold: Tensor) -> Tensor:
    """Mean over the known words; 0 where none is known."""
    known = (gold != UNKNOWN_CLASS).sum().clamp(min=1)
    summed = functional.cross_entropy(
        scores.float().reshape(-1, scores.shape[2]),
        gold.reshape(-1),
        ignore_index=UNKNOWN_CLASS,
        reduction="sum",
    )
    return summed / known


def _mean(scores: Iterable[Tensor]) -> Tensor:
    return torch.stack([s.float().softmax(2) for s in scores]).mean(0)


def _towards(probabilities: Tensor, gold: Tensor, trust: float = TRUST) -> Tensor:
    known = (gold != UNKNOWN_CLASS)[:, :, None]
    one = functional.one_hot(gold.clamp(min=0), probabilities.shape[2]).to(probabilities.dtype)
    return torch.where(known, torch.lerp(probabilities, one, trust), probabilities)


def _weighted(losses: Sequence[Tensor]) -> Tensor:
    return torch.stack([w * x for w, x in zip(WEIGHTS, losses, strict=True)]).sum()
