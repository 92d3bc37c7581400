"""Exports of press databases: one file, many articles, each with its own title, date and source."""

from kg.documents.formats.press.exports import in_lines, in_page

__all__ = ["in_lines", "in_page"]
