"""Which claims of a store a lens lets through."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from pyoxigraph import NamedNode

from kg.iris import expand
from kg.lens.lens import Lens
from kg.model import Status, Tense
from kg.query.names import entities_called
from kg.query.sources import Told, voices
from kg.query.sources.grades import Grade, Grades
from kg.rdf import document_id, values_in
from kg.rdf.nodes import iri_of, text_of
from kg.rdf.terms import Terms
from kg.store import Store

__all__ = ["kept"]

DOCUMENT = "document"  # as a holder: what documents state themselves
_PUBLISHED = expand("kg:published")
Place = tuple[str, str]
"""Graph and claim, by their full IRIs."""


@dataclass(slots=True)
class _Said:
    """What a claim says, and who says so: IRIs, codes and words by their terms."""

    graph: str
    iri: str
    known: dict[NamedNode, str] = field(default_factory=dict)
    via: list[str] = field(default_factory=list)

    @property
    def triple(self) -> tuple[str, ...]:
        """Subject, relation, object; empty where there is none."""
        return tuple(self.known.get(t, "") for t in (Terms.SUBJECT, Terms.PREDICATE, Terms.OBJECT))

    @property
    def meant(self) -> tuple[str, str, str]:
        """Polarity, modality and status of it."""
        future = self.known.get(Terms.TENSE) == Tense.FUTURE.value
        status = Status.PLANNED.value if future else self.known.get(Terms.STATUS, "")
        return self.known[Terms.POLARITY], self.known[Terms.MODALITY], status

    @property
    def holders(self) -> list[str]:
        """Who says so, innermost first; nobody where the document does."""
        own = self.known.get(Terms.HOLDER)
        return [] if own is None else [own, *self.via]


def kept(store: Store, lens: Lens, grades: Grades) -> dict[str, set[str]]:
    """Return the claims that a lens lets through, by graph (full IRIs).

    Raises ``QueryError`` for names that nothing has.
    """
    places = list(_places(store, lens.holder))
    if lens.denied_by is not None:
        places = _denied(store, places, lens.denied_by)
    if lens.grade is not None:
        places = _graded(store, places, Grade.of(lens.grade), grades)
    if lens.sources is not None:
        places = _told_by(store, places, lens.sources)
    found: dict[str, set[str]] = {}
    for graph, claim in places:
        found.setdefault(graph, set()).add(claim)
    return found


def _places(store: Store, holder: str | None) -> Iterator[Place]:
    """Yield the claims that somebody holds, or that documents state themselves, or all."""
    if holder is not None and holder != DOCUMENT:
        for iri in sorted(_voices_of(store, holder)):
            for quad in store.quads(predicate=Terms.HOLDER.value, object=iri):
                if document_id(iri_of(quad.graph_name)) is not None:
                    yield iri_of(quad.graph_name), iri_of(quad.subject)
        return
    held: set[Place] = set()
    if holder == DOCUMENT:
        quads = store.quads(predicate=Terms.HOLDER.value)
        held = {(iri_of(quad.graph_name), iri_of(quad.subject)) for quad in quads}
    for quad in store.quads(predicate=Terms.TYPE.value, object=Terms.CLAIM.value):
        place = iri_of(quad.graph_name), iri_of(quad.subject)
        if place not in held and document_id(place[0]) is not None:
            yield place


def _voices_of(store: Store, name: str) -> set[str]:
    """Return the full IRIs of all of a name, and of what they issued, which speaks for them."""
    named = {expand(iri) for iri in entities_called(store, name)}
    issued = (quad.object for iri in named for quad in store.quads(iri, _PUBLISHED))
    return named | {iri_of(one) for one in issued if isinstance(one, NamedNode)}


def _said(store: Store, places: Iterable[Place]) -> Iterator[_Said]:
    for graph, iri in places:
        said = _Said(graph, iri)
        for quad in store.quads(iri, graph=graph):
            if quad.predicate == Terms.HOLDER_VIA:
                said.via.append(iri_of(quad.object))
            else:
                said.known[quad.predicate] = text_of(quad.object)
        yield said


def _denied(store: Store, places: Collection[Place], by: str) -> list[Place]:
    """Return the claims that assert what somebody denies in as many words of the graph."""
    denials = {one.triple for one in _said(store, _places(store, by)) if one.meant[:2] == _DENIED}
    return [
        (one.graph, one.iri)
        for one in _said(store, places)
        if one.meant[:2] == _ASSERTED and one.triple in denials
    ]


_ASSERTED, _DENIED = ("positive", "asserted"), ("negative", "asserted")


def _graded(store: Store, places: Collection[Place], least: Grade, grades: Grades) -> list[Place]:
    publishers = values_in(store, Terms.PUBLISHER.value)
    found = []
    for one in _said(store, places):
        doc = document_id(one.graph) or ""
        if grades.grade(doc, publishers.get(doc, ""), one.holders).reaches(least):
            found.append((one.graph, one.iri))
    return found


def _told_by(store: Store, places: Collection[Place], least: int) -> list[Place]:
    """Return the claims that so many independent sources make in the same sense."""
    publishers = values_in(store, Terms.PUBLISHER.value)
    originals = {
        iri_of(quad.subject): iri_of(quad.object)
        for quad in store.quads(predicate=Terms.COPY_OF.value)
    }
    often = Counter(_subject(store, place) for place in places)
    likely = (place for place in places if often[_subject(store, place)] >= least)
    groups: defaultdict[tuple[str, ...], list[_Said]] = defaultdict(list)
    for one in _said(store, likely):
        groups[(*one.triple, *one.meant)].append(one)
    found = []
    for group in groups.values():
        if len(group) < least:
            continue
        told = [_telling(one, publishers, originals) for one in group]
        if max(voices(told)) >= least:
            found += [(one.graph, one.iri) for one in group]
    return found


def _subject(store: Store, place: Place) -> str:
    quads = store.quads(place[1], Terms.SUBJECT.value, graph=place[0])
    return next((iri_of(quad.object) for quad in quads), "")


def _telling(one: _Said, publishers: dict[str, str], originals: dict[str, str]) -> Told:
    doc = document_id(one.graph) or ""
    holder = one.known.get(Terms.HOLDER, "")
    document = originals.get(one.graph, one.graph)
    return Told(document, holder, publishers.get(doc, ""), one.known.get(Terms.SENTENCE, ""))
