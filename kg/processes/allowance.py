"""What reading a document may cost."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Allowance"]

_A_THOUSAND_WORDS = 3.0  # seconds; some ten times what they take


@dataclass(frozen=True, slots=True)
class Allowance:
    """What one document may cost a process that reads for others.

    ``seconds`` are those of a processor for any document; three more are allowed for each 1,000
    words. ``megabytes`` are those beyond what the process has before.
    """

    seconds: float = 30.0
    megabytes: int = 2048

    def seconds_for(self, words: int) -> float:
        """Return how long so many words may take.

        >>> Allowance().seconds_for(2000)
        36.0
        """
        return self.seconds + _A_THOUSAND_WORDS * words / 1000
