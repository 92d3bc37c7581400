"""The words of a store's documents, as SQLite's FTS5 finds them, and what they claim.

In a file, or in memory.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from kg.query.search.claimed import Written, are_claimed, packed_claims
from kg.query.search.passage_rows import PassageRows
from kg.query.search.passages import names_in
from kg.query.search.schema import SCHEMA, VERSION
from kg.query.search.spelling import corners, mistakes, nearest
from kg.query.sources.stated import Stated, relations_in, stated_in
from kg.query.sources.traits import traits_in
from kg.query.tallies import QUOTATION, Tally
from kg.rdf import document_from, document_iri
from kg.store import Store

__all__ = ["Index", "Row"]

_FOUND = """
SELECT kind, passages.doc, start, stop, iri, name FROM words
JOIN passages ON passages.id = words.rowid
LEFT JOIN documents ON documents.doc = passages.doc
WHERE words MATCH :query AND (:since = '' OR published >= SUBSTR(:since, 1, LENGTH(published)))
  AND (:since = '' OR published != '')
ORDER BY rank, passages.doc, start, iri, name
"""
_TALLIED = "SELECT kind, key, SUM(many) FROM tallies GROUP BY kind, key"
_TALLIED_OF = "SELECT * FROM tallies WHERE doc IN ({})"
_STATED = """
SELECT fact, COUNT(*) AS voices, SUM(many) FROM (
  SELECT fact, voice, COUNT(*) AS many, MIN(doc) AS first, MAX(doc) AS last FROM stated
  WHERE fact IN (SELECT fact FROM stated GROUP BY fact HAVING COUNT(*) > 1) GROUP BY fact, voice
)
GROUP BY fact HAVING voices >= ? AND MIN(first) != MAX(last) ORDER BY voices DESC, fact
"""
_STATED_OF = "SELECT fact, voice FROM stated WHERE doc = ?"
_CLAIMED_OF = """
SELECT doc, print, packed FROM claimed JOIN documents USING (doc)
WHERE doc IN ({}) AND print NOTNULL
"""
_AT_ONCE = 256  # documents of one commit


class Row(NamedTuple):
    """A passage that was found: characters of a document, or the name of an entity (full IRI)."""

    kind: str
    doc: str | None
    start: int
    stop: int
    iri: str | None
    name: str | None


class Index(PassageRows):
    """The words of documents: of their sentences and titles, and of the names in them.

    Each document is in with a print of what it was then. What a crash of the machine (not of the
    program) may leave unwritten is found missing, or the file damaged, and made again.
    """

    SYNCHRONOUS = "OFF"

    def __init__(self, path: Path | None = None, *, read_only: bool = False) -> None:
        """Open the file, which is made anew where it is missing or unusable."""
        super().__init__(path, SCHEMA, VERSION, read_only=read_only)

    # -- what is found ---------------------------------------------------------------------------

    def find(self, query: str, since: str = "") -> Iterator[Row]:
        """Return the passages that an FTS5 query finds, the best first.

        With ``since``, an ISO date, those of documents that appeared then or later.
        """
        return map(Row._make, self.base.execute(_FOUND, {"query": query, "since": since}))

    def holds(self, query: str) -> bool:
        """Return whether anything is found by an FTS5 query."""
        return bool(self.column("SELECT 1 FROM words WHERE words MATCH ? LIMIT 1", query))

    def near(self, word: str) -> tuple[str, ...]:
        """Return the words that a mistyped one may have been meant as."""
        most = mistakes(word)
        if not most:
            return ()
        begin, end = corners(word, most)
        found = {
            other
            for column, part in (("word", begin), ("backwards", end[::-1]))
            for other in self._beginning(column, part, len(word), most)
        }
        return nearest(word, [other for other in found if self.count(other)], self.count)

    def _beginning(self, column: str, part: str, length: int, most: int) -> list[str]:
        sql = (
            f"SELECT word FROM spelled WHERE {column} >= ? AND {column} < ?"  # noqa: S608
            " AND LENGTH(word) BETWEEN ? AND ?"
        )
        return self.column(sql, part, part + "\U0010ffff", length - most, length + most)

    def count(self, word: str) -> int:
        """Return in how many passages a word stands."""
        return sum(self.column("SELECT doc FROM counted WHERE term = ?", word))

    def tally(self, behind: Collection[str], alike: Collection[str]) -> Tally:
        """Return what is counted of all documents but those ``behind``.

        The claims of those ``alike`` to others are not counted again.
        """
        found = Tally(Counter({(kind, key): many for kind, key, many in self.rows(_TALLIED)}))
        for doc, kind, key, many in self.among(_TALLIED_OF, {*behind, *alike}):
            if doc in behind or kind != QUOTATION:
                found.counts[kind, key] -= many
        rows = self.rows("SELECT doc, iri FROM denoted")
        found.entities = {iri for doc, iri in rows if doc not in behind}
        return found

    def stated(self, voices: int) -> list[Stated]:
        """Return what several documents, by at least so many voices, state: most voices first."""
        return list(map(Stated._make, self.rows(_STATED, voices)))

    def claimed(self, docs: Iterable[str]) -> dict[str, tuple[str, bytes]]:
        """Return print and packed claims of documents that are in and not behind."""
        found = self.among(_CLAIMED_OF, docs)
        return {doc: (print_, packed) for doc, print_, packed in found}

    # -- which documents have mostly the same words ----------------------------------------------

    def published(self, docs: Iterable[str]) -> dict[str, str]:
        """Return when documents appeared, ISO dates or empty; of those that are in."""
        return dict(self.among("SELECT doc, published FROM documents WHERE doc IN ({})", docs))

    def unlinked(self) -> list[str]:
        """Return the documents whose links to others may be behind."""
        return self.column("SELECT doc FROM unlinked")

    def linked(self, docs: Iterable[str]) -> None:
        """Note that the links of documents are level."""
        self.change("DELETE FROM unlinked WHERE doc = ?", [(doc,) for doc in docs])
        self.commit()

    # -- what is in ------------------------------------------------------------------------------

    def documents(self) -> dict[str, str | None]:
        """Return the documents that are in with their prints, ``None`` where one is behind."""
        return dict(self.base.execute("SELECT doc, print FROM documents"))

    def forget(self, docs: Iterable[str]) -> dict[str, str]:
        """Note in the file that documents are behind; return the prints that they were in with."""
        sql = "SELECT doc, print FROM documents WHERE doc IN ({}) AND print NOTNULL"
        known = dict(self.among(sql, docs))
        if known:
            self.change(
                "UPDATE documents SET print = NULL WHERE doc = ?", [(doc,) for doc in known]
            )
            self.commit()
        return known

    def behind(self, prints: Mapping[str, str]) -> set[str]:
        """Return the documents that are otherwise than their ``prints`` tell, or not among them."""
        known = self.documents()
        same = {doc for doc, print_ in prints.items() if known.get(doc) == print_}
        return (prints.keys() | known.keys()) - same

    def differing(self, store: Store, prints: Mapping[str, str]) -> set[str]:
        """Return the documents that are behind, or in with other names or counts: all is read.

        Raises ``sqlite3.DatabaseError`` for a damaged file.
        """
        (sound,) = self.column("PRAGMA quick_check")[:1]
        if sound != "ok":
            raise sqlite3.DatabaseError(sound)
        found = self.behind(prints)
        for doc in prints.keys() - found:
            claims = [*traits_in(store, document_iri(doc))]
            there = Tally.of_graph(store, document_iri(doc), claims)
            packed = [row[1] for row in self.claimed([doc]).values()]
            kept = {(kind, key): many for _, kind, key, many in self.among(_TALLIED_OF, [doc])}
            if (
                kept != +there.counts
                or self._names(doc).keys() != set(names_in(store, doc))
                or set(self.rows(_STATED_OF, doc)) != set(stated_in(store, doc, claims))
                or not are_claimed(store, document_from(store, doc), packed)
            ):
                found.add(doc)
        return found

    def rename(self, store: Store, prints: Mapping[str, str]) -> None:
        """Take in how things are called in documents that are in with these ``prints`` else."""
        for doc, print_ in sorted(prints.items()):
            self._put_names(doc, names_in(store, doc))
            self.change("UPDATE documents SET print = ? WHERE doc = ?", [(print_, doc)])
        self.commit()

    def take_in(
        self,
        store: Store,
        docs: Collection[str],
        prints: Mapping[str, str],
        written: Mapping[str, Written] = MappingProxyType({}),
        had: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Put documents in as the store has them now; what has no print goes out.

        Those that were just ``written`` are not read from it. Of those that ``had`` the print that
        they have the words are in: they are another's claims and names by now, if anything.
        """
        relations = relations_in(store)
        for number, doc in enumerate(sorted(docs), start=1):
            print_ = prints.get(doc)
            has_words = print_ is not None and had.get(doc) == print_
            self._take_out(doc)
            if not has_words:
                self._take_words_out(doc)
            if print_ is not None:
                self._put(store, doc, print_, written.get(doc), relations, has_words=has_words)
            if number % _AT_ONCE == 0:
                self.commit()
        if docs:
            self.commit()

    def _put(
        self,
        store: Store,
        doc: str,
        print_: str,
        written: Written | None,
        relations: Callable[[str], bool],
        *,
        has_words: bool,
    ) -> None:
        graph, source = document_iri(doc), store if written is None else written.known(store)
        told = written.document if written is not None else None
        document = document_from(source, doc) if told is None else told
        if has_words:
            self.change("UPDATE documents SET print = ? WHERE doc = ?", [(print_, doc)])
        else:
            self._put_words(store, doc, print_, document)
        self._put_names(doc, names_in(source, doc))
        claims = [*traits_in(source, graph)]
        tally = Tally.of_graph(source, graph, claims)
        rows = [(doc, *kind, many) for kind, many in tally.counts.items() if many]
        self.change("INSERT INTO tallies VALUES (?, ?, ?, ?)", rows)
        self.change("INSERT INTO denoted VALUES (?, ?)", [(doc, iri) for iri in tally.entities])
        facts = [(*fact, doc) for fact in set(stated_in(source, doc, claims, relations))]
        self.change("INSERT INTO stated VALUES (?, ?, ?)", facts)
        kept = packed_claims(source, document) if written is None else [written.packed]
        self.change("INSERT INTO claimed VALUES (?, ?)", [(doc, one) for one in kept])

    def _take_out(self, doc: str) -> None:
        self._put_names(doc, ())
        for table in ("tallies", "denoted", "stated", "claimed"):
            self.change(f"DELETE FROM {table} WHERE doc = ?", [(doc,)])  # noqa: S608
