"""The names of a rule's words → their places in the list of words that a rule finds."""

from __future__ import annotations

from kg.trees.features import Context

__all__ = ["Scope"]


class Scope:
    """Where the words that a rule names stand in its frame."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._places: dict[str, int] = {}
        self._count = [0]

    @property
    def size(self) -> int:
        """How many words a frame has room for."""
        return self._count[0]

    def place(self, name: str) -> int:
        """Return the place of a name; each word without one gets a place of its own."""
        if name and name in self._places:
            return self._places[name]
        at = self._count[0]
        self._count[0] += 1
        if name:
            self._places[name] = at
        return at

    def knows(self, name: str) -> bool:
        """Return whether a word of that name has been found before."""
        return name in self._places

    def inner(self) -> Scope:
        """Return a scope whose new names are not seen outside."""
        found = Scope(self.context)
        found._places, found._count = dict(self._places), self._count
        return found
