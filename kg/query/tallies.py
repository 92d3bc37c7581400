"""What graphs claim, counted: of each document by itself, so that all of them are a sum."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from pyoxigraph import Literal, QuerySolutions

from kg.iris import PREFIXES
from kg.query.sources.traits import PLAIN, TRUE, Traits, traits_in
from kg.rdf.nodes import iri_of, text_of
from kg.rdf.terms import Terms
from kg.store import QuadSource, Store

__all__ = ["QUOTATION", "Kind", "Tally"]

Kind = str
"""``plain``, ``inferred``, ``denied``, ``quotation``, or what claims are told apart by:
``relation``, ``holder`` (both by their full IRIs) and ``modality``."""

QUOTATION = "quotation"

_CLAIMS = """
SELECT ?claim ?relation ?polarity ?modality ?inferred ?holder ?subject ?object ?tense ?status {
  ?claim a kg:Claim ; rdf:predicate ?relation ; kg:polarity ?polarity ; kg:modality ?modality ;
    kg:inferred ?inferred .
  OPTIONAL { ?claim kg:holder ?holder }
  OPTIONAL { ?claim rdf:subject ?subject ; rdf:object ?object }
  OPTIONAL { ?claim kg:tense ?tense }
  OPTIONAL { ?claim kg:status ?status }
}
"""
_QUOTATIONS = "SELECT DISTINCT ?it { ?it a kg:Quotation }"
_ENTITIES = "SELECT DISTINCT ?it { ?mention kg:denotes ?it }"
_OPEN = {Literal("future"), Literal("ended"), Literal("planned"), Literal("cancelled")}
_NEGATIVE = Literal("negative")


@dataclass(slots=True)
class Tally:
    """How many claims there are of each kind and key, and the entities (full IRIs) named.

    What rules drew counts as ``inferred`` and, where it is, as ``denied``, and nowhere else.
    """

    counts: Counter[tuple[Kind, str]] = field(default_factory=Counter)
    entities: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, store: Store) -> Tally:
        """Count what all of a store holds, each thing once."""
        found = cls()
        found._claims(Traits(one.value, *others) for one, *others in _rows(store, _CLAIMS))
        found.counts[QUOTATION, ""] = len([*_rows(store, _QUOTATIONS)])
        found.entities |= {row["it"].value for row in _rows(store, _ENTITIES)}
        return found

    @classmethod
    def of_graph(
        cls, store: QuadSource, graph: str, claims: Iterable[Traits] | None = None
    ) -> Tally:
        """Count what a graph (IRI) of a store holds; ``claims`` are those in it, where known."""
        found = cls()
        found._claims(traits_in(store, graph) if claims is None else claims)
        quotations = store.quads(None, Terms.TYPE.value, Terms.QUOTATION.value, graph)
        found.counts[QUOTATION, ""] = sum(1 for _ in quotations)
        denoted = store.columns(graph, [Terms.DENOTES.value])
        found.entities |= {iri_of(entity) for _, _, entity in denoted}
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

    def _claims(self, claims: Iterable[Traits]) -> None:
        plain: dict[str, bool] = {}  # two documents with one text may tell one claim two times
        held: set[tuple[str, str]] = set()
        for one in claims:
            drawn = one.inferred == TRUE
            if one.claim not in plain:
                self.counts["denied", ""] += one.polarity == _NEGATIVE
                self.counts["inferred", ""] += drawn
                if not drawn:
                    self.counts["relation", one.relation.value] += 1
                    self.counts["modality", text_of(one.modality)] += 1
            plain[one.claim] = (
                plain.get(one.claim, True)
                and (one.polarity, one.modality) == PLAIN
                and None not in (one.subject, one.object)
                and not drawn
                and _OPEN.isdisjoint((one.tense, one.status))
            )
            if one.holder is not None and not drawn:
                held.add((one.claim, iri_of(one.holder)))
        self.counts["plain", ""] += sum(plain.values())
        self.counts.update(("holder", holder) for _, holder in held)


def _rows(store: Store, query: str) -> QuerySolutions:
    answer = store.query(query, prefixes=PREFIXES)
    assert isinstance(answer, QuerySolutions)
    return answer
