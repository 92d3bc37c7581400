"""The graph as a networkx MultiDiGraph, with the evidence on its edges, and its layout."""

from kg.network.drawing import mention_node, node_of, state_of
from kg.network.evidence import (
    ASSERTED,
    DENIED,
    INFERRED,
    UNSURE,
    Evidence,
    Mark,
    merge_marks,
    status,
)
from kg.network.labels import Labels, Source, labels_in
from kg.network.layout import layout
from kg.network.multigraph import network
from kg.network.plain import plain

__all__ = [
    "ASSERTED",
    "DENIED",
    "INFERRED",
    "UNSURE",
    "Evidence",
    "Labels",
    "Mark",
    "Source",
    "labels_in",
    "layout",
    "mention_node",
    "merge_marks",
    "network",
    "node_of",
    "plain",
    "state_of",
    "status",
]
