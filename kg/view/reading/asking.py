"""What a page that is open asks a store for: a dossier, an article, what words stand in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from pyoxigraph import Literal, NamedNode

from kg.iris import PREFIXES, expand
from kg.query import entity_called
from kg.query.names import relation_called
from kg.query.records import document_called
from kg.query.search import Hit, search
from kg.rdf import claim_iri, document_iri
from kg.rdf.nodes import text_of
from kg.store import Store
from kg.view.material import Material
from kg.view.reading.columns import Key, solutions
from kg.view.reading.stores import of_claims

__all__ = ["Asked", "of_asked"]

_ENDS = ("rdf:subject", "rdf:object", "kg:holder")
_SHORTEST = 4  # letters of a word whose names are looked for by itself
_SENTENCES, _NAMES = 20, 6
_KEY = 10  # digits by which a page knows a claim
_OPEN = PREFIXES["open"]
_CALLED = f"FILTER(SUBSTR(STR(?claim), {len(PREFIXES['kgc']) + 1}, {_KEY}) IN (%s))"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for, all of it together; at most ``limit`` claims, with a relation first.

    ``entities`` (names, or ``kge:…``): what is said of them and by them. ``documents``: ids.
    ``claims``: the ten digits that pages have for them. ``relation``: its inverse with it.
    ``text``: words that somebody is typing.
    """

    entities: Sequence[str] = ()
    documents: Sequence[str] = ()
    claims: Sequence[str] = ()
    relation: str | None = None
    text: str | None = None
    limit: int = 2000


def of_asked(store: Store, lang: str, asked: Asked) -> Material:
    """Return what is asked for.

    Raises ``QueryError`` for entities and documents that there are not.

    >>> from kg.store import open_store
    >>> of_asked(open_store(None), "fr", Asked(text="Nemo")).rows
    ()
    """
    hits = list(_typed(store, asked.text)) if asked.text else []
    found = dict(chain(_told(store, asked), *map(_of_hit, hits)))
    order = sorted(found, key=lambda key: (found[key].startswith(_OPEN), key))
    named = [hit.entity.iri for hit in hits if hit.entity is not None]
    return of_claims(store, lang, set(order[: asked.limit]), named)


def _told(store: Store, asked: Asked) -> Iterator[tuple[Key, str]]:
    """Yield claims with their relations (IRIs)."""
    for iri in (entity_called(store, name) for name in asked.entities):
        for end in _ENDS:
            yield from _keys(store, f"?claim {end} {NamedNode(expand(iri))}")
    for doc in asked.documents:
        document_called(store, doc)
        graph = NamedNode(document_iri(doc))
        yield from _keys(store, f"VALUES ?graph {{ {graph} }} ?claim kg:inferred false")
    if asked.claims:
        called = ", ".join(str(Literal(claim)) for claim in asked.claims)
        yield from _keys(store, f"?claim kg:inferred ?any {_CALLED % called}")
    if asked.relation is not None:
        for relation in _both_ways(store, relation_called(store, asked.relation)):
            yield from _keys(store, f"?claim rdf:predicate {relation}")


def _both_ways(store: Store, relation: str) -> Iterable[NamedNode]:
    """Return a relation and its inverses."""
    node = NamedNode(expand(relation))
    query = f"SELECT ?other {{ {node} owl:inverseOf|^owl:inverseOf ?other }}"
    inverses = {text_of(other) for (other,) in solutions(store, query)}
    return [node, *map(NamedNode, sorted(inverses))]


def _keys(store: Store, pattern: str) -> Iterator[tuple[Key, str]]:
    found = f"GRAPH ?graph {{ {pattern} . ?claim rdf:predicate ?relation }}"
    query = f"SELECT ?graph ?claim ?relation {{ {found} }}"
    for graph, claim, relation in solutions(store, query):
        yield (text_of(graph), text_of(claim)), text_of(relation)


def _typed(store: Store, text: str) -> Iterator[Hit]:
    """Yield where words stand that somebody is typing, and what single ones of them name."""
    words = text.split()
    if not any(any(letter.isalnum() for letter in word) for word in words):
        return
    begun = list(search(store, f"{text.strip()}*", limit=_SENTENCES))
    yield from begun or search(store, text, limit=_SENTENCES)
    for word in words if len(words) > 1 else ():
        if len(word) >= _SHORTEST and any(letter.isalnum() for letter in word):
            hits = search(store, word, limit=_SENTENCES)
            yield from [hit for hit in hits if hit.entity is not None][:_NAMES]


def _of_hit(hit: Hit) -> Iterator[tuple[Key, str]]:
    for claim in hit.claims:
        yield (document_iri(claim.doc), claim_iri(claim.id)), expand(claim.predicate.id)
