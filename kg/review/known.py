"""What a store tells of its entities, as persons review them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from kg.model import Entity
from kg.rdf import appearances_in, entities_from
from kg.resolve.judgements import NONE, Judgements
from kg.store import Store

__all__ = ["Known", "known_in"]


@dataclass(frozen=True, slots=True)
class Known:
    """Entities by IRI, the ids of the documents that name each, and what persons judged."""

    entities: Mapping[str, Entity]
    documents: Mapping[str, Collection[str]] = field(default_factory=dict)
    judgements: Judgements = NONE


def known_in(store: Store, judgements: Judgements = NONE) -> Known:
    """Return the entities that a store holds, with the documents that name each."""
    return Known(entities_from(store), appearances_in(store), judgements)
