"""Who is tied to whom: the actors of a network, and what is told between each two of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg.network.evidence import ASSERTED, DENIED, INFERRED, Evidence
from kg.network.ties.telling import DOCUMENTS, add_actor, days, is_named, sign_of, teller

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["actor_network"]


def actor_network(
    network: nx.MultiDiGraph[str],
    *,
    relations: Collection[str] | None = None,
    told_by: str = DOCUMENTS,
    directed: bool = True,
    named: bool = True,
) -> nx.DiGraph[str] | nx.Graph[str]:
    """Return who is tied to whom, one weighted and signed tie a pair.

    ``network`` is one with evidence: ``graph.network(include="all", evidence=True)``. A tie is what
    is asserted between two actors, or concluded by a rule; what is denied, possible, planned or
    over is none. ``told_by="documents"`` takes what documents state themselves, ``"anyone"`` what
    anybody says as well, a name or IRI what this holder says. ``relations`` (``{"kg:metWith"}``)
    are those of the vocabulary that may hold between actors where they are left out. In a directed
    network a symmetric relation is a tie each way, in an undirected one both directions are one.
    ``named=False`` takes actors as well that texts only describe ("31 wounded", "a chief").

    Nodes carry ``label``, ``type``, ``type_label`` and ``names``. Ties carry ``weight`` (in how
    many documents they stand), ``support`` and ``opposition`` (in how many such a relation
    stands), ``sign`` (1, -1, or 0 where there are neither or as many), ``relations`` (their
    labels, the most frequent first), ``label``, ``denied`` (how many claims deny one of these
    relations, whoever says so), ``since`` and ``until`` (days of the first and last document) and
    ``claims``, the evidence. Raises ``QueryError`` for a holder that the network does not have.

    >>> from kg.network import example_network
    >>> ties = actor_network(example_network())
    >>> ties.edges["kge:union", "kge:mezin"]["sign"]
    -1
    """
    import networkx as nx

    believed = teller(network, told_by)
    ties: Any = nx.DiGraph() if directed else nx.Graph()
    pairs: dict[tuple[str, str], _Pair] = {}
    for source, target, data in _between(network, relations):
        pair = (source, target) if directed else (min(source, target), max(source, target))
        ways = [pair, pair[::-1]] if directed and data["symmetric"] else [pair]
        for way in ways:
            pairs.setdefault(way, _Pair()).add(data, [c for c in data["claims"] if believed(c)])
    for (source, target), told in pairs.items():
        if told.claims and (not named or all(is_named(network, one) for one in (source, target))):
            add_actor(ties, network, source)
            add_actor(ties, network, target)
            ties.add_edge(source, target, **told.tie())
    return ties


def _between(
    network: nx.MultiDiGraph[str], relations: Collection[str] | None
) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield what is told between two different actors, edge by edge."""
    for source, target, data in network.edges(data=True):
        wanted = data["between_actors"] if relations is None else data["relation"] in relations
        actors = network.nodes[source]["actor"] and network.nodes[target]["actor"]
        if wanted and actors and source != target:
            yield source, target, data


@dataclass
class _Pair:
    """What is told between two."""

    claims: list[Evidence] = field(default_factory=list)
    relations: Counter[str] = field(default_factory=Counter)
    signed: dict[int, set[str]] = field(default_factory=lambda: {1: set(), -1: set()})
    denials: Counter[str] = field(default_factory=Counter)

    def add(self, data: dict[str, Any], believed: list[Evidence]) -> None:
        if data["status"] == DENIED:  # whoever denies it: a tie that is contested says so
            self.denials[data["label"]] += len(data["claims"])
        if data["status"] not in (ASSERTED, INFERRED) or not believed:
            return
        self.claims += believed
        self.relations[data["label"]] += len(believed)
        if data["sign"]:
            self.signed[data["sign"]] |= {claim["doc"] for claim in believed}

    def tie(self) -> dict[str, Any]:
        """Return the attributes of the tie."""
        labels = sorted(self.relations, key=lambda one: (-self.relations[one], one))
        since, until = days(self.claims)
        support, opposition = len(self.signed[1]), len(self.signed[-1])
        return {
            "weight": len({claim["doc"] for claim in self.claims}),
            "support": support,
            "opposition": opposition,
            "sign": sign_of(support, opposition),
            "relations": tuple(labels),
            "label": ", ".join(labels),
            "denied": sum(many for label, many in self.denials.items() if label in labels),
            "since": since,
            "until": until,
            "claims": self.claims,
        }
