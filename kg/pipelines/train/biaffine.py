"""Train the biaffine tagger-parser.

    python -m kg.pipelines.train.biaffine DATA_DIR --out FILE --work DIR --minutes 60

DATA_DIR holds ``ud/*.conllu``. Word vectors are made first where ``--work`` has none yet. The
learning rate follows the share of ``--minutes`` (or of ``--steps``, which repeats exactly) that
is used up. Every few minutes a checkpoint is written; the same command resumes from it.
"""

import argparse
import copy
import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from kg.pipelines.biaffine.features import Features, Inventory
from kg.pipelines.biaffine.trees import best_tree
from kg.pipelines.biaffine.weights import write_weights
from kg.pipelines.train.biaffine_batches import (
    IGNORED,
    Gold,
    Variants,
    batches,
    inventory_of,
    padded,
    vary,
)
from kg.pipelines.train.biaffine_network import BiaffineNetwork, Inputs
from kg.pipelines.train.inversion import turned_round
from kg.pipelines.train.tree import Tree
from kg.pipelines.train.treebanks import Treebanks, read_treebanks

__all__ = ["Options", "train"]


@dataclass(frozen=True, slots=True)
class Options:
    """Settings of one run."""

    minutes: float = 60.0
    steps: int = 0  # overrules minutes
    batch_words: int = 1000
    learning_rate: float = 2e-3
    side_share: float = 0.6  # of the sentences of questions and speech, seen in each round
    seed: int = 1
    bfloat16: bool = True
    save_minutes: float = 4.0


