"""Bidirectional LSTM layers over sentences of different lengths, in numpy, without padding."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

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
    inputs: Floats  # (width, 2 * 4 * hidden), both directions side by side
    bias: Floats
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
        object.__setattr__(self, "hidden", recurrents[0].shape[0])
        object.__setattr__(self, "inputs", np.ascontiguousarray(np.concatenate(inputs, 1)))
        object.__setattr__(self, "bias", np.concatenate(biases))
        width = math.gcd(BLOCK, 4 * recurrents[0].shape[0])
        blocks = np.stack(recurrents).reshape(2, recurrents[0].shape[0], -1, width)
        object.__setattr__(self, "recurrent", np.ascontiguousarray(blocks.transpose(0, 2, 1, 3)))

    def project(self, x: Floats) -> Floats:
        """(N, width) to what the input adds to the gates, (N, 2 * 4 * hidden)."""
        out: Floats = x @ self.inputs
        out += self.bias
        return out

    def run(self, projected: Floats, packing: Packing) -> Floats:
        """States (N, 2 * hidden) of both directions from projected inputs in packed order."""
        h, n = self.hidden, packing.size
        gates = np.empty((2, n, 4 * h), np.float32)
        gates[0] = projected[:, : 4 * h]
        gates[1] = projected[packing.reverse, 4 * h :]
        states = np.empty((2, n, h), np.float32)
        first = packing.counts[0]
        state = np.zeros((2, first, h), np.float32)
        cell = np.zeros((2, first, h), np.float32)
        half, row = np.float32(0.5), 0
        for count in packing.counts:
            gate = gates[:, row : row + count]
            if row:
                # many small products, then put back in place: BLAS copies a large matrix each time
                product = np.matmul(state[:, None, :count], self.recurrent)
                gate.reshape(2, count, -1, self.recurrent.shape[3])[:] += product.transpose(
                    0, 2, 1, 3
                )
            np.tanh(gate, out=gate)
            opened = gate[:, :, : 3 * h]
            opened *= half
            opened += half
            cell = cell[:, :count]
            cell *= gate[:, :, h : 2 * h]
            cell += gate[:, :, :h] * gate[:, :, 3 * h :]
            state = states[:, row : row + count]
            np.tanh(cell, out=state)
            state *= gate[:, :, 2 * h : 3 * h]
            row += count
        return np.concatenate([states[0], states[1][packing.reverse]], 1)


def _gates(weights: npt.NDArray[np.generic]) -> Floats:
    """Gate rows from PyTorch's order input, forget, cell, output to ours, three of them halved."""
    i, f, g, o = np.split(np.asarray(weights, np.float32), 4)
    return np.concatenate([i / 2, f / 2, o / 2, g])
