"""How many independent sources say something: copies, one outlet, one voice count once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.query.sources.copies import copies

__all__ = ["Told", "voices"]


@dataclass(frozen=True, slots=True)
class Told:
    """That a document tells something: who is quoted for it, who printed it, in which words.

    A ``document`` that is a copy goes by the one that it copies. ``holder`` and ``publisher`` are
    empty where the document states it itself, and where nobody
    knows who published it.
    """

    document: str
    holder: str
    publisher: str
    sentence: str


def voices(told: Sequence[Told]) -> list[int]:
    """Return for each telling the number of its voice, from 1: as many as are independent.

    Of one voice are tellings of one holder, wherever they stand; where nobody is quoted, those of
    one document, of one publisher, and those of which one is copied from the other. What is
    quoted from somebody and copied is that somebody's.

    >>> said = "Le Front a repris le village de Lissan mardi matin, selon un témoin."
    >>> wire, copied = Told("a", "", "AFP", said), Told("b", "", "Le Monde", said)
    >>> voices([wire, copied, Told("c", "kge:belin", "Le Monde", "Belin confirme.")])
    [1, 1, 2]
    """
    parents = list(range(len(told)))

    def root(one: int) -> int:
        while parents[one] != one:
            one = parents[one]
        return one

    def join(one: int, other: int) -> None:
        first, second = sorted((root(one), root(other)))
        parents[second] = first

    first_of: dict[tuple[str, str], int] = {}
    for place, one in enumerate(told):
        for key in _keys(one):
            join(place, first_of.setdefault(key, place))
    unheld = [place for place, one in enumerate(told) if not one.holder]
    for one_, other in copies([told[place].sentence for place in unheld]):
        join(unheld[one_], unheld[other])
    numbers: dict[int, int] = {}
    return [numbers.setdefault(root(place), len(numbers) + 1) for place in range(len(told))]


def _keys(told: Told) -> tuple[tuple[str, str], ...]:
    """Return what tellings of one voice have in common."""
    if told.holder:
        return (("holder", told.holder),)
    document = ("document", told.document)
    return (document, ("publisher", told.publisher)) if told.publisher else (document,)
