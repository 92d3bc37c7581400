"""How a language's text falls into sentences: quotation marks, abbreviations."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Segments"]


@dataclass(frozen=True, slots=True)
class Segments:
    """``quotation_marks`` maps opening to closing marks; ``abbreviations`` end in a full stop."""

    quotation_marks: dict[str, str]
    abbreviations: tuple[str, ...]
