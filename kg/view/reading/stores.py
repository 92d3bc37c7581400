"""The chain: a store, or what is asked for of it, → what a page of it is made of."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass, replace
from operator import itemgetter

from kg.model import Conclusion
from kg.network import labels_in
from kg.query import entity_called
from kg.rdf import conclusions_at, conclusions_from, document_id, documents_in
from kg.store import Store
from kg.view.background import (
    Background,
    background,
    disputes_in,
    documents_told,
    endings_in,
    relations_in,
)
from kg.view.choosing import WHOLE, choose, counted_in
from kg.view.findings import findings, telling
from kg.view.material import Material
from kg.view.reading.columns import Key, Row, rows_of, some_rows
from kg.view.reading.concluding import concluded
from kg.view.reading.evidence import Reader, sources_in
from kg.view.reading.things import Things
from kg.view.reading.weighing import claims_of, heaviest, same_as, totals
from kg.view.statements import Statement, in_order

__all__ = ["Scope", "of_claims", "of_heaviest", "of_store"]

_DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Scope:
    """Which claims a page is of: those of a ``holder``, at least so sure; ``limit`` entities.

    ``holder`` is an entity (``kge:…``), or ``"document"`` for what documents state themselves.
    """

    holder: str | None = None
    confidence: float = 0.0
    limit: int = 2000

    @classmethod
    def of(cls, store: Store, holder: str | None, confidence: float, limit: int) -> Scope:
        """Return the scope of a holder who is called by name; raises ``QueryError``."""
        named = holder not in (None, _DOCUMENT)
        return cls(entity_called(store, str(holder)) if named else holder, confidence, limit)

    def has(self, row: Statement) -> bool:
        """Whether a claim is one of them."""
        said = row.evidence
        held = said["holder"] or "" if said["holder_label"] else _DOCUMENT
        return said["confidence"] >= self.confidence and self.holder in (None, held)


def of_store(store: Store, lang: str, scope: Scope = Scope()) -> Material:
    """Return what a page of a store is made of, relations and classes called in ``lang``.

    Up to 1,000 documents all claims are read, and those chosen that ``choose`` tells. Of more,
    only those are read that are about the entities of which most is said, and what is contested
    or changed hands.

    >>> from kg.store import open_store
    >>> of_store(open_store(None), "fr").totals.documents
    0
    """
    if len(documents_in(store)) <= WHOLE:
        return _whole(store, lang, scope)
    return of_heaviest(store, lang, scope)


def of_heaviest(store: Store, lang: str, scope: Scope) -> Material:
    """Return what a page is made of that is about the entities of which most is said.

    What is contested and what changed hands is in, whoever it is about.
    """
    heavy, number = heaviest(store, scope.limit)
    disputes, endings = disputes_in(store), endings_in(store)
    telling_ids = {claim for pair in (*disputes, *endings.items()) for claim in pair}
    relations = relations_in(store, labels_in(store, lang))
    keys = {*claims_of(store, heavy), *same_as(store, telling_ids, relations)}
    some = of_claims(store, lang, keys)
    known = replace(some.known, disputes=disputes, endings=endings)
    rows = [row for row in some.rows if scope.has(row)]
    chosen, _ = choose(rows, limit=scope.limit, wanted=telling(findings(rows, known)))
    return Material(chosen, some.things, totals(store, number), known)


def of_claims(store: Store, lang: str, keys: Set[Key], named: Iterable[str] = ()) -> Material:
    """Return what a page of some claims and conclusions is made of; nothing is left out.

    ``named`` are entities (``kge:…``) that it tells of, whether a claim does or not.
    """
    labels = labels_in(store, lang)
    docs = sorted({doc for doc in (document_id(graph) for graph, _ in keys) if doc is not None})
    known = documents_told(store, docs, relations_in(store, labels))
    reader = Reader(store, known.texts, labels, Things(store, labels), {})
    rows = _read(some_rows(store, keys), conclusions_at(store, sorted(keys)), reader, known)
    also = tuple(dict.fromkeys(named))
    things = reader.things.of(_nodes(rows) | set(also))
    return Material(tuple(rows), things, counted_in(rows), known, also)


def _whole(store: Store, lang: str, scope: Scope) -> Material:
    known, labels = background(store, lang), labels_in(store, lang)
    things = Things(store, labels, whole=True)
    reader = Reader(store, known.texts, labels, things, sources_in(store))
    read = _read(rows_of(store), conclusions_from(store), reader, known)
    rows = [row for row in read if scope.has(row)]
    chosen, counted = choose(rows, limit=scope.limit, wanted=telling(findings(rows, known)))
    return Material(chosen, things.of(_nodes(rows)), counted, known)


def _read(
    rows: Iterable[tuple[Key, Row]],
    conclusions: Iterable[Conclusion],
    reader: Reader,
    known: Background,
) -> list[Statement]:
    read = [reader.statement(*row) for row in sorted(rows, key=itemgetter(0))]
    kept = [row for row in read if row is not None]
    kept += concluded(reader.store, conclusions, reader)
    return in_order(kept, known.relations)


def _nodes(rows: Iterable[Statement]) -> set[str]:
    """Return the things of claims, those that hold them, and who is quoted."""
    ends = {end for row in rows for end in (row.subject, row.target)}
    return ends - {""}
