"""The claims of a store as a networkx MultiDiGraph: entities, and what is said between them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal as Choice

import networkx as nx

from kg.bundled import LANGUAGE
from kg.errors import KgError
from kg.model import Claim
from kg.network.drawing import Drawing
from kg.network.kinds import kinds_in
from kg.network.labels import labels_in, sources_in
from kg.query.claims import ClaimFilter, matching
from kg.rdf import GroundsReader, claims_at, claims_from, conclusions_from, entities_from
from kg.store import Store

__all__ = ["network"]

DOCUMENT = "document"


def network(
    store: Store,
    *,
    holder: str | None = None,
    include: Choice["plain", "all"] = "plain",
    confidence: float = 0.0,
    lang: str = LANGUAGE,
    about: str | None = None,
) -> nx.MultiDiGraph[str]:
    """Return the claims of a store, and what rules concluded from them, as a graph.

    Nodes are entities (``kge:…``) with ``label``, ``type``, ``type_label``, ``classes`` (the type
    and its ancestors, nearest first), ``names``, ``mentions`` (how many distinct stretches of text
    speak of it), ``degree``, ``actor`` (whether it is one, or stands for one and does what only
    actors do, as countries do), and ``claims``: the evidence of what is said of it alone (an event
    without object, a date). Edges run from subject to object, one for each relation and status;
    their key is ``"kg:sent asserted"``, they carry ``relation``, ``label``, ``status``
    (``asserted``, ``denied``, ``unsure``, ``inferred``), ``sign`` (1 where the relation is support,
    -1 where it is opposition, else 0), ``symmetric``, ``between_actors`` and ``claims``, a list of
    ``Evidence``.

    ``include="plain"`` keeps what is asserted and not denied, ``"all"`` keeps every claim, each
    edge saying what it is. ``holder`` narrows to what one entity claims (``kge:…``), or to what
    documents state themselves (``"document"``), ``confidence`` to claims at least so sure.
    ``lang`` is the language of the labels; ``about`` keeps what is said of one entity (``kge:…``):
    it and its neighbours. Raises ``KgError`` for any other ``include``.
    """
    if include not in ("plain", "all"):
        raise KgError(
            f"{include!r} is no kind of claims", place="include", cure="Choose 'plain' or 'all'."
        )
    labels = labels_in(store, lang)
    kinds = kinds_in(store, labels)
    drawing = Drawing(entities_from(store, lang), sources_in(store), labels, kinds)
    for claim in claims_from(store) if about is None else _claims_about(store, about):
        held = claim.holder.entity or "" if claim.holder is not None else None
        wanted = (include == "all" or claim.is_plain) and claim.confidence >= confidence
        if wanted and _is_held_by(held, holder):
            drawing.add_claim(claim)
    grounds = GroundsReader(store)
    for conclusion in conclusions_from(store):
        near = about is None or about in (conclusion.subject, conclusion.object)
        sure = conclusion.confidence >= confidence
        if near and sure and _is_held_by(conclusion.holder, holder):
            drawing.add_conclusion(conclusion, grounds)
    return drawing.finished()


def _claims_about(store: Store, iri: str) -> Iterator[Claim]:
    return claims_at(store, sorted(matching(store, ClaimFilter(about=iri))))


def _is_held_by(holder: str | None, wanted: str | None) -> bool:
    if wanted is None:
        return True
    return holder is None if wanted == DOCUMENT else holder == wanted
