"""RTF: its text, and what it says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.documents.formats.extras import needed
from kg.documents.formats.limits import PART_BYTES, damaged
from kg.documents.formats.office.written import written_drafts
from kg.documents.formats.reader import Asked, Draft
from kg.documents.formats.source import Source
from kg.errors import DocumentError

__all__ = ["read_rtf"]

_PICTURE = re.compile(rb"\s*[0-9a-fA-F\s]{2000,}")
_INFO = re.compile(r"\{\\(title|author)\s((?:[^{}\\]|\\'[0-9a-f]{2}|\\u-?\d+\s?\??){1,500})\}")


def read_rtf(source: Source, asked: Asked) -> Iterator[Draft | DocumentError]:
    """Yield the document in ``source``, or the articles of an export of Factiva or Nexis.

    Raises DocumentError for what is no RTF.
    """
    striprtf = needed("striprtf.striprtf", extra="office", place=source.place)
    data = _PICTURE.sub(b" ", source.content(PART_BYTES))
    written = data.decode("latin-1")
    try:
        text = _plain(striprtf, written)
        info = {
            found[1]: " ".join(_plain(striprtf, f"{{\\rtf1\\ansi {found[2]}}}").split())
            for found in _INFO.finditer(written[:20_000])
        }
    except (ValueError, IndexError, KeyError, LookupError, RecursionError, OverflowError) as error:
        raise damaged(source.place, error) from None
    paragraphs = [line.strip() for line in text.splitlines()]
    known = {"title": info.get("title") or None, "author": info.get("author") or None}
    yield from written_drafts(paragraphs, source, **known)


def _plain(striprtf: object, written: str) -> str:
    text: str = striprtf.rtf_to_text(written, errors="replace")  # type: ignore[attr-defined]
    return "".join(one for one in text if one in "\n\t" or one.isprintable() or one.isspace())
