"""What a page is made of, wherever it comes from: claims, the things in them, what is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from kg.view.background import NOTHING, Background
from kg.view.changes import Change, changes
from kg.view.choosing import Totals, choose
from kg.view.matters import Matter, matters
from kg.view.statements import Statement, statements

__all__ = ["Findings", "Material", "Thing", "findings", "of_network", "telling"]


@dataclass(frozen=True, slots=True)
class Thing:
    """A node as it is shown; ``classes`` are its class and those above it, nearest first."""

    label: str
    type_label: str = ""
    classes: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Material:
    """The claims of a page in their order, the things in them by node, what is known beside."""

    rows: Sequence[Statement]
    things: Mapping[str, Thing]
    totals: Totals
    known: Background = NOTHING


@dataclass(frozen=True, slots=True)
class Findings:
    """What is contested and what changed hands among claims."""

    matters: Sequence[Matter]
    changes: Sequence[Change]


def telling(found: Findings) -> set[str]:
    """Return the ids of the claims that tell what is contested and what changed hands."""
    sides = [side.claims for matter in found.matters for side in matter.sides]
    steps = [step.claims for change in found.changes for step in change.steps]
    return {claim for claims in (*sides, *steps) for claim in claims}


def findings(rows: Sequence[Statement], known: Background) -> Findings:
    """Return what is contested and what changed hands."""
    return Findings(matters(rows, known), changes(rows, known))


def of_network(
    graph: nx.MultiDiGraph[str], known: Background = NOTHING, *, limit: int = 2000
) -> Material:
    """Return what a page of a network is made of; see ``kg.network.network``.

    >>> of_network(nx.MultiDiGraph()).totals.typed
    0
    """
    rows = statements(graph, known.relations)
    chosen, totals = choose(rows, limit=limit, wanted=telling(findings(rows, known)))
    things = {iri: _thing(data) for iri, data in graph.nodes(data=True)}
    return Material(chosen, things, totals, known)


def _thing(data: Mapping[str, object]) -> Thing:
    classes, names = data.get("classes") or (data.get("type") or "",), data.get("names") or ()
    assert isinstance(classes, tuple)
    assert isinstance(names, tuple)
    label = str(data.get("label", ""))
    return Thing(label, str(data.get("type_label") or ""), classes, names)
