"""What words bring to the first layer's gates: embeddings, spelling and vectors, remembered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kg.pipelines.biaffine.features import CHARACTERS_KEPT, Features, Inventory
from kg.pipelines.biaffine.lstm import Layer, Packing
from kg.pipelines.biaffine.steady import product
from kg.pipelines.biaffine.weights import Arrays

__all__ = ["CHUNK", "FirstLayer", "leaky"]

Floats = npt.NDArray[np.float32]

CHUNK = 64  # rows at a time: what they need between two steps fits the cache
FORMS_KEPT = 6_000  # what this many words bring is remembered, 10 kB each
ROOT = 0  # the row of the root


class FirstLayer:
    """The first layer with all that comes before it: sentences as lists of words → its states.

    What a word brings depends on its form alone, so that it is computed once and kept, up to
    ``kept`` forms, or as many as one batch has. ``sources`` are the treebanks whose embeddings are
    averaged. Raises KeyError, ValueError or IndexError for arrays that don't fit the inventory.
    """

    def __init__(
        self,
        inventory: Inventory,
        arrays: Arrays,
        sources: Sequence[int],
        *,
        kept: int = FORMS_KEPT,
    ) -> None:
        def floats(name: str) -> Floats:
            return np.ascontiguousarray(arrays[name], dtype=np.float32)

        self.look_up = Features(inventory)
        self._tables = {name: floats(f"{name}.weight") for name in ("word", "suffix", "shape")}
        self._source = floats("source.weight")[list(sources)].mean(0)
        self._vectors = _Vectors(arrays, len(inventory.vector_words))
        self._spelling = _Spelling(arrays)
        self._layer = Layer(arrays, "first")
        self._root = self._layer.project(floats("root")[None])
        self._known: dict[str, int] = {}
        self._make_room(kept)

    def __call__(self, sentences: Sequence[Sequence[str]], packing: Packing) -> Floats:
        """Return the states of a batch in packed order, a root before each sentence's words."""
        self._remember(list(dict.fromkeys(word for words in sentences for word in words)))
        numbers = np.empty(packing.size, np.int64)
        for rows, words in zip(packing.rows, sentences, strict=True):
            numbers[rows] = [ROOT, *(self._known[word] for word in words)]
        gates = np.empty((*self._kept.shape[:2], packing.size, self._kept.shape[3]), np.float32)
        for out, kept, rows in zip(
            gates, self._kept, (numbers, numbers[packing.reverse]), strict=True
        ):
            np.take(kept, rows, axis=1, out=out, mode="clip")  # any other mode copies once more
        return self._layer.run(gates, packing)

    def _make_room(self, forms: int) -> None:
        """Have room for so many forms beside the root, none of them known."""
        _, blocks, _, block = self._root.shape
        self._kept = np.empty((2, blocks, 1 + forms, block), np.float32)
        self._kept[:, :, :1] = self._root

    def _remember(self, words: Sequence[str]) -> None:
        """Have at hand what each of different words brings."""
        new = [word for word in words if word not in self._known]
        room = self._kept.shape[2] - 1
        if len(self._known) + len(new) > room:
            self._known.clear()
            new = list(words)
            if len(new) > room:
                self._make_room(len(new))
        if not new:
            return
        seen = [self.look_up(form) for form in new]
        letters = np.zeros((len(new), CHARACTERS_KEPT + 2), np.int64)
        for row, word in zip(letters, seen, strict=True):
            row[: len(word.characters)] = word.characters
        parts = [
            self._tables["word"][[word.word for word in seen]],
            self._tables["suffix"][[word.suffix for word in seen]],
            self._tables["shape"][[word.shape for word in seen]],
            self._spelling(letters),
            np.broadcast_to(self._source, (len(new), len(self._source))),
            self._vectors([word.vector for word in seen]),
        ]
        start = 1 + len(self._known)
        end = start + len(new)
        self._kept[:, :, start:end] = self._layer.project(np.concatenate(parts, 1))
        self._known.update(zip(new, range(start, end), strict=True))


@dataclass(frozen=True, slots=True, init=False)
class _Vectors:
    """Word vectors, several words to a row if need be, as the layer wants them."""

    vectors: npt.NDArray[np.generic]
    rows: npt.NDArray[np.int64]  # of each word (1 + words,)
    weights: Floats
    bias: Floats

    def __init__(self, arrays: Arrays, words: int) -> None:
        rows = np.arange(1 + words)
        if "vector_rows" in arrays:
            rows = np.concatenate([[0], arrays["vector_rows"].astype(np.int64)])
            if len(rows) != 1 + words or rows.max() >= len(arrays["vectors"]):
                raise ValueError("vector_rows and vector_words are of different lengths")
        object.__setattr__(self, "vectors", arrays["vectors"])
        object.__setattr__(self, "rows", rows)
        object.__setattr__(self, "weights", _turned(arrays, "vector"))
        object.__setattr__(self, "bias", np.asarray(arrays["vector.bias"], np.float32))

    def __call__(self, words: Sequence[int]) -> Floats:
        found = product(self.vectors[self.rows[words]].astype(np.float32), self.weights)
        found += self.bias
        return found


class _Spelling:
    """Filters over characters: (U, letters) to (U, filters), each filter's highest answer."""

    def __init__(self, arrays: Arrays) -> None:
        self._characters = np.ascontiguousarray(arrays["character.weight"], np.float32)
        count = sum(name.startswith("filters.") for name in arrays) // 2
        self._filters = [
            (
                _turned(arrays, f"filters.{i}"),
                np.asarray(arrays[f"filters.{i}.bias"], np.float32),
            )
            for i in range(count)
        ]

    def __call__(self, letters: npt.NDArray[np.int64]) -> Floats:
        padded = np.pad(self._characters[letters], ((0, 0), (2, 2), (0, 0)))
        count, length, depth = padded.shape
        answers = []
        for weights, bias in self._filters:
            width = weights.shape[0] // depth
            windows = np.lib.stride_tricks.sliding_window_view(
                padded.reshape(count, -1), width * depth, axis=1
            )[:, ::depth]
            answers.append(
                product(windows.reshape(-1, width * depth), weights)
                .reshape(count, length - width + 1, -1)
                .max(1)
                + bias
            )
        return leaky(np.concatenate(answers, 1))


def leaky(x: Floats) -> Floats:
    """Shrink what is below zero, in place, as many rows at a time as the cache holds."""
    for start in range(0, len(x), CHUNK):
        part = x[start : start + CHUNK]
        np.maximum(part, np.float32(0.1) * part, out=part)
    return x


def _turned(arrays: Mapping[str, npt.NDArray[np.generic]], name: str) -> Floats:
    return np.ascontiguousarray(np.asarray(arrays[f"{name}.weight"], np.float32).T)
