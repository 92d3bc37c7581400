"""Grammar words of a language: auxiliaries, negation, question words."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Syntax"]


@dataclass(frozen=True, slots=True)
class Syntax:
    """What the reader of trees must know beyond Universal Dependencies. All lemmas, lower case."""

    copulas: tuple[str, ...]
