"""Guessing hidden words: what an encoder learns from raw text before it sees a tree."""

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from kg.pipelines.train.neural.batches import Batch
from kg.pipelines.train.neural.network import BiaffineNetwork, Hidden

__all__ = ["Guesser", "guess_loss"]

HIDDEN_SHARE = 0.15


class Guesser(nn.Module):
    """The input that stands for a hidden word, and scores of what it may be.

    ``inputs`` is the width of a word's input, ``states`` that of the last layer.
    """

    def __init__(self, inputs: int, states: int, words: int, width: int = 200) -> None:
        super().__init__()
        self.stand_in = nn.Parameter(torch.randn(inputs) * 0.1)
        self.hidden = nn.Linear(states, width)
        self.scores = nn.Linear(width, words)

    def forward(self, states: Tensor) -> Tensor:
        """(N, states) to (N, words)."""
        out: Tensor = self.scores(functional.leaky_relu(self.hidden(states), 0.1))
        return out


def guess_loss(
    network: BiaffineNetwork, guesser: Guesser, batch: Batch, chance: np.random.Generator
) -> Tensor:
    """Cross-entropy of some words of a batch, hidden from the network."""
    known = batch.guess >= 0
    hidden = known & (chance.random(known.shape) < HIDDEN_SHARE)
    if not hidden.any():
        hidden = known
    device = batch.inputs.word.device
    rows, columns = np.nonzero(hidden)
    where = torch.from_numpy(hidden).to(device)
    out = network(batch.inputs, Hidden(where, guesser.stand_in))
    place = torch.from_numpy(rows).to(device), torch.from_numpy(columns).to(device)
    scores = guesser(out.states[:, 1:][place])
    wanted = torch.from_numpy(batch.guess[rows, columns].astype(np.int64)).to(device)
    return functional.cross_entropy(scores.float(), wanted)
