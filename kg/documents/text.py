"""Plain text files: one document a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.documents.decoding import decode
from kg.documents.document import document_from_text
from kg.documents.files import content
from kg.errors import DocumentError
from kg.model import Document

__all__ = ["read_text"]


def read_text(path: Path, lang: str) -> Iterator[Document | DocumentError]:
    """Yield the document in ``path``; its id is the file's stem (``article.fr.txt``: article.fr).

    Raises DocumentError for a file that is not text in UTF-8.
    """
    text = decode(content(path), place=str(path))
    yield document_from_text(path.stem, text, lang=lang, path=str(path))
