"""Claims and conclusions, one after the other → nodes and edges with what they tell."""

from __future__ import annotations

from collections.abc import Container
from typing import Any, TypeGuard

import networkx as nx

from kg.iris import expand
from kg.model import Claim, Conclusion, Literal, Mention, MentionKind
from kg.network.evidence import INFERRED, status
from kg.network.kinds import ACTOR, Kinds
from kg.network.ledgers import Ledgers, state_of
from kg.rdf import GroundsReader
from kg.rdf.names import mention_place

__all__ = ["Drawing", "mention_node", "node_of"]


def _is_thing(end: Mention | Literal | None) -> TypeGuard[Mention]:
    """Whether an end of a claim is a thing: no value, nobody unknown, no "elle" without anybody."""
    if not isinstance(end, Mention):
        return False
    return end.kind is not MentionKind.PRONOUN or end.antecedent is not None or bool(end.name)


class Drawing:
    """A graph that is being drawn; ``finished`` gives it back.

    Claims come before conclusions, those of one document after the other. ``ledgers`` decide what
    is kept of them, ``sources`` are the claims that conclusions rest on.
    """

    def __init__(self, ledgers: Ledgers[Any], kinds: Kinds, sources: Container[str]) -> None:
        self._ledgers, self._known, self._kinds = ledgers, ledgers.known, kinds
        self._sources = sources
        self._graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        self._edges: dict[tuple[str, str, str], Any] = {}  # ledgers by subject, object, key
        self._mentions: dict[str, int] = {}
        self._doc = ""
        self._spans: set[tuple[str, int, int]] = set()  # of this document
        self._ends: dict[str, frozenset[str]] = {}  # by the id of a claim

    def add_claim(self, claim: Claim) -> None:
        """Draw a claim read from a text."""
        if claim.doc != self._doc:
            self._doc, self._spans = claim.doc, set()
        things = [end for end in (claim.subject, claim.object) if _is_thing(end)]
        ends = [self._node(claim.doc, thing) for thing in things]
        if not ends:
            return
        if claim.id in self._sources:
            self._ends[claim.id] = frozenset(ends)
        if len(ends) == 1:  # of the other nobody knows who or what it is: told at this one
            end = "subject" if _is_thing(claim.subject) else "object"
            self._ledgers.enter(self._graph.nodes[ends[0]]["claims"], claim, end)
            return
        how = status(negated=claim.negated, modality=claim.modality, state=state_of(claim))
        self._ledgers.enter(self._edge(ends[0], ends[1], claim.predicate.id, how), claim)

    def add_conclusion(self, conclusion: Conclusion, grounds: GroundsReader) -> None:
        """Draw what a rule concluded; not what only says the same the other way round."""
        value = conclusion.object
        subject = node_of(conclusion.subject)
        target = node_of(value) if isinstance(value, str) else None
        self._ends[conclusion.id] = frozenset(one for one in (subject, target) if one is not None)
        if [self._ends[conclusion.id]] == [self._ends.get(one) for one in conclusion.sources]:
            return  # one arrow tells it
        thing = grounds.thing(conclusion.subject)
        self._add_node(subject, thing.label, thing.type)
        if target is None or not isinstance(value, str):
            ledger = self._graph.nodes[subject]["claims"]
            self._ledgers.conclude(ledger, conclusion, grounds, "subject")
            return
        thing = grounds.thing(value)
        self._add_node(target, thing.label, thing.type)
        ledger = self._edge(subject, target, conclusion.predicate, INFERRED)
        self._ledgers.conclude(ledger, conclusion, grounds)

    def finished(self) -> nx.MultiDiGraph[str]:
        """Return the graph, with what can be counted once all is drawn."""
        for iri, known in self._graph.nodes(data=True):
            known["mentions"] = self._mentions.get(iri, 0)
            known["degree"] = self._graph.degree(iri)
            known["actor"] = ACTOR in known["classes"] or self._acts(iri, known["type"])
        return self._graph

    def _acts(self, iri: str, kind: str) -> bool:
        """Whether what may stand for an actor does: it does what only actors do."""
        if kind not in self._kinds.standing:
            return False
        done = self._graph.out_edges(iri, data="relation")
        return any(relation in self._kinds.acting for *_, relation in done)

    # -- nodes and edges -----------------------------------------------------------------------

    def _node(self, doc: str, mention: Mention) -> str:
        iri = mention_node(doc, mention)
        if iri not in self._graph:
            self._add_node(iri, self._known.label(mention), mention.type or "kg:Topic")
        place = iri, mention.start, mention.end
        if place not in self._spans:
            self._spans.add(place)
            self._mentions[iri] = self._mentions.get(iri, 0) + 1
        return iri

    def _add_node(self, iri: str, label: str, kind: str) -> None:
        if iri in self._graph:
            return
        entity = self._known.entities.get(iri)
        kind = entity.type if entity is not None else kind
        labels = self._known.labels
        self._graph.add_node(
            iri,
            label=entity.label if entity is not None else label,
            type=kind,
            type_label=labels.names.get(kind, ""),
            classes=labels.classes(kind),
            names=entity.names if entity is not None else (),
            claims=self._ledgers.new(),
        )

    def _edge(self, subject: str, target: str, relation: str, how: str) -> Any:
        """Return the ledger of an edge, which is drawn where there is none yet."""
        key = f"{relation} {how}"
        ledger = self._edges.get((subject, target, key))
        if ledger is None:
            ledger = self._edges[subject, target, key] = self._ledgers.new()
            self._graph.add_edge(
                subject,
                target,
                key,
                relation=relation,
                label=self._known.labels.relation(relation),
                status=how,
                sign=self._kinds.signs.get(relation, 0),
                symmetric=relation in self._kinds.symmetric,
                between_actors=relation in self._kinds.between,
                claims=ledger,
            )
        return ledger


def node_of(iri: str) -> str:
    """Return the node of an entity, or of a mention without one (IRIs)."""
    place = mention_place(expand(iri))
    return iri if place is None else _unresolved(*place)


def mention_node(doc: str, mention: Mention) -> str:
    """Return the node of what a mention stands for, or its own where that is unknown."""
    return mention.entity or _unresolved(doc, mention.start, mention.end)


def _unresolved(doc: str, start: int, end: int) -> str:
    return f"{doc}#{start},{end}"
