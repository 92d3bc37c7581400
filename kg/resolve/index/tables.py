"""The tables of names, in a file or in memory: what is asked of them, and nothing of its meaning.

Whatever stands in them follows from the documents of a store; a file that is lost or behind is
filled again from these.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from kg.resolve.names.forms import NameForm
from kg.store import tables as store

__all__ = ["FOUND", "SEEKS", "SPELLED", "Tables", "decoded", "encoded"]

_VERSION = 3
_SCHEMA = """
CREATE TABLE state (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE documents (doc TEXT PRIMARY KEY, print TEXT) WITHOUT ROWID;
-- the print of the resolution with which a document is written
CREATE TABLE resolved (doc TEXT PRIMARY KEY, print TEXT) WITHOUT ROWID;
-- how the folded name was read in a document: kg.resolve.names.groups
CREATE TABLE evidence (folded TEXT, doc TEXT, how TEXT, kind TEXT, count INTEGER,
  PRIMARY KEY (folded, doc, how, kind)) WITHOUT ROWID;
CREATE INDEX evidence_of ON evidence (doc);
-- the forms that lead in a document, and what each means among all: meant is a form, slug its name
-- in IRIs where it is not local; own is the slug of the form itself
CREATE TABLE leads (form TEXT, doc TEXT, names TEXT, told TEXT, own TEXT,
  meant TEXT, local INTEGER, reason TEXT, slug TEXT, PRIMARY KEY (form, doc)) WITHOUT ROWID;
CREATE INDEX leads_of ON leads (doc);
CREATE INDEX leads_by_slug ON leads (slug, meant);
CREATE INDEX leads_by_own ON leads (own);
CREATE TABLE spelled (short TEXT, long TEXT, doc TEXT,
  PRIMARY KEY (short, long, doc)) WITHOUT ROWID;
CREATE INDEX spelled_as ON spelled (long);
CREATE INDEX spelled_of ON spelled (doc);
-- keys under which a leading form is found (side 0), seeks others (1), is spelled (2)
CREATE TABLE blocks (key TEXT, side INTEGER, form TEXT,
  PRIMARY KEY (key, side, form)) WITHOUT ROWID;
CREATE INDEX blocks_of ON blocks (form);
-- the form that stands for another spelling of it
CREATE TABLE standing (form TEXT PRIMARY KEY, standing TEXT) WITHOUT ROWID;
CREATE INDEX standing_for ON standing (standing);
-- the IRI of each form that is meant
CREATE TABLE iris (form TEXT PRIMARY KEY, slug TEXT, iri TEXT) WITHOUT ROWID;
CREATE INDEX iris_by_slug ON iris (slug);
-- what a document tells of an entity that others may name; null where nothing of its label
CREATE TABLE tallies (iri TEXT, doc TEXT, told TEXT, PRIMARY KEY (iri, doc)) WITHOUT ROWID;
CREATE INDEX tallies_of ON tallies (doc);
-- what all documents tell of an entity together, told by told: kg.resolve.entities.Tally
CREATE TABLE sums (iri TEXT, kind TEXT, key TEXT, many INTEGER,
  PRIMARY KEY (iri, kind, key)) WITHOUT ROWID;
CREATE TABLE labels (iri TEXT PRIMARY KEY, label TEXT, class TEXT) WITHOUT ROWID;
"""

FOUND, SEEKS, SPELLED = 0, 1, 2


def encoded(form: NameForm) -> str:
    """Return a form as text.

    >>> encoded(NameForm("tarrie", "place", "kg:City"))
    'place|kg:City|tarrie'
    """
    return f"{form.group}|{form.kind}|{form.folded}"


def decoded(text: str) -> NameForm:
    """Return the form that ``encoded`` wrote.

    >>> decoded("place|kg:City|tarrie")
    NameForm(folded='tarrie', group='place', kind='kg:City')
    """
    group, kind, folded = text.split("|", 2)
    return NameForm(folded, group, kind)


class Tables(store.Tables):
    """The tables of names in a file, or in memory."""

    def __init__(self, path: Path | None = None) -> None:
        """Open the file, which is made anew where it is missing or unusable."""
        super().__init__(path, _SCHEMA, _VERSION)

    def clear(self) -> None:
        """Empty all tables."""
        names = self.base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        for (name,) in names.fetchall():
            self.base.execute(f"DELETE FROM {name}")  # noqa: S608  (names of our own tables)

    # -- state -----------------------------------------------------------------------------------

    def state(self, key: str) -> Any:
        """Return what was noted under a key, ``None`` where nothing was."""
        found = self.column("SELECT value FROM state WHERE key = ?", key)
        return json.loads(found[0]) if found else None

    def note(self, key: str, value: object) -> None:
        """Note a value, as JSON has it, under a key."""
        self.change("INSERT OR REPLACE INTO state VALUES (?, ?)", [(key, json.dumps(value))])

    # -- documents -------------------------------------------------------------------------------

    def documents(self) -> dict[str, str]:
        """Return the documents, each with the print of what was read of it."""
        return dict(self.base.execute("SELECT doc, print FROM documents"))

    def replace(self, table: str, docs: Iterable[str], rows: Iterable[Sequence[object]]) -> None:
        """Put ``rows`` into a table in the place of what it has of documents."""
        found = list(rows)
        self.change(f"DELETE FROM {table} WHERE doc = ?", [(doc,) for doc in docs])  # noqa: S608
        if found:
            marks = ",".join("?" * len(found[0]))
            self.change(f"INSERT INTO {table} VALUES ({marks})", found)  # noqa: S608
