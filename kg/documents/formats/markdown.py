"""Markdown: the text as it is read, and what a block of YAML before it tells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from kg.documents.decoding import decoded
from kg.documents.formats.markup import page_tree, paragraphs_in
from kg.documents.formats.reader import Asked, Draft
from kg.documents.formats.source import Source
from kg.errors import DocumentError

__all__ = ["read_markdown"]

_MATTER = re.compile(r"\A---[^\S\n]*\n(.{0,20000}?)\n(?:---|\.\.\.)[^\S\n]*(?:\n|\Z)", re.DOTALL)
_LINE = re.compile(r"(\w+):[^\S\n]+(.+)")
_FIELDS = {
    "title": "title", "author": "author", "date": "published", "published": "published",
    "source": "source", "publisher": "source", "url": "url", "link": "url", "lang": "lang",
    "language": "lang",
}  # fmt: skip


def read_markdown(source: Source, asked: Asked) -> Iterator[Draft]:
    """Yield the document in ``source``: its paragraphs without the signs, headings among them.

    Of a leading block of YAML, lines of ``title``, ``author``, ``date``, ``source``, ``url`` and
    ``lang`` are read. Raises DocumentError for what is not text, or has none.
    """
    from markdown_it import MarkdownIt

    text, notes = decoded(source.content(), place=source.place)
    matter = _MATTER.match(text)
    known: dict[str, Any] = {}
    for line in _LINE.finditer(matter[1]) if matter else ():
        if field := _FIELDS.get(line[1].lower()):
            known.setdefault(field, line[2].strip().strip("\"'"))
    page = (
        MarkdownIt("commonmark", {"html": True, "maxNesting": 50})
        .enable("table")
        .render(text[matter.end() :] if matter else text)
    )
    tree = page_tree(f"<div>{page}</div>")
    paragraphs = paragraphs_in(tree) if tree is not None else []
    if not paragraphs:
        raise DocumentError("has no text", place=source.place, cure="Put text in or leave it out.")
    if "title" not in known and (heading := next(tree.iter("h1"), None)) is not None:
        known["title"] = " ".join(paragraphs_in(heading))
    yield Draft(
        id=source.id, text="\n\n".join(paragraphs), place=source.place, notes=notes, **known
    )
