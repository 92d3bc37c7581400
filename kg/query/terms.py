"""Terms of a query that no vocabulary has: mistyped ones, which would silently find nothing."""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterable, Iterator
from difflib import get_close_matches

from pyoxigraph import NamedNode

from kg.bundled import ontologies
from kg.errors import QueryError
from kg.iris import PREFIXES, compact
from kg.rdf import VOCABULARY, vocabulary_quads
from kg.rdf.terms import Terms
from kg.store import Store
from kg.store.queries.tokens import Term, position, terms_in

__all__ = ["refuse_unknown"]

_CLOSED = frozenset({"org", "owl", "prov", "rdf", "rdfs", "skos", "time", "xsd"})
"""Prefixes of the recommendations of the W3C whose terms rdflib lists."""


def refuse_unknown(store: Store, sparql: str, *, place: str = "the query") -> None:
    """Raise ``QueryError`` for the first term that its vocabulary does not have.

    Looked at are terms of ``kg:``, which the vocabulary must declare (kg's own or that of the
    store), and of ``skos:``, ``prov:`` and other vocabularies that are closed. A term that stands
    anywhere in the store is none to complain of.

    >>> from kg.store import open_store
    >>> with open_store(None) as store:
    ...     refuse_unknown(store, "SELECT * { ?a kg:sent 'kg:snt' ; kg:snt ?b }")
    Traceback (most recent call last):
    kg.errors.QueryError: the query: kg:snt at line 1, column 34 is no term of ... kg:sent? ...
    """
    for term in _doubtful(sparql):
        name = compact(term.iri)
        prefix = name.partition(":")[0]
        known = _ours() | _declared(store) if prefix == "kg" else _listed(prefix)
        if name in known or _stands(store, term.iri):
            continue
        line, column = position(sparql, term.at)
        close = _closest(name, known)
        raise QueryError(
            f"{term.written} at line {line}, column {column} is no term of its vocabulary",
            place=place,
            cure=(f"Did you mean {close}? " if close else "")
            + "Let any term pass with --any-term, in Python any_term=True.",
        )


@functools.lru_cache(maxsize=32)  # a question is asked of some documents, then of more
def _doubtful(sparql: str) -> tuple[Term, ...]:
    """Return the terms of a query that kg's own vocabulary, and those that are closed, lack."""
    return tuple(term for term in terms_in(sparql, PREFIXES) if _is_doubtful(compact(term.iri)))


def _is_doubtful(name: str) -> bool:
    prefix, _, local = name.partition(":")
    if not local or (prefix != "kg" and prefix not in _CLOSED):
        return False
    is_member = name.startswith("rdf:_")  # rdf:_1, the first of a container
    return not is_member and name not in (_ours() if prefix == "kg" else _listed(prefix))


def _stands(store: Store, iri: str) -> bool:
    """Whether anything in the store is said with the term, or of it."""
    found = (store.quads(predicate=iri), store.quads(object=iri), store.quads(subject=iri))
    return any(next(quads, None) is not None for quads in found)


@functools.cache
def _ours() -> frozenset[str]:
    """Return the terms of kg's own vocabulary, and those in which claims are written."""
    core = vocabulary_quads(ontologies() / "core.ttl")
    written = (term for term in vars(Terms).values() if isinstance(term, NamedNode))
    return frozenset(_of_kg([*(quad.subject for quad in core), *written]))


def _declared(store: Store) -> frozenset[str]:
    """Return the terms of the vocabulary that the store was built with."""
    return frozenset(_of_kg(quad.subject for quad in store.quads(graph=VOCABULARY)))


def _of_kg(nodes: Iterable[object]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, NamedNode) and node.value.startswith(PREFIXES["kg"]):
            yield compact(node.value)


@functools.cache
def _listed(prefix: str) -> frozenset[str]:
    """Return the terms of a closed vocabulary."""
    from rdflib import namespace

    listed = vars(namespace)[prefix.upper()]
    return frozenset(compact(str(iri)) for iri in dir(listed))


def _closest(name: str, known: Collection[str]) -> str | None:
    """Return the known name that looks most like one, whatever the case of its letters."""
    by_folded = {one.casefold(): one for one in sorted(known)}
    near = get_close_matches(name.casefold(), by_folded, n=1, cutoff=0.75)
    return by_folded[near[0]] if near else None
