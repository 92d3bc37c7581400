"""A name in a Doc, as a value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Name", "Places", "capital", "covered"]


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
    text = token.text
    return bool(text.lower() != text)


def covered(names: Iterable[Name]) -> frozenset[int]:
    """Return the indices of all tokens inside ``names``."""
    return frozenset(i for name in names for i in range(name.start, name.end))


class Places:
    """Names that can be asked for by where they stand: a long document has thousands.

    They come out in the order in which they were added.
    """

    def __init__(self, names: Iterable[Name] = ()) -> None:
        self._names: dict[int, Name] = {}
        self._at: dict[int, set[int]] = {}  # token → numbers of the names over it
        self._next = 0
        for name in names:
            self.add(name)

    def __iter__(self) -> Iterator[Name]:
        return iter(self._names.values())

    def add(self, name: Name) -> None:
        """Add a name after the others."""
        self._names[self._next] = name
        for i in range(name.start, name.end):
            self._at.setdefault(i, set()).add(self._next)
        self._next += 1

    def overlapping(self, start: int, end: int) -> dict[int, Name]:
        """Return the names over any of the tokens ``[start, end)``, by their numbers, in order."""
        numbers = set().union(*(self._at.get(i, ()) for i in range(start, end)))
        return {number: self._names[number] for number in sorted(numbers)}

    def remove(self, numbers: Iterable[int]) -> None:
        """Take out the names of these numbers."""
        for number in numbers:
            name = self._names.pop(number)
            for i in range(name.start, name.end):
                self._at[i].discard(number)
