"""Reported speech."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model.mentions import Mention
from kg.model.spans import Span

__all__ = ["Quotation"]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Reported speech: who, with which words of saying, what. ``content`` excludes outer marks.

    ``id`` is a hash of what makes it this quotation. ``claims`` are the ids of the claims whose
    predicates stand in the words reported, in text order.
    """

    id: str
    doc: str
    content: Span
    direct: bool
    speaker: Mention | None = None
    cue: Span | None = None
    claims: tuple[str, ...] = ()
