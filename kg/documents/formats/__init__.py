"""Files → drafts of documents: a reader a format, found by suffix and by content."""

from kg.documents.formats.drafting import drafts
from kg.documents.formats.reader import Asked, Draft, Note, Reader
from kg.documents.formats.source import Source
from kg.documents.formats.table import FORMATS, SUFFIXES, format_of

__all__ = [
    "FORMATS",
    "SUFFIXES",
    "Asked",
    "Draft",
    "Note",
    "Reader",
    "Source",
    "drafts",
    "format_of",
]
