r"""Train a pipeline's network further: with borrowed word vectors, and with names replaced.

    python -m kg.pipelines.train.neural.further DATA WORK --weights WEIGHTS.npz \
        --vectors fr_core_news_md --exclude HELD_OUT.conllu --steps 1200

For a machine without a GPU: an hour on a core. The network starts as it is, its vectors exchanged
for borrowed ones (the layer above them fitted so that frequent words are seen as before), and
learns from the truth and from what it believed itself. The outcome is ``WORK/weights.npz``; an
interrupted run is taken up again.
"""

import argparse
import random
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from kg.errors import KgError
from kg.ontology import load as load_knowledge
from kg.pipelines.biaffine.features import Inventory
from kg.pipelines.biaffine.weights import read_weights, write_weights
from kg.pipelines.tokenizer import pattern, read_rules
from kg.pipelines.train import conllu, iob
from kg.pipelines.train.files import CONFIG, Recipe, files, recipe
from kg.pipelines.train.neural.batches import Batch, Reader, mixed
from kg.pipelines.train.neural.borrowed import Borrowed, borrow
from kg.pipelines.train.neural.losses import against_beliefs, beliefs
from kg.pipelines.train.neural.material import Material, forms_of
from kg.pipelines.train.neural.network import BiaffineNetwork, Sizes
from kg.pipelines.train.neural.plan import Part
from kg.pipelines.train.neural.prepare import name_rows, tree_rows, variants
from kg.pipelines.train.neural.renamed import movements, name_store, renamed
from kg.pipelines.train.neural.run import Run, save_network
from kg.pipelines.train.neural.scores import name_scores, tree_scores
from kg.pipelines.train.neural.sentences import FormNumbers, Sentences
from kg.pipelines.train.neural.treebanks import read_treebanks

__all__ = ["main"]

MIX = (0.35, 0.65)  # how often a batch is of trees, of news with names
ROUNDS = 4  # of name variants
LEARNING_RATE = 6e-4
BATCH_WORDS = 1500
TRUST_IN_NAMES = 0.75  # the network itself has not seen the new ones
LABELS = {"kg:Person": "PER", "kg:Place": "LOC", "kg:Organization": "ORG"}


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a run needs: names in ``rounds`` variants, and how rows of vectors are shared."""

    material: Material
    rounds: tuple[Sentences, ...]
    borrowed: Borrowed


def prepare(
    data: Path, excluded: frozenset[str], used: Recipe, old: Inventory, vectors: str
) -> Prepared:
    """The training material in the words of a network that is there."""
    borrowed = borrow(vectors, old.vector_words)
    inventory = replace(old, vector_words=borrowed.words)
    banks = read_treebanks(
        files(data / "ud", ".conllu", used.trees), excluded, used.trees["written"]
    )
    names = files(data / "ner", ".iob", used.entities)
    tokens = pattern(read_rules(used.tokenizer))
    blocks = [b for path in names.train for b in iob.read(path) if b.text not in excluded]
    selected = [b for path in names.select for b in iob.read(path)]
    store = name_store(blocks, _known_names(used.language), movements(banks.training))
    number = FormNumbers()
    texts = [blocks]
    for i in range(1, ROUNDS):
        chance = random.Random(used.seed * 2003 + i)  # noqa: S311 - reproducible, no secret
        texts.append([*renamed(blocks, store, chance)])
    sets = {
        "trees": tuple(
            Sentences.of(tree_rows(variants(banks, used, i), inventory, number))
            for i in range(used.rounds)
        ),
        "selection": Sentences.of(tree_rows(banks.selection, inventory, number)),
        "names": Sentences.of(name_rows(blocks, tokens, inventory, number)),
        "name_selection": Sentences.of(name_rows(selected, tokens, inventory, number)),
        "raw": Sentences.of(iter(())),
    }
    rounds = tuple(Sentences.of(name_rows(t, tokens, inventory, number)) for t in texts)
    table = borrowed.vectors[np.concatenate([[0], borrowed.rows])]
    material = Material(
        inventory=inventory,
        guessed=0,
        vectors=table,
        forms=forms_of(number.forms, inventory, []),
        **sets,  # type: ignore[arg-type]
    )
    return Prepared(material, rounds, borrowed)


def _known_names(lang: str) -> dict[str, list[str]]:
    """The gazetteer's names in a language, by the label that a network gives them."""
    knowledge = load_knowledge(lang)
    found: dict[str, list[str]] = {label: [] for label in LABELS.values()}
    for entry in knowledge.gazetteer.entries.values():
        for above, label in LABELS.items():
            if knowledge.ontology.is_a(entry.type, above):
                found[label] += [n for n in entry.names.get(lang, ()) if n[:1].isupper()]
    return found


