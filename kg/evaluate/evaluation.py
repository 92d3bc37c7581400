"""What an evaluation found: figures, errors and notes, by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.evaluate.confidence.reliability import Reliability
from kg.evaluate.measures import Figure

__all__ = ["Evaluation"]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What an evaluation found: ``figures`` by name, ``errors`` and ``notes`` in words.

    Names of figures with a slash are a part of the figure before it ("typed/kg:sent").
    """

    figures: Mapping[str, Figure]
    errors: Mapping[str, tuple[str, ...]]
    notes: Mapping[str, int] = field(default_factory=dict)
    f1_interval: tuple[float, float] | None = None
    reliability: Reliability | None = None  # of the claims' confidence, where they have one
