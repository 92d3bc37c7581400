"""The graphs of a store: that all can be read, that nodes are whole, that the merged one is."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence

import pyoxigraph
from pyoxigraph import NamedNode, Quad, QuerySolutions

from kg.errors import KgError
from kg.iris import PREFIXES, compact, expand
from kg.keeping.checking.finding import UNREADABLE, Finding, Looked, Severity, unreadable
from kg.rdf import COPIES, VOCABULARY, claims_from, document_id, quotations_from, rule_of
from kg.rdf.nodes import iri_of
from kg.rdf.terms import Terms
from kg.store import OxigraphStore
from kg.store.merged import differing, is_merged, merge_anew

__all__ = ["conclusions", "graphs", "merged"]

_FINGERPRINT = NamedNode(expand("kg:fingerprint"))
_DESCRIBED = tuple(PREFIXES[name] for name in ("kge", "kgc"))
_ALONE = (Terms.CLAIM, Terms.QUOTATION)  # what no other node need refer to
_BY_OTHER_NAMES = (Terms.SAME_AS, Terms.RESOLVED_AS, Terms.BODY_RESOLVED_AS)
_AT_ONCE = 500  # terms in one query
_AGAIN = "Build it again: kg build FILE --store DIR --again."


def graphs(looked: Looked) -> Iterator[Finding]:
    """Yield graphs that can't be read, or are no document's and no rule's, and nodes that lack."""
    seen: set[int] = set()
    is_whole = _are_whole(looked.store)
    for graph in looked.store.graphs():
        doc = document_id(graph)
        try:
            quads = list(looked.store.quads(graph=graph))
            _read_otherwise(looked.store.inner, graph, quads, seen)
        except UNREADABLE as error:
            yield unreadable(looked, f"the graph {compact(graph)}", error)
            continue
        if doc is not None:
            yield from _document(looked, doc, quads)
            if not is_whole:
                yield from _nodes(looked, doc)
        elif graph not in (VOCABULARY, COPIES) and rule_of(graph) is None:
            yield Finding(
                Severity.WARNING,
                "is the graph of no document and no rule",
                graph,
                "kg reads it in queries and leaves it alone; another program has put it there.",
            )


def _document(looked: Looked, doc: str, quads: Sequence[Quad]) -> Iterator[Finding]:
    subjects = {iri_of(quad.subject) for quad in quads}
    objects = {iri_of(quad.object) for quad in quads}
    own = {quad.predicate for quad in quads if quad.subject == quad.graph_name}
    for term in (Terms.DOCUMENT_ID, Terms.LANGUAGE, Terms.TEXT_HASH, _FINGERPRINT):
        if term not in own:
            yield Finding(Severity.ERROR, f"lacks {compact(term.value)}", f"document {doc}", _AGAIN)
    if Terms.MENTIONS not in own:
        yield Finding(
            Severity.WARNING,
            "was read by a kg that kept no mentions: its names are resolved with no others",
            f"document {doc}",
            _AGAIN,
        )
    spoken_of = {iri_of(q.object) for q in quads if q.predicate not in _BY_OTHER_NAMES}
    undescribed = {iri for iri in spoken_of - subjects if iri.startswith(_DESCRIBED)}
    if undescribed:
        what = f"speaks of {len(undescribed)} things that it does not describe"
        first = compact(min(undescribed))
        yield Finding(Severity.ERROR, f"{what} ({first} is one)", f"document {doc}", _AGAIN)
    alone = {iri_of(q.subject) for q in quads if q.predicate == Terms.SAME_AS}
    alone |= {iri_of(q.subject) for q in quads if q.predicate == Terms.TYPE and q.object in _ALONE}
    orphans = subjects - objects - alone - {iri_of(quad.graph_name) for quad in quads}
    if orphans:
        what = f"describes {len(orphans)} things that nothing in it refers to"
        first = compact(min(orphans))
        yield Finding(Severity.WARNING, f"{what} ({first} is one)", f"document {doc}", _AGAIN)


