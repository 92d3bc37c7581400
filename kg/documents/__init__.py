"""Files, folders and strings → ``Document``: ``read(["articles/"])``."""

from kg.documents.document import Metadata, document_from_text
from kg.documents.fetching import Address, Fetcher, is_address
from kg.documents.formats import SUFFIXES, Asked, Note, Source
from kg.documents.reading import documents_of, files, other_files, read, sizes
from kg.documents.tongues import by_language, chosen

__all__ = [
    "SUFFIXES",
    "Address",
    "Asked",
    "Fetcher",
    "Metadata",
    "Note",
    "Source",
    "by_language",
    "chosen",
    "document_from_text",
    "documents_of",
    "files",
    "is_address",
    "other_files",
    "read",
    "sizes",
]
