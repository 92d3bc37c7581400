"""What each document claims, as the index keeps it: all of it at one look.

A claim is twenty quads, of which each is sought and spelt out by itself; packed it costs a tenth.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import NamedTuple

from kg.errors import KgError, StoreError
from kg.model import Document
from kg.model.packed import pack, unpack
from kg.rdf import claims_from
from kg.store import Held, Known, QuadSource, Store

__all__ = ["Written", "are_claimed", "packed_claims"]


class Written(NamedTuple):
    """The graph of a document as it was just written, its claims, and its text where it is new."""

    graph: Held
    document: Document | None
    packed: bytes

    def known(self, store: Store) -> QuadSource:
        """Return the store, of which this graph is not read."""
        return Known(store, {self.graph.graph: self.graph})


def packed_claims(store: QuadSource, document: Document | None) -> list[bytes]:
    """Return the claims of a document, packed; nothing where claims can't be read from its quads.

    That is where a kg wrote it that kept no texts (then it is ``None``), or fewer parts of claims.
    Raises ``StoreError`` where the disk fails.
    """
    if document is None:
        return []
    try:
        return [pack(claims_from(store, document.id))]
    except StoreError:
        raise
    except KgError:
        return []


def are_claimed(store: Store, document: Document | None, packed: Sequence[bytes]) -> bool:
    """Whether packed claims are those of a document."""
    expected = packed_claims(store, document)
    if document is None or not (packed and expected):
        return list(packed) == expected
    kept, there = (unpack(one[0], document.id, document.text) for one in (packed, expected))
    try:
        return list(kept) == list(there)
    except zlib.error:  # the disk gave back other bytes
        return False
