"""Files → drafts of documents: a reader a format, found by suffix and by content."""

from kg.documents.formats.reader import Asked, Draft, Reader
from kg.documents.formats.source import Source
from kg.documents.formats.table import FORMATS, SUFFIXES, drafts

__all__ = ["FORMATS", "SUFFIXES", "Asked", "Draft", "Reader", "Source", "drafts"]
