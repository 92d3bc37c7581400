"""The claims of a store as a networkx MultiDiGraph: entities, and what is said between them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal as Choice

import networkx as nx

from kg.bundled import LANGUAGE
from kg.errors import KgError
from kg.model import Claim, Entity, Mention
from kg.network.evidence import Evidence, merge_marks, status
from kg.network.labels import Labels, Source, labels_in, sources_in
from kg.rdf import claims_from, entities_from
from kg.store import Store

__all__ = ["network", "network_of"]

DOCUMENT = "document"


def network(
    store: Store,
    *,
    holder: str | None = None,
    include: Choice["plain", "all"] = "plain",
    confidence: float = 0.0,
    lang: str = LANGUAGE,
) -> nx.MultiDiGraph[str]:
    """Return the claims of a store as a graph; see ``network_of`` for what it holds.

    ``include="plain"`` keeps what is asserted and not denied, ``"all"`` keeps every claim, each
    edge saying what it is. ``holder`` narrows to what one entity claims (``kge:…``), or to what
    documents state themselves (``"document"``), ``confidence`` to claims at least so sure.
    ``lang`` is the language of the labels. Raises ``KgError`` for any other ``include``.
    """
    if include not in ("plain", "all"):
        raise KgError(
            f"{include!r} is no kind of claims", place="include", cure="Choose 'plain' or 'all'."
        )
    chosen = (
        claim
        for claim in claims_from(store)
        if (include == "all" or claim.is_plain)
        and claim.confidence >= confidence
        and _is_held_by(claim, holder)
    )
    return network_of(chosen, entities_from(store), sources_in(store), labels_in(store, lang))


def network_of(
    claims: Iterable[Claim],
    entities: Mapping[str, Entity],
    sources: Mapping[str, Source],
    labels: Labels,
) -> nx.MultiDiGraph[str]:
    """Return a graph of claims.

    Nodes are entities (``kge:…``) with ``label``, ``type``, ``type_label``, ``classes`` (the type
    and its ancestors, nearest first), ``names``, ``mentions`` (how many distinct stretches of text
    speak of it), ``degree``, and ``claims``: the evidence of what is said of it alone (an event
    without object, a date). Edges run from subject to object, one for each relation and status;
    their key is ``"kg:sent asserted"``, they carry ``relation``, ``label``, ``status``
    (``asserted``, ``denied``, ``unsure``, ``inferred``) and ``claims``, a list of ``Evidence``.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    spans: dict[str, set[tuple[str, int, int]]] = {}

    def node(doc: str, mention: Mention) -> str:
        place = f"{mention.start},{mention.end}" if mention.end else mention.text
        iri = mention.entity or f"{doc}#{place}"
        if iri not in graph:
            kind = entities[iri].type if iri in entities else mention.type or "kg:Topic"
            graph.add_node(
                iri,
                label=_label(mention, entities),
                type=kind,
                type_label=labels.names.get(kind, ""),
                classes=labels.classes(kind),
                names=entities[iri].names if iri in entities else (),
                claims=[],
            )
        spans.setdefault(iri, set()).add((doc, mention.start, mention.end))
        return iri

    ends: dict[str, frozenset[str]] = {}
    for claim in claims:
        ends[claim.id] = _ends(claim)
        if claim.inferred and [ends[claim.id]] == [ends.get(one) for one in claim.sources]:
            continue  # the same the other way round: one arrow tells it
        evidence = _evidence(claim, entities, sources.get(claim.doc, Source()), labels)
        subject = node(claim.doc, claim.subject)
        if not isinstance(claim.object, Mention):
            graph.nodes[subject]["claims"].append(evidence)
            continue
        target = node(claim.doc, claim.object)
        how = status(negated=claim.negated, modality=claim.modality, inferred=claim.inferred)
        key = f"{claim.predicate.id} {how}"
        if not graph.has_edge(subject, target, key):
            graph.add_edge(
                subject,
                target,
                key,
                relation=claim.predicate.id,
                label=evidence["label"],
                status=how,
                claims=[],
            )
        graph.edges[subject, target, key]["claims"].append(evidence)
    for iri, known in graph.nodes(data=True):
        known["mentions"] = len(spans[iri])
        known["degree"] = graph.degree(iri)
    return graph


def _ends(claim: Claim) -> frozenset[str]:
    """Return the entities between which a claim stands."""
    sides = (claim.subject, claim.object)
    return frozenset(s.entity or s.text for s in sides if isinstance(s, Mention))


def _is_held_by(claim: Claim, holder: str | None) -> bool:
    if holder is None:
        return True
    if holder == DOCUMENT:
        return claim.holder is None
    return claim.holder is not None and claim.holder.entity == holder


def _label(mention: Mention, entities: Mapping[str, Entity]) -> str:
    known = entities.get(mention.entity or "")
    return known.label if known else mention.name or mention.text


def _evidence(
    claim: Claim, entities: Mapping[str, Entity], source: Source, labels: Labels
) -> Evidence:
    holder = claim.holder
    parts = [("subject", claim.subject), ("predicate", claim.predicate)]
    if claim.object is not None:
        parts.append(("object", claim.object))
    start, end = claim.evidence.start, claim.evidence.end
    marks = [
        (part.start - start, part.end - start, role)
        for role, part in parts
        if start <= part.start < part.end <= end
    ]
    return Evidence(
        id=claim.id,
        doc=claim.doc,
        title=source.title,
        date=source.date,
        source=source.publisher,
        url=source.url,
        subject=claim.subject.text,
        predicate=claim.predicate.text,
        object=claim.object.text if claim.object is not None else "",
        relation=claim.predicate.id,
        label=labels.relation(claim.predicate.id),
        holder=holder.entity if holder else None,
        holder_label=_label(holder, entities) if holder else "",
        negated=claim.negated,
        modality=claim.modality.value,
        time=(claim.time.value or claim.time.text) if claim.time else "",
        place=claim.place.text if claim.place else "",
        sentence=claim.evidence.text,
        marks=merge_marks(marks, end - start),
        confidence=claim.confidence,
        inferred=claim.inferred,
        rule=claim.rule or "",
    )
