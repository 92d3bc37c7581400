"""How a language's text falls into sentences: their ends and starts, quotation marks."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["Segments"]

_MARKS = {"«": "»", "“": "”", "„": "“", "「": "」", "『": "』", "《": "》", '"': '"'}


@dataclass(frozen=True, slots=True)
class Segments:
    """Where sentences end and begin, and what stands between quotation marks.

    ``stops`` end a sentence before white space, if what follows may begin one: each is one
    character, and several may stand together ("?!"). ``full_stops`` do so wherever they stand, as
    in scripts that put no spaces between sentences. A sentence begins with a letter in upper case,
    a digit, or a letter of a script that has no case; ``lower_case_starts`` says that any letter
    will do. ``abbreviations`` end in a stop that ends no sentence ("M."), as does a single capital
    ("J. Nom"); ``quotation_marks`` maps opening to closing marks.
    """

    quotation_marks: dict[str, str] = field(default_factory=lambda: dict(_MARKS))
    abbreviations: frozenset[str] = frozenset()
    stops: str = ".!?…؟۔։።፧।॥"
    full_stops: str = "。！？｡"
    lower_case_starts: bool = False
