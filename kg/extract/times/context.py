"""What the value of a time depends on beside its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.extract.times.dates import Now
from kg.languages.times import TimeWords

__all__ = ["Context", "Slots"]

Slots = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Context:
    """A language's words, the day of publication, the day last spoken of, and where to look."""

    words: TimeWords
    now: Now
    anchor: Now
    lean: int  # -1 the past, 0 the nearest, 1 the future; for what the words leave open

    def day(self, text: str) -> int:
        """Return the value of a day of the month."""
        return self.words.days.get(text.casefold()) or int(text)

    def towards(self, slots: Slots) -> int | None:
        """Return where the words point: -1 last, 1 next, 0 this, None if they don't say."""
        for direction, slot in ((-1, "last"), (1, "next"), (0, "this")):
            if slot in slots:
                return direction
        return None
