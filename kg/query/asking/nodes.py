"""What a store tells of nodes, asked for many of them at once: of claims, what is to be shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pyoxigraph import NamedNode, QuerySolutions

from kg.iris import PREFIXES
from kg.rdf.names import span_of
from kg.rdf.terms import Terms
from kg.store import Store, Term

__all__ = ["ClaimNode", "Row", "asked", "claim_nodes"]

Row = Any  # pyoxigraph's solutions have no type of their own: terms by name, and in order

_AT_ONCE = 400  # nodes asked for in one query
_CLAIMS = """
SELECT ?node ?graph ?p ?o {{
  VALUES ?node {{ {nodes} }} GRAPH ?graph {{ ?node ?p ?o }}
  FILTER(?p IN (PROPERTIES))
}}
"""


@dataclass(frozen=True, slots=True)
class ClaimNode:
    """A claim as one graph tells it: the first value of each property."""

    iri: str
    graph: str
    known: Mapping[str, Term]

    def value(self, term: NamedNode) -> str | None:
        """Return the text of a property, if it has it."""
        found = self.known.get(term.value)
        return None if found is None else str(found.value)

    @property
    def is_denied(self) -> bool:
        """Whether it says that something is not so."""
        return self.value(Terms.POLARITY) == "negative"

    @property
    def position(self) -> int:
        """Where its sentence begins in the text; -1 for what a rule concluded."""
        place = self.value(Terms.EVIDENCE)
        return -1 if place is None else span_of(place)[0]


def claim_nodes(
    store: Store, iris: Iterable[str], properties: Iterable[NamedNode]
) -> dict[str, tuple[ClaimNode, ...]]:
    """Return claims by their IRIs, each as every graph that holds it tells it, by graph.

    Known of them are these properties, and where they stand in the text.
    """
    found: dict[str, dict[str, dict[str, Term]]] = {}
    wanted = sorted({*map(str, properties), str(Terms.PREDICATE), str(Terms.EVIDENCE)})
    for row in asked(store, _CLAIMS.replace("PROPERTIES", ", ".join(wanted)), iris):
        node, graph, predicate, value = row
        known = found.setdefault(node.value, {}).setdefault(graph.value, {})
        known.setdefault(predicate.value, value)
    return {
        iri: tuple(ClaimNode(iri, graph, graphs[graph]) for graph in sorted(graphs))
        for iri, graphs in found.items()
    }


def asked(store: Store, query: str, iris: Iterable[str]) -> Iterator[Row]:
    """Yield the solutions of a query about nodes, asked in portions."""
    nodes = [str(NamedNode(iri)) for iri in iris]
    for start in range(0, len(nodes), _AT_ONCE):
        portion = query.format(nodes=" ".join(nodes[start : start + _AT_ONCE]))
        answer = store.query(portion, prefixes=PREFIXES)
        assert isinstance(answer, QuerySolutions)
        yield from answer
