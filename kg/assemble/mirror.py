"""A store against the documents that a build was given: what is gone, what has another name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.model import Document
from kg.model.ids import text_hash
from kg.rdf import values_in
from kg.rdf.terms import Terms
from kg.store import Store

__all__ = ["Mirror"]


class Mirror:
    """Notes the documents that pass by, against those that a store had before.

    >>> from kg.store import open_store
    >>> mirror = Mirror(open_store(None))
    >>> [one.id for one in mirror.passing([Document("a", "Il part.", "fr")])], mirror.gone()
    (['a'], ())
    """

    def __init__(self, store: Store) -> None:
        self._before = values_in(store, Terms.TEXT_HASH.value)
        self._seen: dict[str, str] = {}

    def passing(self, documents: Iterable[Document]) -> Iterator[Document]:
        """Yield the documents, each noted."""
        for document in documents:
            self._seen[document.id] = text_hash(document.text)
            yield document

    def gone(self) -> tuple[str, ...]:
        """Return the ids that the store had and that have not passed, sorted."""
        return tuple(sorted(self._before.keys() - self._seen.keys()))

    def renamed(self) -> tuple[tuple[str, str], ...]:
        """Return pairs of an id that is gone and a new one with the very same text, sorted.

        Where several have it, they are paired in the order of their ids.
        """
        new: dict[str, list[str]] = {}
        for doc in sorted(self._seen.keys() - self._before.keys()):
            new.setdefault(self._seen[doc], []).append(doc)
        return tuple(
            (doc, same.pop(0)) for doc in self.gone() if (same := new.get(self._before[doc]))
        )
