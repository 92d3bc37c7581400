"""The desk at which a person reviews the entities of a store."""

from __future__ import annotations

import re
from collections.abc import Callable

from kg.errors import QueryError
from kg.model import Entity
from kg.normal import normal
from kg.ontology import Ontology
from kg.query import entity_called
from kg.rdf import documents_in, entities_from, entity_in, mentions_in
from kg.resolve.judgements import Judgement, Part, Verdict
from kg.review.applying import apply
from kg.review.comparing import Candidate, Comparer, Pair
from kg.review.explaining import Explanation
from kg.review.judging import Proposal, judged, taken_back
from kg.review.known import Known, known_in
from kg.review.log import Log
from kg.rules import Basis

__all__ = ["Desk", "Lay"]

Lay = Callable[[Callable[[str], None]], tuple[str, ...]]

_MENTION = re.compile(r"(?P<doc>.+):(?P<start>\d+)-(?P<end>\d+)")


class Desk:
    """Merges, splits, renames and explains the entities of a store.

    Whatever names an entity may be its IRI (``kge:jean-brun``), one of its names if nothing else
    is called so, or a mention (``doc:17-26``). Each judgement goes to the log, is laid over the
    store at once, and over every later build; ``undo`` takes it back. ``basis`` is what the store
    stands on: its language, ontology and rules, needed by judgements where rules were applied.
    ``lay`` brings the store in line with the log and returns the documents that it wrote; where it
    is left out, the judgements are laid over the graphs as they are (``kg.review.apply``).
    """

    def __init__(self, basis: Basis, log: Log, lay: Lay | None = None) -> None:
        self.store, self.log, self.basis = basis.store, log, basis
        self._lay = lay or (lambda changed: apply(self.store, self.log.judgements(), changed))

    # -- judgements ----------------------------------------------------------------------------

    def merge(self, entity: str, other: str, *, note: str = "") -> Judgement:
        """Judge that ``other`` is ``entity``, whose IRI and name stay; return the judgement."""
        iris = self.find(entity).iri, self.find(other).iri
        return self._judge(Proposal(Verdict.MERGE, *iris, note=note))

    def apart(self, entity: str, other: str, *, note: str = "") -> Judgement:
        """Judge that the two are two and must never be joined."""
        iris = self.find(entity).iri, self.find(other).iri
        return self._judge(Proposal(Verdict.APART, *iris, note=note))

    def split(
        self,
        entity: str,
        *,
        doc: str | None = None,
        name: str | None = None,
        to: str = "",
        note: str = "",
    ) -> Judgement:
        """Judge that the mentions in a document, or under a name, are another thing: ``to``.

        It gets a new IRI where ``to`` is left out.
        """
        part = Part(doc=doc, name=name)
        iri = self.find(entity).iri
        return self._judge(Proposal(Verdict.SPLIT, iri, to, part=part, note=note))

    def rename(self, entity: str, name: str, *, note: str = "") -> Judgement:
        """Judge that the entity is called ``name``."""
        iri = self.find(entity).iri
        return self._judge(Proposal(Verdict.RENAME, iri, value=name, note=note))

    def retype(self, entity: str, cls: str, *, note: str = "") -> Judgement:
        """Judge that the entity is of the class ``cls`` (``kg:City``)."""
        proposal = Proposal(Verdict.RETYPE, self.find(entity).iri, value=cls, note=note)
        return self._judge(proposal, self.basis.knowledge.ontology)

    def undo(self, number: int) -> Judgement:
        """Take back the judgement ``number``; the store is as if it had never been made."""
        back = taken_back(self.log, number)
        self._add(back)
        return back

    def judgements(self) -> tuple[Judgement, ...]:
        """Return the whole log."""
        return self.log.judgements()

    def replay(self) -> tuple[str, ...]:
        """Lay the log over the store, after it was edited; return the documents that changed.

        Every build does it.
        """
        with self.basis.upkeep() as changed:
            return self._lay(changed)

    # -- what to look at -------------------------------------------------------------------------

    def candidates(self) -> list[Candidate]:
        """Return the pairs of entities that may be one, the likeliest first."""
        return self._comparer(self._known()).candidates()

    def why(self, one: str, other: str) -> Explanation:
        """Return why two entities or mentions are one thing, or two."""
        known = self._known()
        first, second = (self._met(name) for name in (one, other))
        (a, short), (b, long) = first, second
        comparer = self._comparer(known)
        pairs = comparer.names(a) if a.iri == b.iri else comparer.pairs(a.iri, b.iri)
        counts = len(known.documents.get(a.iri, ())), len(known.documents.get(b.iri, ()))
        told = self.log.in_force().about(a.iri, b.iri)
        return Explanation(a, b, tuple(_asked(pairs, short, long)), told, counts)

    def find(self, name: str) -> Entity:
        """Return the entity of an IRI, a name or a mention.

        Raises QueryError where there is none, or where the name is that of several.
        """
        return self._met(name)[0]

    def _met(self, name: str) -> tuple[Entity, str]:
        """Return an entity, and the name by which it was asked for, if it was a name."""
        mention = _MENTION.fullmatch(name)
        if mention and mention["doc"] in documents_in(self.store):
            return self._mentioned(mention)
        iri = entity_called(self.store, name)
        found = entity_in(self.store, iri)
        assert found is not None
        return found, "" if name == iri else name

    def _mentioned(self, mention: re.Match[str]) -> tuple[Entity, str]:
        span = int(mention["start"]), int(mention["end"])
        for one in mentions_in(self.store, mention["doc"]):
            if (one.start, one.end) == span and one.entity is not None:
                entity = entity_in(self.store, one.entity)
                if entity is not None:
                    return entity, one.name or ""
        raise QueryError(
            "no claim mentions an entity there", place=mention[0], cure="Give its exact characters."
        )

    def search(self, text: str = "") -> list[Entity]:
        """Return the entities with ``text`` in a name, sorted by label; case does not matter."""
        wanted = normal(text)
        found = entities_from(self.store).values()
        called = [e for e in found if any(wanted in normal(n) for n in (e.label, *e.names))]
        return sorted(called, key=lambda e: (normal(e.label), e.iri))

    # -- the store -------------------------------------------------------------------------------

    def _judge(self, proposal: Proposal, classes: Ontology | None = None) -> Judgement:
        judgement = judged(self.store, self.log, proposal, classes)
        self._add(judgement)
        return judgement

    def _add(self, judgement: Judgement) -> None:
        with self.basis.upkeep() as changed:  # raises, if it must, before anything is written
            self.log.add(judgement)
            self._lay(changed)

    def _known(self) -> Known:
        return known_in(self.store, self.log.in_force())

    def _comparer(self, known: Known) -> Comparer:
        return Comparer(known, self.basis.knowledge, self.basis.language)


def _asked(pairs: list[Pair], one: str, other: str) -> list[Pair]:
    """Put the pairs of the names that were asked for first."""
    wanted = {normal(one), normal(other)} - {""}
    return sorted(pairs, key=lambda p: -len(wanted & {normal(p.short), normal(p.long)}))