def teacher_of(
    material: Material, inventory: Inventory, arrays: Mapping[str, npt.NDArray[np.generic]]
) -> BiaffineNetwork:
    """The network as it is, its vectors put in the order of the material's words."""
    numbers = {word: i + 1 for i, word in enumerate(inventory.vector_words)}
    rows = [0, *(numbers.get(word, 0) for word in material.inventory.vector_words)]
    state = {k: torch.from_numpy(v.astype(np.float32)) for k, v in arrays.items()}
    state["vectors"] = state["vectors"][rows]
    hidden = state["first.weight_hh_l0"].shape[1]
    network = BiaffineNetwork(material.inventory, state["vectors"], Sizes(hidden=hidden))
    network.load_state_dict(state)
    network.eval()
    return network


def student_of(
    material: Material, teacher: BiaffineNetwork, known: npt.NDArray[np.bool_]
) -> BiaffineNetwork:
    """The network with the material's vectors; the layer above them sees known words as before."""
    vectors = torch.from_numpy(material.vectors)
    network = BiaffineNetwork(material.inventory, vectors, teacher.sizes)
    state = teacher.state_dict()
    with torch.no_grad():
        seen = teacher.vector(teacher.vectors)[known]
        here = torch.cat([vectors[known], torch.ones(int(known.sum()), 1)], 1)
        weight = 1 / torch.arange(1, len(here) + 1).float().sqrt()[:, None]  # frequent ones first
        fitted = torch.linalg.lstsq(here * weight, seen * weight).solution
    state["vectors"] = vectors
    state["vector.weight"], state["vector.bias"] = fitted[:-1].T.contiguous(), fitted[-1]
    network.load_state_dict(state)
    return network


def train(
    made: Prepared,
    inventory: Inventory,
    arrays: Mapping[str, npt.NDArray[np.generic]],
    work: Path,
    steps: int,
    used: Recipe,
) -> BiaffineNetwork:
    """Train; returns the running average of the weights."""
    material = made.material
    teacher = teacher_of(material, inventory, arrays)
    known = np.zeros(len(material.vectors), bool)
    known[1 : 1 + len(inventory.vector_words)] = (
        made.borrowed.rows[: len(inventory.vector_words)] > 0
    )
    student = student_of(material, teacher, known)
    part = Part("further", "distil", steps, BATCH_WORDS, used.seed + 7, learning_rate=LEARNING_RATE)
    run = Run(student, part, work)
    reader = Reader(material, "cpu", used.habits)
    note = partial(_note, run, reader)
    if not run.step:
        note(teacher, "before")
        note(student, "start")
    parts = [(material.trees, MIX[0]), (made.rounds, MIX[1])]

    def loss(batch: Batch) -> Tensor:
        taught = beliefs([teacher], batch, trust_in_names=TRUST_IN_NAMES)
        student.train()
        return against_beliefs(student, batch, taught)

    run(mixed(reader, parts, part.batch_words, run.seed), loss)
    note(run.average, "after")
    save_network(run.average, work / "network.pt")
    return run.average


def _note(run: Run, reader: Reader, network: BiaffineNetwork, name: str) -> None:
    """Write a network's scores on the selection files into the run's log, on gold tokens."""
    material = reader.material
    found = {
        **tree_scores(network, reader, material.selection),
        **name_scores(network, reader, material.name_selection),
    }
    run.note(**{f"{name}_{key}": value for key, value in found.items()})


def main(arguments: Sequence[str] | None = None) -> int:
    """Train further and write the weights."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--vectors", default="fr_core_news_md")
    parser.add_argument("--exclude", type=Path, action="append", default=[])
    parser.add_argument("--steps", type=int, default=4000)
    parser.add_argument("--recipe", type=Path, default=CONFIG / "recipe.toml")
    given = parser.parse_args(arguments)
    torch.set_num_threads(1)
    torch.manual_seed(7)
    try:
        used = recipe(given.recipe)
        excluded = frozenset[str]().union(*map(conllu.sentence_keys, given.exclude))
        inventory, arrays = read_weights(given.weights)
        made = prepare(given.data, excluded, used, inventory, given.vectors)
        network = train(made, inventory, arrays, given.work, given.steps, used)
        out = {name: weight.numpy() for name, weight in network.state_dict().items()}
        out["vectors"], out["vector_rows"] = made.borrowed.vectors, made.borrowed.rows
        write_weights(given.work / "weights.npz", made.material.inventory, out)
    except (KgError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
