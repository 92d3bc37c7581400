"""Where large stores come from: news that is made up, read by the real pipeline."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from kg.documents import document_from_text
from kg.model import Document
from tests.benchmarks.texts import text_of

__all__ = ["long_documents", "short_documents"]

_FIRST = date(2020, 1, 1)


def long_documents(many: int) -> Iterator[Document]:
    """Yield documents of 6,000 characters, one a day."""
    for number in range(many):
        yield _document(f"long-{number:05}", text_of(6_000, seed=number), number)


def short_documents(many: int) -> Iterator[Document]:
    """Yield documents of a paragraph each."""
    paragraphs: Iterator[str] = iter(())
    for number in range(many):
        if (paragraph := next(paragraphs, None)) is None:
            paragraphs = iter(text_of(100_000, seed=10_000 + number).split("\n\n"))
            paragraph = next(paragraphs)
        yield _document(f"short-{number:05}", paragraph, number)


def _document(name: str, text: str, number: int) -> Document:
    day = _FIRST + timedelta(days=number % 1500)
    return document_from_text(name, text, published=day.isoformat(), lang="fr")
