"""Who tells a claim: the document itself, or a holder; what is told by those that are believed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from kg.model import UNKNOWN_SPEAKER
from kg.network.evidence import Evidence
from kg.network.naming import node_called

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["DOCUMENTS", "add_actor", "days", "is_named", "sign_of", "teller", "voice"]

DOCUMENTS = "documents"
ANYONE = "anyone"


def voice(claim: Evidence) -> str | None:
    """Return the node of whoever claims it; ``None`` where nobody known does.

    What the document itself states, and what is quoted from nobody knows whom, is nobody's.
    """
    holder = claim["holder"]
    return None if holder == UNKNOWN_SPEAKER.entity else holder


def teller(network: nx.MultiDiGraph[str], told_by: str) -> Teller:
    """Return a test of claims: whether they are told by whom ``told_by`` names.

    Raises ``QueryError`` for a name that no node and no holder of the network has.
    """
    if told_by in (DOCUMENTS, ANYONE):
        return Teller(told_by)
    voices: Any = network.__class__()
    voices.add_nodes_from(network.nodes(data=True))
    for _, _, data in network.edges(data=True):
        _add_voices(voices, data["claims"])
    for _, data in network.nodes(data=True):
        _add_voices(voices, data.get("claims", ()))
    return Teller(node_called(voices, told_by))


def _add_voices(voices: Any, claims: Iterable[Evidence]) -> None:
    for claim in claims:
        holder = voice(claim)
        if holder is not None and holder not in voices:
            voices.add_node(holder, label=claim["holder_label"])


class Teller:
    """A test of claims: whether they are told by the documents, by anyone, or by one holder."""

    def __init__(self, who: str) -> None:
        self._who = who

    def __call__(self, claim: Evidence) -> bool:
        """Return whether a claim is told by whom is asked for."""
        if self._who == ANYONE:
            return True
        if self._who == DOCUMENTS:  # a holder without an entity is somebody all the same
            return claim["holder"] is None and not claim["holder_label"]
        return claim["holder"] == self._who


def add_actor(ties: Any, network: nx.MultiDiGraph[str], node: str, label: str = "") -> None:
    """Add a node with what the network knows of it; one that only speaks has its label alone."""
    if node in ties:
        return
    known = network.nodes[node] if node in network else {}
    ties.add_node(
        node,
        label=known.get("label", label or node),
        type=known.get("type", ""),
        type_label=known.get("type_label", ""),
        names=known.get("names", ()),
    )


def is_named(network: nx.MultiDiGraph[str], node: str) -> bool:
    """Return whether a node has a name; what one text describes ("31 wounded") has none.

    What only one document knows has the document's id and a slash in its IRI.
    """
    if node in network:
        return bool(network.nodes[node].get("names"))
    return "/" not in node


def days(claims: Iterable[Evidence]) -> tuple[str, str]:
    """Return the days (ISO dates) of the first and the last document of claims, or ``""``."""
    dates = sorted(claim["date"][:10] for claim in claims if claim["date"])
    return (dates[0], dates[-1]) if dates else ("", "")


def sign_of(support: int, opposition: int) -> int:
    """Return 1 where there is more support, -1 where there is more opposition, else 0."""
    return (support > opposition) - (support < opposition)
