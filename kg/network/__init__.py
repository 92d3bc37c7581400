"""The graph as a networkx MultiDiGraph, with the evidence on its edges, and what it tells.

Networks of actors are made of it (``actor_network``, ``speech_network``, ``co_claim_network``,
``during``) and measured (``centralities``, ``communities``, ``brokerage``, ``balance``, ``change``,
``ego``, ``connections``). ``kg.network.plots`` draws what people would rather look at. What each
measure means for claims stands in the folder's README.md.
"""

from kg.network import plots
from kg.network.drawing import mention_node, node_of
from kg.network.evidence import (
    ASSERTED,
    DENIED,
    INFERRED,
    UNSURE,
    Evidence,
    Mark,
    evidence_of_conclusion,
    merge_marks,
    status,
)
from kg.network.example import example_network
from kg.network.labels import Labels, Source, labels_in
from kg.network.layout import layout
from kg.network.ledgers import state_of
from kg.network.measures import (
    Balance,
    Connection,
    Step,
    balance,
    brokerage,
    centralities,
    change,
    communities,
    connections,
    ego,
    ties_table,
    triads,
)
from kg.network.multigraph import network, plain_network
from kg.network.naming import node_called
from kg.network.plain import plain
from kg.network.ties import actor_network, co_claim_network, during, speech_network

__all__ = [
    "ASSERTED",
    "DENIED",
    "INFERRED",
    "UNSURE",
    "Balance",
    "Connection",
    "Evidence",
    "Labels",
    "Mark",
    "Source",
    "Step",
    "actor_network",
    "balance",
    "brokerage",
    "centralities",
    "change",
    "co_claim_network",
    "communities",
    "connections",
    "during",
    "ego",
    "evidence_of_conclusion",
    "example_network",
    "labels_in",
    "layout",
    "mention_node",
    "merge_marks",
    "network",
    "node_called",
    "node_of",
    "plain",
    "plain_network",
    "plots",
    "speech_network",
    "state_of",
    "status",
    "ties_table",
    "triads",
]
