"""The vocabulary's own quads: what queries and views need to label classes and relations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote

import pyoxigraph
from pyoxigraph import BlankNode, NamedNode, Quad
from pyoxigraph import Literal as RdfLiteral

from kg.errors import OntologyError
from kg.iris import expand
from kg.rdf.names import VOCABULARY
from kg.rdf.terms import Terms

__all__ = ["event_noun_quads", "vocabulary_quads"]


def vocabulary_quads(path: Path) -> Iterator[Quad]:
    """Yield the statements of a Turtle file in the vocabulary's graph.

    Blank nodes are named by the file and their order in it: loading twice changes nothing.
    Raises ``OntologyError`` with the line where the file is no Turtle.
    """
    graph = NamedNode(VOCABULARY)
    base = f"{VOCABULARY}/node/{quote(path.name, safe='')}"
    named: dict[BlankNode, NamedNode] = {}

    def name(node: BlankNode) -> NamedNode:
        return named.setdefault(node, NamedNode(f"{base}/{len(named) + 1}"))

    try:
        for triple in pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE):
            subject, value = triple.subject, triple.object
            yield Quad(
                name(subject) if isinstance(subject, BlankNode) else subject,
                triple.predicate,
                name(value) if isinstance(value, BlankNode) else value,
                graph,
            )
    except (SyntaxError, OSError) as error:
        raise OntologyError(
            str(error), place=str(path), cure="Mend the Turtle file, or install kg again."
        ) from error


def event_noun_quads(nouns: Iterable[tuple[str, str]], lang: str) -> Iterator[Quad]:
    """Yield the nouns that name what a relation says, given as pairs of relation and noun.

    They are hidden labels: by them a query finds the claims of an event that somebody denies.

    >>> [quad.object.value for quad in event_noun_quads([("kg:arrested", "arrestation")], "fr")]
    ['arrestation']
    """
    for relation, noun in nouns:
        name = RdfLiteral(noun, language=lang)
        yield Quad(NamedNode(expand(relation)), Terms.HIDDEN_LABEL, name, NamedNode(VOCABULARY))
