"""The graph as a networkx MultiDiGraph, with the evidence on its edges, and its layout."""

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
from kg.network.labels import Labels, Source
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
    "layout",
    "merge_marks",
    "network",
    "plain",
    "status",
]
