"""How entities are called that several documents may name: what these tell, kept as sums.

A document that comes or goes changes the sums of its entities and nothing else, however many others
name them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.resolve.entities import Describer, Label, Tally
from kg.resolve.index.tables import Tables
from kg.resolve.index.telling import Tallies
from kg.resolve.judgements import Judgements

__all__ = ["Called"]


@dataclass(frozen=True, slots=True)
class Called:
    """The tables of what documents tell of entities, and of how these are called."""

    tables: Tables
    describer: Describer

    def labels(self, doc: str) -> dict[str, Label]:
        """Return how the entities are called that a document names and others may name, by IRI."""
        return {row[0]: (row[1], row[2]) for row in self.tables.rows(_LABELS_OF, doc)}

    def count(self, doc: str, tallies: Tallies) -> set[str]:
        """Take in what a document tells of entities; return those of which anything changed."""
        rows = {(iri, doc, told) for iri, told in tallies.items()}
        had = set(self.tables.rows("SELECT iri, doc, told FROM tallies WHERE doc = ?", doc))
        if rows == had:
            return set()
        self.tables.replace("tallies", [doc], rows)
        gone, new = had - rows, rows - had
        self.tables.change(_ADDED, [*_summands(gone, -1), *_summands(new, 1)])
        self.tables.change(_NO_MORE, [(iri,) for iri in {row[0] for row in gone}])
        return {str(row[0]) for row in rows ^ had}

    def relabel(self, touched: Iterable[str], judgements: Judgements) -> dict[str, Label]:
        """Call entities by what all documents tell of them; return those called otherwise."""
        labels: dict[str, Label] = {}
        for iri in sorted(touched):
            told = self._told(iri)
            was = [(row[0], row[1]) for row in self.tables.rows(_LABEL, iri)]
            now = [] if told is None else [self.describer.label(iri, told, judgements)]
            if was != now:
                self.tables.change("DELETE FROM labels WHERE iri = ?", [(iri,)])
                self.tables.change(
                    "INSERT INTO labels VALUES (?, ?, ?)", [(iri, *label) for label in now]
                )
                if now:
                    labels[iri] = now[0]
        return labels

    def _told(self, iri: str) -> Tally | None:
        """Return what all documents tell of an entity together, if they tell anything."""
        sums = {(kind, key): many for kind, key, many in self.tables.rows(_SUMS, iri)}
        if not sums:
            return None
        told = Tally.summed(sums)
        if told.form is None:  # then it is called as the first document has it
            each = (Tally.from_json(row[0]) for row in self.tables.rows(_TOLD, iri))
            told.first = next((one.first for one in each if one.first is not None), None)
        return told


def _summands(
    tallies: Iterable[tuple[str, str, str | None]], times: int
) -> Iterator[tuple[str, str, str, int]]:
    """Yield what tallies (entity, document, what is told) add to the sums, so many times."""
    for iri, _, told in tallies:
        if told is not None:
            for (kind, key), many in Tally.from_json(told).counts().items():
                yield iri, kind, key, times * many


_LABEL = "SELECT label, class FROM labels WHERE iri = ?"
_LABELS_OF = """
SELECT iri, label, class FROM labels WHERE iri IN (SELECT iri FROM tallies WHERE doc = ?)
"""
_TOLD = "SELECT told FROM tallies WHERE iri = ? AND told NOTNULL ORDER BY doc"
_SUMS = "SELECT kind, key, many FROM sums WHERE iri = ?"
_NO_MORE = "DELETE FROM sums WHERE iri = ? AND many = 0"
_ADDED = """
INSERT INTO sums VALUES (?, ?, ?, ?) ON CONFLICT (iri, kind, key)
DO UPDATE SET many = many + excluded.many
"""
