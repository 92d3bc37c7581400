"""Bidirectional LSTM layers over sentences of different lengths, in numpy, without padding.

Gates stand block by block, ``(2, blocks, rows, block)``: all that happens to a step's gates between
two products then runs over stretches of memory that hang together, and the products are as large
as BLAS does best.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kg.pipelines.biaffine.steady import LEAST, product
from kg.pipelines.biaffine.weights import Arrays

__all__ = ["Layer", "Packing"]

Floats = npt.NDArray[np.float32]

BLOCK = 64  # gate columns multiplied at a time


class Packing:
    """Where the steps of sentences stand when all first steps come first, then all second ones.

    ``lengths`` must fall. ``rows[i]`` are the rows of sentence i, ``counts[t]`` the sentences that
    still run at step t, and ``reverse`` puts each sentence's rows in the opposite order.

    >>> packing = Packing([3, 1])
    >>> packing.counts, [rows.tolist() for rows in packing.rows], packing.reverse.tolist()
    ([2, 1, 1], [[0, 2, 3], [1]], [3, 1, 2, 0])
    """

    def __init__(self, lengths: Sequence[int]) -> None:
        falling = np.asarray(lengths)
        if len(falling) == 0 or (np.diff(falling) > 0).any():
            raise ValueError("lengths must fall and there must be one")
        steps = np.arange(falling[0])
        self.counts: list[int] = (falling[None] > steps[:, None]).sum(1).tolist()
        starts = np.concatenate(([0], np.cumsum(self.counts)[:-1]))
        self.rows = [starts[:length] + i for i, length in enumerate(lengths)]
        self.size = int(falling.sum())
        self.reverse = np.empty(self.size, np.int64)
        for rows in self.rows:
            self.reverse[rows] = rows[::-1]


@dataclass(frozen=True, slots=True, init=False)
class Layer:
    """Weights of one bidirectional layer, gates reordered to input, forget, output, cell.

    The first three gates are halved, since sigmoid(x) = (1 + tanh(x / 2)) / 2: one tanh serves all.
    """

    hidden: int
    inputs: Floats  # (2, width, 4 * hidden)
    bias: Floats  # (2, 4 * hidden)
    recurrent: Floats  # (2, blocks, hidden, block), the blocks side by side make the gates

    def __init__(self, arrays: Arrays, name: str) -> None:
        inputs, biases, recurrents = [], [], []
        for end in ("", "_reverse"):
            recurrent = _gates(arrays[f"{name}.weight_hh_l0{end}"])
            recurrents.append(recurrent.T)
            inputs.append(_gates(arrays[f"{name}.weight_ih_l0{end}"]).T)
            bias = np.asarray(arrays[f"{name}.bias_ih_l0{end}"], np.float32)
            bias = bias + np.asarray(arrays[f"{name}.bias_hh_l0{end}"], np.float32)
            biases.append(_gates(bias))
        hidden = recurrents[0].shape[0]
        object.__setattr__(self, "hidden", hidden)
        object.__setattr__(self, "inputs", np.ascontiguousarray(np.stack(inputs)))
        object.__setattr__(self, "bias", np.stack(biases))
        blocks = np.stack(recurrents).reshape(2, hidden, -1, math.gcd(BLOCK, hidden))
        object.__setattr__(self, "recurrent", np.ascontiguousarray(blocks.transpose(0, 2, 1, 3)))

    @property
    def blocks(self) -> tuple[int, int]:
        """How many blocks the gates of one direction are, and how many columns each has."""
        _, blocks, _, block = self.recurrent.shape
        return blocks, block

    def project(self, x: Floats) -> Floats:
        """(N, width) to what the input adds to the gates, (2, blocks, N, block)."""
        return self._blocks_of(x, x)

    def gates(self, states: Floats, packing: Packing) -> Floats:
        """What states in packed order add to the gates, in the order in which ``run`` wants it."""
        return self._blocks_of(states, states[packing.reverse])

    def _blocks_of(self, forwards: Floats, backwards: Floats) -> Floats:
        blocks, block = self.blocks
        out = np.empty((2, blocks, len(forwards), block), np.float32)
        for place, x, inputs, bias in zip(
            out, (forwards, backwards), self.inputs, self.bias, strict=True
        ):
            added = product(x, inputs)
            added += bias
            place[:] = added.reshape(-1, blocks, block).transpose(1, 0, 2)
        return out

    def run(self, gates: Floats, packing: Packing) -> Floats:
        """States (N, 2 * hidden) of both directions; ``gates`` are used up.

        ``gates`` (2, blocks, N, block) is what the input adds to them in packed order, each
        sentence's last word first in the second half.
        """
        hidden, (blocks, block) = self.hidden, self.blocks
        first, quarter = packing.counts[0], blocks // 4
        states = np.zeros((2, packing.size + LEAST, hidden), np.float32)
        by_blocks = states.reshape(2, -1, quarter, block).transpose(0, 2, 1, 3)
        cell = np.zeros((2, quarter, first, block), np.float32)
        half, row, before = np.float32(0.5), 0, 0
        for count in packing.counts:
            gate = gates[:, :, row : row + count]
            if row:
                # many small products: BLAS copies a large matrix each time; with 64 columns it adds
                # up alike for any number of rows but one
                rows = states[:, None, before : before + max(count, LEAST)]
                gate += np.matmul(rows, self.recurrent)[:, :, :count]
            np.tanh(gate, out=gate)
            opened = gate[:, : 3 * quarter]
            opened *= half
            opened += half
            enter, entering = gate[:, :quarter], gate[:, 3 * quarter :]
            cell = cell[:, :, :count]
            cell *= gate[:, quarter : 2 * quarter]
            entering *= enter
            cell += entering
            state = np.tanh(cell, out=enter)
            state *= gate[:, 2 * quarter : 3 * quarter]
            by_blocks[:, :, row : row + count] = state
            before, row = row, row + count
        return np.concatenate([states[0, : packing.size], states[1][packing.reverse]], 1)


def _gates(weights: npt.NDArray[np.generic]) -> Floats:
    """Gate rows from PyTorch's order input, forget, cell, output to ours, three of them halved."""
    i, f, g, o = np.split(np.asarray(weights, np.float32), 4)
    return np.concatenate([i / 2, f / 2, o / 2, g])
