"""What was resolved before: the entities that a new document meets again under their IRIs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from kg.model import Entity
from kg.resolve.judgements import NONE, Judgements

__all__ = ["Known"]


@dataclass(slots=True)
class Known:
    """Entities by IRI, the ids of the documents that name each, and what persons judged.

    >>> known = Known.of([Entity("kge:jean-brun", "Jean Brun", "kg:Person")])
    >>> known.entities["kge:jean-brun"].label
    'Jean Brun'
    """

    entities: dict[str, Entity] = field(default_factory=dict)
    documents: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    judgements: Judgements = NONE
    _company: dict[str, set[str]] | None = field(default=None, repr=False)

    @classmethod
    def of(
        cls,
        entities: Iterable[Entity],
        documents: Mapping[str, Collection[str]] | None = None,
        judgements: Judgements = NONE,
    ) -> Known:
        """Return what ``entities`` tell; ``documents`` maps an IRI to those that name it."""
        places: defaultdict[str, set[str]] = defaultdict(set)
        for iri, docs in (documents or {}).items():
            places[iri].update(docs)
        return cls({entity.iri: entity for entity in entities}, places, judgements)

    def add(self, entities: Mapping[str, Entity], named: Iterable[tuple[str, str]]) -> None:
        """Take over the entities of a batch; ``named`` are pairs of document and IRI."""
        self.entities |= entities
        for doc, iri in named:
            self.documents[iri].add(doc)
            if self._company is not None:
                self._company.setdefault(doc, set()).add(iri)

    @property
    def size(self) -> int:
        """The number of documents of earlier batches."""
        return len(self._companies())

    def company(self, doc: str) -> Collection[str]:
        """Return the IRIs that a document of an earlier batch names."""
        return self._companies().get(doc, ())

    def _companies(self) -> dict[str, set[str]]:
        if self._company is None:
            self._company = {}
            for iri, docs in self.documents.items():
                for one in docs:
                    self._company.setdefault(one, set()).add(iri)
        return self._company
