"""A name in a Doc, as a value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Name", "capital", "covered"]


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a Doc: tokens ``[start, end)``, the index of its syntactic root, its bare text.

    ``outer`` is the word before it that heads the phrase and denotes the same thing ("M.", "la
    ville de"), ``entry`` the IRI of what the gazetteer knows under it.
    """

    root: int
    start: int
    end: int
    text: str
    type: str | None
    outer: int | None = None
    entry: str | None = None

    @property
    def known(self) -> bool:
        """Whether the gazetteer has it."""
        return self.entry is not None


def capital(token: Token) -> bool:
    """Return whether the word is written with a capital, at its start or inside."""
    return any(c.isupper() for c in token.text)


def covered(names: Iterable[Name]) -> frozenset[int]:
    """Return the indices of all tokens inside ``names``."""
    return frozenset(i for name in names for i in range(name.start, name.end))
