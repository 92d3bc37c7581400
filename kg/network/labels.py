"""What the store knows about documents, classes and relations, as a reader should see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.query import documents_from, select
from kg.store import Store

__all__ = ["Labels", "Source", "labels_in", "sources_in"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a claim was read: a document's title, ISO date, publisher and address, or ``""``."""

    title: str = ""
    date: str = ""
    publisher: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Labels:
    """Names of classes and relations in one language, and the classes above each class.

    ``parents`` maps a class to its ancestors, nearest first. Relations are compact (``kg:sent``).
    ``lang`` is the language, if one was asked for.
    ``also`` are other names of relations, by which they are looked for and not called.
    """

    names: Mapping[str, str]
    parents: Mapping[str, tuple[str, ...]]
    lang: str | None = None
    also: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def relation(self, name: str) -> str:
        """Return how to call a relation; an open one is called by its lemma.

        >>> Labels({"kg:sent": "a envoyé"}, {}).relation("kg:sent")
        'a envoyé'
        >>> Labels({}, {}).relation("open:se souvenir")
        'se souvenir'
        """
        return self.names.get(name) or name.partition(":")[2] or name

    def classes(self, name: str) -> tuple[str, ...]:
        """Return a class and its ancestors, nearest first."""
        return (name, *self.parents.get(name, ()))


def sources_in(store: Store) -> dict[str, Source]:
    """Return the documents of a store by their ids."""
    return {
        one.id: Source(one.title or "", one.published or "", one.source or "", one.url or "")
        for one in documents_from(store)
    }


def labels_in(store: Store, lang: str) -> Labels:
    """Return the vocabulary's labels in ``lang``, in English where it has none in that language."""
    rows = _rows(
        store, "SELECT ?thing ?label (lang(?label) AS ?lang) WHERE { ?thing rdfs:label ?label }"
    )
    names: dict[str, str] = {}
    for wanted in ("en", lang):
        of_language = [row for row in rows if row["lang"] == wanted]
        names |= {row["thing"]: row["label"] for row in sorted(of_language, key=_by_label)}
    above: dict[str, list[str]] = {}
    rows = _rows(store, "SELECT ?class ?parent WHERE { ?class rdfs:subClassOf ?parent }")
    for row in sorted(rows, key=lambda r: (r["class"], r["parent"])):
        above.setdefault(row["class"], []).append(row["parent"])
    parents = {name: _ancestors(name, above) for name in above}
    return Labels(names, parents, lang, _other_names(store, lang))


def _other_names(store: Store, lang: str) -> dict[str, tuple[str, ...]]:
    rows = _rows(
        store,
        "SELECT ?relation ?label (lang(?label) AS ?lang)"
        " WHERE { ?relation a kg:Relation ; skos:altLabel ?label }",
    )
    found: dict[str, tuple[str, ...]] = {}
    for row in sorted(rows, key=_by_label):
        if row["lang"] == lang:
            found[row["relation"]] = (*found.get(row["relation"], ()), row["label"])
    return found


def _ancestors(name: str, above: Mapping[str, list[str]]) -> tuple[str, ...]:
    """Return what stands above a class, nearest first; a circle ends where it began."""
    found: list[str] = []
    row = above.get(name, [])
    while row:
        row = [parent for parent in dict.fromkeys(row) if parent not in found and parent != name]
        found.extend(row)
        row = [higher for parent in row for higher in above.get(parent, [])]
    return tuple(found)


def _by_label(row: Mapping[str, str]) -> str:
    return row["label"]


def _rows(store: Store, sparql: str) -> list[dict[str, str]]:
    """Return the solutions of a SELECT as strings, without the variables that are not bound."""
    records = select(store, sparql).records()
    return [
        {name: str(value) for name, value in record.items() if value is not None}
        for record in records
    ]
