"""One article of an export, as its file tells of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kg.documents.formats.reader import Draft
from kg.documents.formats.source import Source
from kg.errors import DocumentError

__all__ = ["Article", "as_drafts"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """The paragraphs of an article, and what stands around them."""

    paragraphs: Sequence[str]
    title: str | None = None
    author: str | None = None
    published: str | None = None
    source: str | None = None
    lang: str | None = None


def as_drafts(articles: Iterable[Article], source: Source) -> Iterator[Draft | DocumentError]:
    """Yield the drafts of articles, numbered from 1 as they stand in their file."""
    for number, one in enumerate(articles, 1):
        place = f"{source.place}:{number}"
        if not one.paragraphs:
            yield DocumentError(
                f"article {one.title or number!r} has no text",
                place=place,
                cure="Export it with its full text, or leave it out.",
            )
            continue
        yield Draft(
            id=f"{source.id}:{number}",
            text="\n\n".join(one.paragraphs),
            place=place,
            title=one.title,
            author=one.author,
            published=one.published,
            source=one.source,
            lang=one.lang,
        )
