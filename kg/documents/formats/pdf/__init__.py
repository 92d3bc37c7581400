"""PDF: the text layer, without what is printed on every page, its lines joined again."""

from kg.documents.formats.pdf.reader import read_pdf

__all__ = ["read_pdf"]