class Run:
    """A network in training: its running average, optimiser and clock, saved and restored."""

    def __init__(self, network: BiaffineNetwork, options: Options) -> None:
        self.network, self.options = network, options
        self.average = copy.deepcopy(network)
        self.weights = [w for w in network.parameters() if w.requires_grad]
        self.optimiser = torch.optim.Adam(
            self.weights, lr=options.learning_rate, betas=(0.9, 0.95), fused=True
        )
        self.step = self.rounds = 0
        self.seconds = 0.0  # spent in steps, evaluation left out, summed over interruptions
        self.best = -1.0

    @property
    def progress(self) -> float:
        """The share of the run that is done."""
        if self.options.steps:
            return self.step / self.options.steps
        return self.seconds / (60 * self.options.minutes)

    def advance(self, inputs: Inputs, gold: Gold) -> list[float]:
        """One step; returns the losses of arcs, labels, parts of speech and tags."""
        began = time.perf_counter()
        warm = min(1.0, (self.step + 1) / 150)
        falling = 1.0 if self.progress < 0.3 else max(0.02, (1 - self.progress) / 0.7)
        for group in self.optimiser.param_groups:
            group["lr"] = self.options.learning_rate * warm * falling
        self.network.train()
        losses = _losses(self.network, inputs, gold, bfloat16=self.options.bfloat16)
        loss = losses[0] + 0.7 * losses[1] + 0.2 * losses[2] + 0.3 * losses[3]
        self.optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self.weights, 5.0)
        self.optimiser.step()
        self.step += 1
        fresh = 1 - min(0.998, (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            torch._foreach_lerp_(
                list(self.average.parameters()), list(self.network.parameters()), fresh
            )
        self.seconds += time.perf_counter() - began
        return [x.item() for x in losses]

    def save(self, path: Path) -> None:
        """Write all that a resumed run needs, so that an interruption never leaves half a file."""
        state = {
            "network": self.network.state_dict(),
            "average": self.average.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "clock": [self.step, self.rounds, self.seconds, self.best],
        }
        torch.save(state, path.with_suffix(".part"))
        path.with_suffix(".part").replace(path)

    def restore(self, path: Path) -> None:
        """Take up a saved state."""
        state = torch.load(path, weights_only=True)
        self.network.load_state_dict(state["network"])
        self.average.load_state_dict(state["average"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.step, self.rounds, self.seconds, self.best = state["clock"]


def train(banks: Treebanks, vectors: Path, out: Path, work: Path, options: Options) -> None:
    """Train to the end of the budget and keep in ``out`` the weights best on the selection set."""
    torch.manual_seed(options.seed)
    stored = np.load(vectors)
    inventory = inventory_of(banks.training, map(str, stored["words"]))
    table = stored["vectors"].astype(np.float32)
    table = np.vstack([np.zeros_like(table[:1]), table])
    run = Run(BiaffineNetwork(inventory, torch.from_numpy(table)), options)
    checkpoint = work / "checkpoint.pt"
    if checkpoint.exists():
        run.restore(checkpoint)
    features, log = Features(inventory), work / "log.jsonl"
    saved = run.seconds
    while run.progress < 1:
        sums, sentences = np.zeros(4), 0
        for inputs, gold in _round(banks, features, options, run.rounds):
            sums += np.array(run.advance(inputs, gold)) * len(inputs.word)
            sentences += len(inputs.word)
            if run.progress >= 1:
                break
            if run.seconds - saved > 60 * options.save_minutes:
                saved = run.seconds
                run.save(checkpoint)
        run.rounds += 1
        _note(
            log,
            {
                "round": run.rounds,
                "step": run.step,
                "minutes": round(run.seconds / 60, 1),
                "losses": [round(x, 3) for x in (sums / sentences).tolist()],
            },
        )
        if run.rounds % 3 == 0 or run.progress >= 1:
            found = scores(run.average, banks.selection, features)
            _note(log, {"round": run.rounds, "minutes": round(run.seconds / 60, 1), **found})
            if found["LAS"] > run.best:
                run.best = found["LAS"]
                write_weights(out, inventory, _arrays(run.average))
            run.save(checkpoint)


@torch.no_grad()
def scores(network: BiaffineNetwork, trees: Sequence[Tree], features: Features) -> dict[str, float]:
    """UAS and LAS (subtypes ignored, punctuation left out), part of speech, tags; gold tokens."""
    network.eval()
    inventory = features.inventory
    hits = np.zeros(4)
    words = arcs = 0
    for batch in batches(trees, 1500, random.Random(0)):  # noqa: S311
        sources = [_number(inventory, tree.source) for tree in batch]
        inputs, gold = padded(batch, features, sources)
        out = network(inputs)
        arc_scores = _masked(network.arcs(out.states), inputs).numpy()
        heads = torch.zeros_like(gold.heads)
        for i, tree in enumerate(batch):
            n = len(tree)
            heads[i, :n] = torch.from_numpy(best_tree(arc_scores[i, :n, : n + 1]))
        labels = network.labels(out.states, heads).argmax(2)
        for i, tree in enumerate(batch):
            n = len(tree)
            counted = np.array([label != "punct" for label in tree.labels])
            right = (heads[i, :n] == gold.heads[i, :n]).numpy() & counted
            same = np.array(
                [
                    inventory.labels[k].partition(":")[0] == label.partition(":")[0]
                    for k, label in zip(labels[i, :n].tolist(), tree.labels, strict=True)
                ]
            )
            hits += [
                right.sum(),
                (right & same).sum(),
                (out.part_of_speech[i, :n].argmax(1) == gold.parts_of_speech[i, :n]).sum(),
                (out.tag[i, :n].argmax(1) == gold.tags[i, :n]).sum(),
            ]
            words, arcs = words + n, arcs + int(counted.sum())
    found = 100 * hits / np.array([arcs, arcs, words, words])
    return dict(zip(("UAS", "LAS", "POS", "TAG"), found.round(2).tolist(), strict=True))


def _losses(
    network: BiaffineNetwork, inputs: Inputs, gold: Gold, *, bfloat16: bool
) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    with torch.autocast("cpu", torch.bfloat16, enabled=bfloat16):
        out = network(inputs)
        arcs = network.arcs(out.states)
        labels = network.labels(out.states, gold.heads.clamp(min=0))
    return (
        _loss(_masked(arcs.float(), inputs), gold.heads),
        _loss(labels.float(), gold.labels),
        _loss(out.part_of_speech.float(), gold.parts_of_speech),
        _loss(out.tag.float(), gold.tags),
    )


def _loss(scores: Tensor, gold: Tensor) -> Tensor:
    return functional.cross_entropy(
        scores.reshape(-1, scores.shape[2]), gold.reshape(-1), ignore_index=IGNORED
    )


def _masked(arcs: Tensor, inputs: Inputs) -> Tensor:
    """No word hangs on padding."""
    padding = functional.pad(~inputs.present, (1, 0))[:, None, :]
    return arcs.masked_fill(padding, -1e9)


def _round(
    banks: Treebanks, features: Features, options: Options, number: int
) -> Iterator[tuple[Inputs, Gold]]:
    """The batches of one round, the same for the same seed and number, resumed or not."""
    chance = random.Random(options.seed * 100_003 + number)  # noqa: S311
    variants = Variants()
    shown = [
        vary(tree, variants, chance)
        for tree in banks.training
        if tree.source in banks.written or chance.random() < options.side_share
    ]
    written = [tree for tree in banks.training if tree.source in banks.written]
    shown += [turned for tree in written if (turned := turned_round(tree, chance)) is not None]
    inventory = features.inventory
    for batch in batches(shown, options.batch_words, chance):
        sources = [
            len(inventory.sources)
            if chance.random() < variants.any_source
            else _number(inventory, tree.source)
            for tree in batch
        ]
        yield padded(batch, features, sources)


def _number(inventory: Inventory, source: str) -> int:
    return inventory.sources.index(source)


def _arrays(network: BiaffineNetwork) -> dict[str, np.ndarray]:
    return {name: weight.detach().numpy() for name, weight in network.state_dict().items()}


def _note(log: Path, entry: dict[str, object]) -> None:
    with log.open("a", encoding="utf-8") as lines:
        print(json.dumps(entry), file=lines)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run from the command line."""
    usual = Options()
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path, help="folder with ud/*.conllu")
    parser.add_argument("--out", type=Path, required=True, help="weights file to write")
    parser.add_argument("--work", type=Path, required=True, help="vectors, checkpoint and log")
    parser.add_argument("--exclude", type=Path, action="append", default=[], help="leave these out")
    parser.add_argument("--minutes", type=float, default=usual.minutes)
    parser.add_argument("--steps", type=int, default=usual.steps)
    parser.add_argument("--batch-words", type=int, default=usual.batch_words)
    parser.add_argument("--seed", type=int, default=usual.seed)
    given = parser.parse_args(arguments)
    torch.set_num_threads(1)  # the sum order, so the result, depends on the number of threads
    given.work.mkdir(parents=True, exist_ok=True)
    banks, vectors = read_treebanks(given.data, given.exclude), given.work / "vectors.npz"
    if not vectors.exists():
        from kg.pipelines.train.vectors import train_vectors

        train_vectors(given.data, banks.sentences, vectors, seed=given.seed)
    options = Options(
        minutes=given.minutes, steps=given.steps, batch_words=given.batch_words, seed=given.seed
    )
    train(banks, vectors, given.out, given.work, options)


if __name__ == "__main__":
    main()
