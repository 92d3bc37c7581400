"""The three steps of training: guess hidden words, learn from the truth, learn from teachers."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from kg.errors import PipelineError
from kg.pipelines.biaffine.weights import write_weights
from kg.pipelines.train.files import Recipe
from kg.pipelines.train.neural.batches import Batch, Reader, mixed
from kg.pipelines.train.neural.losses import against_beliefs, against_gold, beliefs
from kg.pipelines.train.neural.material import Material
from kg.pipelines.train.neural.network import BiaffineNetwork, Sizes
from kg.pipelines.train.neural.plan import Part
from kg.pipelines.train.neural.pretraining import Guesser, guess_loss
from kg.pipelines.train.neural.run import Run, load_network, new_network, save_network
from kg.pipelines.train.neural.scores import name_scores, tree_scores
from kg.pipelines.train.neural.sentences import Sentences

__all__ = ["train"]

# how often a batch is of trees, of news with names, of other text
PRETRAINING = (0.08, 0.12, 0.8)
TEACHING = (0.6, 0.4)
DISTILLING = (0.45, 0.25, 0.3)
PRETRAINING_DROPOUT = 0.1


def train(work: Path, recipe: Recipe, *, device: str = "cpu") -> Path:
    """Train the networks of a recipe that ``work`` lacks; returns the weights of the last.

    Each leaves a line of scores on the selection files in ``work/networks.jsonl``. Raises
    PipelineError where there is no material or no such device.
    """
    weights = work / "weights.npz"
    if weights.exists():
        return weights
    if device == "cpu":
        torch.set_num_threads(1)  # the sum order, so the result, depends on the number of threads
    elif not torch.cuda.is_available():
        raise PipelineError(f"there is no device {device!r} here", cure="Train with --device cpu.")
    torch.set_float32_matmul_precision("high")
    material = Material.load(work / "material.npz")
    trainer = Trainer(material, work, device, recipe.habits)
    for part in recipe.network:
        if not trainer.file(part.name).exists():
            run = trainer(part)
            trainer.note(part, run.average)
            save_network(run.average, trainer.file(part.name))
            run.done()
    last = load_network(material, trainer.file(recipe.network[-1].name), "cpu")
    arrays = {name: weight.numpy() for name, weight in last.state_dict().items()}
    write_weights(weights, material.inventory, arrays)
    return weights


class Trainer:
    """Trains the parts of a plan on one device, each in a folder of its own below ``work``.

    Text of no treebank is read with the ``habits`` of these treebanks.
    """

    def __init__(self, material: Material, work: Path, device: str, habits: Sequence[str]) -> None:
        self.material, self.work, self.device = material, work, device
        self.reader = Reader(material, device, habits)

    def file(self, name: str) -> Path:
        """Where a network is kept."""
        return self.work / f"{name}.pt"

    def __call__(self, part: Part) -> Run:
        """The finished run; the running average of its weights is the trained network."""
        torch.manual_seed(part.seed)
        steps = {"pretrain": self._pretrain, "teach": self._teach, "distil": self._distil}
        return steps[part.step](part)

    def note(self, part: Part, network: BiaffineNetwork) -> None:
        """Write a network's scores on the selection files, on gold tokens."""
        found = {
            **tree_scores(network, self.reader, self.material.selection),
            **name_scores(network, self.reader, self.material.name_selection),
        }
        with (self.work / "networks.jsonl").open("a", encoding="utf-8") as lines:
            print(json.dumps({"name": part.name, "step": part.step, **found}), file=lines)

    def _pretrain(self, part: Part) -> Run:
        low = PRETRAINING_DROPOUT
        sizes = Sizes(hidden=part.hidden, dropout=low, input_dropout=low, word_dropout=low)
        network = new_network(self.material, sizes, self.device)
        width = int(network.root.shape[0])
        guesser = Guesser(width, 2 * part.hidden, self.material.guessed).to(self.device)
        run = Run(network, part, self._folder(part), guesser)
        chance = np.random.default_rng(part.seed + run.step)

        def loss(batch: Batch) -> Tensor:
            network.train()
            return guess_loss(network, guesser, batch, chance)

        run(mixed(self.reader, self._texts(PRETRAINING), part.batch_words, run.seed), loss)
        return run

    def _teach(self, part: Part) -> Run:
        network = self._started(part)
        run = Run(network, part, self._folder(part))

        def loss(batch: Batch) -> Tensor:
            network.train()
            return against_gold(network, batch)

        run(mixed(self.reader, self._texts(TEACHING), part.batch_words, run.seed), loss)
        return run

    def _distil(self, part: Part) -> Run:
        network = self._started(part)
        run = Run(network, part, self._folder(part))
        files = [self.file(name) for name in part.teachers]
        teachers = [load_network(self.material, file, self.device).eval() for file in files]

        def loss(batch: Batch) -> Tensor:
            taught = beliefs(teachers, batch)
            network.train()
            return against_beliefs(network, batch, taught)

        run(mixed(self.reader, self._texts(DISTILLING), part.batch_words, run.seed), loss)
        return run

    def _folder(self, part: Part) -> Path:
        return self.work / part.name

    def _texts(self, weights: Sequence[float]) -> list[tuple[Sequence[Sentences], float]]:
        """Trees, names and raw text, as many of them as there are weights; not what is empty."""
        material = self.material
        parts = zip((material.trees, (material.names,), (material.raw,)), weights)  # noqa: B905
        return [(texts, weight) for texts, weight in parts if any(map(len, texts))]

    def _started(self, part: Part) -> BiaffineNetwork:
        """The network to go on with, with the dropout of supervised training."""
        if not part.start:
            return new_network(self.material, Sizes(hidden=part.hidden), self.device)
        start = load_network(self.material, self.file(part.start), self.device)
        sizes = replace(Sizes(), hidden=start.sizes.hidden)
        network = new_network(self.material, sizes, self.device)
        network.load_state_dict(start.state_dict())
        return network
