"""The name of an entity → the entity, or an error that tells which names are near."""

from __future__ import annotations

from collections import defaultdict
from difflib import get_close_matches

from kg.errors import QueryError
from kg.iris import compact, expand
from kg.normal import normal
from kg.rdf import entity_in
from kg.rdf.terms import Terms
from kg.store import Store

__all__ = ["entity_called"]

_NEAR = 4  # names that an error suggests


def entity_called(store: Store, name: str) -> str:
    """Return the IRI (``kge:…``) of the entity with an IRI or a name, whatever its case.

    An IRI that has joined another is that other. A name that several have is that of the one whose
    label it is, if there is one alone. Raises ``QueryError`` where nothing is called so, naming
    what is near, and where several are.

    >>> from kg.store import open_store
    >>> entity_called(open_store(None), "Nemo")
    Traceback (most recent call last):
    kg.errors.QueryError: 'Nemo': names no entity of the store. `kg entities find` lists them.
    """
    if name.startswith("kge:"):
        if entity_in(store, name) is not None:
            return name
        joined = {quad.object for quad in store.quads(expand(name), Terms.SAME_AS.value)}
        if len(joined) == 1:
            return compact(getattr(joined.pop(), "value", ""))
    wanted = normal(name)
    labels = _names(store, Terms.LABEL.value)
    others = _names(store, Terms.ALT_LABEL.value)
    labelled = labels.get(wanted, set())
    called = labelled | others.get(wanted, set())
    for found in (called, labelled):
        if len(found) == 1:
            return next(iter(found))
    if called:
        iris = ", ".join(sorted(called)[:6])
        raise QueryError(
            f"is the name of {len(called)} entities", place=repr(name), cure=f"Name one: {iris}"
        )
    held = {**others, **labels}
    inside = [other for other in sorted(held) if wanted and wanted in other]
    near = dict.fromkeys([*inside, *get_close_matches(wanted, held, n=_NEAR)])
    known = sorted({iri for other in list(near)[:_NEAR] for iri in held[other]})
    raise QueryError(
        "names no entity of the store",
        place=repr(name),
        cure=f"Near: {', '.join(known)}." if known else "`kg entities find` lists them.",
    )


def _names(store: Store, term: str) -> defaultdict[str, set[str]]:
    """Return the entities by their names as one property has them, in normal form."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for quad in store.quads(predicate=term):
        iri = compact(getattr(quad.subject, "value", ""))
        if iri.startswith("kge:"):
            found[normal(getattr(quad.object, "value", ""))].add(iri)
    return found
