"""Files, folders and strings → ``Document``: ``read(["articles/"])``."""

from kg.documents.document import Metadata, document_from_text
from kg.documents.formats import SUFFIXES
from kg.documents.reading import files, other_files, read

__all__ = ["SUFFIXES", "Metadata", "document_from_text", "files", "other_files", "read"]
