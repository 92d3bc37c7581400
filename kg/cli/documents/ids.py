"""Ids of documents that a person names."""

from __future__ import annotations

from collections.abc import Container, Iterable

from kg.errors import QueryError

__all__ = ["check_ids"]


def check_ids(graph: Container[object], ids: Iterable[str], what: str) -> None:
    """Raise ``QueryError`` with all ``ids`` that are no documents of ``graph``.

    >>> check_ids(["article-1"], ["article-1", "article-2"], "the store has no such document")
    Traceback (most recent call last):
    kg.errors.QueryError: article-2: the store has no such document. An id is the file's name ...
    """
    missing = [doc for doc in ids if doc not in graph]
    if missing:
        raise QueryError(
            what,
            place=", ".join(missing),
            cure="An id is the file's name without its suffix; "
            "kg query 'SELECT ?id { ?d schema:identifier ?id }' --store DIR lists them.",
        )
