"""Stores that an older kg wrote: what is brought up to this kg's form, step by step.

| written | is |
| --- | --- |
| version 1 | no record in the marker; languages are those of the documents, the ontology kg's own |
| version 2, first | the record; no merged graph: queries make a union each time |
| version 2, now | the record, and the default graph merged |

Nothing of it is lost when a store is opened for reading only: it is read as it is.
"""

from __future__ import annotations

from dataclasses import replace

from kg.store.agreement import remembered
from kg.store.folder import format_version, write_marker
from kg.store.merged import is_merged
from kg.store.oxigraph import OxigraphStore

__all__ = ["migrate", "steps"]

_RECORD = "its version is 1, without a record of how it was built"
_MERGED = "it has no merged graph"


def steps(store: OxigraphStore) -> tuple[str, ...]:
    """Return what a store lacks of this kg's form, in words."""
    found = [_RECORD] if store.path is not None and format_version(store.path) == 1 else []
    return (*found, *([] if is_merged(store.inner) else [_MERGED]))


def migrate(store: OxigraphStore) -> tuple[str, ...]:
    """Bring a store up to this kg's form; return what it lacked, nothing where it is there.

    The merged graph is made whenever a store is opened for writing. The record of a store of
    version 1 is what its documents tell of it.

    >>> migrate(OxigraphStore(None))
    ()
    """
    lacking = steps(store)
    if store.path is not None and _RECORD in lacking:
        record = remembered(store)
        if record is None:
            write_marker(store.path, {})
        else:
            store.remember(replace(record, assumed=False))
    return lacking
