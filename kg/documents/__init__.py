"""Files, folders and strings → ``Document``: ``read(["articles/"])``."""

from kg.documents.document import Metadata, document_from_text
from kg.documents.fetching import Address, Fetcher, is_address
from kg.documents.formats import SUFFIXES, Note
from kg.documents.reading import files, other_files, read
from kg.documents.tongues import by_language, chosen

__all__ = [
    "SUFFIXES",
    "Address",
    "Fetcher",
    "Metadata",
    "Note",
    "by_language",
    "chosen",
    "document_from_text",
    "files",
    "is_address",
    "other_files",
    "read",
]
