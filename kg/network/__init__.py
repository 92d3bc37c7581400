"""The graph as a networkx MultiDiGraph, with the evidence on its edges, and its layout."""

from kg.network.evidence import ASSERTED, DENIED, UNSURE, Evidence, Mark, merge_marks, status
from kg.network.layout import layout

__all__ = [
    "ASSERTED",
    "DENIED",
    "UNSURE",
    "Evidence",
    "Mark",
    "layout",
    "merge_marks",
    "status",
]
