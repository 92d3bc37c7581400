"""Documents → how fast each stage of a build reads them, and what the store weighs."""

from kg.evaluate.speed.figures import Speed, Stage
from kg.evaluate.speed.measuring import measured

__all__ = ["Speed", "Stage", "measured"]
