"""What a worker does: it reads the pieces of a task, and writes the part that is named by them."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterable, Iterator

from kg.assemble.processes import reader_of
from kg.assemble.sources import ReadChunk, read_sources
from kg.cluster.parts import Entry, write_part
from kg.cluster.pieces import Piece
from kg.cluster.places import Parts
from kg.cluster.tasks import Manner, Task
from kg.documents import Asked, Source
from kg.errors import DocumentError, KgError
from kg.store import Setup

__all__ = ["count_lines", "make_part"]

_one = threading.Lock()  # pipelines are no business of several threads


def make_part(task: Task, place: str) -> None:
    """Make a part in the folder ``place`` unless it is there.

    Raises ``KgError`` where this machine would read otherwise than the one that asks.
    """
    parts = Parts(place)
    if task.name not in parts:
        with _one:
            write_part(parts, task.name, _read(task.pieces, task.manner))


def count_lines(piece: Piece) -> int:
    """Return how many lines end in a piece; none where it can't be read, which is told later."""
    try:
        return piece.lines()
    except (OSError, KgError):
        return 0


def _read(pieces: Iterable[Piece], manner: Manner) -> Iterator[Entry]:
    first = next(iter(manner.setups.values()))
    served = {code: setup.lang for code, setup in manner.setups.items()}
    asked = Asked(
        lang=first.lang,
        served=served if manner.finds_languages else None,
        columns=manner.columns,
    )
    lost: list[Entry] = []

    def sources() -> Iterator[Source]:
        for piece in pieces:
            try:
                yield piece.source()
            except DocumentError as error:
                lost.append(error)
            except OSError as error:
                told = f"can't be read ({error.strerror})"
                lost.append(DocumentError(told, place=str(piece), cure="Check the file."))

    for one in read_sources(sources(), asked, lambda code: _reader(code, manner)):
        yield from _taken(lost)
        yield one
    yield from _taken(lost)


def _reader(code: str, manner: Manner) -> ReadChunk:
    setup = manner.setups[code]
    if _stamp(setup) != manner.stamps[code]:
        raise KgError(
            "reads otherwise than the machine that asks it",
            place="a worker of the cluster",
            cure="Install the same version of kg, its pipelines and your ontology on all machines.",
        )
    return reader_of(setup).read


@functools.lru_cache(maxsize=8)
def _stamp(setup: Setup) -> str:
    return reader_of(setup).fingerprint()


def _taken(held: list[Entry]) -> list[Entry]:
    taken = held[:]
    held.clear()
    return taken
