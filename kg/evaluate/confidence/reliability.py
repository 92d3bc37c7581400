"""Confidences and what proved right → how far the confidences can be relied on."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from kg.evaluate.measures import Score

__all__ = ["THRESHOLDS", "Reliability", "reliability"]

THRESHOLDS = (0.5, 0.7, 0.9)
_BINS = 10


@dataclass(frozen=True, slots=True)
class Reliability:
    """How well confidences foretell which claims are right.

    ``brier`` is the mean squared error, ``constant`` that of the share of right claims given to
    each; ``calibration_error`` the mean distance of confidence and share in ten bins of equal
    size; ``above`` by threshold the precision of claims at least so sure, and which share of all
    right claims is among them.
    """

    claims: int
    brier: float
    constant: float
    calibration_error: float
    above: tuple[tuple[float, Score], ...]


def reliability(said: Sequence[tuple[float, bool]]) -> Reliability | None:
    """Return the reliability of ``(confidence, right)`` pairs, ``None`` where there are none.

    >>> found = reliability([(0.9, True), (0.9, True), (0.2, False), (0.6, False)])
    >>> round(found.brier, 3), found.constant
    (0.105, 0.25)
    >>> found.above[1][1].precision
    1.0
    """
    if not said:
        return None
    count = len(said)
    right = sum(ok for _, ok in said)
    share = right / count
    return Reliability(
        count,
        sum((sure - ok) ** 2 for sure, ok in said) / count,
        share * (1 - share),
        _calibration_error(said),
        tuple((least, _above(said, least, right)) for least in THRESHOLDS),
    )


def _above(said: Sequence[tuple[float, bool]], least: float, right: int) -> Score:
    kept = [ok for sure, ok in said if sure >= least]
    return Score.of(sum(kept), len(kept), right)


def _calibration_error(said: Sequence[tuple[float, bool]]) -> float:
    order = sorted(said, key=lambda pair: pair[0])
    bins = min(_BINS, len(order))
    edges = [len(order) * i // bins for i in range(bins + 1)]
    error = 0.0
    for start, end in itertools.pairwise(edges):
        part = order[start:end]
        error += abs(sum(sure - ok for sure, ok in part))
    return error / len(order)
