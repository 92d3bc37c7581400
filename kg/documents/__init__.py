"""Files, folders and strings → ``Document``: ``read(["articles/"])``."""

from kg.documents.document import document_from_text
from kg.documents.reading import READERS, files, read

__all__ = ["READERS", "document_from_text", "files", "read"]
