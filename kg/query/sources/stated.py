"""Which facts documents state, and by whose voices: how many sources may tell a fact at most.

Tellings of one voice are of one source, those of several may be, too: where one is copied from the
other. So facts that one voice tells need not be looked at to know that no second source has them.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from pyoxigraph import QuerySolutions, RdfFormat, Triple, parse

from kg.iris import PREFIXES, expand
from kg.query.sources.traits import PLAIN, TRUE, Traits, traits_in
from kg.rdf import document_iri, value_in
from kg.rdf.nodes import iri_of
from kg.rdf.terms import Terms
from kg.store import QuadSource, Store, Term

__all__ = ["Stated", "relations_in", "stated_in", "stated_in_several", "voice"]

_TYPE, _RELATION = Terms.TYPE.value, expand("kg:Relation")
_IN_SEVERAL = """
SELECT ?subject ?relation ?object (COUNT(DISTINCT ?doc) AS ?many) WHERE {{
  {those}
  ?relation a kg:Relation .
  FILTER(STRSTARTS(STR(?doc), STR(kgd:)))
}}
GROUP BY ?subject ?relation ?object HAVING(COUNT(DISTINCT ?doc) > 1)
"""
_ALL = "GRAPH ?doc {{ ?subject ?relation ?object }}"
_ABOUT = """
  {{ VALUES ?subject {{ {things} }} GRAPH ?doc {{ ?subject ?relation ?object }} }}
  UNION {{ VALUES ?object {{ {things} }} GRAPH ?doc {{ ?subject ?relation ?object }} }}
"""


class Stated(NamedTuple):
    """A fact (N-Triples, without the dot), how many voices tell it at most, how often it is told.

    >>> [term.value for term in Stated('<x:a> <x:b> "c"', 2, 3).terms]
    ['x:a', 'x:b', 'c']
    """

    fact: str
    voices: int
    tellings: int

    @property
    def terms(self) -> tuple[Term, ...]:
        """Its subject, relation and object."""
        (quad,) = parse(f"{self.fact} .", format=RdfFormat.N_TRIPLES)
        return tuple(term for term in quad.triple if not isinstance(term, Triple))


def voice(document: str, holder: str = "", publisher: str = "") -> str:
    """Return whose voice tells something: whoever is quoted, who printed it, or the document.

    >>> voice("kgd:a", publisher="AFP"), voice("kgd:a", "kge:belin", "AFP")
    ('publisher AFP', 'holder kge:belin')
    """
    if holder:
        return f"holder {holder}"
    return f"publisher {publisher}" if publisher else f"document {document}"


def stated_in_several(store: Store, about: Iterable[Term] = ()) -> list[Stated]:
    """Return the facts that several documents state, by whoever's voices: all are looked through.

    With ``about`` those of which one of these things is subject or object.

    >>> from kg.store import open_store
    >>> stated_in_several(open_store(None))
    []
    """
    things = " ".join(map(str, about))
    those = (_ABOUT if things else _ALL).format(things=things)
    answer = store.query(_IN_SEVERAL.format(those=those), prefixes=PREFIXES)
    assert isinstance(answer, QuerySolutions)
    found = (
        Stated(f"{subject} {relation} {value}", sys.maxsize, int(many.value))
        for subject, relation, value, many in answer
    )
    return sorted(found, key=lambda one: (-one.tellings, one.fact))


def relations_in(store: QuadSource) -> Callable[[str], bool]:
    """Return what tells whether a store's vocabulary has a relation (a full IRI).

    Each is looked up once: a vocabulary that changes meanwhile is not seen.
    """
    return functools.cache(lambda iri: any(store.quads(iri, _TYPE, _RELATION)))


def stated_in(
    store: QuadSource,
    doc: str,
    claims: Iterable[Traits] | None = None,
    known: Callable[[str], bool] | None = None,
) -> Iterator[tuple[str, str]]:
    """Yield the facts (N-Triples) that a document (its id) states, each with a voice.

    They are what ``corroboration.rq`` means: where the plain triple stands, it is so. ``claims``
    are those of its graph, where they are known, ``known`` tells relations (full IRIs) of the
    vocabulary (``relations_in``).
    """
    is_relation = relations_in(store) if known is None else known
    graph, publisher = document_iri(doc), value_in(store, doc, Terms.PUBLISHER.value)
    those = [
        one
        for one in (traits_in(store, graph) if claims is None else claims)
        if (one.polarity, one.modality) == PLAIN and one.inferred != TRUE
    ]
    relations = sorted({one.relation.value for one in those})
    relations = [one for one in relations if is_relation(one)]
    stands = {(node, place, str(value)) for node, place, value in store.columns(graph, relations)}
    places = {relation: place for place, relation in enumerate(relations)}
    for one in those:
        fact = iri_of(one.subject), places.get(one.relation.value, -1), str(one.object)
        if fact in stands:
            told = voice(graph, iri_of(one.holder), publisher or "")
            yield f"{one.subject} {one.relation} {one.object}", told
