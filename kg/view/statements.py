"""The claims of a network one by one, each with its two ends and how it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import networkx as nx

from kg.network import Evidence
from kg.view.background import Relations

__all__ = ["STANDINGS", "Statement", "in_order", "standing", "statements"]

STANDINGS = ("asserted", "denied", "ended", "planned", "unsure", "inferred")
"""How a claim may stand, in the order in which a page tells them."""

_UNDONE = {"ended": "ended", "planned": "planned", "future": "planned", "cancelled": "planned"}


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim of a network; an end that is no node of it is ``""``.

    It is ``turned`` where the text says it the other way round ("controlled by").
    """

    subject: str
    relation: str
    target: str
    evidence: Evidence
    turned: bool = False

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.evidence["id"]

    @property
    def words(self) -> tuple[str, str]:
        """The words of the text for subject and object."""
        words = self.evidence["subject"], self.evidence["object"]
        return words[::-1] if self.turned else words

    @property
    def is_open(self) -> bool:
        """Whether no relation of the vocabulary fits."""
        return self.relation.startswith("open:")


def standing(evidence: Evidence) -> str:
    """Return how a claim stands: one of ``STANDINGS``.

    What is denied or unsure is so whatever its time; what is over, to come or called off is apart
    from what is so.
    """
    if evidence["inferred"]:
        return "inferred"
    if evidence["modality"] != "asserted":
        return "unsure"
    if evidence["negated"]:
        return "denied"
    return _UNDONE.get(evidence["state"], "asserted")


def statements(graph: nx.MultiDiGraph[str], relations: Relations) -> list[Statement]:
    """Return the claims of a network by date and place in the text.

    A relation and its inverse are told in one direction.
    """
    return in_order(_all(graph), relations)


def in_order(claims: Iterable[Statement], relations: Relations) -> list[Statement]:
    """Return claims by date and place in the text, a relation and its inverse in one direction."""
    return sorted((_told(one, relations) for one in claims), key=_order)


def _told(one: Statement, relations: Relations) -> Statement:
    ends = one.subject, one.target
    subject, relation, target = relations.told(one.subject, one.relation, one.target)
    turned = relation != one.relation or (subject, target) != ends
    return Statement(subject, relation, target, one.evidence, turned)


def _all(graph: nx.MultiDiGraph[str]) -> Iterator[Statement]:
    for subject, target, data in graph.edges(data=True):
        for one in data["claims"]:
            yield Statement(subject, one["relation"], target, one)
    for node, data in graph.nodes(data=True):
        for one in data.get("claims", ()):
            ends = ("", node) if one["end"] == "object" else (node, "")
            yield Statement(ends[0], one["relation"], ends[1], one)


def _order(one: Statement) -> tuple[object, ...]:
    said = one.evidence
    return said["date"], said["doc"], said["start"], said["id"], one.subject, one.target
