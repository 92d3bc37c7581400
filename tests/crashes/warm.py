"""Loaded once in the process that the others are forked from; opens no store, starts no thread.

What a build needs before it writes is made ready here: programs, pipeline, ontology, rules, and
what the documents of ``FOLDER`` say. So whoever is forked has little to do but to write.
"""

from __future__ import annotations

import os
from collections.abc import Sequence

import kg.cli.documents.building  # noqa: F401  (loaded here, so that nobody forked has to)
from kg.assemble import build
from kg.assemble.processes import reader_of
from kg.documents import read
from kg.model import Document
from kg.store import Options, open_store

__all__ = ["FOLDER"]

FOLDER = "KG_CRASHES_DOCUMENTS"  # a variable of the environment


def _warm(documents: Sequence[Document]) -> None:
    reader = reader_of(Options().setup())
    known = {document: reader.read([document])[0] for document in documents}
    reader.read = lambda some: [known[document] for document in some]
    with open_store(None) as store:
        build(documents, store, Options())


if folder := os.environ.get(FOLDER):
    _warm([*read([folder])])
