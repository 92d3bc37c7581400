"""What is around one actor, and how two are connected, with the sentences."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection
from dataclasses import dataclass
from html import escape
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any, TypeVar

from kg.network.evidence import ASSERTED, INFERRED, Evidence
from kg.network.naming import node_called

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["Connection", "Step", "connections", "ego"]

G = TypeVar("G", bound="nx.Graph[Any]")


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a connection: what is told between two things, with its evidence.

    ``forward`` tells whether ``one`` is the subject.
    """

    one: str
    other: str
    label: str
    forward: bool
    claims: tuple[Evidence, ...]

    def __str__(self) -> str:
        """Return it with an arrow in its direction."""
        return f"–[{self.label}]→" if self.forward else f"←[{self.label}]–"


@dataclass(frozen=True, slots=True)
class Connection:
    """A path from one thing to another; ``labels`` are those of all things on it, in order."""

    labels: tuple[str, ...]
    steps: tuple[Step, ...]

    def __len__(self) -> int:
        """Return the number of steps."""
        return len(self.steps)

    def __str__(self) -> str:
        """Return the path in one line, and below it the first sentence for each step."""
        words = [self.labels[0]]
        for label, step in zip(self.labels[1:], self.steps, strict=True):
            words += [str(step), label]
        told = [
            f"  {step.claims[0]['sentence']} ({_source(step.claims[0])})" for step in self.steps
        ]
        return "\n".join([" ".join(words), *told])

    def _repr_html_(self) -> str:
        first, *told = str(self).split("\n")
        lines = "".join(f"<li>{escape(line.strip())}</li>" for line in told)
        return f"<div><b>{escape(first)}</b><ol>{lines}</ol></div>"


def ego(network: G, who: str, steps: int = 1) -> G:
    """Return the part of a network within so many steps of somebody, whatever the direction.

    ``who`` is an IRI or a name; ``network`` any network of this package, with its attributes.
    Raises ``QueryError`` for a name that nothing has.

    >>> from kg.network import actor_network, example_network
    >>> sorted(ego(actor_network(example_network()), "Osterov"))
    ['kge:ministere', 'kge:osterov', 'kge:union']
    """
    centre = node_called(network, who)
    near = {centre: 0}
    todo = deque([centre])
    while todo:
        node = todo.popleft()
        if near[node] < steps:
            for other in _neighbours(network, node):
                if other not in near:
                    near[other] = near[node] + 1
                    todo.append(other)
    found: G = network.subgraph(near).copy()
    return found


def connections(
    network: nx.MultiDiGraph[str],
    one: str,
    other: str,
    *,
    most: int = 3,
    statuses: Collection[str] = (ASSERTED, INFERRED),
) -> list[Connection]:
    """Return how two things are connected: the shortest paths between them, whatever the direction.

    ``network`` is one with evidence (``graph.network(include="all", evidence=True)``), ``one`` and
    ``other`` are IRIs or names. Each step has all that is told between two neighbours and is of one
    of the ``statuses`` of edges, by default what is asserted or concluded. At most so many paths,
    none through a thing twice, in a fixed order; none where they are not connected. Raises
    ``QueryError`` for a name that nothing has.

    >>> from kg.network import example_network
    >>> print(connections(example_network(), "Ministry", "Mezin", most=1)[0])
    Ministry –[praised]→ Osterov –[spokeWith]→ Mezin
      Ministry praised Osterov. (a, 2025-03-08)
      Osterov spokeWith Mezin (says Ministry). (a, 2025-03-08)
    """
    import networkx as nx

    ends = node_called(network, one), node_called(network, other)
    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from(sorted(network))
    kept = (
        (a, b) for a, b, status in network.edges(data="status") if status in statuses and a != b
    )
    plain.add_edges_from(sorted(kept))
    if not nx.has_path(plain, *ends):
        return []
    paths = islice(nx.shortest_simple_paths(plain, *ends), most)
    return [_connection(network, path, statuses) for path in paths]


def _connection(
    network: nx.MultiDiGraph[str], path: list[str], statuses: Collection[str]
) -> Connection:
    labels = tuple(str(network.nodes[node].get("label", node)) for node in path)
    pairs = pairwise(path)
    return Connection(labels, tuple(_step(network, *pair, statuses) for pair in pairs))


def _step(network: nx.MultiDiGraph[str], one: str, other: str, statuses: Collection[str]) -> Step:
    """Return the step by the relation for which most is told; those of the vocabulary first."""
    found = []
    for source, target in ((one, other), (other, one)):
        for data in (network.get_edge_data(source, target) or {}).values():
            if data["status"] in statuses:
                is_open = data["relation"].startswith("open:")
                key = (is_open, -len(data["claims"]), source != one, data["relation"])
                found.append((key, source == one, data))
    found.sort(key=lambda row: row[0])
    _, forward, best = found[0]
    claims = [claim for *_, data in found for claim in data["claims"]]
    return Step(one, other, best["label"], forward, tuple(claims))


def _neighbours(network: nx.Graph[str], node: str) -> list[str]:
    if network.is_directed():
        return sorted({*network.successors(node), *network.predecessors(node)})
    return sorted(network.neighbors(node))


def _source(claim: Evidence) -> str:
    return ", ".join(filter(None, (claim["title"] or claim["doc"], claim["date"][:10])))
