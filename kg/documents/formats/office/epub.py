"""EPUB: each chapter of a book, or article of an issue, is a document."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from kg.documents.decoding import decoded
from kg.documents.formats.markup import page_tree, paragraphs_in
from kg.documents.formats.package import Package, xml_tree
from kg.documents.formats.reader import Asked, Draft
from kg.documents.formats.source import Source
from kg.errors import DocumentError

__all__ = ["read_epub"]

_CONTAINER = "META-INF/container.xml"
_DC = "{http://purl.org/dc/elements/1.1/}"
_KINDS = frozenset({"application/xhtml+xml", "text/html"})
_HEADINGS = ("h1", "h2", "h3")


def read_epub(source: Source, asked: Asked) -> Iterator[Draft | DocumentError]:
    """Yield the chapters of the book in ``source``, numbered from 1 in the order of reading.

    The title is that of the chapter, else of the book; author, publisher, date and language are
    those of the book. Raises DocumentError for what is no EPUB.
    """
    with Package.opened(source) as package:
        container = xml_tree(package.read(_CONTAINER), place=source.place)
        path = next((one.get("full-path") for one in container.iter("{*}rootfile")), None)
        if not path:
            raise DocumentError("names no book", place=source.place, cure="Save it again.")
        book = xml_tree(package.read(path), place=source.place)
        said = {
            one.tag.removeprefix(_DC): " ".join(one.text.split())
            for one in reversed(list(book.iter()))
            if isinstance(one.tag, str) and one.tag.startswith(_DC) and (one.text or "").strip()
        }
        for number, name in enumerate(_chapters(book, path), 1):
            try:
                data = package.read(name)
                page, notes = decoded(data, place=f"{source.place}/{name}", declared=True)
            except DocumentError as error:
                if source.budget.is_spent:
                    raise
                yield error
                continue
            tree = page_tree(page)
            paragraphs = paragraphs_in(tree) if tree is not None else []
            if paragraphs:
                yield Draft(
                    id=f"{source.id}:{number}",
                    text="\n\n".join(paragraphs),
                    place=f"{source.place}/{name}",
                    title=_heading(tree) or said.get("title"),
                    author=said.get("creator"),
                    published=said.get("date"),
                    source=said.get("publisher"),
                    lang=said.get("language"),
                    notes=notes,
                )


def _chapters(book: Any, path: str) -> Iterator[str]:
    """Yield the paths of what is read one behind the other, without lists of contents."""
    items = {one.get("id"): one for one in book.iter("{*}item")}
    folder = posixpath.dirname(path)
    for one in book.iter("{*}itemref"):
        item = items.get(one.get("idref"))
        if item is None or one.get("linear") == "no" or item.get("media-type") not in _KINDS:
            continue
        if "nav" not in (item.get("properties") or "").split():
            yield posixpath.normpath(posixpath.join(folder, unquote(item.get("href") or "")))


def _heading(tree: Any) -> str | None:
    found = next((one for name in _HEADINGS for one in tree.iter(name)), None)
    return (" ".join(paragraphs_in(found)) or None) if found is not None else None
