"""The bytes of a PDF → its pages, and what it says of itself."""

from __future__ import annotations

import io
from typing import Any

from kg.documents.formats.limits import damaged
from kg.documents.formats.pdf.lines import Page, pages_of
from kg.errors import DocumentError

__all__ = ["pages_in"]

_PAGES = 2000


def pages_in(data: bytes, *, place: str) -> tuple[list[Page], dict[str, str]]:
    """Return the pages of a PDF, and its title and author if it says so. Raises DocumentError."""
    from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
    from pdfminer.pdfparser import PDFParser

    pages: list[Page] = []
    try:
        file = io.BytesIO(data)
        said = _said(PDFDocument(PDFParser(file)))
        for page in pages_of(file):
            pages.append(page)
            if len(pages) > _PAGES:
                break
    except (PDFPasswordIncorrect, PDFEncryptionError):
        raise DocumentError(
            "is locked with a password",
            place=place,
            cure="Unlock it: qpdf --decrypt --password=… FILE unlocked.pdf",
        ) from None
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001  (broken files break pdfminer in any way)
        raise damaged(place, error) from None
    if len(pages) > _PAGES:
        raise DocumentError(f"has over {_PAGES:,} pages", place=place, cure="Split it.")
    return pages, said


def _said(document: Any) -> dict[str, str]:
    from pdfminer.utils import decode_text

    found: dict[str, str] = {}
    for info in document.info:
        for name in ("Title", "Author"):
            value = info.get(name)
            if isinstance(value, bytes) and (told := " ".join(decode_text(value).split())):
                found[name] = told
    return found
