"""Kinds of parameters: what a person writes → the terms that stand for it, or one clear error."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches
from types import MappingProxyType

from pyoxigraph import Literal, NamedNode

from kg.errors import QueryError
from kg.iris import expand
from kg.query.asking.binding import Bound
from kg.query.claims import checked_date
from kg.query.names import checked_text, entities_called, relation_called
from kg.rdf import document_iri, documents_in
from kg.store import Store

__all__ = ["KINDS", "terms_of"]

_NUMBER = re.compile(r"\d{1,9}")


def _entity(store: Store, value: str) -> Bound:
    """A name may be that of several things: "the army" of three countries."""
    return tuple(NamedNode(expand(iri)) for iri in entities_called(store, value))


def _document(store: Store, value: str) -> Bound:
    iri = document_iri(value)
    if next(store.quads(graph=iri), None) is None:
        near = get_close_matches(value, documents_in(store), n=3)
        raise QueryError(
            "is no document of the store",
            place=repr(value),
            cure=f"Near: {', '.join(near)}." if near else "Name one by its id.",
        )
    return (NamedNode(iri),)


def _relation(store: Store, value: str) -> Bound:
    return (NamedNode(expand(relation_called(store, value))),)


def _date(_: Store, value: str) -> Bound:
    return (Literal(checked_date(value)),)


def _number(_: Store, value: str) -> Bound:
    if _NUMBER.fullmatch(value) is None:
        raise QueryError("is no whole number", place=repr(value), cure="Write 0, 1, 2 …")
    return int(value)


def _text(_: Store, value: str) -> Bound:
    return (Literal(value),)


_READERS: Mapping[str, Callable[[Store, str], Bound]] = MappingProxyType(
    {
        "entity": _entity,
        "document": _document,
        "relation": _relation,
        "date": _date,
        "number": _number,
        "text": _text,
        "choice": _text,
    }
)
KINDS = frozenset(_READERS)


def terms_of(store: Store, kind: str, value: str, choices: tuple[str, ...] = ()) -> Bound:
    """Return what stands for a value of a kind; raises ``QueryError`` with the cure.

    >>> from kg.store import open_store
    >>> terms_of(open_store(None), "date", "2025-03")
    (<Literal value=2025-03 datatype=<NamedNode value=http://www.w3.org/2001/XMLSchema#string>>,)
    """
    checked_text(value)
    if kind == "choice" and value not in choices:
        near = get_close_matches(value, choices, n=1)
        raise QueryError(
            "is none of the choices" + (f"; did you mean {near[0]}?" if near else ""),
            place=repr(value),
            cure=f"Write one of: {', '.join(choices)}.",
        )
    return _READERS[kind](store, value)
