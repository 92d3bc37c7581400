"""A store as it is through a lens: only the claims that pass, and what stands on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from weakref import WeakKeyDictionary

from pyoxigraph import NamedNode, Quad

from kg.lens.keeping import kept
from kg.lens.lens import Lens
from kg.query.sources.grades import Grades
from kg.rdf import VOCABULARY, claims_at
from kg.rdf.nodes import iri_of
from kg.rdf.terms import Terms
from kg.rules import Basis, apply, is_applied
from kg.store import Options, OxigraphStore, Store
from kg.store.merged import merge

__all__ = ["Rebuilt", "through"]

_MOST = 4  # lenses of one store that are remembered
_known: WeakKeyDictionary[Store, dict[Lens, Rebuilt]] = WeakKeyDictionary()


class Rebuilt(OxigraphStore):
    """A store in memory, for reading: that of ``origin`` through a ``lens``."""

    def __init__(self, origin: Store, lens: Lens) -> None:
        """Rebuild it; raises ``QueryError`` for names that nothing has, and for wrong grades."""
        super().__init__(None)
        self.origin, self.lens = origin, lens
        self.record = origin.record
        self.inner.bulk_extend(_quads(origin, kept(origin, lens, Grades.of(origin))))
        merge(self.inner)
        if is_applied(origin):
            basis = Basis(origin, Options(change=True))  # the files that are there now will do
            apply(self, basis.rules, basis.knowledge.ontology)
        self.read_only = True


def through(store: Store, lens: str | Lens) -> Rebuilt:
    """Return a store as it is through a lens; one that is open for reading is rebuilt once.

    >>> from kg.store import open_store
    >>> len(through(open_store(None), "holder=document"))
    0
    """
    wanted = Lens.of(lens)
    if not store.read_only:
        return Rebuilt(store, wanted)
    known = _known.setdefault(store, {})
    if wanted not in known:
        while len(known) >= _MOST:
            del known[next(iter(known))]
        known[wanted] = Rebuilt(store, wanted)
    return known[wanted]


def _quads(store: Store, claims: Mapping[str, set[str]]) -> Iterator[Quad]:
    yield from store.quads(graph=VOCABULARY)
    for graph, those in sorted(claims.items()):
        yield from _document(store, graph, those)


def _document(store: Store, graph: str, claims: set[str]) -> Iterator[Quad]:
    """Yield what tells of a document, and of claims of it with all that they point to."""
    nodes: defaultdict[str, list[Quad]] = defaultdict(list)
    for quad in store.quads(graph=graph):
        nodes[iri_of(quad.subject)].append(quad)
    gone = {iri for iri, quads in nodes.items() if _is_claim(quads)} - claims
    stated = _plain(store, graph, nodes, claims, gone)
    relations = {relation.strip("<>") for _, relation, _ in stated}
    waiting, seen = [graph, *sorted(claims)], set(gone)
    while waiting:
        iri = waiting.pop()
        if iri in seen:
            continue
        seen.add(iri)
        for quad in nodes.get(iri, ()):
            value = quad.object
            node = value.value if isinstance(value, NamedNode) else ""
            if node in gone or (quad.predicate.value in relations and _triple(quad) in stated):
                continue
            yield quad
            if node and node not in seen:
                waiting.append(node)
    for iri in nodes.keys() - seen:  # names that something had before it joined another
        same = (quad for quad in nodes[iri] if quad.predicate == Terms.SAME_AS)
        yield from (quad for quad in same if iri_of(quad.object) in seen)


def _plain(
    store: Store,
    graph: str,
    nodes: Mapping[str, list[Quad]],
    claims: set[str],
    gone: set[str],
) -> set[tuple[str, ...]]:
    """Return the plain triples that no claim states any longer.

    Where claims that pass and others say the same, the claims themselves tell whether they state
    it as a fact.
    """
    lost = {_said(nodes[iri]) for iri in gone}
    both = lost & {_said(nodes[iri]) for iri in claims}
    doubted = [iri for iri in sorted(claims) if _said(nodes[iri]) in both]
    facts = (
        iri for iri in doubted if any(one.is_plain for one in claims_at(store, [(graph, iri)]))
    )
    return lost - {_said(nodes[iri]) for iri in facts}


def _is_claim(quads: list[Quad]) -> bool:
    return any(q.predicate == Terms.TYPE and q.object == Terms.CLAIM for q in quads)


def _said(quads: list[Quad]) -> tuple[str, ...]:
    """Return the triple that a claim is about, as ``_triple`` has it."""
    known = {quad.predicate: str(quad.object) for quad in quads}
    ends = (known.get(term, "") for term in (Terms.SUBJECT, Terms.PREDICATE, Terms.OBJECT))
    return tuple(ends)


def _triple(quad: Quad) -> tuple[str, ...]:
    return str(quad.subject), str(quad.predicate), str(quad.object)
