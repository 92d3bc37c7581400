"""Nodes of a graph → the text that they stand for."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

__all__ = ["iri_of", "text_of"]


def iri_of(node: object) -> str:
    """Return the IRI of a node; an empty string for a literal, a blank node, the default graph.

    >>> iri_of(NamedNode("http://x/y")), iri_of(Literal("y"))
    ('http://x/y', '')
    """
    return node.value if isinstance(node, NamedNode) else ""


def text_of(node: object) -> str:
    """Return the IRI or the text of a node.

    >>> text_of(NamedNode("http://x/y")), text_of(Literal("y", language="fr"))
    ('http://x/y', 'y')
    """
    return node.value if isinstance(node, NamedNode | Literal) else str(node)
