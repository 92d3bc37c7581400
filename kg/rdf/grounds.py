"""What conclusions rest on: sentences of documents, and how the things in them are called."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import Literal as RdfLiteral
from pyoxigraph import NamedNode

from kg.iris import compact, expand
from kg.model import Conclusion, Entity
from kg.rdf.names import claim_iri, document_id
from kg.rdf.nodes import words_of
from kg.rdf.terms import Terms
from kg.store import QuadSource

__all__ = ["Grounds", "GroundsReader"]

_DOTS = " […] "
_DEEPEST = 50  # conclusions that rest on conclusions


@dataclass(frozen=True, slots=True)
class Grounds:
    """The sentences that a conclusion rests on, joined, and the first of their documents."""

    doc: str
    text: str


class GroundsReader:
    """Looks up in one store what conclusions rest on; names and sentences are looked up once."""

    def __init__(self, store: QuadSource) -> None:
        self._store = store
        self._things: dict[str, Entity] = {}
        self._said: dict[str, Grounds] = {}

    def of(self, conclusion: Conclusion) -> Grounds:
        """Return what a conclusion rests on, through other conclusions, too."""
        return self._rests_on(map(claim_iri, conclusion.sources))

    def ends(self, claim: str) -> set[str]:
        """Return subject and object of a claim or conclusion, given by its id, as compact IRIs."""
        iri = claim_iri(claim)
        return {
            compact(one) for term in (Terms.SUBJECT, Terms.OBJECT) for one in self._texts(iri, term)
        }

    def thing(self, iri: str) -> Entity:
        """Return what an entity (``kge:…``) is, or what a mention without an entity says it is."""
        found = self._things.get(iri)
        if found is None:
            full = expand(iri)
            label = self._text(full, Terms.LABEL)
            if not label:
                label = words_of(self._store, full) or iri
            kinds = [compact(kind) for kind in self._texts(full, Terms.TYPE)]
            kind = min((one for one in kinds if one != "kg:Mention"), default="kg:Topic")
            found = self._things[iri] = Entity(iri, label, kind)
        return found

    def _rests_on(self, sources: Iterable[str], depth: int = 0) -> Grounds:
        docs, texts = [], []
        for source in sources:
            said = self._of_claim(source, depth)
            docs.append(said.doc)
            texts += [part for part in said.text.split(_DOTS) if part not in texts]
        return Grounds(min((doc for doc in docs if doc), default=""), _DOTS.join(texts))

    def _of_claim(self, claim: str, depth: int) -> Grounds:
        found = self._said.get(claim)
        if found is None:
            sentences = self._texts(claim, Terms.SENTENCE)
            if sentences:
                graphs = self._texts(claim, Terms.DERIVED_FROM)
                found = Grounds(next((document_id(one) or "" for one in graphs), ""), sentences[0])
            elif depth < _DEEPEST:
                found = self._rests_on(sorted(self._texts(claim, Terms.RESTS_ON)), depth + 1)
            else:
                found = Grounds("", "")
            self._said[claim] = found
        return found

    def _texts(self, iri: str, term: NamedNode) -> list[str]:
        objects = (quad.object for quad in self._store.quads(iri, term.value))
        return [one.value for one in objects if isinstance(one, NamedNode | RdfLiteral)]

    def _text(self, iri: str, term: NamedNode) -> str:
        return min(self._texts(iri, term), default="")
