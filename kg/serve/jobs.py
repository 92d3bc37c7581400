"""What workers answer for the JSON interface: values of the store, a page of them at a time."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from itertools import islice
from types import MappingProxyType
from typing import Any, TypeVar

from kg.errors import LimitError, QueryError
from kg.model import Claim
from kg.model.jsonl import claim_to_json, quotation_to_json
from kg.normal import normal
from kg.query import Contents, StoredDocument, documents_from
from kg.query import ask as ask_named
from kg.query.records import entity_record
from kg.rdf import entities_from
from kg.store import Store
from kg.workers import Job, Limits

__all__ = ["JOBS", "document_called", "entities_called"]

T = TypeVar("T")


def stats(store: Store, limits: Limits) -> bytes:
    """Return what the store holds, counted."""
    del limits
    return _json(asdict(Contents(store).stats()))


def documents(store: Store, limits: Limits, *, limit: int, offset: int) -> bytes:
    """Return documents by their ids."""
    return _page(documents_from(store), asdict, _most(limits, limit), offset)


def document(store: Store, limits: Limits, *, id: str) -> bytes:  # noqa: A002  (its name in JSON)
    """Return a document with its claims and quotations; raises ``LimitError`` for too many."""
    contents = Contents(store)
    known = document_called(store, id)
    told = list(islice(map(_claim, contents.claims(id)), limits.rows + 1))
    if len(told) > limits.rows:
        raise LimitError(
            f"has more than {limits.rows:,} claims", place=id, cure="Ask /api/claims.", limit="rows"
        )
    quotations = list(map(quotation_to_json, contents.quotations(id)))
    return _json({**asdict(known), "claims": told, "quotations": quotations})


def claims(store: Store, limits: Limits, *, limit: int, offset: int, **wanted: str | bool) -> bytes:
    """Return the claims that are meant, by document, in the order of the text."""
    found = Contents(store).claims(**wanted)  # type: ignore[arg-type]
    return _page(found, _claim, _most(limits, limit), offset)


def entities(store: Store, limits: Limits, *, text: str, limit: int, offset: int) -> bytes:
    """Return the entities with a text in one of their names, by label."""
    return _page(entities_called(store, text), entity_record, _most(limits, limit), offset)


def entity(store: Store, limits: Limits, *, name: str) -> bytes:
    """Return an entity, the documents that name it, and how many claims are about it and its."""
    del limits
    known = Contents(store).entity(name)
    one = {**asdict(known.entity), "documents": known.documents}
    return _json(one | {"claims": len(known.claims), "said": len(known.said)})


def questions(store: Store, limits: Limits) -> bytes:
    """Return the names of the questions that ``ask`` answers."""
    del limits
    return _json(list(Contents(store).questions))


def ask(store: Store, limits: Limits, *, question: str, set: Sequence[str] = ()) -> bytes:  # noqa: A002
    """Return the answer to a named question; ``set`` holds ``NAME=VALUE``."""
    given = dict(one.partition("=")[::2] for one in set)
    rows = ask_named(store, question, parameters=given)
    if len(rows) > limits.rows:
        raise LimitError(
            f"has more than {limits.rows:,} rows", place=question, cure="Set more.", limit="rows"
        )
    return rows.json().encode()


def document_called(store: Store, name: str) -> StoredDocument:
    """Return a document by its id; raises ``QueryError`` where there is none."""
    found = next((one for one in documents_from(store) if one.id == name), None)
    if found is None:
        raise QueryError("is no document of the store", place=repr(name), cure="See /documents.")
    return found


def entities_called(store: Store, text: str) -> list[Any]:
    """Return the entities with a text in a name, whatever its case, by label."""
    wanted = normal(text)
    found = entities_from(store).values()
    called = [e for e in found if any(wanted in normal(name) for name in (e.label, *e.names))]
    return sorted(called, key=lambda one: (normal(one.label), one.iri))


JOBS = MappingProxyType[str, Job](
    {
        job.__name__: job
        for job in (stats, documents, document, claims, entities, entity, questions, ask)
    }
)
"""The operations of the interface, by the names that they have in ``openapi.json``."""


def _claim(claim: Claim) -> dict[str, Any]:
    """Return a claim as ``kg extract`` writes it, with its sentence, since a store is no text."""
    return claim_to_json(claim) | {"sentence": claim.evidence.text}


def _most(limits: Limits, limit: int) -> int:
    return min(limit, limits.rows)


def _page(found: Iterable[T], shown: Callable[[T], Any], limit: int, offset: int) -> bytes:
    """Return some of what is found, and where the next begins, if any is left."""
    here = list(islice(found, offset, offset + limit + 1))
    more = offset + limit if len(here) > limit else None
    return _json({"items": [shown(one) for one in here[:limit]], "next": more})


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, default=list).encode()