def _are_whole(store: OxigraphStore) -> bool:
    """Return whether all claims and quotations can be read: quicker at one stretch."""
    try:
        deque(claims_from(store), maxlen=0)
        deque(quotations_from(store), maxlen=0)
    except (KgError, *UNREADABLE):
        return False
    return True


def _nodes(looked: Looked, doc: str) -> Iterator[Finding]:
    try:
        deque(claims_from(looked.store, doc), maxlen=0)
        deque(quotations_from(looked.store, doc), maxlen=0)
    except UNREADABLE as error:
        yield unreadable(looked, f"what {doc!r} claims", error)
    except KgError as error:
        yield Finding(Severity.ERROR, error.what, error.place, _AGAIN)


def _read_otherwise(
    inner: pyoxigraph.Store, graph: str, quads: Sequence[Quad], seen: set[int]
) -> None:
    """Find quads by other terms, so that each index of the store is read once.

    Nothing is spelt out. ``seen`` are the hashes of predicates and objects that were sought in the
    whole store.
    """
    for place, key in (("?p", "predicate"), ("?o", "object")):
        terms = sorted({str(getattr(quad, key)) for quad in quads})
        fresh = [term for term in terms if hash(term) not in seen]
        seen.update(map(hash, fresh))
        _read_by(inner, place, terms, f"GRAPH {NamedNode(graph)} {{ ?s ?p ?o }}")
        _read_by(inner, place, fresh, "GRAPH ?g { ?s ?p ?o }")
        _read_by(inner, place, fresh, "?s ?p ?o")


def _read_by(inner: pyoxigraph.Store, place: str, terms: Sequence[str], pattern: str) -> None:
    """Find what has one of these terms in a place; a count would not end at a damaged block."""
    for start in range(0, len(terms), _AT_ONCE):
        values = " ".join(f"({term} 1)" for term in terms[start : start + _AT_ONCE])
        answer = inner.query(f"SELECT ?n {{ VALUES ({place} ?n) {{ {values} }} {pattern} }}")
        assert isinstance(answer, QuerySolutions)
        deque(answer, maxlen=0)


def conclusions(looked: Looked) -> Iterator[Finding]:
    """Yield conclusions that rest on claims that are gone, or that are there against the record."""
    store = looked.store
    drawn = [graph for graph in store.graphs() if rule_of(graph) is not None]
    if drawn and store.record is not None and not store.record.rules:
        yield Finding(
            Severity.WARNING,
            f"{len(drawn)} rules have conclusions, but the store was built without rules",
            str(looked.folder),
            "kg rules remove takes them out; kg build --rules draws them.",
        )
    for graph in drawn:
        quads = (q for term in _GROUNDS for q in store.quads(predicate=term, graph=graph))
        rests = {iri_of(quad.object) for quad in quads}
        gone = {iri for iri in rests if not any(store.quads(iri, Terms.TYPE.value))}
        if gone:
            yield Finding(
                Severity.WARNING,
                f"conclusions of {rule_of(graph)} rest on {len(gone)} claims that are gone",
                str(looked.folder),
                "kg rules apply draws them anew.",
            )


def merged(looked: Looked) -> Iterator[Finding]:
    """Yield that the merged graph is not what the named graphs hold together."""
    if not is_merged(looked.store.inner):
        return  # told as an older store
    missing, left = differing(looked.store.inner)
    if missing or left:
        yield Finding(
            Severity.WARNING,
            f"the merged graph lacks {missing} triples of the named ones and has {left} more",
            str(looked.folder),
            "It follows from them: --repair makes it again. Until then, counts may be wrong.",
            _merge_anew,
        )


def _merge_anew(store: OxigraphStore) -> None:
    merge_anew(store.inner)
    store.flush()


# what leads to claims it rests on
_GROUNDS = (Terms.RESTS_ON.value, Terms.ENDED_BY.value, Terms.CONTRADICTS.value)
