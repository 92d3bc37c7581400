"""What is wrong with the files of an ontology: all of it, not only the first mistake."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from types import TracebackType

from kg.errors import OntologyError

__all__ = ["Mistakes", "cure_for"]


class Mistakes:
    """Collects the mistakes made inside ``with mistakes:`` and goes on behind it.

    >>> mistakes = Mistakes()
    >>> with mistakes:
    ...     raise OntologyError("is wrong", place="a.ttl:1", cure="Mend it.")
    >>> [str(one) for one in mistakes.found]
    ['a.ttl:1: is wrong. Mend it.']
    """

    __slots__ = ("found",)

    def __init__(self) -> None:
        self.found: list[OntologyError] = []

    def add(self, error: OntologyError) -> None:
        """Keep a mistake, unless the same words are known already."""
        if str(error) not in map(str, self.found):
            self.found.append(error)

    def raise_any(self) -> None:
        """Raise the first mistake, if there is any, and say how many more there are."""
        if not self.found:
            return
        first, more = self.found[0], len(self.found) - 1
        cure = first.cure
        if more:
            s = "s" if more > 1 else ""
            cure += f" ({more} more mistake{s}: see `kg ontology check`.)"
        raise OntologyError(first.what, place=first.place, cure=cure)

    def __enter__(self) -> None:
        """Begin."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        """Keep an OntologyError; let all else pass."""
        if isinstance(error, OntologyError):
            self.add(error)
            return True
        return False


def cure_for(name: str, known: Iterable[str], otherwise: str) -> str:
    """Return a cure for an unknown name: the known one that looks most like it, or another cure.

    >>> cure_for("kg:Perzon", ["kg:Person", "kg:Place"], "Declare it.")
    'Did you mean kg:Person? Declare it.'
    """
    near = get_close_matches(name, sorted(known), n=1, cutoff=0.75)
    return f"Did you mean {near[0]}? {otherwise}" if near else otherwise
