"""What workers answer for the JSON interface: values of the store, a page of them at a time."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from itertools import islice
from types import MappingProxyType
from typing import Any, TypeVar

from kg.errors import LimitError
from kg.model import Claim
from kg.model.jsonl import claim_to_json, quotation_to_json
from kg.normal import normal
from kg.query import Contents, documents_from
from kg.query import ask as ask_named
from kg.query.records import document_called, entity_record
from kg.query.search import Hit
from kg.query.search import search as find
from kg.rdf import entities_from
from kg.store import Store
from kg.workers import Job, Limits

__all__ = ["JOBS", "entities_called"]

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


def search(
    store: Store, limits: Limits, *, text: str, limit: int, offset: int, **narrowed: str
) -> bytes:
    """Return where words stand, the best first, and what was looked for in place of which."""
    most = _most(limits, limit)
    hits = find(store, text, limit=most, offset=offset, **narrowed)
    following = offset + most if hits.more else None
    return _json({"items": list(map(_hit, hits)), "next": following, "instead": hits.instead})


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


def entities_called(store: Store, text: str) -> list[Any]:
    """Return the entities with a text in a name, whatever its case, by label."""
    wanted = normal(text)
    found = entities_from(store).values()
    called = [e for e in found if any(wanted in normal(name) for name in (e.label, *e.names))]
    return sorted(called, key=lambda one: (normal(one.label), one.iri))


JOBS = MappingProxyType[str, Job](
    {
        job.__name__: job
        for job in (
            stats,
            documents,
            document,
            claims,
            entities,
            entity,
            search,
            questions,
            ask,
        )
    }
)
"""The operations of the interface, by the names that they have in ``openapi.json``."""


def _claim(claim: Claim) -> dict[str, Any]:
    """Return a claim as ``kg extract`` writes it, with its sentence, since a store is no text."""
    return claim_to_json(claim) | {"sentence": claim.evidence.text}


def _hit(hit: Hit) -> dict[str, Any]:
    return {
        "kind": hit.kind,
        "text": hit.text,
        "marks": hit.marks,
        "document": asdict(hit.document) if hit.document is not None else None,
        "start": hit.start,
        "end": hit.end,
        "claims": list(map(_claim, hit.claims)),
        "entity": entity_record(hit.entity) if hit.entity is not None else None,
    }


def _most(limits: Limits, limit: int) -> int:
    return min(limit, limits.rows)


def _page(found: Iterable[T], shown: Callable[[T], Any], limit: int, offset: int) -> bytes:
    """Return some of what is found, and where the next begins, if any is left."""
    here = list(islice(found, offset, offset + limit + 1))
    more = offset + limit if len(here) > limit else None
    return _json({"items": [shown(one) for one in here[:limit]], "next": more})


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, default=list).encode()
