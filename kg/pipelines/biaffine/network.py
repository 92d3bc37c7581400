"""The trained network in numpy: sentences as lists of words → trees, tags and names.

The same computation as ``kg.pipelines.train.neural.network`` without dropout. Sentences of a
batch are packed without padding, so what a sentence gets does not depend on its neighbours.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from kg.errors import PipelineError
from kg.pipelines.biaffine.features import Inventory
from kg.pipelines.biaffine.labels import best_labels
from kg.pipelines.biaffine.lstm import Layer, Packing
from kg.pipelines.biaffine.names import NameReader
from kg.pipelines.biaffine.steady import product
from kg.pipelines.biaffine.trees import best_tree
from kg.pipelines.biaffine.weights import Arrays
from kg.pipelines.biaffine.words import CHUNK, FirstLayer, leaky

__all__ = ["Network", "Parse"]

Floats = npt.NDArray[np.float32]

ROOT = "ROOT"


@dataclass(frozen=True, slots=True)
class Parse:
    """One sentence: per word its head (0 root, else 1-based), label, part of speech, features.

    ``names`` are given as first word, word after the last (counted from 0), label; ``certainty``
    is per word the probability of its head and relation as the network sees it, 0..1, that of all
    subtypes of the relation.
    """

    heads: tuple[int, ...]
    labels: tuple[str, ...]
    parts_of_speech: tuple[str, ...]
    features: tuple[str, ...]
    names: tuple[tuple[int, int, str], ...] = ()
    certainty: tuple[float, ...] = ()


class Network:
    """Weights made ready for one treebank's habits; ``network(sentences)`` parses.

    ``source`` names the treebank, or several ("gsd+sequoia": half-way between their habits), ""
    leaves it open; of the relations ``unique`` (subtypes
    ignored) a word gets at most one below it. Raises PipelineError for an unknown source or arrays
    that don't fit the inventory.
    """

    def __init__(
        self,
        inventory: Inventory,
        arrays: Arrays,
        source: str = "",
        *,
        unique: Sequence[str] = (),
    ) -> None:
        numbers = [len(inventory.sources)]  # the embedding that stands for any treebank
        if source:
            names = source.split("+")
            unknown = [name for name in names if name not in inventory.sources]
            if unknown:
                raise PipelineError(
                    f"was not trained on the treebank {unknown[0]!r}",
                    place="kg_biaffine",
                    cure=f"Give one or more of {', '.join(inventory.sources)} as source.",
                )
            numbers = [inventory.sources.index(name) for name in names]
        try:
            self._prepare(inventory, arrays, numbers, unique)
        except (KeyError, ValueError, IndexError) as error:
            raise PipelineError(
                f"the weights don't fit their inventory ({error})",
                place="kg_biaffine",
                cure="Restore the weights file, or train again.",
            ) from error

    def _prepare(
        self, inventory: Inventory, arrays: Arrays, sources: Sequence[int], unique: Sequence[str]
    ) -> None:
        def floats(name: str) -> Floats:
            return np.ascontiguousarray(arrays[name], dtype=np.float32)

        def linear(name: str) -> tuple[Floats, Floats]:
            return np.ascontiguousarray(floats(f"{name}.weight").T), floats(f"{name}.bias")

        self.inventory = inventory
        self._first = FirstLayer(inventory, arrays, sources)
        count = len({name.split(".")[1] for name in arrays if name.startswith("deep.")})
        self._deep = [Layer(arrays, f"deep.{i}") for i in range(count)]
        self._tag_hidden = linear("tag_hidden.linear")
        self._pos_scores, self._tag_scores = linear("pos_scores"), linear("tag_scores")
        self._pos_state = np.ascontiguousarray(floats("pos_state.weight").T)
        names = ("arc_head", "arc_word", "label_head", "label_word")
        parts = [linear(f"{name}.linear") for name in names]
        self._heads_and_words = tuple(np.concatenate(part, -1) for part in zip(*parts, strict=True))
        self._cuts = np.cumsum([bias.shape[0] for _, bias in parts])[:-1]
        self._names: NameReader | None = None
        if inventory.names:
            self._names = NameReader(inventory.names)
            self._name_hidden = linear("name_hidden.linear")
            self._name_scores = linear("name_scores")
        self._arc, label = floats("arc"), floats("label")
        width, self._label_count = label.shape[2], len(inventory.labels)
        self._label = np.ascontiguousarray(label.transpose(2, 1, 0).reshape(width, -1))
        self._groups = np.array(
            [
                unique.index(base) if (base := name.partition(":")[0]) in unique else -1
                for name in inventory.labels
            ]
        )
        bases = [name.partition(":")[0] for name in inventory.labels]
        self._base = np.array([bases.index(base) for base in bases])
        self._root_label = inventory.labels.index(ROOT)
        positions = {pos: i for i, pos in enumerate(inventory.parts_of_speech)}
        split = [tag.partition("|") for tag in inventory.tags]
        self._pos_of_tag = np.array([positions[pos] for pos, _, _ in split])
        self._features_of_tag = tuple(features for _, _, features in split)

    def __call__(self, sentences: Sequence[Sequence[str]], words: int = 1000) -> list[Parse]:
        """Parse sentences, none empty, in batches of about ``words`` words of similar length."""
        order = sorted(range(len(sentences)), key=lambda i: -len(sentences[i]))
        found: dict[int, Parse] = {}
        for batch in _batches(order, sentences, words):
            found.update(zip(batch, self._parse([sentences[i] for i in batch]), strict=True))
        return [found[i] for i in range(len(sentences))]

    def _parse(self, sentences: Sequence[Sequence[str]]) -> Iterator[Parse]:
        """Parse one batch, longest sentence first."""
        packing = Packing([len(words) + 1 for words in sentences])
        states = self._first(sentences, packing)
        hidden = leaky(_apply(states, self._tag_hidden))
        pos = _log_softmax(_apply(hidden, self._pos_scores))
        tags = _log_softmax(_apply(hidden, self._tag_scores)) + pos[:, self._pos_of_tag]
        best_tags = tags.argmax(1)
        first, states = states, np.concatenate([states, product(np.exp(pos), self._pos_state)], 1)
        for layer in self._deep:
            states = layer.run(layer.gates(states, packing), packing)
        names = self._name_scores_of(first, states)
        projected = leaky(_apply(states, self._heads_and_words))
        arc_head, arc_word, label_head, label_word = np.split(projected, self._cuts, axis=1)
        arc_word = product(arc_word, self._arc[:-1]) + self._arc[-1]
        arcs = [_log_softmax(arc_word[rows[1:]] @ arc_head[rows].T) for rows in packing.rows]
        heads = [best_tree(scores) for scores in arcs]
        words = np.concatenate([rows[1:] for rows in packing.rows])
        above = np.concatenate([rows[h] for rows, h in zip(packing.rows, heads, strict=True)])
        scores = self._label_scores(label_word[words], label_head, above)
        of_root = np.where(np.concatenate(heads) == 0, np.float32(np.inf), np.float32(-np.inf))
        scores[:, self._root_label] = of_root  # for roots only
        start = 0
        for rows, head, arc in zip(packing.rows, heads, arcs, strict=True):
            chosen = best_tags[rows[1:]]
            of_words = scores[start : start + len(head)]
            labels = best_labels(of_words, head.tolist(), self._groups)
            certain = np.exp(arc[np.arange(len(head)), head]) * _share(of_words, labels, self._base)
            yield Parse(
                heads=tuple(head.tolist()),
                labels=tuple(self.inventory.labels[k] for k in labels.tolist()),
                parts_of_speech=tuple(
                    self.inventory.parts_of_speech[k] for k in self._pos_of_tag[chosen].tolist()
                ),
                features=tuple(self._features_of_tag[k] for k in chosen.tolist()),
                names=tuple(self._names(names[rows[1:]])) if self._names else (),
                certainty=tuple(np.round(certain, 3).tolist()),
            )
            start += len(head)

    def _label_scores(self, word: Floats, head: Floats, above: npt.NDArray[np.int64]) -> Floats:
        """Scores (N, labels) of N words under the rows ``above`` of ``head``.

        What a head makes of the weights is made once for all words below it.
        """
        word, head = (np.pad(x, ((0, 0), (0, 1)), constant_values=1) for x in (word, head))
        order = np.argsort(above, kind="stable")
        heads, starts = np.unique(above[order], return_index=True)
        ends = [*starts[1:].tolist(), len(order)]
        sorted_words, found = word[order], np.empty((len(order), self._label_count), np.float32)
        at = 0
        for first in range(0, len(heads), CHUNK):
            part = slice(first, first + CHUNK)
            mixed = product(head[heads[part]], self._label)
            mixed = mixed.reshape(-1, head.shape[1], self._label_count)
            for weights, end in zip(mixed, ends[part], strict=True):
                np.matmul(sorted_words[at:end], weights, out=found[at:end])
                at = end
        scores = np.empty_like(found)
        scores[order] = found
        return scores

    def _name_scores_of(self, first: Floats, last: Floats) -> Floats:
        """Log probabilities (N, classes) from the states of the first and the last layer."""
        if self._names is None:
            return np.empty((len(first), 0), np.float32)
        hidden = leaky(_apply(np.concatenate([first, last], 1), self._name_hidden))
        return _log_softmax(_apply(hidden, self._name_scores))


def _batches(
    order: Sequence[int], sentences: Sequence[Sequence[Any]], words: int
) -> Iterator[list[int]]:
    batch: list[int] = []
    size = 0
    for i in order:
        if batch and size + len(sentences[i]) > words:
            yield batch
            batch, size = [], 0
        batch.append(i)
        size += len(sentences[i])
    if batch:
        yield batch


def _apply(x: Floats, layer: tuple[Floats, ...]) -> Floats:
    out = product(x, layer[0])
    out += layer[1]
    return out


def _share(scores: Floats, chosen: npt.NDArray[np.int64], base: npt.NDArray[np.int64]) -> Floats:
    """The probability of the chosen relation of each word, whatever its subtype; of a root 1.

    ``base`` is a number for each label, the same for all subtypes of a relation.
    """
    only = np.isinf(scores[np.arange(len(chosen)), chosen])
    shares = np.exp(_log_softmax(np.where(only[:, None], np.float32(0), scores)))
    same = base == base[chosen][:, None]
    found: Floats = np.where(only, np.float32(1), (shares * same).sum(1))
    return found


def _log_softmax(x: Floats) -> Floats:
    shifted: Floats = x - x.max(-1, keepdims=True)
    shifted -= np.log(np.exp(shifted).sum(-1, keepdims=True))
    return shifted
