"""The tables of the index of words; ``VERSION`` rises with them, and older files are made anew."""

from __future__ import annotations

__all__ = ["SCHEMA", "VERSION"]

VERSION = 6
SCHEMA = """
-- print is null where the document is behind; published is an ISO date or empty
CREATE TABLE documents (doc TEXT PRIMARY KEY, print TEXT, published TEXT) WITHOUT ROWID;
CREATE TABLE passages (id INTEGER PRIMARY KEY, kind TEXT, doc TEXT, start INTEGER, stop INTEGER,
  iri TEXT, name TEXT);
CREATE INDEX passages_of ON passages (doc) WHERE doc IS NOT NULL;
CREATE UNIQUE INDEX passages_named ON passages (iri, name) WHERE iri IS NOT NULL;
-- the documents that name an entity so
CREATE TABLE named (doc TEXT, passage INTEGER, PRIMARY KEY (doc, passage)) WITHOUT ROWID;
CREATE INDEX named_by ON named (passage);
-- what each document claims, counted, and the entities that it names
CREATE TABLE tallies (doc TEXT, kind TEXT, key TEXT, many INTEGER, PRIMARY KEY (doc, kind, key))
  WITHOUT ROWID;
CREATE TABLE denoted (doc TEXT, iri TEXT, PRIMARY KEY (doc, iri)) WITHOUT ROWID;
-- the facts that each document states, and whose voices tell them
CREATE TABLE stated (fact TEXT, voice TEXT, doc TEXT, PRIMARY KEY (fact, voice, doc)) WITHOUT ROWID;
CREATE INDEX stated_of ON stated (doc);
-- all claims of each document that keeps its text, as kg.model.packed has them
CREATE TABLE claimed (doc TEXT PRIMARY KEY, packed BLOB NOT NULL);
-- the sketches of documents, and whose links to others with mostly the same words may be behind
CREATE TABLE bands (band INTEGER, doc TEXT, PRIMARY KEY (band, doc)) WITHOUT ROWID;
CREATE INDEX bands_of ON bands (doc);
CREATE TABLE unlinked (doc TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5(apart, joined,
  tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co M*'");
CREATE VIRTUAL TABLE counted USING fts5vocab(words, row);
-- all words that ever were, and backwards: what a mistyped one is near to
CREATE TABLE spelled (word TEXT PRIMARY KEY, backwards TEXT) WITHOUT ROWID;
CREATE INDEX spelled_backwards ON spelled (backwards);
"""
