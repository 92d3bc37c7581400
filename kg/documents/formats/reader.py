"""What a reader is: a source in, drafts out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from kg.documents.formats.source import Source
from kg.errors import DocumentError
from kg.languages import DEFAULT

__all__ = ["Asked", "Draft", "Reader"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A text as its file has it, before its language, date and paragraphs are found.

    All offsets of its document refer to ``text``. ``published`` and ``lang`` stand as the file
    writes them; ``place`` (a file, or a file and a line or number) stands in front of messages.
    """

    id: str
    text: str
    place: str
    title: str | None = None
    author: str | None = None
    published: str | None = None
    source: str | None = None
    url: str | None = None
    lang: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a person asks of readers: ``lang`` is that of documents that don't state theirs."""

    lang: str = DEFAULT


class Reader(Protocol):
    """Yields what a source holds, one by one.

    Drafts of documents, errors that stand for single ones, and sources for the parts that have a
    format of their own. Raises the DocumentError of the whole source.
    """

    def __call__(self, source: Source, asked: Asked, /) -> Iterator[Draft | Source | DocumentError]:
        """Yield what is in ``source``."""
