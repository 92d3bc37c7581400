"""What is known of claims → the table that foretells best which of them are right.

A logistic regression with a ridge, in which no doubt may raise the confidence, one for claims with
a relation of the vocabulary and one for the others. What a relation costs is learnt from other
documents than the claim's own, and drawn towards nothing where few claims have it.
"""

from __future__ import annotations

import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from kg.evaluate.confidence.reliability import Reliability, reliability
from kg.extract.statements.confidence import RELATION, Confidence, Weights
from kg.extract.statements.confidence import load as load_confidence
from kg.extract.statements.doubts import DOUBTS

__all__ = ["Observation", "as_toml", "cross_validated", "fit"]

Floats = npt.NDArray[np.float64]

RIDGE = 10.0  # of the squared weight of a doubt scaled to unit variance
FOLDS = 10
CAUTION = 0.5  # log odds taken from each claim: sooner too low than too high
PRIOR = 5.0  # claims, right as often as all, that each relation is taken to have besides its own
_STEPS = 50
_RARE = 3  # claims that have a doubt, below which its cost is not learnt


@dataclass(frozen=True, slots=True)
class Observation:
    """The doubts of a claim, whether it is right, and the text it comes from.

    ``relation`` is ``None`` where it is none of the vocabulary.
    """

    doubts: Mapping[str, float]
    right: bool
    group: str
    relation: str | None = None


class _Relations:
    """How much more or less often than all claims those of a relation are wrong, in log odds."""

    def __init__(self, seen: Sequence[Observation]) -> None:
        self._share = sum(one.right for one in seen) / len(seen)
        # how many claims of a relation are right, and how many there are: in all, by document
        self._seen: defaultdict[str | None, Counter[bool]] = defaultdict(Counter)
        self._of: defaultdict[tuple[str | None, str], Counter[bool]] = defaultdict(Counter)
        for one in seen:
            self._seen[one.relation][one.right] += 1
            self._of[one.relation, one.group][one.right] += 1

    def cost(self, relation: str | None, without: str | None = None) -> float:
        """Return the cost by all documents but one."""
        known = Counter(self._seen.get(relation, ()))
        if without is not None:
            known -= self._of.get((relation, without), Counter())
        right = (known[True] + PRIOR * self._share) / (known.total() + PRIOR)
        return _log_odds(self._share) - _log_odds(right)

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(name for name in self._seen if name is not None))


def fit(seen: Sequence[Observation]) -> Confidence:
    """Return the table that foretells best which of the claims are right.

    Doubts that no claim tells have their mean size elsewhere. Words for the doubts, costs of doubts
    that hardly any claim has, and the weights of a kind of claims of which none was seen, are those
    of the table that ships with kg.
    """
    shipped = load_confidence()
    typical = _typical(seen)
    typed = [one for one in seen if one.relation is not None]
    open_ = [one for one in seen if one.relation is None]
    weights, relations = (
        _fit(typed, typical, shipped.typed) if typed else (shipped.typed, shipped.relations)
    )
    of_open, _ = _fit(open_, typical, shipped.open) if open_ else (shipped.open, {})
    return Confidence(weights, of_open, relations, typical, shipped.reasons)


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
    relations = _Relations(seen)
    names = (*DOUBTS, RELATION)
    sizes = np.array(
        [
            [one.doubts.get(name, typical.get(name, 0.0)) for name in DOUBTS]
            + [relations.cost(one.relation, one.group)]
            for one in seen
        ],
        np.float64,
    )
    right = np.array([one.right for one in seen], np.float64)
    often = (sizes != 0).sum(0) >= _RARE
    kept = [i for i in range(len(names)) if often[i] and sizes[:, i].std() > 0]
    while True:
        base, costs = _logistic(sizes[:, kept], right)
        wrong = [i for i, cost in zip(kept, costs, strict=True) if cost <= 0]
        if not wrong:
            break
        kept = [i for i in kept if i not in wrong]
    found = {names[i]: round(float(cost), 3) for i, cost in zip(kept, costs, strict=True)}
    factor = found.pop(RELATION, 0.0)
    rare = {name for name, common in zip(names, often, strict=True) if not common}
    found |= {name: cost for name, cost in shipped.costs.items() if name in rare}
    of_relations = {name: round(factor * relations.cost(name), 3) for name in relations}
    kinds = {name: cost for name, cost in of_relations.items() if cost}
    return Weights(round(base - CAUTION, 3), found), kinds


def _logistic(sizes: Floats, right: Floats) -> tuple[float, Floats]:
    """Newton's method; returns the base and the cost of a unit of each doubt, in log odds."""
    spread = sizes.std(0)
    inputs = np.concatenate([np.ones((len(sizes), 1)), -(sizes - sizes.mean(0)) / spread], 1)
    ridge = RIDGE * np.eye(inputs.shape[1])
    ridge[0, 0] = 0
    found = np.zeros(inputs.shape[1])
    for _ in range(_STEPS):
        share = 1 / (1 + np.exp(-inputs @ found))
        slope = inputs.T @ (right - share) - ridge @ found
        step = np.linalg.solve((inputs * (share * (1 - share))[:, None]).T @ inputs + ridge, slope)
        found += step
        if np.abs(step).max() < 1e-9:
            break
    costs: Floats = found[1:] / spread
    return float(found[0] + costs @ sizes.mean(0)), costs


def _log_odds(share: float) -> float:
    sure = min(max(share, 0.001), 0.999)
    return math.log(sure / (1 - sure))


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
