"""A PDF → its draft, with the offsets at which pages begin."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.documents.formats.extras import needed
from kg.documents.formats.limits import damaged
from kg.documents.formats.pdf.columns import in_order
from kg.documents.formats.pdf.heads import without_heads
from kg.documents.formats.pdf.pages import pages_in
from kg.documents.formats.pdf.paragraphs import paragraphs_on, typeset
from kg.documents.formats.press import in_lines
from kg.documents.formats.reader import Asked, Draft, Note
from kg.documents.formats.source import Source
from kg.errors import DocumentError
from kg.languages import load

__all__ = ["read_pdf"]

_BYTES = 256 * 2**20
_FILE_NAME = re.compile(r".*\.\w{2,4}", re.DOTALL)  # what programs take for a title


def read_pdf(source: Source, asked: Asked) -> Iterator[Draft | Note | DocumentError]:
    """Yield the document in ``source``.

    Running heads and numbers of pages are left out, words parted at the ends of lines are whole,
    sentences go on behind columns and pages. Raises DocumentError for what is damaged, locked, of
    more than 2,000 pages, or a picture of a text.
    """
    needed("pdfminer", extra="pdf", place=source.place)
    pages, said = pages_in(source.content(_BYTES), place=source.place)
    if not pages:
        raise damaged(source.place, ValueError("it has no pages"))
    blank = [number for number, page in enumerate(pages, 1) if not page.lines]
    if len(blank) == len(pages):
        raise DocumentError(
            "has no text layer, only pictures of pages",
            place=source.place,
            cure="Recognise its text first: ocrmypdf FILE FILE-with-text.pdf",
        )
    language = load(asked.lang)
    found = paragraphs_on([in_order(page) for page in without_heads(pages)], language)
    text, begins, title = typeset(found, language, len(pages))
    lines = [line for one in text.split("\n\n") for line in (one, "")]
    if (exported := in_lines(lines, source)) is not None:
        yield from exported
        return
    stated = said.get("Title") or ""
    if not title and stated and not _FILE_NAME.fullmatch(stated):
        title = stated
    yield Draft(
        id=source.id,
        text=text,
        place=source.place,
        title=title,
        author=said.get("Author"),
        pages=begins,
    )
    if blank:
        shown = ", ".join(map(str, blank[:5])) + (" …" if len(blank) > 5 else "")
        yield Note(place=source.place, text=f"no text on {len(blank)} of its pages ({shown})")
