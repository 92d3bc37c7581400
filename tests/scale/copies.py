"""Large stores made of a real one: its documents again and again, renamed.

Each copy has documents, claims and events of its own, and things of its own in place of those that
few documents name; what many name (countries, presidents) is shared by all copies, as it is in
news. Sentences of copies have their words shuffled, so that no copy passes for a wire copy.
"""

from __future__ import annotations

import hashlib
import random
from collections import Counter
from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad

from kg.iris import PREFIXES
from kg.rdf import document_id
from kg.rdf.terms import Terms
from kg.store import Store

__all__ = ["Copies"]

_SHARED = 4  # documents that name a thing make it one of all copies
_DOCUMENT, _CLAIM, _EVENT, _ENTITY = (PREFIXES[name] for name in ("kgd", "kgc", "kgv", "kge"))
_TEXTS = frozenset({Terms.SENTENCE, Terms.CONTENT})
_PLACES = frozenset(
    {Terms.EVIDENCE, Terms.PREDICATE_SPAN, Terms.OBJECT_SPAN, Terms.TIME_SPAN, Terms.HEAD}
    | {Terms.SUBJECT_MENTION, Terms.OBJECT_MENTION, Terms.HOLDER_MENTION, Terms.PLACE_MENTION}
    | {Terms.CONTENT_SPAN, Terms.SPEAKER_MENTION, Terms.CUE_SPAN, Terms.ANTECEDENT}
)


class Copies:
    """The documents of a store, and as many copies of them as are asked for.

    ``lean`` copies lack the places in the text, most of the quads, which no question needs.
    """

    def __init__(self, source: Store, *, lean: bool = False) -> None:
        named = Counter(
            quad.subject.value
            for quad in source.quads(predicate=Terms.LABEL.value)
            if isinstance(quad.subject, NamedNode)
        )
        self._shared = frozenset(iri for iri, count in named.items() if count >= _SHARED)
        self._source, self._lean = source, lean
        self._documents = [g for g in source.graphs() if document_id(g) is not None]

    def graphs(self, claims: int) -> Iterator[tuple[str, list[Quad]]]:
        """Yield graphs with their quads until they hold at least so many claims."""
        written = number = 0
        while written < claims:
            rename = _Copy(number, self._shared)
            for graph in self._documents:
                quads = list(rename.quads(self._kept(graph)))
                written += sum(quad.predicate == Terms.INFERRED for quad in quads)
                yield rename.iri(graph), quads
                if written >= claims:
                    break
            number += 1

    def _kept(self, graph: str) -> Iterable[Quad]:
        for quad in self._source.quads(graph=graph):
            inside = isinstance(quad.subject, NamedNode) and "#" in quad.subject.value[-60:]
            if not self._lean or not (quad.predicate in _PLACES or inside):
                yield quad


class _Copy:
    """The renaming of one copy; the first one keeps its names."""

    def __init__(self, number: int, shared: frozenset[str]) -> None:
        self._number, self._shared = number, shared
        self._known: dict[str, NamedNode] = {}

    def quads(self, quads: Iterable[Quad]) -> Iterator[Quad]:
        for quad in quads:
            if self._number:
                value = self._value(quad.predicate, quad.object)
                name = self._term(quad.graph_name)
                yield Quad(self._term(quad.subject), quad.predicate, value, name)
            else:
                yield quad

    def iri(self, iri: str) -> str:
        """Return what an IRI is in this copy."""
        if not self._number:
            return iri
        if iri.startswith(_DOCUMENT):
            return f"{_DOCUMENT}{self._number}-{iri.removeprefix(_DOCUMENT)}"
        for prefix in (_CLAIM, _EVENT):
            if iri.startswith(prefix):
                name, mark, rest = iri.removeprefix(prefix).partition("#")
                digest = hashlib.sha256(f"{self._number}{name}".encode()).hexdigest()
                return f"{prefix}{digest}{mark}{rest}"
        if iri.startswith(_ENTITY) and iri not in self._shared:
            return f"{iri}~{self._number}"
        return iri

    def _term(self, term: object) -> object:
        if not isinstance(term, NamedNode):
            return term
        found = self._known.get(term.value)
        if found is None:
            found = self._known[term.value] = NamedNode(self.iri(term.value))
        return found

    def _value(self, predicate: NamedNode, value: object) -> object:
        if not isinstance(value, Literal):
            return self._term(value)
        if predicate in _TEXTS:
            words = value.value.split()
            random.Random(f"{self._number}{value.value}").shuffle(words)
            text = " ".join(words)
            return Literal(text, language=value.language) if value.language else Literal(text)
        if predicate == Terms.DOCUMENT_ID:
            return Literal(f"{self._number}-{value.value}")
        return value
