"""What an edge of the network stands on: one claim with its holder, its sentence and its words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypedDict

__all__ = ["ASSERTED", "DENIED", "INFERRED", "UNSURE", "Evidence", "Mark", "merge_marks", "status"]

ASSERTED = "asserted"
DENIED = "denied"
UNSURE = "unsure"
INFERRED = "inferred"

Mark = tuple[int, int, str]
"""``(start, end, role)``: characters of the sentence, half-open, and what they are in the claim.

Roles are ``subject``, ``predicate``, ``object``, ``holder``, ``time`` and ``place``.
"""


class Evidence(TypedDict):
    """One claim as a view shows it: plain values only, so that it survives any export.

    ``subject``, ``predicate`` and ``object`` are the words of the text, ``""`` where none stands;
    ``label`` names the relation for readers; ``holder`` is the IRI of whoever claims it, ``None``
    for the document itself; ``state`` is empty where it is so, else ``future`` or a status
    (``ended``, ``planned``, ``cancelled``); ``date``, ``source``, ``title`` and ``url`` are the
    document's. ``start`` is where the sentence begins in the document's text, -1 where it is joined
    from several. ``end`` is which end of the claim the node is that tells it alone: ``subject`` or
    ``object``, else ``""``.
    """

    id: str
    doc: str
    title: str
    date: str
    source: str
    url: str
    subject: str
    predicate: str
    object: str
    relation: str
    label: str
    holder: str | None
    holder_label: str
    negated: bool
    modality: str
    state: str
    time: str
    place: str
    sentence: str
    start: int
    marks: list[Mark]
    end: str
    confidence: float
    inferred: bool
    rule: str


def status(*, negated: bool, modality: str, state: str = "", inferred: bool = False) -> str:
    """Return how a claim may be drawn: ``asserted``, ``denied`` ``unsure`` or ``inferred``.

    Denied is what a text says is not so; a hope that something will not happen is no denial. What
    has a ``state`` is not so now, or not yet.

    >>> status(negated=False, modality="asserted"), status(negated=True, modality="asserted")
    ('asserted', 'denied')
    >>> status(negated=True, modality="wanted")
    'unsure'
    >>> status(negated=False, modality="asserted", state="ended")
    'unsure'
    """
    if inferred:
        return INFERRED
    if modality != ASSERTED:
        return UNSURE
    if negated:
        return DENIED
    return UNSURE if state else ASSERTED


def merge_marks(marks: Iterable[Mark], length: int) -> list[Mark]:
    """Return the marks in reading order, inside ``[0, length)`` and without overlaps.

    Where two overlap, the shorter one keeps its characters and the longer one is cut around it.

    >>> merge_marks([(0, 10, "object"), (3, 6, "predicate")], 20)
    [(0, 3, 'object'), (3, 6, 'predicate'), (6, 10, 'object')]
    """
    owner: list[str] = [""] * length
    for start, end, role in sorted(marks, key=lambda m: (m[0] - m[1], m[0], m[2])):
        for position in range(max(0, start), min(end, length)):
            owner[position] = role
    merged: list[Mark] = []
    for position, role in enumerate(owner):
        if role and merged and merged[-1][1] == position and merged[-1][2] == role:
            merged[-1] = (merged[-1][0], position + 1, role)
        elif role:
            merged.append((position, position + 1, role))
    return merged
