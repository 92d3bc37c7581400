"""A sentence with what claims are made of marked in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.model import Claim, Mention, Span

__all__ = ["Mark", "Piece", "marks_of", "pieces"]


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters of a document, half-open, what they are to a claim, and the entity they name."""

    start: int
    end: int
    kind: str
    entity: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence; ``kind`` is empty where it is not marked."""

    text: str
    kind: str = ""
    entity: str = ""


def marks_of(claim: Claim) -> Iterator[Mark]:
    """Yield what a claim is made of: things that have a place in the text."""
    things = (("thing", claim.subject), ("thing", claim.object), ("holder", claim.holder))
    for kind, one in things:
        if isinstance(one, Mention) and one.start is not None:
            yield Mark(one.start, one.end, kind, one.entity or "")
    said = claim.predicate
    yield Mark(said.start, said.end, "predicate")


def pieces(sentence: Span, marks: Iterable[Mark]) -> list[Piece]:
    """Return a sentence cut where marks begin and end; of those that overlap, the shortest holds.

    A name says more than the clause that it stands in.

    >>> pieces(Span(10, 18, "Ada voit"), [Mark(10, 13, "thing", "kge:ada"), Mark(14, 16, "x")])
    ... # doctest: +NORMALIZE_WHITESPACE
    [Piece(text='Ada', kind='thing', entity='kge:ada'), Piece(text=' ', kind='', entity=''),
     Piece(text='vo', kind='x', entity=''), Piece(text='it', kind='', entity='')]
    """
    if len(sentence.text) != sentence.end - sentence.start:  # not as it stands in the document
        return [Piece(sentence.text)]
    kept: list[Mark] = []
    for mark in sorted(set(marks), key=lambda m: (m.end - m.start, m.start, m.kind, m.entity)):
        inside = sentence.start <= mark.start < mark.end <= sentence.end
        if inside and all(mark.end <= one.start or one.end <= mark.start for one in kept):
            kept.append(mark)
    found: list[Piece] = []
    place = sentence.start
    for mark in sorted(kept, key=lambda m: m.start):
        found.append(Piece(_cut(sentence, place, mark.start)))
        found.append(Piece(_cut(sentence, mark.start, mark.end), mark.kind, mark.entity))
        place = mark.end
    found.append(Piece(_cut(sentence, place, sentence.end)))
    return [one for one in found if one.text]


def _cut(sentence: Span, start: int, end: int) -> str:
    return sentence.text[start - sentence.start : end - sentence.start]
