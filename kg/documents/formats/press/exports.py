"""Which press database a file comes from, told by what its exports alone have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.documents.formats.markup import page_tree
from kg.documents.formats.press import europresse, factiva, nexis
from kg.documents.formats.press.article import Article, as_drafts
from kg.documents.formats.reader import Draft
from kg.documents.formats.source import Source
from kg.errors import DocumentError

__all__ = ["in_lines", "in_page"]


def in_page(page: str, source: Source) -> Iterator[Draft | DocumentError] | None:
    """Return the articles of a page that Europresse or Factiva made, ``None`` for other pages."""
    for database in (europresse, factiva):
        if any(sign in page for sign in database.SIGNS):
            found: list[Article] = database.in_page(page_tree(page))
            if found:
                return as_drafts(found, source)
    return None


def in_lines(lines: Sequence[str], source: Source) -> Iterator[Draft | DocumentError] | None:
    """Return the articles of a text that Nexis or Factiva made, ``None`` for other texts."""
    for database in (nexis, factiva):
        found: list[Article] = database.in_lines(lines)
        if found:
            return as_drafts(found, source)
    return None
