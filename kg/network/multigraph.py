"""The claims of a store as a networkx MultiDiGraph: entities, and what is said between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from typing import Literal as Choice

import networkx as nx

from kg.bundled import LANGUAGE
from kg.errors import KgError
from kg.model import Claim, Conclusion
from kg.network.drawing import Drawing
from kg.network.kinds import kinds_in
from kg.network.labels import labels_in, sources_in
from kg.network.ledgers import Evidences, Known, Ledgers, Sums
from kg.network.plain import flatten
from kg.processes import uncollected
from kg.query.claims import ClaimFilter, matching
from kg.query.search import claims_in, claims_told
from kg.rdf import GroundsReader, conclusions_from, entities_from
from kg.store import Store

__all__ = ["network", "plain_network"]

DOCUMENT = "document"
Kind = Choice["plain", "all"]


def network(
    store: Store,
    *,
    holder: str | None = None,
    include: Kind = "plain",
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
    wanted = _Wanted(include, holder, confidence, about)
    with uncollected():
        return _drawn(store, lang, Evidences, wanted)


def plain_network(
    store: Store,
    *,
    holder: str | None = None,
    include: Kind = "plain",
    confidence: float = 0.0,
    lang: str = LANGUAGE,
) -> nx.MultiDiGraph[str]:
    """Return the same graph as ``plain(network(…))``: no claim is held, however many there are."""
    with uncollected():
        found = _drawn(store, lang, Sums, _Wanted(include, holder, confidence))
        flatten(found)
        return found


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Which claims and conclusions are drawn; see ``network``."""

    include: Kind
    holder: str | None
    confidence: float
    about: str | None = None

    def __post_init__(self) -> None:
        if self.include not in ("plain", "all"):
            raise KgError(
                f"{self.include!r} is no kind of claims",
                place="include",
                cure="Choose 'plain' or 'all'.",
            )

    def claims(self, store: Store) -> Iterator[Claim]:
        """Yield the claims that are drawn."""
        if self.about is None:
            found = claims_in(store)
        else:
            found = claims_told(store, sorted(matching(store, ClaimFilter(about=self.about))))
        for claim in found:
            held = claim.holder.entity or "" if claim.holder is not None else None
            if (self.include == "all" or claim.is_plain) and self._takes(held, claim.confidence):
                yield claim

    def conclusions(self, store: Store) -> Iterator[Conclusion]:
        """Yield the conclusions that are drawn."""
        for one in conclusions_from(store):
            near = self.about is None or self.about in (one.subject, one.object)
            if near and self._takes(one.holder, one.confidence):
                yield one

    def _takes(self, holder: str | None, confidence: float) -> bool:
        if confidence < self.confidence:
            return False
        return self.holder in (None, DOCUMENT if holder is None else holder)


def _drawn(
    store: Store, lang: str, ledgers: Callable[[Known], Ledgers[Any]], wanted: _Wanted
) -> nx.MultiDiGraph[str]:
    labels = labels_in(store, lang)
    known = Known(entities_from(store, lang, reasons=False), sources_in(store), labels)
    conclusions = list(wanted.conclusions(store))
    sources = {source for one in conclusions for source in one.sources}
    drawing = Drawing(ledgers(known), kinds_in(store, labels), sources)
    for claim in wanted.claims(store):
        drawing.add_claim(claim)
    grounds = GroundsReader(store)
    for conclusion in conclusions:
        drawing.add_conclusion(conclusion, grounds)
    return drawing.finished()
