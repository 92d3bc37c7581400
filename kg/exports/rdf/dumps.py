"""All quads of a store in the formats of the W3C, always in one order."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from typing import BinaryIO

import pyoxigraph
from pyoxigraph import Quad, RdfFormat

from kg.exports.material import Material
from kg.exports.rdf.prefixes import serialize
from kg.exports.rdf.sorting import sorted_once
from kg.iris import PREFIXES

__all__ = ["nquads", "trig", "turtle"]


def nquads(material: Material) -> Iterator[str]:
    """Yield all quads as sorted N-Quads: what ``Store.dump`` writes, byte for byte."""
    quads = material.store.quads()
    yield from sorted_once(
        f"{q.subject} {q.predicate} {q.object} {q.graph_name} .\n" for q in quads
    )


def trig(material: Material, file: BinaryIO) -> None:
    """Write all quads as TriG: a graph a document, one after the other."""
    serialize(_by_graph(material), file, RdfFormat.TRIG, PREFIXES)


def turtle(material: Material, file: BinaryIO) -> None:
    """Write the merged graph as Turtle: what any document or rule states, each triple once."""
    triples = (f"{q.subject} {q.predicate} {q.object} .\n" for q in material.store.quads())
    with tempfile.NamedTemporaryFile() as part:
        for line in sorted_once(triples):
            part.write(line.encode())
        part.flush()
        found = pyoxigraph.parse(path=part.name, format=RdfFormat.N_TRIPLES)
        merged = (quad.triple for quad in found)
        serialize(merged, file, RdfFormat.TURTLE, PREFIXES)


def _by_graph(material: Material) -> Iterator[Quad]:
    for graph in material.store.graphs():
        yield from sorted(material.store.quads(graph=graph), key=str)
