"""The files of a store's folder: the marker, judgements, names, words, what was left over."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from importlib.metadata import version
from pathlib import Path

from pyoxigraph import Literal

from kg.errors import KgError, StoreError
from kg.iris import expand
from kg.keeping.checking.finding import Finding, Looked, Severity
from kg.query import keeps_all
from kg.query.search import FILE, Index, kept_up, prints_of
from kg.query.sources import Grades
from kg.rdf import add_clocks, drop_implied, lacks_clocks, states_implied, values_in
from kg.rdf.terms import Terms
from kg.resolve.judgements import Verdict, in_force
from kg.review import Log
from kg.rules import Basis, apply, is_applied, is_level, is_under_way
from kg.store import OxigraphStore, remembered
from kg.store.folder import MARKER, format_version
from kg.store.migrating import migrate, steps

__all__ = ["grades", "interrupted", "judgements", "leftovers", "marker", "names", "words"]

_FINGERPRINT = "kg:fingerprint"


def marker(looked: Looked) -> Iterator[Finding]:
    """Yield what the marker says otherwise than the quads, or in an older form."""
    place = str(looked.folder / MARKER)
    for step, repair in _lacking(looked.store):
        yield Finding(
            Severity.NOTE,
            f"the store is older than this kg: {step}",
            str(looked.folder),
            "It is read as it is; --repair brings it up, and so does the next build.",
            repair,
        )
    record = remembered(looked.store)
    languages = looked.store.quads(None, Terms.LANGUAGE.value)
    spoken = {quad.object.value for quad in languages if isinstance(quad.object, Literal)}
    for lang in sorted(spoken - set(record.languages if record is not None else ())):
        yield Finding(
            Severity.WARNING,
            f"names no pipeline for {lang}, but there are documents in it",
            place,
            f"Build one of them again with --lang {lang}.",
        )
    if record is not None and record.kg not in ("", version("kg-news")):
        yield Finding(
            Severity.NOTE,
            f"the store was last built with kg {record.kg}, this is {version('kg-news')}",
            place,
            "Documents that are not read again stay as they were read; kg build … --again does.",
        )
    if format_version(looked.folder) > 1 and record is not None:
        for one in record.ontology:
            missing, changed = one.changes(one.now(looked.folder))
            for path in missing + changed:
                told = "missing" if path in missing else "changed since"
                yield Finding(
                    Severity.WARNING,
                    f"the store was built with {path}, {told}",
                    place,
                    "Put it back, or build again with --ontology DIR where it is now.",
                )


def _lacking(store: OxigraphStore) -> Iterator[tuple[str, Callable[[OxigraphStore], object]]]:
    """Yield what a store lacks of this kg's form, and what brings it up."""
    for one in steps(store):
        yield one, migrate
    if lacks_clocks(store):
        yield "its claims have no intervals of time", add_clocks
    if states_implied(store):
        yield "a fifth of all quads at least follow from the others", drop_implied
    if is_applied(store) and not is_under_way(store):
        if not keeps_all(store):
            yield "it keeps nothing for some questions, which take longer", _draw_anew
        elif _has_other_rules(store):
            yield "its conclusions are not those of the rules that there are", _draw_anew


def interrupted(looked: Looked) -> Iterator[Finding]:
    """Yield that documents were changed and what rules tell of them was not."""
    if is_under_way(looked.store):
        yield Finding(
            Severity.WARNING,
            "a build is at work, or was interrupted: what rules tell is behind",
            str(looked.folder),
            "Its documents are whole. The next build brings it up, and so does --repair.",
            _draw_anew,
        )


def _has_other_rules(store: OxigraphStore) -> bool:
    try:
        return not is_level(store, Basis(store).rules)
    except StoreError:
        return False  # its own ontology is missing or has changed: that is told


def _draw_anew(store: OxigraphStore) -> None:
    basis = Basis(store)
    apply(store, basis.rules, basis.knowledge.ontology)


