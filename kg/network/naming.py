"""Names → nodes of a network."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from kg.errors import QueryError
from kg.normal import normal

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["node_called"]


def node_called(network: nx.Graph[str], name: str) -> str:
    """Return the node that a name means: an IRI, a label, or another name that only one has.

    Case, accents and hyphens make no difference. Raises ``QueryError`` where no node is called so,
    naming what is near, and where several are.

    >>> import networkx as nx
    >>> graph = nx.Graph()
    >>> graph.add_node("kge:onu", label="ONU", names=("Nations unies",))
    >>> node_called(graph, "onu"), node_called(graph, "nations unies")
    ('kge:onu', 'kge:onu')
    """
    if name in network:
        return name
    wanted = normal(name)
    labelled: set[str] = set()
    named: set[str] = set()
    known: dict[str, str] = {}
    for node, data in network.nodes(data=True):
        label = str(data.get("label", node))
        known.setdefault(normal(label), label)
        if normal(label) == wanted:
            labelled.add(node)
        elif wanted in map(normal, data.get("names", ())):
            named.add(node)
    for found in (labelled, named):
        if len(found) == 1:
            return next(iter(found))
        if found:
            iris = ", ".join(sorted(found)[:6])
            raise QueryError(
                f"is the name of {len(found)} nodes", place=repr(name), cure=f"Name one: {iris}"
            )
    near = [known[one] for one in get_close_matches(wanted, known, n=3)]
    cure = f"Near are: {', '.join(near)}." if near else "graph.entities() lists those there are."
    raise QueryError("names no node of the network", place=repr(name), cure=cure)
