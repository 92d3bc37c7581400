"""Claims and conclusions, one after the other → nodes and edges with their evidence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeGuard

import networkx as nx

from kg.iris import expand
from kg.model import Claim, Conclusion, Entity, Literal, Mention, MentionKind, Status, Tense
from kg.network.evidence import (
    INFERRED,
    Evidence,
    evidence_of_conclusion,
    merge_marks,
    status,
)
from kg.network.kinds import ACTOR, Kinds
from kg.network.labels import Labels, Source
from kg.rdf import GroundsReader
from kg.rdf.names import mention_place

__all__ = ["Drawing", "mention_node", "node_of", "state_of"]


def _is_thing(end: Mention | Literal | None) -> TypeGuard[Mention]:
    """Whether an end of a claim is a thing: no value, nobody unknown, no "elle" without anybody."""
    if not isinstance(end, Mention):
        return False
    return end.kind is not MentionKind.PRONOUN or end.antecedent is not None or bool(end.name)


class Drawing:
    """A graph that is being drawn; ``finished`` gives it back. Claims come before conclusions."""

    def __init__(
        self,
        entities: Mapping[str, Entity],
        sources: Mapping[str, Source],
        labels: Labels,
        kinds: Kinds,
    ) -> None:
        self._entities, self._sources, self._labels = entities, sources, labels
        self._kinds = kinds
        self._graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
        self._spans: dict[str, set[tuple[str, int, int]]] = {}
        self._ends: dict[str, frozenset[str]] = {}  # by the id of a claim

    def add_claim(self, claim: Claim) -> None:
        """Draw a claim read from a text."""
        things = [end for end in (claim.subject, claim.object) if _is_thing(end)]
        ends = [self._node(claim.doc, thing) for thing in things]
        if not ends:
            return
        evidence = self._evidence(claim)
        self._ends[claim.id] = frozenset(ends)
        if len(ends) == 1:  # of the other nobody knows who or what it is: told at this one
            evidence["end"] = "subject" if _is_thing(claim.subject) else "object"
            self._graph.nodes[ends[0]]["claims"].append(evidence)
            return
        how = status(negated=claim.negated, modality=claim.modality, state=state_of(claim))
        self._add_edge(ends[0], ends[1], how, evidence)

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
        evidence = self._grounded(conclusion, grounds)
        if target is None or not isinstance(value, str):
            evidence["end"] = "subject"
            self._graph.nodes[subject]["claims"].append(evidence)
            return
        thing = grounds.thing(value)
        self._add_node(target, thing.label, thing.type)
        self._add_edge(subject, target, INFERRED, evidence)

    def finished(self) -> nx.MultiDiGraph[str]:
        """Return the graph, with what can be counted once all is drawn."""
        for iri, known in self._graph.nodes(data=True):
            known["mentions"] = len(self._spans.get(iri, ()))
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
        self._add_node(iri, self._label(mention), mention.type or "kg:Topic")
        self._spans.setdefault(iri, set()).add((doc, mention.start, mention.end))
        return iri

    def _add_node(self, iri: str, label: str, kind: str) -> None:
        if iri in self._graph:
            return
        entity = self._entities.get(iri)
        kind = entity.type if entity is not None else kind
        self._graph.add_node(
            iri,
            label=entity.label if entity is not None else label,
            type=kind,
            type_label=self._labels.names.get(kind, ""),
            classes=self._labels.classes(kind),
            names=entity.names if entity is not None else (),
            claims=[],
        )

    def _add_edge(self, subject: str, target: str, how: str, evidence: Evidence) -> None:
        relation = evidence["relation"]
        key = f"{relation} {how}"
        if not self._graph.has_edge(subject, target, key):
            label = evidence["label"]
            self._graph.add_edge(
                subject,
                target,
                key,
                relation=relation,
                label=label,
                status=how,
                sign=self._kinds.signs.get(relation, 0),
                symmetric=relation in self._kinds.symmetric,
                between_actors=relation in self._kinds.between,
                claims=[],
            )
        self._graph.edges[subject, target, key]["claims"].append(evidence)

    # -- evidence ------------------------------------------------------------------------------

    def _label(self, mention: Mention) -> str:
        known = self._entities.get(mention.entity or "")
        return known.label if known else mention.name or mention.text

    def _called(self, iri: str, grounds: GroundsReader) -> str:
        known = self._entities.get(iri)
        return known.label if known is not None else grounds.thing(iri).label

    def _evidence(self, claim: Claim) -> Evidence:
        holder = claim.holder
        start, end = claim.evidence.start, claim.evidence.end
        marks = [(begin - start, stop - start, role) for begin, stop, role in claim.marks()]
        source = self._sources.get(claim.doc, Source())
        return Evidence(
            id=claim.id,
            doc=claim.doc,
            title=source.title,
            date=source.date,
            source=source.publisher,
            url=source.url,
            subject=claim.subject.text if claim.subject is not None else "",
            predicate=claim.predicate.text,
            object=claim.object.text if claim.object is not None else "",
            relation=claim.predicate.id,
            label=self._labels.relation(claim.predicate.id),
            holder=holder.entity if holder else None,
            holder_label=self._label(holder) if holder else "",
            negated=claim.negated,
            modality=claim.modality.value,
            state=state_of(claim),
            time=(claim.time.value or claim.time.text) if claim.time else "",
            place=claim.place.text if claim.place else "",
            sentence=claim.evidence.text,
            start=start,
            marks=merge_marks(marks, end - start),
            end="",
            confidence=claim.confidence,
            inferred=False,
            rule="",
        )

    def _grounded(self, conclusion: Conclusion, grounds: GroundsReader) -> Evidence:
        """The evidence of a conclusion: the sentences it rests on, names in place of words."""
        said = grounds.of(conclusion)
        source = self._sources.get(said.doc, Source())
        return evidence_of_conclusion(
            conclusion, said, source, self._labels, lambda iri: self._called(iri, grounds)
        )


def state_of(claim: Claim) -> str:
    """Return what keeps a claim from being so now: ``future``, ``ended`` …; else nothing."""
    if claim.status is not Status.CURRENT:
        return claim.status.value
    return claim.tense.value if claim.tense is Tense.FUTURE else ""


def node_of(iri: str) -> str:
    """Return the node of an entity, or of a mention without one (IRIs)."""
    place = mention_place(expand(iri))
    return iri if place is None else _unresolved(*place)


def mention_node(doc: str, mention: Mention) -> str:
    """Return the node of what a mention stands for, or its own where that is unknown."""
    return mention.entity or _unresolved(doc, mention.start, mention.end)


def _unresolved(doc: str, start: int, end: int) -> str:
    return f"{doc}#{start},{end}"
