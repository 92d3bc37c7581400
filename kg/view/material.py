"""What a page is made of, wherever it comes from: claims, the things in them, what is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import networkx as nx

from kg.ontology import Gazetteer
from kg.view.background import NOTHING, Background
from kg.view.choosing import Totals, choose
from kg.view.findings import findings, telling
from kg.view.points import Point
from kg.view.statements import Statement, statements

__all__ = ["Material", "Thing", "of_network"]


@dataclass(frozen=True, slots=True)
class Thing:
    """A node as it is shown; ``classes`` are its class and those above it, nearest first."""

    label: str
    type_label: str = ""
    classes: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Material:
    """The claims of a page in their order, the things in them by node, what is known beside.

    Things that are ``named`` are told of, whether a claim does or not.
    """

    rows: Sequence[Statement]
    things: Mapping[str, Thing]
    totals: Totals
    known: Background = NOTHING
    named: tuple[str, ...] = ()

    def placed(self, points: Mapping[str, Point]) -> Material:
        """Return the same with where things are on the earth; see ``kg.view.points``."""
        return replace(self, known=replace(self.known, points=points))

    def called(self, gazetteer: Gazetteer, lang: str) -> Material:
        """Return the same with what the gazetteer knows called as it is in ``lang``.

        The name that documents have for it stays one of its names.
        """
        things = dict(self.things)
        for iri, thing in self.things.items():
            entry = gazetteer.entry(iri)
            label = entry.labels.get(lang) if entry is not None else None
            if label not in (None, thing.label):
                names = tuple(sorted({*thing.names, thing.label} - {label}))
                things[iri] = replace(thing, label=label, names=names)
        return replace(self, things=things)


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
