"""Judgements of persons over a store: the log, what it changes, what to look at, and why."""

from kg.review.applying import apply, described_in
from kg.review.comparing import Candidate
from kg.review.desk import Desk
from kg.review.explaining import Explanation
from kg.review.known import known_in
from kg.review.log import JUDGEMENTS, Log

__all__ = [
    "JUDGEMENTS",
    "Candidate",
    "Desk",
    "Explanation",
    "Log",
    "apply",
    "described_in",
    "known_in",
]
