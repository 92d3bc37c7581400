"""A store as one file, and back: a ZIP with the quads, the judgements and what it remembers.

::

    backup.zip
      manifest.json      format, version of kg, how much there is, the SHA-256 of each other file
      kg-store.json      the store's marker, with the record of how it was built
      judgements.jsonl   what persons judged of entities
      grades.csv         how good sources are, by whoever keeps the store
      quads.nq           sorted N-Quads, graph by graph

The same store gives the same bytes. What follows from the quads (the merged graph, the files of
names and words) is left out and made again.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import IO, Any

import pyoxigraph
from pyoxigraph import Quad, RdfFormat

from kg.errors import StoreError
from kg.query.search import kept_up
from kg.query.sources import GRADES
from kg.rdf import document_id
from kg.review import JUDGEMENTS
from kg.store import OxigraphStore, open_store
from kg.store.folder import MARKER, QUADS
from kg.store.merged import DEFAULT
from kg.store.n_quads import n_quads
from kg.store.trouble import on_disk
from kg.textfile import replacing

__all__ = ["Backup", "backup", "restore"]

_FORMAT = {"format": "kg-backup", "version": 1}
_MANIFEST, _N_QUADS = "manifest.json", "quads.nq"
_COUNTS = ("documents", "quads", "judgements")  # what the manifest tells of a store
_KEPT = (MARKER, JUDGEMENTS, GRADES)  # files of the folder that nothing else could give back
_PIECE = 1 << 20  # bytes

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup holds, in documents, quads and judgements."""

    documents: int
    quads: int
    judgements: int


def _silent(_: str) -> None:
    return None


def backup(store: OxigraphStore, file: Path, *, tell: Tell = _silent) -> Backup:
    """Write all of a store on disk into one file; return what it holds.

    The file takes its place when it is whole and on the disk; ``tell`` is called with the IRI of
    each graph. An older backup is replaced; any other file there is a ``StoreError``.
    """
    assert store.path is not None
    if file.exists():
        _manifest(file)
    sums: dict[str, str] = {}
    quads = documents = judgements = 0
    with (
        replacing(file, StoreError) as out,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive,
    ):
        for name in _KEPT:
            path = store.path / name
            if path.is_file():
                held = path.read_bytes()
                judgements += len(held.splitlines()) if name == JUDGEMENTS else 0
                sums[name] = _put(archive, name, [held])

        def graphs() -> Iterator[bytes]:
            nonlocal quads, documents
            for graph in store.graphs():
                lines = n_quads(store.quads(graph=graph))
                quads += len(lines)
                documents += document_id(graph) is not None
                yield "".join(lines).encode()
                tell(graph)

        sums[_N_QUADS] = _put(archive, _N_QUADS, graphs())
        found = Backup(documents, quads, judgements)
        manifest = {
            **_FORMAT,
            "kg": version("kg-news"),
            "documents": documents,
            "quads": quads,
            "judgements": judgements,
            "sha256": sums,
        }
        _put(archive, _MANIFEST, [json.dumps(manifest, indent=1).encode()])
    return found


def restore(file: Path, folder: Path) -> Backup:
    """Make the store of a backup in a new or empty folder; return what it holds.

    All of it is checked before the folder takes its place: what is damaged, cut off or of a newer
    kg is a ``StoreError``, and so is a folder with anything in it, which is left alone.
    """
    manifest = _manifest(file)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise StoreError(
            "there is something here already",
            place=str(folder),
            cure="Restore into a new folder; kg never writes over a store.",
        )
    with on_disk(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        passing = Path(tempfile.mkdtemp(prefix=f".{folder.name}.restoring.", dir=folder.parent))
        try:
            found = _unpacked(file, manifest, passing)
            passing.chmod(0o755)  # a temporary folder is the owner's alone
            passing.replace(folder)
        finally:
            shutil.rmtree(passing, ignore_errors=True)
    return found


def _unpacked(file: Path, manifest: dict[str, Any], folder: Path) -> Backup:
    try:
        with zipfile.ZipFile(file) as archive:
            for name, expected in manifest["sha256"].items():
                _checked(archive, name, expected, file)
            for name in _KEPT:
                if name in manifest["sha256"]:
                    (folder / name).write_bytes(archive.read(name))
            inner = pyoxigraph.Store(str(folder / QUADS))
            with archive.open(_N_QUADS) as source:
                inner.bulk_extend(_with_merged(source))
            inner.flush()
            del inner
    except (zipfile.BadZipFile, zlib.error, SyntaxError, EOFError, KeyError) as error:
        raise _damaged(file, str(error)) from error
    with open_store(folder, create=False) as store, kept_up(store):
        quads = len(store)
        documents = sum(document_id(graph) is not None for graph in store.graphs())
    found = Backup(documents, quads, manifest["judgements"])
    if (documents, quads) != (manifest["documents"], manifest["quads"]):
        raise _damaged(file, f"{quads} quads of {manifest['quads']} came out of it")
    return found


def _with_merged(source: IO[bytes]) -> Iterator[Quad]:
    """Yield each quad, and its triple in the merged graph."""
    for quad in pyoxigraph.parse(source, format=RdfFormat.N_QUADS):
        yield quad
        yield Quad(quad.subject, quad.predicate, quad.object, DEFAULT)


def _put(archive: zipfile.ZipFile, name: str, pieces: Iterable[bytes]) -> str:
    """Write a file into an archive, with no date on it; return its SHA-256."""
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    total = hashlib.sha256()
    with archive.open(entry, "w", force_zip64=True) as out:
        for piece in pieces:
            total.update(piece)
            out.write(piece)
    return total.hexdigest()


def _checked(archive: zipfile.ZipFile, name: str, expected: str, file: Path) -> None:
    total = hashlib.sha256()
    with archive.open(name) as source:
        while piece := source.read(_PIECE):
            total.update(piece)
    if total.hexdigest() != expected:
        raise _damaged(file, f"{name} is not what was written")


def _manifest(file: Path) -> dict[str, Any]:
    """Return the manifest of a backup; raises ``StoreError`` for any other file."""
    try:
        with zipfile.ZipFile(file) as archive:
            found = json.loads(archive.read(_MANIFEST))
    except OSError as error:
        raise StoreError(
            f"can't be read ({error.strerror or error})", place=str(file), cure="Check the path."
        ) from error
    except (
        zipfile.BadZipFile, zlib.error, KeyError, ValueError, EOFError, RecursionError,
        NotImplementedError, RuntimeError,
    ) as error:  # fmt: skip
        raise StoreError(
            "is no whole backup of kg",
            place=str(file),
            cure="Name another file: this one is cut off, or was made by something else.",
        ) from error
    if not isinstance(found, dict) or found.get("format") != _FORMAT["format"]:
        raise StoreError("is no backup of kg", place=str(file), cure="Name another file.")
    if found.get("version") != _FORMAT["version"]:
        raise StoreError(
            f"the backup has version {found.get('version')!r}, this kg reads {_FORMAT['version']}",
            place=str(file),
            cure="Upgrade kg.",
        )
    sums, counts = found.get("sha256"), [found.get(name) for name in _COUNTS]
    if not isinstance(sums, dict) or not all(type(count) is int for count in counts):
        raise _damaged(file, "its manifest is not what was written")
    return found


def _damaged(file: Path, what: str) -> StoreError:
    return StoreError(
        f"the backup is damaged ({what})",
        place=str(file),
        cure="Nothing was restored. Take an older backup, or another copy of this one.",
    )
