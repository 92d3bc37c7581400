"""Passages in another language than their document: told, and not read."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from kg.documents.tongues.finding import is_foreign
from kg.documents.tongues.names import called
from kg.model import Document, Paragraph, ParagraphKind

__all__ = ["foreign_apart"]


def foreign_apart(document: Document) -> Document:
    """Return a document with its paragraphs that are surely in another language as foreign ones.

    >>> text = "The troops left the town on Monday, the general said."
    >>> document = Document("d", text, "fr", paragraphs=(Paragraph(0, len(text)),))
    >>> found = foreign_apart(document)
    >>> found.paragraphs[0].kind.value, found.notes
    ('foreign', ('1 paragraph in English (en) is not read',))
    """
    codes: Counter[str] = Counter()

    def told(paragraph: Paragraph) -> Paragraph:
        if not paragraph.kind.is_read:
            return paragraph
        code = is_foreign(document.text[paragraph.start : paragraph.end], document.lang)
        if code is None:
            return paragraph
        codes[code] += 1
        return replace(paragraph, kind=ParagraphKind.FOREIGN)

    paragraphs = tuple(map(told, document.paragraphs))
    notes = [
        f"{number} paragraph{'s' if number > 1 else ''} in {called(code)} "
        f"{'are' if number > 1 else 'is'} not read"
        for code, number in sorted(codes.items())
    ]
    if not notes:
        return document
    return replace(document, paragraphs=paragraphs, notes=(*document.notes, *notes))
