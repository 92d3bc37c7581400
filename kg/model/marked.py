"""A document with what claims and quotations are made of marked in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from types import MappingProxyType
from typing import Any

from kg.inline import folded, lines, passage, wrapped
from kg.model.claims import Claim
from kg.model.documents import Document, Paragraph, ParagraphKind
from kg.model.quotations import Quotation

__all__ = ["Marked"]

_TAGS = MappingProxyType(
    {ParagraphKind.BODY: "<p>{}</p>", ParagraphKind.TITLE: "<h4>{}</h4>"}  # all else stands small
)


@dataclass(frozen=True, slots=True)
class Marked:
    """A document and what was read in it: a notebook shows the text with the words marked.

    Things that claims are about are highlighted, predicates bold, holders underlined. Only claims
    with a relation of the vocabulary are marked; ``graph.claims(document=ID)`` has all.
    """

    document: Document
    claims: Sequence[Claim]
    quotations: Sequence[Quotation]

    def __str__(self) -> str:
        """Return title and source, and the claims that are marked, a line each."""
        head = f"{self.document.title or self.document.id} ({self.document.source_line})"
        return "\n".join([head, *(f"  {claim}" for claim in self._typed())])

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(str(self))

    def _repr_html_(self) -> str:
        """Return the paragraphs with their marks, the claims and the quotations below."""
        document, claims = self.document, self._typed()
        marks = [mark for claim in claims for mark in claim.marks()]
        parts = document.paragraphs or (Paragraph(0, len(document.text)),)
        has_title = any(one.kind is ParagraphKind.TITLE for one in parts)
        paragraphs = (
            _TAGS.get(one.kind, "<p><small>{}</small></p>").format(
                passage(document.text[one.start : one.end], marks, one.start)
            )
            for one in parts
            if one.kind is not ParagraphKind.METADATA
        )
        said = [f"{escape(str(one))}" for one in self.quotations]
        return wrapped(
            "" if has_title else f"<h4>{escape(document.title or document.id)}</h4>",
            f"<p><small>{escape(document.source_line)}</small></p>",
            *paragraphs,
            folded(f"{len(claims):,} claims", lines(escape(str(claim)) for claim in claims)),
            folded(f"{len(said):,} quotations", lines(said)),
        )

    def _typed(self) -> list[Claim]:
        return [claim for claim in self.claims if not claim.predicate.id.startswith("open:")]
