"""Who speaks of whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from kg.network.evidence import Evidence, status
from kg.network.ties.telling import add_actor, days, is_named, voice

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["speech_network", "spoken_of"]


def speech_network(
    network: nx.MultiDiGraph[str], *, actors: bool = True, named: bool = True
) -> nx.DiGraph[str]:
    """Return who speaks of whom: a tie from each holder to each actor in what he claims.

    ``network`` is one with evidence: ``graph.network(include="all", evidence=True)``; with the
    denials of ``include="all"``, since what somebody denies of another he says of him. Speaking is
    neither support nor opposition: these ties have no sign. ``actors=False`` takes things,
    places and topics as well, ``named=False`` whoever texts only describe. What somebody says of
    himself is no tie.

    Nodes are as those of ``actor_network``. Ties carry ``weight`` (in how many documents), ``said``
    (how many claims), ``affirmed``, ``denied`` and ``unsure`` (possible, planned, over …) of them,
    ``since``, ``until`` and ``claims``.

    >>> from kg.network import example_network
    >>> ties = speech_network(example_network())
    >>> ties.edges["kge:rebels", "kge:osterov"]["denied"]
    1
    """
    import networkx as nx

    ties: nx.DiGraph[str] = nx.DiGraph()
    told: defaultdict[tuple[str, str], dict[str, Evidence]] = defaultdict(dict)
    for holder, thing, claim in spoken_of(network, named=named):
        if holder != thing and (not actors or network.nodes[thing]["actor"]):
            told[holder, thing][claim["id"]] = claim
    for (holder, thing), by_id in told.items():
        claims = list(by_id.values())
        add_actor(ties, network, holder, claims[0]["holder_label"])
        add_actor(ties, network, thing)
        ties.add_edge(holder, thing, **_tie(claims))
    return ties


def spoken_of(network: nx.MultiDiGraph[str], *, named: bool) -> Iterator[tuple[str, str, Evidence]]:
    """Yield holder, thing and claim for whatever holders say of things; not what rules conclude."""
    for thing, claim in _told_of(network):
        holder = voice(claim)
        if holder is None or claim["inferred"]:
            continue
        if not named or (is_named(network, holder) and is_named(network, thing)):
            yield holder, thing, claim


def _told_of(network: nx.MultiDiGraph[str]) -> Iterator[tuple[str, Evidence]]:
    for source, target, data in network.edges(data=True):
        for claim in data["claims"]:
            yield source, claim
            yield target, claim
    for node, data in network.nodes(data=True):
        for claim in data.get("claims", ()):
            yield node, claim


def _tie(claims: list[Evidence]) -> dict[str, Any]:
    hows = [
        status(negated=one["negated"], modality=one["modality"], state=one["state"])
        for one in claims
    ]
    since, until = days(claims)
    return {
        "weight": len({claim["doc"] for claim in claims}),
        "said": len(claims),
        "affirmed": hows.count("asserted"),
        "denied": hows.count("denied"),
        "unsure": hows.count("unsure"),
        "since": since,
        "until": until,
        "claims": claims,
    }
