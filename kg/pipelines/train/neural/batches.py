"""Collections of sentences → padded batches on a device, forever and in seeded order."""

import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from kg.pipelines.train.neural.material import Material
from kg.pipelines.train.neural.network import Inputs
from kg.pipelines.train.neural.sentences import UNKNOWN_CLASS, Sentences

__all__ = ["Batch", "Gold", "Reader", "groups", "mixed"]

ANY_SOURCE = 0.1  # share of treebank sentences shown without their treebank

Numbers = npt.NDArray[np.int64]


class Gold(NamedTuple):
    """What the network should say, each (B, n), -1 at padding and where nothing is known."""

    heads: Tensor
    labels: Tensor
    parts_of_speech: Tensor
    tags: Tensor
    names: Tensor


class Batch(NamedTuple):
    """Padded inputs, what is known of them, and the words that pretraining guesses (B, n)."""

    inputs: Inputs
    gold: Gold
    guess: Numbers


class Reader:
    """Makes batches of one material for one device.

    ``habits`` names the treebanks whose habits a sentence of no treebank is read with, each in
    equal parts; none: without habits.
    """

    def __init__(self, material: Material, device: str = "cpu", habits: Sequence[str] = ()) -> None:
        self.material, self.device = material, device
        sources = material.inventory.sources
        self._habits = np.zeros(len(sources) + 1, np.float32)
        numbers = [sources.index(name) for name in habits] or [len(sources)]
        self._habits[numbers] = 1 / len(numbers)

    def __call__(
        self, sentences: Sentences, chosen: Numbers, chance: random.Random | None = None
    ) -> Batch:
        """The sentences at the positions ``chosen``; ``chance`` hides some treebanks."""
        starts, ends = sentences.starts[chosen], sentences.starts[chosen + 1]
        lengths = ends - starts
        steps = np.arange(lengths.max())
        there = steps[None] < lengths[:, None]
        place = np.where(there, starts[:, None] + steps[None], 0)

        def known(flat: npt.NDArray[np.int32]) -> Tensor:
            return self._tensor(np.where(there, flat[place], UNKNOWN_CLASS))

        forms = self.material.forms
        different, form = np.unique(sentences.forms[place], return_inverse=True)
        form = form.reshape(place.shape)

        def features(column: npt.NDArray[np.int32]) -> Numbers:
            found: Numbers = np.where(there, column[different][form], 0).astype(np.int64)
            return found

        inputs = Inputs(
            word=self._tensor(features(forms.word)),
            suffix=self._tensor(features(forms.suffix)),
            shape=self._tensor(features(forms.shape)),
            vector=self._tensor(features(forms.vector)),
            form=self._tensor(form),
            characters=self._tensor(forms.characters[different]),
            source=torch.from_numpy(self._sources(sentences.source[chosen], chance)).to(
                self.device
            ),
        )
        gold = Gold(
            known(sentences.heads),
            known(sentences.labels),
            known(sentences.parts_of_speech),
            known(sentences.tags),
            known(sentences.names),
        )
        guess: Numbers = np.where(there, forms.guess[different][form], UNKNOWN_CLASS)
        return Batch(inputs, gold, guess)

    def _sources(
        self, sources: npt.NDArray[np.int32], chance: random.Random | None
    ) -> npt.NDArray[np.float32]:
        none = len(self._habits) - 1
        wanted = np.zeros((len(sources), len(self._habits)), np.float32)
        for row, source in zip(wanted, sources.tolist(), strict=True):
            if source == none:
                row[:] = self._habits
            elif chance is not None and chance.random() < ANY_SOURCE:
                row[none] = 1
            else:
                row[source] = 1
        return wanted

    def _tensor(self, array: npt.NDArray[np.generic]) -> Tensor:
        return torch.from_numpy(array.astype(np.int64)).to(self.device, non_blocking=True)


def groups(sentences: Sentences, words: int, chance: random.Random) -> Iterator[Numbers]:
    """All sentences once, in groups of similar length with at most ``words`` words and padding."""
    lengths = np.diff(sentences.starts)
    noise = np.random.default_rng(chance.randrange(2**32)).random(len(lengths))
    order = np.argsort(lengths + 1.5 * noise, kind="stable")
    found: list[Numbers] = []
    start, longest = 0, 0
    for i, length in enumerate(lengths[order].tolist()):
        longest = max(longest, length)
        if i > start and (i - start + 1) * longest > words:
            found.append(order[start:i])
            start, longest = i, length
    found.append(order[start:])
    chance.shuffle(found)
    yield from found


def mixed(
    reader: Reader,
    parts: Sequence[tuple[Sequence[Sentences], float]],
    words: int,
    seed: int,
) -> Iterator[Batch]:
    """Batches of several collections forever, each as often as its weight says.

    A collection that is given in several variants goes through them in turn.
    """
    chance = random.Random(seed)  # noqa: S311 - reproducible choice, no secret

    def endless(variants: Sequence[Sentences]) -> Iterator[Batch]:
        while True:
            for sentences in variants:
                for chosen in groups(sentences, words, chance):
                    yield reader(sentences, chosen, chance)

    streams = [endless(variants) for variants, _ in parts]
    weights = [weight for _, weight in parts]
    while True:
        yield next(chance.choices(streams, weights)[0])
