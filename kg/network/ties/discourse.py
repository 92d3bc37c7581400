"""Who says the same as whom: holders, tied by what both affirm or deny.

The method is discourse network analysis: P. Leifeld, "Discourse Network Analysis", in The Oxford
Handbook of Political Networks, 2017. Agreement is its congruence, disagreement its conflict.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable
from itertools import combinations
from typing import TYPE_CHECKING, Any
from typing import Literal as Choice

from kg.errors import QueryError
from kg.network.evidence import ASSERTED, DENIED, Evidence, status
from kg.network.ties.speech import spoken_of
from kg.network.ties.telling import add_actor, days, is_named, sign_of, voice

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["co_claim_network"]

Said = dict[Hashable, dict[str, dict[str, Evidence]]]  # what → holder → the claims, by their ids


def co_claim_network(
    network: nx.MultiDiGraph[str],
    *,
    on: Choice["statement", "thing"] = "statement",
    named: bool = True,
) -> nx.Graph[str]:
    """Return which holders claim the same: an undirected tie between each two who do.

    ``network`` is one with evidence: ``graph.network(include="all", evidence=True)``. With
    ``on="statement"`` two are tied by statements (subject, relation, object) on which both take a
    stand: they agree where both affirm or both deny, they disagree where one denies what the other
    affirms; what is only possible, wished or planned is no stand, and who both affirms and denies a
    statement agrees and disagrees. With ``on="thing"`` they are tied by things of which both speak,
    whatever they say; such ties have no sign. ``named=False`` takes holders as well that texts only
    describe ("a witness"), and with ``on="thing"`` such things.

    Nodes are as those of ``actor_network``. Ties carry ``weight`` (how many statements or things),
    ``agree`` and ``disagree`` (how many statements), ``sign`` (of their difference), ``since``,
    ``until`` and ``claims``. Raises ``QueryError`` for any other ``on``.

    >>> from kg.network import example_network
    >>> ties = co_claim_network(example_network())
    >>> ties.edges["kge:rebels", "kge:ministere"]["disagree"]
    1
    """
    import networkx as nx

    if on not in ("statement", "thing"):
        raise QueryError(f"{on!r} ties nobody", place="on", cure="Choose 'statement' or 'thing'.")
    ties: nx.Graph[str] = nx.Graph()
    shared: defaultdict[tuple[str, str], dict[Hashable, list[Evidence]]] = defaultdict(dict)
    said = _statements(network, named) if on == "statement" else _things(network, named)
    for what, holders in said.items():
        for pair in combinations(sorted(holders), 2):
            shared[pair][what] = [claim for one in pair for claim in holders[one].values()]
    for (one, other), claims in sorted(shared.items()):
        for holder in (one, other):
            label = next(c["holder_label"] for c in _all(claims) if c["holder"] == holder)
            add_actor(ties, network, holder, label)
        ties.add_edge(one, other, **_tie(one, claims, signed=on == "statement"))
    return ties


def _statements(network: nx.MultiDiGraph[str], named: bool) -> Said:
    found: Said = defaultdict(lambda: defaultdict(dict))
    for source, target, data in network.edges(data=True):
        if data["status"] not in (ASSERTED, DENIED):
            continue
        ends = sorted((source, target)) if data["symmetric"] else (source, target)
        for claim in data["claims"]:
            holder = voice(claim)
            if holder is not None and (not named or is_named(network, holder)):
                found[ends[0], data["relation"], ends[1]][holder][claim["id"]] = claim
    return found


def _things(network: nx.MultiDiGraph[str], named: bool) -> Said:
    found: Said = defaultdict(lambda: defaultdict(dict))
    for holder, thing, claim in spoken_of(network, named=named):
        if holder != thing:
            found[thing][holder][claim["id"]] = claim
    return found


def _tie(one: str, shared: dict[Hashable, list[Evidence]], *, signed: bool) -> dict[str, Any]:
    agree = disagree = 0
    for claims in shared.values() if signed else ():
        ours = {_denies(claim) for claim in claims if claim["holder"] == one}
        theirs = {_denies(claim) for claim in claims if claim["holder"] != one}
        agree += bool(ours & theirs)
        disagree += any(a != b for a in ours for b in theirs)
    told = list({claim["id"]: claim for claim in _all(shared)}.values())
    since, until = days(told)
    return {
        "weight": len(shared),
        "agree": agree,
        "disagree": disagree,
        "sign": sign_of(agree, disagree),
        "since": since,
        "until": until,
        "claims": told,
    }


def _denies(claim: Evidence) -> bool:
    how = status(negated=claim["negated"], modality=claim["modality"], state=claim["state"])
    return how == DENIED


def _all(shared: dict[Hashable, list[Evidence]]) -> list[Evidence]:
    return [claim for claims in shared.values() for claim in claims]
