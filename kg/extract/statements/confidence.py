"""Doubts → how probable it is that a claim is right, with the reasons that lower it in words.

Logistic functions whose weights are data: ``confidence.toml``, written by ``kg calibrate``. One is
for claims whose relation is of the vocabulary, one for the others.
"""

from __future__ import annotations

import functools
import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.errors import ExtractionError
from kg.extract.statements.doubts import DOUBTS

__all__ = ["RELATION", "TABLE", "Confidence", "Weights", "load"]

RELATION = "relation"
"""The name of what a claim's relation costs, among the doubts."""

TABLE = Path(__file__).with_name("confidence.toml")
_TOLD = 0.3  # log odds from which on a doubt is told: about six points of a hundred


@dataclass(frozen=True, slots=True)
class Weights:
    """What a claim has without doubts (``base``), and what one unit of each costs, in log odds."""

    base: float
    costs: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Confidence:
    """A table of weights.

    ``typed`` are those of claims with a relation of the vocabulary, ``open`` those of the others.
    ``floor`` is the confidence below which a claim is not made with its relation.
    ``relations`` is what each relation costs, in log odds; less than nothing where it is more often
    right than others. ``typical`` is the size of doubts that a reading does not tell, ``reasons``
    their words.
    """

    typed: Weights
    open: Weights
    relations: Mapping[str, float]
    typical: Mapping[str, float]
    reasons: Mapping[str, str]
    floor: float = 0.0

    def __call__(self, doubts: Mapping[str, float], relation: str | None) -> float:
        """Return the probability that a claim with these doubts is right, to two digits.

        >>> weights = Weights(2.0, {"below": 1.0})
        >>> table = Confidence(weights, weights, {"kg:sent": 0.5}, {}, {})
        >>> table({"below": 0.0}, None), table({"below": 1.0}, None), table({}, "kg:sent")
        (0.88, 0.73, 0.82)
        """
        weights, sizes = self._weights(relation), doubts
        if not self.typical.keys() <= doubts.keys():
            sizes = {**self.typical, **doubts}
        costs = [sizes.get(name, 0.0) * weight for name, weight in weights.costs.items()]
        cost = sum(costs) + self._cost_of(relation)
        return round(1 / (1 + math.exp(cost - weights.base)), 2)

    def why(self, doubts: Mapping[str, float], relation: str | None) -> tuple[str, ...]:
        """Return in words what lowers the confidence, the weightiest first.

        >>> weights = Weights(2.0, {"below": 1.0})
        >>> table = Confidence(weights, weights, {}, {}, {"below": "below another clause"})
        >>> table.why({"below": 1.0}, None), table.why({"below": 0.0}, None)
        (('below another clause',), ())
        """
        weights = self._weights(relation).costs
        costs = {name: weights.get(name, 0.0) * size for name, size in doubts.items() if size}
        costs[RELATION] = self._cost_of(relation)
        if relation is None:
            costs["untyped"] = math.inf  # the base of open claims is lower as it is
        told = [name for name, cost in costs.items() if cost >= _TOLD and name in self.reasons]
        told.sort(key=lambda name: (-costs[name], name))
        return tuple(self.reasons[name] for name in told)

    def _weights(self, relation: str | None) -> Weights:
        return self.open if relation is None else self.typed

    def _cost_of(self, relation: str | None) -> float:
        return self.relations.get(relation, 0.0) if relation is not None else 0.0


@functools.lru_cache(maxsize=4)
def load(path: Path = TABLE) -> Confidence:
    """Read a table; raises ExtractionError where it is none."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        found = Confidence(
            _weights(table["typed"]),
            _weights(table["open"]),
            _numbers(table["relations"]),
            _numbers(table["typical"]),
            {name: str(words) for name, words in table["reasons"].items()},
            float(table["floor"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ExtractionError(
            f"is no table of weights ({error!r})", place=str(path), cure="Write it: kg calibrate."
        ) from error
    unknown = sorted((found.typed.costs.keys() | found.open.costs.keys()) - set(DOUBTS))
    if unknown:
        raise ExtractionError(
            f"there is no doubt {unknown[0]!r}",
            place=str(path),
            cure=f"Known are {', '.join(DOUBTS)}.",
        )
    return found


def _weights(table: Mapping[str, float]) -> Weights:
    costs = _numbers(table)
    return Weights(costs.pop("base"), costs)


def _numbers(table: Mapping[str, float]) -> dict[str, float]:
    return {name: float(value) for name, value in table.items()}
