"""Disturbed builds that are run again, against one that nothing disturbed, quad by quad."""

from __future__ import annotations

import random
import shutil
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.store import open_store
from tests.benchmarks.texts import text_of
from tests.crashes.faults import Disk, Fault, Outcome

__all__ = ["Builds", "Verdict"]

_DOCUMENTS = 72  # more than are written in one step


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a build that was disturbed: ``quads`` that differ once it was run again."""

    fault: Fault
    disturbed: Outcome
    again: Outcome
    quads: int

    @property
    def is_right(self) -> bool:
        """Whether the store ended as if nothing had been, and what was told can be acted upon."""
        return self.again.code == 0 and self.quads == 0 and self.disturbed.is_clear

    @property
    def was_writing(self) -> bool:
        """Whether the build failed, or was killed, once it had begun to write to its store."""
        return self.disturbed.code != 0 and self.disturbed.operations > 0

    def __str__(self) -> str:
        return (
            f"{self.fault}: exit {self.disturbed.code}, then {self.again.code}, "
            f"{self.quads} quads differ; {_last_line(self.disturbed.told)}"
        )


class Builds:
    """Builds of the same documents, each into a store of its own in a folder."""

    def __init__(self, folder: Path) -> None:
        """Write the documents, and build the store that the others are compared with."""
        self.folder = folder
        self.documents = list(_documents(folder / "documents"))
        self.disk = Disk(folder, folder / "documents")
        store = folder / "undisturbed"
        first = self.disk.run(self._build(store, self.documents), store)
        assert first.code == 0, first.told
        self.operations = first.operations
        self._wanted = _quads(store)
        self.seconds = self._seconds(folder / "timed")

    def disturb(self, fault: Fault) -> Verdict:
        """Build with the fault, in another order of documents, then undisturbed; compare."""
        name = str(fault)
        store = self.folder / name.replace(" ", "-")
        order = random.Random(name).sample(self.documents, len(self.documents))
        disturbed = self.disk.run(self._build(store, order), store, fault)
        again = self.disk.run(self._build(store, self.documents), store)
        quads = len(self._wanted ^ _quads(store)) if again.code == 0 else len(self._wanted)
        shutil.rmtree(store, ignore_errors=True)
        return Verdict(fault, disturbed, again, quads)

    def _seconds(self, store: Path) -> float:
        """Return how long a build takes that nothing disturbs, once the first is over."""
        begun = time.monotonic()
        self.disk.run(self._build(store, self.documents), store)
        seconds = time.monotonic() - begun
        shutil.rmtree(store)
        return seconds

    @staticmethod
    def _build(store: Path, documents: Sequence[Path]) -> list[str]:
        return ["build", *map(str, documents), "--store", str(store), "--workers", "0"]


def _documents(folder: Path) -> Iterator[Path]:
    folder.mkdir()
    sentences = [s for p in text_of(40_000, seed=11).split("\n\n") for s in p.split(". ")[:2]]
    for number, sentence in enumerate(sentences[:_DOCUMENTS]):
        path = folder / f"report-{number:03}.txt"
        path.write_text(f"{sentence.rstrip('.')}.\n", encoding="utf-8")
        yield path


def _quads(store: Path) -> set[str]:
    passing = store.with_suffix(".nq")
    with open_store(store, read_only=True) as opened:
        opened.dump(passing)
    return set(passing.read_text(encoding="utf-8").splitlines())


def _last_line(text: str) -> str:
    return next((line for line in reversed(text.splitlines()) if line.strip()), "")
