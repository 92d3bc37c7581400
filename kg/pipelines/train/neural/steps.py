"""The three steps of training: guess hidden words, learn from the truth, learn from teachers."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from torch import Tensor

from kg.pipelines.biaffine.weights import write_weights
from kg.pipelines.train.neural.batches import Batch, Reader, mixed
from kg.pipelines.train.neural.losses import against_beliefs, against_gold, beliefs
from kg.pipelines.train.neural.material import Material
from kg.pipelines.train.neural.network import BiaffineNetwork, Sizes
from kg.pipelines.train.neural.pretraining import Guesser, guess_loss
from kg.pipelines.train.neural.run import Options, Run, new_network
from kg.pipelines.train.neural.scores import name_scores, tree_scores

__all__ = ["distil", "export", "measured", "pretrain", "teach"]

# how often a batch is of trees, of news with names, of other text
PRETRAINING = (0.08, 0.12, 0.8)
TEACHING = (0.6, 0.4)
DISTILLING = (0.45, 0.25, 0.3)
PRETRAINING_DROPOUT = 0.1


def pretrain(material: Material, options: Options, work: Path, *, hidden: int) -> BiaffineNetwork:
    """A network whose encoder has learnt to guess hidden words of all texts."""
    low = PRETRAINING_DROPOUT
    sizes = Sizes(hidden=hidden, dropout=low, input_dropout=low, word_dropout=low)
    network = new_network(material, sizes, options.device)
    width = int(network.root.shape[0])
    guesser = Guesser(width, 2 * hidden, material.guessed).to(options.device)
    run = Run(network, options, work, guesser)
    reader = Reader(material, options.device)
    texts = (material.trees, (material.names,), (material.raw,))
    seed = options.seed + run.step
    chance = np.random.default_rng(seed)

    def loss(batch: Batch) -> Tensor:
        network.train()
        return guess_loss(network, guesser, batch, chance)

    run(mixed(reader, list(zip(texts, PRETRAINING, strict=True)), options.batch_words, seed), loss)
    run.done()
    return run.average


def teach(
    material: Material,
    options: Options,
    work: Path,
    start: BiaffineNetwork | None,
    *,
    hidden: int,
) -> BiaffineNetwork:
    """A network trained on trees and names, from a pretrained one or from scratch."""
    network = _started(material, options, start, hidden)
    run = Run(network, options, work)
    reader = Reader(material, options.device)
    parts = [(material.trees, TEACHING[0]), ((material.names,), TEACHING[1])]

    def loss(batch: Batch) -> Tensor:
        network.train()
        return against_gold(network, batch)

    run(mixed(reader, parts, options.batch_words, options.seed + run.step), loss)
    run.done()
    return run.average


def distil(
    material: Material,
    options: Options,
    work: Path,
    start: BiaffineNetwork | None,
    teachers: Sequence[BiaffineNetwork],
    *,
    hidden: int,
    habits: Sequence[str],
) -> BiaffineNetwork:
    """A network that learns what its teachers say of all texts, and the truth where it is known.

    Text of no treebank is read with the ``habits`` of these treebanks.
    """
    network = _started(material, options, start, hidden)
    run = Run(network, options, work)
    reader = Reader(material, options.device, habits)
    texts = (material.trees, (material.names,), (material.raw,))
    for teacher in teachers:
        teacher.eval()

    def loss(batch: Batch) -> Tensor:
        taught = beliefs(teachers, batch)
        network.train()
        return against_beliefs(network, batch, taught)

    parts = list(zip(texts, DISTILLING, strict=True))
    run(mixed(reader, parts, options.batch_words, options.seed + run.step), loss)
    run.done()
    return run.average


def measured(
    network: BiaffineNetwork, material: Material, device: str, habits: Sequence[str]
) -> dict[str, float]:
    """Scores on the selection files, on gold tokens."""
    reader = Reader(material, device, habits)
    return {
        **tree_scores(network, reader, material.selection),
        **name_scores(network, reader, material.name_selection),
    }


def export(network: BiaffineNetwork, material: Material, path: Path) -> None:
    """Write the weights file that ``kg_biaffine`` reads."""
    arrays = {name: weight.cpu().numpy() for name, weight in network.state_dict().items()}
    write_weights(path, material.inventory, arrays)


def _started(
    material: Material, options: Options, start: BiaffineNetwork | None, hidden: int
) -> BiaffineNetwork:
    """The network to go on with, with the dropout of supervised training."""
    network = new_network(material, Sizes(hidden=hidden), options.device)
    if start is not None:
        sizes = replace(Sizes(), hidden=start.sizes.hidden)
        network = new_network(material, sizes, options.device)
        network.load_state_dict(start.state_dict())
    return network
