"""What graphs claim, counted: of each document by itself, so that all of them are a sum."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, QuerySolutions

from kg.iris import PREFIXES
from kg.store import Store

__all__ = ["QUOTATION", "Kind", "Tally"]

Kind = str
"""``plain``, ``inferred``, ``denied``, ``quotation``, or what claims are told apart by:
``relation``, ``holder`` (both by their full IRIs) and ``modality``."""

QUOTATION = "quotation"

_CLAIMS = """
SELECT ?claim ?relation ?polarity ?modality ?inferred ?holder ?object ?tense ?status {where} {{
  ?claim a kg:Claim ; rdf:predicate ?relation ; kg:polarity ?polarity ; kg:modality ?modality ;
    kg:inferred ?inferred .
  OPTIONAL {{ ?claim kg:holder ?holder }}
  OPTIONAL {{ ?claim rdf:subject ?subject ; rdf:object ?object }}
  OPTIONAL {{ ?claim kg:tense ?tense }}
  OPTIONAL {{ ?claim kg:status ?status }}
}}
"""
_QUOTATIONS = "SELECT DISTINCT ?it {where} {{ ?it a kg:Quotation }}"
_ENTITIES = "SELECT DISTINCT ?it {where} {{ ?mention kg:denotes ?it }}"
_OPEN = {Literal("future"), Literal("ended"), Literal("planned"), Literal("cancelled")}
_TRUE, _NEGATIVE = Literal(True), Literal("negative")
_PLAIN = Literal("positive"), Literal("asserted")


@dataclass(slots=True)
class Tally:
    """How many claims there are of each kind and key, and the entities (full IRIs) named.

    What rules drew counts as ``inferred`` and, where it is, as ``denied``, and nowhere else.
    """

    counts: Counter[tuple[Kind, str]] = field(default_factory=Counter)
    entities: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, store: Store, graph: str | None = None) -> Tally:
        """Count what a graph (IRI) of a store holds, or all of it, each thing once."""
        where = "" if graph is None else f"FROM {NamedNode(graph)}"
        found = cls()
        found._claims(_rows(store, _CLAIMS.format(where=where)))
        found.counts[QUOTATION, ""] = len([*_rows(store, _QUOTATIONS.format(where=where))])
        found.entities |= {row["it"].value for row in _rows(store, _ENTITIES.format(where=where))}
        return found

    def add(self, other: Tally) -> None:
        """Take in what was counted of other documents."""
        self.counts.update(other.counts)
        self.entities |= other.entities

    def without_claims(self) -> Tally:
        """Return what counts of a document whose claims are another's: quotations, entities."""
        return Tally(Counter({(QUOTATION, ""): self.total(QUOTATION)}), self.entities)

    def total(self, kind: Kind) -> int:
        """Return how many there are of a kind, whatever their keys."""
        return sum(many for (one, _), many in self.counts.items() if one == kind)

    def by(self, kind: Kind) -> dict[str, int]:
        """Return how many there are of a kind by their keys."""
        return {key: many for (one, key), many in self.counts.items() if one == kind and many}

    def _claims(self, rows: QuerySolutions) -> None:
        plain: dict[str, bool] = {}  # two documents with one text may tell one claim two times
        held: set[tuple[str, str]] = set()
        for claim, relation, polarity, modality, inferred, holder, value, *when in rows:
            name, drawn = claim.value, inferred == _TRUE
            if name not in plain:
                self.counts["denied", ""] += polarity == _NEGATIVE
                self.counts["inferred", ""] += drawn
                if not drawn:
                    self.counts["relation", relation.value] += 1
                    self.counts["modality", modality.value] += 1
            is_plain = (polarity, modality) == _PLAIN and value is not None
            plain[name] = (
                plain.get(name, True) and is_plain and not drawn and _OPEN.isdisjoint(when)
            )
            if holder is not None and not drawn:
                held.add((name, holder.value))
        self.counts["plain", ""] += sum(plain.values())
        self.counts.update(("holder", holder) for _, holder in held)


def _rows(store: Store, query: str) -> QuerySolutions:
    answer = store.query(query, prefixes=PREFIXES)
    assert isinstance(answer, QuerySolutions)
    return answer
