"""Texts that office programs write, and books."""

from kg.documents.formats.office.docx import read_docx
from kg.documents.formats.office.epub import read_epub
from kg.documents.formats.office.odt import read_odt
from kg.documents.formats.office.rtf import read_rtf

__all__ = ["read_docx", "read_epub", "read_odt", "read_rtf"]
