"""What things are called: as most documents call them, of those in a language if any does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from kg.query.asking.nodes import asked
from kg.store import Store

__all__ = ["called"]

_LABELS = "SELECT ?node ?label {{ VALUES ?node {{ {nodes} }} ?node skos:prefLabel ?label }}"
_OFTEN = """
SELECT ?node ?label ?lang (COUNT(?graph) AS ?often) {{
  VALUES ?node {{ {nodes} }}
  GRAPH ?graph {{ ?node skos:prefLabel ?label OPTIONAL {{ ?graph schema:inLanguage ?lang }} }}
}} GROUP BY ?node ?label ?lang
"""


def called(store: Store, iris: Iterable[str], lang: str) -> dict[str, str]:
    """Return the names of things by their IRIs, of those that have any.

    Documents in ``lang`` come first, then the name that most documents have, then the first one.

    >>> from kg.store import open_store
    >>> called(open_store(None), ["https://w3id.org/newskg/entity/nobody"], "fr")
    {}
    """
    found: dict[str, set[str]] = {}
    for row in asked(store, _LABELS, sorted(iris)):
        found.setdefault(row["node"].value, set()).add(row["label"].value)
    several = sorted(iri for iri, labels in found.items() if len(labels) > 1)
    often, here = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for row in asked(store, _OFTEN, several):
        name, times = (row["node"].value, row["label"].value), int(row["often"].value)
        often[name] += times
        if row["lang"] is not None and row["lang"].value == lang:
            here[name] += times

    return {
        iri: min((-here[iri, name], -often[iri, name], name) for name in labels)[-1]
        for iri, labels in found.items()
    }
