"""Doubts → how probable it is that a claim is right, with the reasons that lower it in words.

A logistic function whose weights are data: ``confidence.toml``, written by ``kg calibrate``.
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

__all__ = ["TABLE", "Confidence", "load"]

TABLE = Path(__file__).with_name("confidence.toml")
_TOLD = 0.3  # log odds from which on a doubt is told: about six points of a hundred


@dataclass(frozen=True, slots=True)
class Confidence:
    """A table of weights.

    ``base`` is in log odds, ``weights`` the log odds that one unit of each doubt costs,
    ``typical`` the size of doubts that a reading does not tell, ``reasons`` their words.
    """

    base: float
    weights: Mapping[str, float]
    typical: Mapping[str, float]
    reasons: Mapping[str, str]

    def __call__(self, doubts: Mapping[str, float]) -> float:
        """Return the probability that a claim with these doubts is right, to two digits.

        >>> table = Confidence(2.0, {"below": 1.0}, {}, {"below": "below another clause"})
        >>> table({"below": 0.0}), table({"below": 1.0})
        (0.88, 0.73)
        """
        costs = (weight * self._size(doubts, name) for name, weight in self.weights.items())
        return round(1 / (1 + math.exp(sum(costs) - self.base)), 2)

    def why(self, doubts: Mapping[str, float]) -> tuple[str, ...]:
        """Return in words what lowers the confidence, the weightiest first.

        >>> table = Confidence(2.0, {"below": 1.0}, {}, {"below": "below another clause"})
        >>> table.why({"below": 1.0}), table.why({"below": 0.0})
        (('below another clause',), ())
        """
        costs = {n: w * doubts.get(n, 0.0) for n, w in self.weights.items() if n in self.reasons}
        order = sorted(costs, key=lambda name: (-costs[name], name))
        return tuple(self.reasons[name] for name in order if costs[name] >= _TOLD)

    def _size(self, doubts: Mapping[str, float], name: str) -> float:
        return doubts[name] if name in doubts else self.typical.get(name, 0.0)


@functools.lru_cache(maxsize=4)
def load(path: Path = TABLE) -> Confidence:
    """Read a table; raises ExtractionError where it is none."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        found = Confidence(
            float(table["base"]),
            {name: float(weight) for name, weight in table["weights"].items()},
            {name: float(size) for name, size in table["typical"].items()},
            {name: str(words) for name, words in table["reasons"].items()},
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ExtractionError(
            f"is no table of weights ({error!r})", place=str(path), cure="Write it: kg calibrate."
        ) from error
    unknown = sorted(found.weights.keys() - set(DOUBTS))
    if unknown:
        raise ExtractionError(
            f"there is no doubt {unknown[0]!r}",
            place=str(path),
            cure=f"Known are {', '.join(DOUBTS)}.",
        )
    return found