def judgements(looked: Looked) -> Iterator[Finding]:
    """Yield what is no judgement, and judgements over what no document names."""
    log = Log(looked.store)
    place = str(log.path)
    try:
        lines = log.judgements()
    except KgError as error:
        yield Finding(Severity.ERROR, error.what, error.place, error.cure)
        return
    if log.path is not None and log.path.is_file():
        cut = len(log.path.read_bytes()) - len(log.text().encode())
        if cut:
            yield Finding(
                Severity.NOTE,
                f"the last line was cut short by a crash ({cut} bytes)",
                place,
                "It is passed over, and gone with the next judgement; make that one again.",
            )
    for one in in_force(lines).line:
        if one.verdict is Verdict.APART:
            continue
        if not any(looked.store.quads(expand(one.entity))) and not any(
            looked.store.quads(object=expand(one.entity))
        ):
            yield Finding(
                Severity.NOTE,
                f"judgement {one.id} is over {one.entity}, which no document names now",
                place,
                "It holds again when one does; kg entities undo takes it back.",
            )


def grades(looked: Looked) -> Iterator[Finding]:
    """Yield what is wrong with the table of grades."""
    try:
        Grades.of(looked.store)
    except KgError as error:
        yield Finding(Severity.ERROR, error.what, error.place, error.cure)


def names(looked: Looked) -> Iterator[Finding]:
    """Yield what the files of names have otherwise than the documents."""
    marks = values_in(looked.store, expand(_FINGERPRINT))
    spoken = values_in(looked.store, Terms.LANGUAGE.value)
    for path in sorted(looked.folder.glob("names-*.sqlite")):
        lang = path.stem.removeprefix("names-")
        there = {doc: mark for doc, mark in marks.items() if spoken.get(doc) == lang}
        try:
            known = _known(path)
        except sqlite3.DatabaseError as error:
            yield Finding(
                Severity.WARNING,
                f"is unusable ({error})",
                str(path),
                "It follows from the documents: the next build makes it again.",
                _without(path),
            )
            continue
        differing = {doc for doc, _ in there.items() ^ known.items()}
        if differing:
            yield Finding(
                Severity.WARNING,
                f"is behind in {len(differing)} documents ({min(differing)!r} is one)",
                str(path),
                "It follows from the documents: the next build brings it up.",
                _without(path),
            )


def words(looked: Looked) -> Iterator[Finding]:
    """Yield what the index of words has otherwise than the documents."""
    path = looked.folder / FILE
    if not path.exists():
        return
    try:
        with Index(path, read_only=True) as index, index.told():
            behind = index.differing(looked.store, prints_of(looked.store))
    except StoreError as error:
        yield _made_anew(error.what, path)
        return
    if behind:
        yield _made_anew(f"is behind in {len(behind)} documents ({min(behind)!r} is one)", path)


def _made_anew(what: str, path: Path) -> Finding:
    def level(store: OxigraphStore) -> None:
        path.unlink(missing_ok=True)  # what has the right prints is not looked at again
        with kept_up(store):
            pass

    cure = "It follows from the documents: the next build brings it up; until then kg search does."
    return Finding(Severity.WARNING, what, str(path), cure, level)


def leftovers(looked: Looked) -> Iterator[Finding]:
    """Yield files that a crash left over."""
    for path in sorted(looked.folder.iterdir()):
        if ".tmp." in path.name or path.name.endswith(".part"):
            yield Finding(
                Severity.NOTE,
                "was left over by a crash",
                str(path),
                "It is used by nothing; --repair removes it.",
                _without(path),
            )


def _known(path: Path) -> dict[str, str]:
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as base:
        (sound,) = base.execute("PRAGMA quick_check").fetchone()
        if sound != "ok":
            raise sqlite3.DatabaseError(sound)
        return dict(base.execute("SELECT doc, print FROM documents"))


def _without(path: Path) -> Callable[[OxigraphStore], None]:
    def remove(_: OxigraphStore) -> None:
        path.unlink(missing_ok=True)

    return remove
