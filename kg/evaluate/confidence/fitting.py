"""What is known of claims → the table that foretells best which of them are right.

A logistic regression with a ridge, in which no doubt may raise the confidence, one for claims with
a relation of the vocabulary and one for the others. What a relation costs is learnt with the
doubts, so that it isn't blamed for theirs, and drawn towards nothing where few claims have it.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kg.evaluate.confidence.reliability import Reliability, reliability
from kg.extract.statements.confidence import Confidence, Weights
from kg.extract.statements.confidence import load as load_confidence
from kg.extract.statements.doubts import DOUBTS

__all__ = ["Observation", "as_toml", "cross_validated", "fit"]

Floats = npt.NDArray[np.float64]

RIDGE = 40.0  # of the squared weight of a doubt scaled to unit variance
FOLDS = 10
CAUTION = 0.2  # log odds taken from each claim: sooner too low than too high
RELATIONS_RIDGE = 4.0  # of the squared log odds that a relation costs
_STEPS = 50
_RARE = 5  # claims that have a doubt, below which its cost is not learnt


@dataclass(frozen=True, slots=True)
class Observation:
    """The doubts of a claim, whether it is right, and the text it comes from.

    ``relation`` is ``None`` where it is none of the vocabulary.
    """

    doubts: Mapping[str, float]
    right: bool
    group: str
    relation: str | None = None


def fit(seen: Sequence[Observation]) -> Confidence:
    """Return the table that foretells best which of the claims are right.

    Doubts that no claim tells have their mean size elsewhere. Words for the doubts, the floor, what
    doubts cost that hardly any claim has, and the weights of a kind of claims of which none was
    seen, are those of the table that ships with kg.
    """
    shipped = load_confidence()
    typical = _typical(seen)
    typed = [one for one in seen if one.relation is not None]
    open_ = [one for one in seen if one.relation is None]
    weights, relations = (
        _fit(typed, typical, shipped.typed) if typed else (shipped.typed, shipped.relations)
    )
    of_open, _ = _fit(open_, typical, shipped.open) if open_ else (shipped.open, {})
    return Confidence(weights, of_open, relations, typical, shipped.reasons, shipped.floor)


def _typical(seen: Sequence[Observation]) -> dict[str, float]:
    """The mean size of the doubts that aren't always told."""
    typical = {}
    for name in ("tree", "around"):
        told = [one.doubts[name] for one in seen if name in one.doubts]
        typical[name] = round(float(np.mean(told)), 3) if told else 0.0
    return typical


def _fit(
    seen: Sequence[Observation], typical: Mapping[str, float], shipped: Weights
) -> tuple[Weights, dict[str, float]]:
    relations = sorted({one.relation for one in seen if one.relation is not None})
    sizes = np.array(
        [
            [one.doubts.get(name, typical.get(name, 0.0)) for name in DOUBTS]
            + [float(one.relation == name) for name in relations]
            for one in seen
        ],
        np.float64,
    )
    right = np.array([one.right for one in seen], np.float64)
    often = (sizes != 0).sum(0) >= _RARE
    spread, count = sizes.std(0), len(DOUBTS)
    kept = [i for i in range(sizes.shape[1]) if spread[i] > 0 and (often[i] or i >= count)]
    ridge = np.full(sizes.shape[1], RIDGE)
    ridge[count:] = RELATIONS_RIDGE / np.maximum(spread[count:], 1e-9) ** 2
    while True:
        base, costs = _logistic(sizes[:, kept], right, ridge[kept])
        wrong = [i for i, cost in zip(kept, costs, strict=True) if i < count and cost <= 0]
        if not wrong:
            break
        kept = [i for i in kept if i not in wrong]
    learnt = [(i, round(float(cost), 3)) for i, cost in zip(kept, costs, strict=True)]
    found = {DOUBTS[i]: cost for i, cost in learnt if i < count and cost}
    rare = {name for name, common in zip(DOUBTS, often[:count], strict=True) if not common}
    found |= {name: cost for name, cost in shipped.costs.items() if name in rare}
    kinds = {relations[i - count]: cost for i, cost in learnt if i >= count and cost}
    return Weights(round(base - CAUTION, 3), found), kinds


def _logistic(sizes: Floats, right: Floats, ridge: Floats) -> tuple[float, Floats]:
    """Newton's method; returns the base and the cost of a unit of each doubt, in log odds.

    ``ridge`` is that of each weight, of sizes scaled to unit variance.
    """
    spread = sizes.std(0)
    inputs = np.concatenate([np.ones((len(sizes), 1)), -(sizes - sizes.mean(0)) / spread], 1)
    weight = np.diag(np.concatenate([[0.0], ridge]))
    found = np.zeros(inputs.shape[1])
    for _ in range(_STEPS):
        share = 1 / (1 + np.exp(-inputs @ found))
        slope = inputs.T @ (right - share) - weight @ found
        step = np.linalg.solve((inputs * (share * (1 - share))[:, None]).T @ inputs + weight, slope)
        found += step
        if np.abs(step).max() < 1e-9:
            break
    costs: Floats = found[1:] / spread
    return float(found[0] + costs @ sizes.mean(0)), costs


def cross_validated(seen: Sequence[Observation]) -> Reliability | None:
    """Return how reliable such a table is on documents that it wasn't made from."""
    groups = sorted({one.group for one in seen})
    random.Random(1).shuffle(groups)  # noqa: S311  (a split, no secret)
    fold = {group: i % FOLDS for i, group in enumerate(groups)}
    said = []
    for number in range(min(FOLDS, len(groups))):
        table = fit([one for one in seen if fold[one.group] != number])
        asked = (one for one in seen if fold[one.group] == number)
        said += [(table(one.doubts, one.relation), one.right) for one in asked]
    return reliability(said)


def as_toml(table: Confidence, head: str = "") -> str:
    """Return the table as its file, under a comment."""
    lines = [f"# {line}".rstrip() for line in head.splitlines()]
    lines += ["", f"floor = {table.floor}  # below it no relation is stated"]
    tables: tuple[tuple[str, Mapping[str, float]], ...] = (
        ("typed", {"base": table.typed.base, **table.typed.costs}),
        ("open", {"base": table.open.base, **table.open.costs}),
        ("relations", {f'"{name}"': cost for name, cost in table.relations.items()}),
        ("typical", table.typical),
    )
    for name, values in tables:
        lines += ["", f"[{name}]", *(f"{key} = {value}" for key, value in values.items())]
    lines += ["", "[reasons]", *(f'{key} = "{words}"' for key, words in table.reasons.items())]
    return "\n".join(lines).strip() + "\n"
