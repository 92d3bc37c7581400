"""``python -m tests.cluster.measuring 160000``: what resolution takes beside the documents.

Mentions of a generated world, 16 a document, lie in a file and are read document by document, as
workers read parts. Printed are the processor's time for what workers do and for what the one
process with the names does, the memory that it takes, and the bytes of its tables.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path

from kg.cluster.coding import coder
from kg.languages import load as load_language
from kg.ontology import load
from kg.resolve import Names, Resolution, Source
from kg.resolve.entities import Describer
from kg.resolve.index.telling import Groups, Here, Leads, Meanings, Tallies, resolution_of
from kg.resolve.judgements import NONE, Judgements
from kg.resolve.names.groups import Evidence
from kg.resolve.names.readings import Lookup
from tests.resolve.generated import corpus

__all__ = ["InFile", "write"]

_SOURCES = coder(Source)


class InFile:
    """Documents whose mentions lie in a file: each is held only while it is looked at."""

    def __init__(self, path: Path, lookup: Lookup, describer: Describer) -> None:
        self.path, self.lookup, self.describer = path, lookup, describer
        self.seconds = 0.0  # of the processor, for what documents tell
        self.groups: Callable[[str], Groups] = lambda _: {}

    def evidence(self) -> Iterator[tuple[str, Evidence]]:
        for _, here in self._each():
            yield from self._timed(here.evidence())

    def leads(self, groups: Callable[[str], Groups]) -> Iterator[tuple[str, Leads]]:
        self.groups = groups
        for doc, here in self._each():
            known = groups(doc)
            yield from self._timed(here.leads({doc: known}.__getitem__))

    def tallies(
        self, meanings: Callable[[str], Meanings], judgements: Judgements
    ) -> Iterator[tuple[str, Tallies]]:
        for doc, here in self._each():
            groups, rows = self.groups(doc), meanings(doc)
            list(self._timed(here.leads({doc: groups}.__getitem__)))
            yield from self._timed(here.tallies({doc: rows}.__getitem__, judgements))

    def resolutions(self, names: Names) -> Iterator[Resolution]:
        """Yield what each document's mentions mean, as the last step finds it."""
        for doc, here in self._each():
            groups, rows, labels = self.groups(doc), names.meanings(doc), names.labels(doc)
            list(self._timed(here.leads({doc: groups}.__getitem__)))
            list(self._timed(here.tallies({doc: rows}.__getitem__, NONE)))
            begun = time.process_time()
            one = resolution_of(here.resolvers[doc], labels, self.describer, NONE)
            self.seconds += time.process_time() - begun
            names.written_as({doc: one.fingerprint(labels.keys())})
            yield one

    def _each(self) -> Iterator[tuple[str, Here]]:
        with self.path.open(encoding="utf-8") as file:
            for line in file:
                begun = time.process_time()
                doc, row = json.loads(line)
                here = Here({doc: _SOURCES.decode(row)}, self.lookup, self.describer, _none)
                self.seconds += time.process_time() - begun
                yield doc, here

    def _timed(self, told: Iterator[tuple[str, object]]) -> list:  # type: ignore[type-arg]
        begun = time.process_time()
        found = list(told)
        self.seconds += time.process_time() - begun
        return found


def _none(_one: object, _other: object) -> bool:
    return False


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("mentions", type=int, nargs="?", default=160_000)
    parser.add_argument("--write", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.write is not None:
        found = corpus(things=chosen.mentions // 16, mentions=chosen.mentions)
        write(chosen.write, {d: Source(tuple(some)) for d, some in found.mentions.items()})
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sources.jsonl"
        command = [sys.executable, "-m", "tests.cluster.measuring", str(chosen.mentions)]
        subprocess.run([*command, "--write", str(path)], check=True)  # its memory is not counted
        _measure(path, Path(folder) / "names.sqlite")


def write(path: Path, sources: Mapping[str, Source]) -> None:
    """Write what is read of documents, one a line."""
    with path.open("w", encoding="utf-8") as file:
        for doc, source in sources.items():
            row = json.dumps([doc, _SOURCES.encode(source)], ensure_ascii=False)
            file.write(f"{row}\n")


def _measure(path: Path, tables: Path) -> None:
    knowledge, language = load("fr"), load_language("fr")
    prints = {json.loads(line)[0]: "" for line in path.open(encoding="utf-8")}
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with closing(Names(knowledge, language, tables)) as names:
        many = InFile(path, names.lookup, names.describer)
        begun = time.process_time()
        names.take_in(many, prints, lambda doc: Source(()))
        things = sum(len(one.entities) for one in many.resolutions(names))
        names.commit()
        taken = time.process_time() - begun
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    docs = len(prints)
    figures = (
        ("workers", 1000 * many.seconds / docs, "ms a document"),
        ("names", 1000 * (taken - many.seconds) / docs, "ms a document"),
        ("memory", 1024 * (most - before) / docs, "bytes a document"),
        ("tables", tables.stat().st_size / docs, "bytes a document"),
    )
    sys.stdout.write(f"{docs:,} documents, {things:,} things named in them\n")
    for what, number, unit in figures:
        sys.stdout.write(f"{what:8} {number:10,.2f} {unit}\n")


if __name__ == "__main__":
    main()
