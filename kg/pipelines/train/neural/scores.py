"""How well a network reads the sentences that settings are chosen by, on gold tokens."""

import random

import numpy as np
import torch

from kg.pipelines.biaffine.names import NameReader
from kg.pipelines.biaffine.trees import best_tree
from kg.pipelines.train.neural.batches import Reader, groups
from kg.pipelines.train.neural.losses import arc_scores
from kg.pipelines.train.neural.network import BiaffineNetwork
from kg.pipelines.train.neural.sentences import Sentences

__all__ = ["name_scores", "tree_scores"]

WORDS = 4000
PUNCTUATION = "punct"


@torch.no_grad()
def tree_scores(network: BiaffineNetwork, reader: Reader, trees: Sentences) -> dict[str, float]:
    """UAS and LAS (subtypes ignored, punctuation left out), part of speech and tags, percent."""
    network.eval()
    inventory = reader.material.inventory
    bases = [label.partition(":")[0] for label in inventory.labels]
    plain = np.array([bases.index(base) for base in bases])
    hits, words, arcs = np.zeros(4), 0, 0
    for chosen in groups(trees, WORDS, random.Random(0)):  # noqa: S311
        inputs, gold, _ = reader(trees, chosen)
        out = network(inputs)
        scores = arc_scores(network, out.states, inputs).cpu().numpy()
        lengths = np.diff(trees.starts)[chosen]
        heads = torch.zeros_like(gold.heads)
        for i, n in enumerate(lengths.tolist()):
            found = best_tree(scores[i, :n, : n + 1])
            heads[i, :n] = torch.from_numpy(found).to(heads.device)
        labels = network.labels(out.states, heads).argmax(2).cpu().numpy()
        present = gold.heads.cpu().numpy() >= 0
        wanted = gold.labels.cpu().numpy()
        counted = present & np.array([b != PUNCTUATION for b in bases])[wanted]
        right = (heads == gold.heads).cpu().numpy() & counted
        same = plain[labels] == plain[wanted]
        part = (out.part_of_speech.argmax(2) == gold.parts_of_speech).cpu().numpy() & present
        tag = (out.tag.argmax(2) == gold.tags).cpu().numpy() & present
        hits += [right.sum(), (right & same).sum(), part.sum(), tag.sum()]
        words, arcs = words + int(present.sum()), arcs + int(counted.sum())
    found_shares = 100 * hits / np.array([arcs, arcs, words, words])
    return dict(zip(("UAS", "LAS", "POS", "TAG"), found_shares.round(2).tolist(), strict=True))


@torch.no_grad()
def name_scores(network: BiaffineNetwork, reader: Reader, texts: Sentences) -> dict[str, float]:
    """F1 of names in percent, by exact words and label: of all, and of each label."""
    if not len(texts):
        return {}
    network.eval()
    names = NameReader(reader.material.inventory.names)
    right: dict[str, int] = {}
    given: dict[str, int] = {}
    for chosen in groups(texts, WORDS, random.Random(0)):  # noqa: S311
        inputs, gold, _ = reader(texts, chosen)
        scores = network(inputs).name.float().cpu().numpy()
        for i, n in enumerate(np.diff(texts.starts)[chosen].tolist()):
            exact = np.eye(scores.shape[2], dtype=np.float32)[gold.names[i, :n].cpu().numpy()]
            have, want = set(names(scores[i, :n])), set(names(exact))
            for _, _, label in [*have, *want]:
                given[label] = given.get(label, 0) + 1
            for _, _, label in have & want:
                right[label] = right.get(label, 0) + 1
    found = {label: 200 * right.get(label, 0) / given[label] for label in sorted(given)}
    found["names"] = 200 * sum(right.values()) / max(sum(given.values()), 1)
    return {label: round(share, 2) for label, share in found.items()}
