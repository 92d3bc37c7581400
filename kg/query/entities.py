"""The entities of a store, and one of them with all that is known of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, Any

from kg.errors import QueryError
from kg.inline import facts, folded, lines, passage, table, wrapped
from kg.model import Claim, Entity
from kg.query.claims import ClaimFilter, matching
from kg.query.found import Found, dataframe
from kg.query.names import entity_called
from kg.query.records import CLAIM, ENTITY, claim_record, entity_record
from kg.rdf import document_id, entity_in
from kg.rdf.terms import Terms
from kg.store import Store

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Entities", "Profile"]

_SHOWN = 12  # lines or claims that a notebook shows


class Entities(Mapping[str, Entity]):
    """Entities by their compact IRIs (``kge:…``)."""

    def __init__(self, held: Mapping[str, Entity]) -> None:
        self._held = held

    def __getitem__(self, iri: str) -> Entity:
        """Return the entity of an IRI."""
        return self._held[iri]

    def __iter__(self) -> Iterator[str]:
        """Iterate over the IRIs."""
        return iter(self._held)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._held)

    def _repr_html_(self) -> str:
        """Return the first entities as a table, and how many there are."""
        shown = [tuple(entity_record(one).values()) for one in [*self._held.values()][:20]]
        return wrapped(table(ENTITY, shown, total=len(self)))

    def to_dataframe(self) -> pd.DataFrame:
        """Return a pandas ``DataFrame``, a row each; needs ``pip install 'kg-news[pandas]'``."""
        rows = (entity_record(entity) for entity in self._held.values())
        return dataframe((tuple(row.values()) for row in rows), ENTITY)


@dataclass(frozen=True, slots=True)
class Profile:
    """What a store knows of one entity: names, class, links, documents, claims."""

    entity: Entity
    store: Store = field(repr=False)

    @classmethod
    def of(cls, store: Store, name: str) -> Profile:
        """Return the profile of the entity with a name or an IRI; raises ``QueryError``."""
        iri = entity_called(store, name)
        entity = entity_in(store, iri)
        if entity is None:
            raise QueryError("is no entity of the store", place=iri, cure="Take one of its names.")
        return cls(entity, store)

    @property
    def iri(self) -> str:
        """Its compact IRI (``kge:…``)."""
        return self.entity.iri

    @property
    def label(self) -> str:
        """What it is called."""
        return self.entity.label

    @property
    def names(self) -> tuple[str, ...]:
        """All names seen or known, sorted."""
        return self.entity.names

    @property
    def type(self) -> str:
        """Its class (``kg:Person``)."""
        return self.entity.type

    @property
    def links(self) -> tuple[str, ...]:
        """Full IRIs of the same thing elsewhere (Wikidata)."""
        return self.entity.same_as

    @property
    def documents(self) -> tuple[str, ...]:
        """The ids of the documents that name it, sorted."""
        from kg.iris import expand

        graphs = (q.graph_name for q in self.store.quads(expand(self.iri), Terms.LABEL.value))
        found = {document_id(getattr(graph, "value", "")) for graph in graphs}
        return tuple(sorted(doc for doc in found if doc is not None))

    @property
    def claims(self) -> Found[Claim]:
        """The claims of which it is the subject or the object."""
        return self._claims(ClaimFilter(about=self.iri))

    @property
    def said(self) -> Found[Claim]:
        """The claims that it holds."""
        return self._claims(ClaimFilter(holder=self.iri))

    def _claims(self, wanted: ClaimFilter) -> Found[Claim]:
        from kg.query.search import claims_told  # which looks for entities, too

        def read() -> Iterator[Claim]:
            return claims_told(self.store, sorted(matching(self.store, wanted)))

        return Found(read, claim_record, CLAIM)

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        told = str(self).split("\n")
        more = [f"  … {len(told) - _SHOWN} more lines"] if len(told) > _SHOWN else []
        printer.text("\n".join([*told[:_SHOWN], *more]))

    def _repr_html_(self) -> str:
        """Return what is known of it, and the first sentences of what is said of it and by it."""
        known = facts([("what", self.type), ("IRI", self.iri), ("names", ", ".join(self.names))])
        documents = self.documents
        return wrapped(
            f"<h4>{escape(self.label)}</h4>",
            known,
            lines(map(escape, self.links)) if self.links else "",
            _told("Said of it", self.claims),
            folded("What it says", _told("Said by it", self.said) or "<p>Nothing.</p>"),
            folded(f"{len(documents):,} documents", lines(map(escape, documents))),
        )

    def __str__(self) -> str:
        """Return it in a few lines."""
        others = [name for name in self.names if name != self.label]
        lines = [f"{self.label} ({self.type}, {self.iri})"]
        if others:
            lines.append(f"  names: {', '.join(others)}")
        lines += [f"  {link}" for link in self.links]
        lines += [f"  {claim}" for claim in self.claims]
        return "\n".join(lines)


def _told(title: str, claims: Found[Claim]) -> str:
    """Return claims as sentences with their parts marked, those with a relation first."""
    first = sorted(claims, key=lambda claim: claim.predicate.id.startswith("open:"))[:_SHOWN]

    def item(claim: Claim) -> str:
        sentence = passage(claim.evidence.text, claim.marks(), claim.evidence.start)
        return f"{sentence}<br><small>{escape(str(claim))}</small>"

    items = map(item, first)
    return f"<p>{title}, {len(first)} of {len(claims):,}:</p>{lines(items)}" if first else ""
