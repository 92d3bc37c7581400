"""What a trained ranker of antecedents weighs: the table of ``coreference.toml``."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["Coreference"]


@dataclass(frozen=True, slots=True)
class Coreference:
    """Weights of signs by group of phrases, in log odds; without weights rules alone decide.

    A phrase is taken to be of a chain if that is as probable as ``chained``, and claims follow its
    antecedent if it is as probable as ``claimed``.
    """

    chained: float = 0.5
    claimed: float = 0.6
    weights: dict[str, dict[str, float]] = field(default_factory=dict)
