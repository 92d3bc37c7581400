"""What a worker does: it reads the pieces of a task, and writes the part that is named by them."""

from __future__ import annotations

import contextlib
import functools
import threading
from collections.abc import Callable, Iterable, Iterator

from kg.assemble.processes import Reads, readers_of, readings
from kg.assemble.sources import ReadChunk, read_sources
from kg.cluster.parts import Entry, write_part
from kg.cluster.pieces import Piece
from kg.cluster.places import Parts
from kg.cluster.tasks import Manner, Task
from kg.documents import Asked, Source
from kg.errors import DocumentError, KgError

__all__ = ["count_lines", "make_part"]

_one = threading.Lock()  # a pipeline at a time, however many threads a worker has


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

    with contextlib.ExitStack() as crews:
        for one in read_sources(sources(), asked, _readers(manner, crews)):
            yield from _taken(lost)
            yield one
    yield from _taken(lost)


def _readers(manner: Manner, crews: contextlib.ExitStack) -> Callable[[str], ReadChunk]:
    """Return who reads each language: a process forked for this part, within limits."""

    @functools.cache
    def reads(code: str) -> Reads:
        readers = readers_of(manner.setups[code], manner.options, 1)
        if readers.fingerprint() != manner.stamps[code]:
            raise KgError(
                "reads otherwise than the machine that asks it",
                place="a worker of the cluster",
                cure="Install the same version of kg, its pipelines and your ontology on all "
                "machines.",
            )
        return crews.enter_context(readings(readers, 1))

    return lambda code: lambda documents: list(reads(code)(documents))


def _taken(held: list[Entry]) -> list[Entry]:
    taken = held[:]
    held.clear()
    return taken
