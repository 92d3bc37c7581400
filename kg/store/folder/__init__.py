"""A store's folder on disk.

::

    my-store/
      kg-store.json      format, version, and the record of how the store was built
      oxigraph/          the quads (and beside it what ``checkpoint`` keeps while many are added,
                         and ``pinned`` while they are read)
      judgements.jsonl   what persons judged of entities
      grades.csv         how good sources are, where somebody grades them
      sealed             that the files below are level with the quads (``seal``)
      names-fr.sqlite    what names mean among all documents of a language
      search.sqlite      the index of words, and counts

The files of SQLite follow from the quads and are made again where they are missing or damaged.
"""

from __future__ import annotations

from kg.store.folder.checkpoint import checkpoint_of, forget, kept_before, put_back
from kg.store.folder.marker import (
    MARKER,
    QUADS,
    claim_folder,
    format_version,
    marker_text,
    read_marker,
    read_marker_text,
    write_marker,
)
from kg.store.folder.pinned import Pinned, is_pinned, name_in_store, pin, remove_left
from kg.store.folder.seal import break_seal, put_seal, seal_of, seal_of_tables

__all__ = [
    "MARKER",
    "QUADS",
    "Pinned",
    "break_seal",
    "checkpoint_of",
    "claim_folder",
    "forget",
    "format_version",
    "is_pinned",
    "kept_before",
    "marker_text",
    "name_in_store",
    "pin",
    "put_back",
    "put_seal",
    "read_marker",
    "read_marker_text",
    "remove_left",
    "seal_of",
    "seal_of_tables",
    "write_marker",
]
