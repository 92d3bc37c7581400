"""The formats that are read, and which of them a source has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kg.documents.formats.archives import read_packed, read_tar, read_zip
from kg.documents.formats.html import read_html
from kg.documents.formats.jsonl import read_jsonl
from kg.documents.formats.mail import read_eml, read_mbox, read_mhtml
from kg.documents.formats.markdown import read_markdown
from kg.documents.formats.office import read_docx, read_epub, read_odt, read_rtf
from kg.documents.formats.pdf import read_pdf
from kg.documents.formats.reader import Reader
from kg.documents.formats.source import Source
from kg.documents.formats.tables import read_csv, read_parquet, read_xlsx
from kg.documents.formats.text import read_text
from kg.documents.formats.web import read_feed, read_warc
from kg.errors import DocumentError

__all__ = ["FORMATS", "SUFFIXES", "Format", "format_of"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format by its name, the suffixes of its files, who reads it, and how its files begin.

    What has no ``begins`` is text of some kind; ``extra`` is the one that its reader needs. What is
    ``plain`` is read by no library: it needs no process apart (``kg.documents.apart``).
    """

    name: str
    suffixes: tuple[str, ...]
    read: Reader
    begins: tuple[bytes, ...] = ()
    extra: str | None = None
    plain: bool = False


_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_TEXT = Format("text", (".txt", ".text"), read_text, plain=True)
_HTML = Format("HTML", (".html", ".htm", ".xhtml"), read_html)
_RTF = Format("RTF", (".rtf",), read_rtf, (b"{\\rtf",), "office")

FORMATS = (
    _TEXT,
    Format("Markdown", (".md", ".markdown"), read_markdown, plain=True),
    _HTML,
    Format("MHTML", (".mhtml", ".mht"), read_mhtml),
    Format("PDF", (".pdf",), read_pdf, (b"%PDF-",), "pdf"),
    Format("DOCX", (".docx",), read_docx, _ZIP),
    Format("ODT", (".odt",), read_odt, _ZIP),
    _RTF,
    Format("EPUB", (".epub",), read_epub, _ZIP),
    Format("CSV", (".csv", ".tsv", ".tab"), read_csv, plain=True),
    Format("XLSX", (".xlsx",), read_xlsx, _ZIP, "office"),
    Format("Parquet", (".parquet",), read_parquet, (b"PAR1",), "parquet"),
    Format("JSON lines", (".jsonl", ".ndjson"), read_jsonl, plain=True),
    Format("mail", (".eml",), read_eml),
    Format("mailbox", (".mbox",), read_mbox),
    Format("RSS or Atom", (".rss", ".atom", ".xml"), read_feed, (), "feeds"),
    Format("WARC", (".warc",), read_warc, (b"WARC/",), "warc"),
    Format("ZIP", (".zip",), read_zip, _ZIP),
    Format("TAR", (".tar", ".tgz", ".tbz2", ".txz"), read_tar),
    Format("gzip, bzip2 or xz", (".gz", ".bz2", ".xz"), read_packed),
)
"""Every format that is read; the library's and the command line's help are made from it."""

SUFFIXES: Mapping[str, Format] = MappingProxyType(
    {suffix: one for one in FORMATS for suffix in one.suffixes}
)

# What files begin with that are not what their names say; the first that fits names them.
_SIGNS: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF", ".pdf"),
    (b"{\\rtf", "RTF", ".rtf"),
    (b"PAR1", "Parquet", ".parquet"),
    (b"WARC/", "WARC", ".warc"),
    (b"PK\x03\x04", "a ZIP or an office file", ".zip"),
    (b"\x1f\x8b", "packed by gzip", ".gz"),
    (b"BZh9", "packed by bzip2", ".bz2"),
    (b"\xfd7zXZ\x00", "packed by xz", ".xz"),
    (b"\xd0\xcf\x11\xe0", "a file of an old office program", ""),
)


def format_of(source: Source) -> Format:
    """Return the format that the suffix tells, and the content does not deny.

    What has no suffix is what it begins with, else text. Raises DocumentError.
    """
    head = source.head()
    seen = next((sign for sign in _SIGNS if head.startswith(sign[0])), None)
    named = SUFFIXES.get(source.suffix)
    if named is None:
        return _by_content(source, head, seen)
    if named.begins:
        if head.strip() and not _begins(head, named):
            raise DocumentError(
                f"is {seen[1]}, not {named.name}" if seen else f"is no {named.name}",
                place=source.place,
                cure=_rename(seen) if seen else "Fetch or save it again, or name it what it is.",
            )
    elif seen and named.suffixes != (".gz", ".bz2", ".xz") and ".tgz" not in named.suffixes:
        raise DocumentError(
            f"is {seen[1]}, not {named.name}", place=source.place, cure=_rename(seen)
        )
    return named


def _begins(head: bytes, named: Format) -> bool:
    # programs write a few lines before a PDF; RTF may have space before it
    start = head[:1024] if named.extra == "pdf" else head.lstrip()[:16]
    return any(sign in start for sign in named.begins)


def _by_content(source: Source, head: bytes, seen: tuple[bytes, str, str] | None) -> Format:
    if seen and seen[2]:
        return SUFFIXES[seen[2]]
    if seen is None and head[:512].lstrip().lower().startswith((b"<!doctype html", b"<html")):
        return _HTML
    if seen is None and not source.suffix:
        return _TEXT
    if seen:
        raise DocumentError(f"is {seen[1]}", place=source.place, cure=_rename(seen))
    raise DocumentError(
        f"has the unknown format {source.suffix!r}",
        place=source.place,
        cure=f"Known: {', '.join(SUFFIXES)}; plain text of any name: rename it to .txt.",
    )


def _rename(seen: tuple[bytes, str, str]) -> str:
    if seen[2]:
        return f"Rename it to {seen[2]} if it is one that you want read."
    return "Save it as .docx or .xlsx, or its text as .txt."
