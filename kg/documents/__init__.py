"""Files, folders and strings → ``Document``: ``read(["articles/"])``."""

from kg.documents.document import Metadata, document_from_text
from kg.documents.reading import READERS, files, other_files, read

__all__ = ["READERS", "Metadata", "document_from_text", "files", "other_files", "read"]
