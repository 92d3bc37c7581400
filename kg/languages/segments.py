"""How a language's text falls into sentences: their ends and starts, quotation marks."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["Segments"]

_MARKS = {"«": "»", "“": "”", "„": "“", "「": "」", "『": "』", "《": "》", '"': '"'}


@dataclass(frozen=True, slots=True)
class Segments:
    """The marks of sentences and quotations; every key has a default that holds for most scripts.

    ``stops`` end a statement, ``question_marks`` a question or exclamation, ``pauses`` a part of a
    sentence: strings of single characters. A stop ends a sentence if white space follows (those of
    ``unspaced`` ask for none) and then something that may begin one: a letter in upper case, a
    digit, or a letter of a script that has no case; with ``lower_case_starts``, any letter.
    ``abbreviations`` end in a stop that ends no sentence ("M."), as does a single capital
    ("J. Nom"). ``quotation_marks`` maps opening to closing marks.
    """

    quotation_marks: dict[str, str] = field(default_factory=lambda: dict(_MARKS))
    abbreviations: frozenset[str] = frozenset()
    stops: str = ".…۔։።।॥。｡"
    question_marks: str = "?!؟፧！？"
    pauses: str = ",;:،؛：；，、"
    unspaced: str = "。｡！？"
    lower_case_starts: bool = False
