"""The passages of documents and the names of things in them, as rows of SQLite's tables."""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Document
from kg.query.search.passages import NAME, passages
from kg.query.search.words import indexed
from kg.query.sources.sketches import sketch_of
from kg.store import Store
from kg.store.tables import Tables

__all__ = ["PassageRows"]

_NAMED = """
SELECT iri, name, passage FROM named JOIN passages ON passages.id = named.passage
WHERE named.doc = ?
"""
_BANDS_OF = "SELECT band FROM bands WHERE doc IN ({})"


class PassageRows(Tables):
    """The passages that words stand in: sentences and titles of documents, names in several."""

    # -- which documents have mostly the same words ----------------------------------------------

    def sharing(self, docs: Iterable[str]) -> set[str]:
        """Return the documents that have a band of their sketches in common with any of these."""
        bands = {row[0] for row in self.among(_BANDS_OF, docs)}
        return {row[0] for row in self.among("SELECT doc FROM bands WHERE band IN ({})", bands)}

    # -- names -----------------------------------------------------------------------------------

    def _names(self, doc: str) -> dict[tuple[str, str], int]:
        """Return the names in a document, each an entity (its full IRI) and words: the passages."""
        return {(iri, name): passage for iri, name, passage in self.rows(_NAMED, doc)}

    def _put_names(self, doc: str, names: Iterable[tuple[str, str]]) -> None:
        """Make these the names in a document; what no document names so any longer goes out."""
        known, now = self._names(doc), set(names)
        gone = {known[name] for name in known.keys() - now}
        self.change("DELETE FROM named WHERE doc = ? AND passage = ?", [(doc, one) for one in gone])
        still = self.among("SELECT passage FROM named WHERE passage IN ({})", gone)
        self._unwrite(gone - {row[0] for row in still})
        for iri, name in sorted(now - known.keys()):
            sql = "SELECT id FROM passages WHERE iri = ? AND name = ?"
            there = self.column(sql, iri, name) or [self._write(name, NAME, iri=iri, name=name)]
            self.change("INSERT INTO named VALUES (?, ?)", [(doc, there[0])])

    # -- words -----------------------------------------------------------------------------------

    def _put_words(self, store: Store, doc: str, print_: str, document: Document | None) -> None:
        published = (document.published or "") if document is not None else ""
        self.change("INSERT INTO documents VALUES (?, ?, ?)", [(doc, print_, published)])
        self.change("INSERT OR IGNORE INTO unlinked VALUES (?)", [(doc,)])
        if document is not None:
            self.change("INSERT INTO bands VALUES (?, ?)", [(b, doc) for b in sketch_of(document)])
            for kind, start, stop, text in passages(document, store):
                self._write(text, kind, doc, start, stop)

    def _write(
        self,
        text: str,
        kind: str,
        doc: str | None = None,
        start: int | None = None,
        stop: int | None = None,
        **named: str,
    ) -> int:
        row = (kind, doc, start, stop, named.get("iri"), named.get("name"))
        sql = "INSERT INTO passages (kind, doc, start, stop, iri, name) VALUES (?, ?, ?, ?, ?, ?)"
        number = self.base.execute(sql, row).lastrowid
        assert number is not None
        apart, joined = indexed(text)
        self.change(
            "INSERT INTO words (rowid, apart, joined) VALUES (?, ?, ?)", [(number, apart, joined)]
        )
        words = {*apart.split(), *joined.split()}
        self.change("INSERT OR IGNORE INTO spelled VALUES (?, ?)", ((w, w[::-1]) for w in words))
        return number

    def _take_words_out(self, doc: str) -> None:
        behind = [(one,) for one in {doc, *self.sharing([doc])}]
        self.change("INSERT OR IGNORE INTO unlinked VALUES (?)", behind)
        self._unwrite(self.column("SELECT id FROM passages WHERE doc = ?", doc))
        for table in ("documents", "bands"):
            self.change(f"DELETE FROM {table} WHERE doc = ?", [(doc,)])  # noqa: S608

    def _unwrite(self, passages: Iterable[int]) -> None:
        rows = [(number,) for number in passages]
        self.change("DELETE FROM words WHERE rowid = ?", rows)
        self.change("DELETE FROM passages WHERE id = ?", rows)
