"""Europresse: pages of articles, each part of which has a class of its own."""

from __future__ import annotations

from typing import Any

from kg.documents.formats.markup import inside, paragraphs_in
from kg.documents.formats.press.article import Article
from kg.documents.formats.press.words import words

__all__ = ["SIGNS", "in_page"]

_SOURCE, _HEADER, _BODY = "DocPublicationName", "DocHeader", "DocText"
SIGNS = (_SOURCE,)  # what no other page has
_TITLES = ("titreArticleVisu", "rdp__articletitle", "titreArticle")
_AUTHORS = ("docAuthors", "rdp__docauthor", "docAuthor", "sm-margin-bottomNews")


def in_page(tree: Any) -> list[Article]:
    """Return the articles of a page that Europresse made, none for other pages."""
    if not inside(tree, _BODY) or not inside(tree, _SOURCE):
        return []
    articles = [one for one in tree.iter("article") if inside(one, _SOURCE)]
    return [_article(one) for one in articles or _parted(tree)]


def _parted(tree: Any) -> list[Any]:
    """Return the largest elements with one article each, in pages without ``<article>``."""
    parts = []
    for body in inside(tree, _BODY):
        part = body
        while (above := part.getparent()) is not None and len(inside(above, _BODY)) == 1:
            part = above
        parts.append(part)
    return parts


def _article(element: Any) -> Article:
    source = _line(element, _SOURCE)
    header = _line(element, _HEADER)
    date = words().date_in(header) or words().date_in(source)
    return Article(
        paragraphs=[text for body in inside(element, _BODY) for text in paragraphs_in(body)],
        title=next(filter(None, (_line(element, name) for name in _TITLES)), None),
        author=next(filter(None, (_line(element, name) for name in _AUTHORS)), None),
        published=date,
        source=words().outlet(source),
    )


def _line(element: Any, name: str) -> str:
    found = inside(element, name)
    return " ".join(paragraphs_in(found[0])) if found else ""
