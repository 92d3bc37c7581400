"""The formats that are read, and which of them a source has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kg.documents.formats.html import read_html
from kg.documents.formats.jsonl import read_jsonl
from kg.documents.formats.reader import Asked, Draft, Reader
from kg.documents.formats.source import Source
from kg.documents.formats.text import read_text
from kg.errors import DocumentError

__all__ = ["FORMATS", "SUFFIXES", "Format", "drafts"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format by its name, the suffixes of its files, and who reads it."""

    name: str
    suffixes: tuple[str, ...]
    read: Reader


_TEXT = Format("text", (".txt", ".text"), read_text)

FORMATS = (
    _TEXT,
    Format("HTML", (".html", ".htm", ".xhtml"), read_html),
    Format("JSON lines", (".jsonl", ".ndjson"), read_jsonl),
)

SUFFIXES: Mapping[str, Format] = MappingProxyType(
    {suffix: one for one in FORMATS for suffix in one.suffixes}
)


def drafts(source: Source, asked: Asked) -> Iterator[Draft | DocumentError]:
    """Yield the drafts in ``source`` and in its parts, and the errors that stand for some of them.

    Raises DocumentError for a source that can't be read at all.
    """
    for found in _format_of(source).read(source, asked):
        if not isinstance(found, Source):
            yield found
            continue
        try:
            yield from drafts(found, asked)
        except DocumentError as error:
            yield error


def _format_of(source: Source) -> Format:
    suffix = source.suffix
    if suffix and suffix not in SUFFIXES:
        raise DocumentError(
            f"has the unknown format {suffix!r}",
            place=source.place,
            cure=f"Known: {', '.join(sorted(SUFFIXES))}; plain text of any name: rename it to "
            ".txt.",
        )
    return SUFFIXES.get(suffix, _TEXT)
