"""The claims of a store: from its index where that keeps them, else from their quads.

They are the same. What a document claims is taken from the index only while the document has the
print that it is in with, and, where others may be writing the store, only from a file that nobody
has written since the store was opened: a reader sees the store as it was then.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice

from kg.errors import StoreError
from kg.model import Claim
from kg.model.packed import unpack
from kg.query.search.index import Index
from kg.query.search.keeping import FILE, print_of
from kg.rdf import claims_at, claims_from, document_id, document_iri, documents_in, value_in
from kg.rdf.names import claim_id
from kg.rdf.terms import Terms
from kg.store import Store

__all__ = ["claims_in", "claims_told"]

_AT_ONCE = 32  # documents that are looked up together
_TICK = 50_000_000  # nanoseconds: what is written so much earlier was written before


def claims_in(store: Store, doc: str | None = None) -> Iterator[Claim]:
    """Yield the claims of a document, or of all: by document, then in the order of the text.

    They are those of ``kg.rdf.claims_from``, and so are the errors.
    """
    docs = documents_in(store) if doc is None else (doc,)
    for one, packed, text in _looked_up(store, docs):
        kept = None if packed is None else _unpacked(packed, one, text)
        yield from claims_from(store, one) if kept is None else kept


def claims_told(store: Store, places: Iterable[tuple[str, str]]) -> Iterator[Claim]:
    """Yield some claims, each told by the IRIs of its graph and of itself, and nothing else.

    They are those of ``kg.rdf.claims_at``, and so are the errors.
    """
    by_doc: defaultdict[str, list[str]] = defaultdict(list)
    for graph, claim in places:
        if (doc := document_id(graph)) is not None:
            by_doc[doc].append(claim)
    for one, packed, text in _looked_up(store, sorted(by_doc)):
        wanted = by_doc[one]
        kept = None
        if packed is not None:
            kept = _unpacked(packed, one, text, frozenset(map(claim_id, wanted)))
        if kept is None:
            graph = document_iri(one)
            yield from claims_at(store, ((graph, claim) for claim in wanted))
        else:
            yield from kept


def _unpacked(
    packed: bytes, doc: str, text: str, wanted: frozenset[str] | None = None
) -> list[Claim] | None:
    """Return claims; ``None`` where they are damaged: then their quads are read."""
    with suppress(zlib.error):
        return list(unpack(packed, doc, text, wanted))
    return None


def _looked_up(store: Store, docs: Sequence[str]) -> Iterator[tuple[str, bytes | None, str]]:
    """Yield documents, each with its packed claims, if they are level, and its text."""
    waiting = iter(docs)
    while some := list(islice(waiting, _AT_ONCE)):
        kept = _kept(store, some)
        for doc in some:
            print_, packed = kept.get(doc, ("", None))
            text = None
            if packed is not None and print_ == print_of(store, doc):
                text = value_in(store, doc, Terms.TEXT.value)
            yield doc, None if text is None else packed, text or ""


def _kept(store: Store, docs: Iterable[str]) -> dict[str, tuple[str, bytes]]:
    """Return prints and packed claims that the file has; nothing where it may be ahead."""
    if store.path is None:
        return {}
    file = store.path / FILE
    with suppress(StoreError, OSError), Index(file, read_only=True) as index, index.told():
        found = index.claimed(docs)
        if not store.read_only or file.stat().st_mtime_ns + _TICK < store.opened:
            return found
    return {}
