"""WARC (ISO 28500): the pages and texts that a crawler kept, with their addresses."""

from __future__ import annotations

import contextlib
import functools
import io
from collections.abc import Iterator
from typing import Any

from kg.documents.formats.extras import needed
from kg.documents.formats.limits import damaged
from kg.documents.formats.others import Others
from kg.documents.formats.reader import Asked, Note
from kg.documents.formats.source import Source

__all__ = ["read_warc"]

_KINDS = {
    "text/html": "page.html",
    "application/xhtml+xml": "page.html",
    "text/plain": "page.txt",
    "application/pdf": "page.pdf",
    "application/rss+xml": "page.rss",
    "application/atom+xml": "page.atom",
    "application/epub+zip": "page.epub",
}
_RECORDS = frozenset({"response", "resource", "conversion"})


def read_warc(source: Source, asked: Asked) -> Iterator[Source | Note]:
    """Yield the pages in an archive as sources, numbered by their records.

    What the server said went wrong is passed over, and so are pictures, styles and scripts. Each
    must be read before the next one is asked for. Raises DocumentError for what is no WARC.
    """
    archives = needed("warcio.archiveiterator", extra="warc", place=source.place)
    errors = needed("warcio.exceptions", extra="warc", place=source.place)
    others = Others(source.place)
    with source.open() as file:
        try:
            for number, record in enumerate(_records(archives.ArchiveIterator(file)), 1):
                if record.rec_type not in _RECORDS:
                    continue
                if record.http_headers and record.http_headers.get_statuscode() != "200":
                    continue
                kind = _kind(record)
                if kind not in _KINDS:
                    others.add(f".{kind.rpartition('/')[2]}")
                    continue
                url = record.rec_headers.get_header("WARC-Target-URI")
                read = functools.partial(_payload, source, record, number)
                yield source.part(_KINDS[kind], read, url=url, number=number)
        except (errors.ArchiveLoadFailed, OSError, ValueError, EOFError, AttributeError) as error:
            raise damaged(source.place, error) from None
    yield from others.notes()


def _records(archive: Iterator[Any]) -> Iterator[Any]:
    """Yield the records of an archive; what warcio would write of them to the screen is lost."""
    while True:
        with contextlib.redirect_stderr(io.StringIO()):
            record = next(archive, None)
        if record is None:
            return
        yield record


def _kind(record: Any) -> str:
    headers = record.http_headers or record.rec_headers
    written = headers.get_header("Content-Type") or ""
    return str(written).partition(";")[0].strip().lower()


def _payload(source: Source, record: Any, number: int) -> bytes:
    place = f"{source.place}:{number}"
    try:
        return source.unpacked(record.content_stream(), place=place)
    except (OSError, ValueError, EOFError) as error:
        raise damaged(place, error) from None
