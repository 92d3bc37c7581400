"""RSS and Atom: each entry is a document, of what the feed holds of it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from kg.documents.formats.extras import needed
from kg.documents.formats.limits import damaged
from kg.documents.formats.markup import page_tree, paragraphs_in
from kg.documents.formats.reader import Asked, Draft, Note
from kg.documents.formats.source import Source
from kg.errors import DocumentError

__all__ = ["read_feed"]

_ROOT = re.compile(rb"<(?:\w+:)?(rss|feed|RDF)[\s>]")
_HEAD = 4096
_TAG = re.compile(rb"<(/?)[A-Za-z][^<>]*?(/?)>")
_DEPTH = 200  # feedparser takes the square of it
_ENTITY = b"<!ENTITY"


def read_feed(source: Source, asked: Asked) -> Iterator[Draft | Note | DocumentError]:
    """Yield the entries of the feed in ``source``; their ids are those that the feed gives them.

    The text is the content of an entry, else its summary; nothing is fetched. Raises DocumentError
    for XML that is no feed.
    """
    data = source.content()
    if not _ROOT.search(data[:_HEAD]):
        raise DocumentError(
            "is no RSS or Atom feed", place=source.place, cure="Give its texts as .txt or .html."
        )
    if _ENTITY in data:
        raise DocumentError(
            "declares entities of its own, which are not opened",
            place=source.place,
            cure="Save the feed without a document type.",
        )
    if _depth(data) > _DEPTH:
        raise DocumentError(
            "is nested too deeply for a feed", place=source.place, cure="Fetch the feed again."
        )
    feedparser = needed("feedparser", extra="feeds", place=source.place)
    try:
        found = feedparser.parse(io.BytesIO(data), resolve_relative_uris=False, sanitize_html=False)
    except (ValueError, OverflowError) as error:  # references to what is no character
        raise damaged(source.place, error) from None
    empty = 0
    for number, entry in enumerate(found.entries, 1):
        text = _text(entry)
        if not text:
            empty += 1
            continue
        name = entry.get("id") or entry.get("link") or str(number)
        yield Draft(
            id=f"{source.id}:{' '.join(name.split())}",
            text=text,
            place=f"{source.place}:{number}",
            title=_line(entry.get("title")),
            author=_line(entry.get("author")),
            published=entry.get("published") or dict.get(entry, "updated"),
            source=_line(found.feed.get("title")),
            url=entry.get("link"),
            lang=found.feed.get("language"),
        )
    if empty:
        yield Note(place=source.place, text=f"{empty} entries have no text and are left out")


def _depth(data: bytes) -> int:
    """Return how many elements are open at most, by their tags."""
    depth = deepest = 0
    for closes, empty in _TAG.findall(data):
        depth += 0 if empty else -1 if closes else 1
        deepest = max(deepest, depth)
    return deepest


def _text(entry: Any) -> str:
    contents = [one.get("value") or "" for one in entry.get("content") or ()]
    for written in (*contents, entry.get("summary") or ""):
        if paragraphs := _paragraphs(written):
            return "\n\n".join(paragraphs)
    return ""


def _paragraphs(written: str) -> list[str]:
    tree = page_tree(f"<div>{written}</div>") if written.strip() else None
    return paragraphs_in(tree) if tree is not None else []


def _line(written: str | None) -> str | None:
    return " ".join(_paragraphs(written or "")) or None
