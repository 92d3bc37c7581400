"""What several claims tell together: texts and numbers, however many they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.network.evidence import Evidence

__all__ = ["SEPARATOR", "Sum"]

SEPARATOR = "; "


@dataclass(slots=True)
class Sum:
    """How many claims there are, and what they tell: each is added, and none is held.

    >>> both = Sum()
    >>> both.add("b", "2025-03", "", "Mezin", 0.5, "He came.")
    >>> both.add("a", "2025-01", "", "", 0.9, "He was there.")
    >>> both.many, both.values()["documents"], both.values()["since"], both.values()["sentence"]
    (2, 'a; b', '2025-01', 'He came.')
    """

    many: int = 0
    states: set[str] | None = None
    holders: set[str] | None = None
    documents: set[str] | None = None
    since: str = ""
    until: str = ""
    confidence: float = 0.0
    sentence: str = ""

    @classmethod
    def of(cls, claims: Iterable[Evidence]) -> Sum:
        """Return the sum of claims with their sentences."""
        found = cls()
        for one in claims:
            found.add(
                one["doc"],
                one["date"],
                one["state"],
                one["holder_label"],
                one["confidence"],
                one["sentence"],
            )
        return found

    def add(
        self, doc: str, date: str, state: str, holder: str, confidence: float, sentence: str
    ) -> None:
        """Add a claim of a document that appeared on a ``date``; texts may be empty."""
        if not self.many:
            self.sentence = sentence
        self.many += 1
        self.documents = _with(self.documents, doc)
        self.states = _with(self.states, state)
        self.holders = _with(self.holders, holder)
        if date:
            self.since = min(self.since or date, date)
            self.until = max(self.until, date)
        self.confidence = max(self.confidence, confidence)

    def values(self) -> dict[str, str | float]:
        """Return what the claims tell; ``sentence`` is that of the first."""
        return {
            "states": _joined(self.states),
            "holders": _joined(self.holders),
            "documents": _joined(self.documents),
            "since": self.since,
            "until": self.until,
            "confidence": self.confidence,
            "sentence": self.sentence,
        }


def _with(words: set[str] | None, word: str) -> set[str] | None:
    """Return words with another one, if it is any; most sums have no states and no holders."""
    if not word:
        return words
    if words is None:
        return {word}
    words.add(word)
    return words


def _joined(words: set[str] | None) -> str:
    return SEPARATOR.join(sorted(words or ()))
