"""Paths → tasks: pieces of about the same length, each named by what it reads and how."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from kg.cluster.pieces import Piece
from kg.cluster.places import is_object, stored_files
from kg.documents import SUFFIXES, Address, is_address
from kg.documents.decoding import wide
from kg.documents.fetching import unasked
from kg.documents.files import find_files
from kg.errors import DocumentError
from kg.store import Options, Setup

__all__ = ["PART_BYTES", "Manner", "Task", "found_pieces", "tasks"]

PART_BYTES = 256 * 2**10  # about a minute of a core
_MOST_FILES = 64
_FEWEST_FILES = 8
_CUT = 16  # one file in so many ends a task by its name: those around a new one stay as they are
_BY_LINES = frozenset({".jsonl", ".ndjson"})

CountLines = Callable[[Sequence[Piece]], Sequence[int]]
"""Returns how many lines end in each piece, in order."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How documents are read, the same for all tasks of a run.

    ``setups`` are those of the languages by their codes, the one that is assumed first; with
    ``finds_languages`` that of each document is found among them. ``stamps`` are the fingerprints
    of the readers, which a worker's must equal. ``columns`` are those of tables, by field;
    ``options`` tell what a document may take.
    """

    setups: Mapping[str, Setup]
    stamps: Mapping[str, str]
    finds_languages: bool
    columns: Mapping[str, str]
    options: Options

    @property
    def key(self) -> tuple[object, ...]:
        """What parts are named by, beside what is read."""
        return (
            sorted(self.stamps.items()),
            next(iter(self.setups)),
            self.finds_languages,
            sorted(self.columns.items()),
            any(setup.mentions for setup in self.setups.values()),
        )


@dataclass(frozen=True, slots=True)
class Task:
    """Pieces that are read together, in order, in one manner, into the part ``name``."""

    name: str
    pieces: tuple[Piece, ...]
    manner: Manner

    def __str__(self) -> str:
        return ", ".join(map(str, self.pieces))

    def halves(self) -> tuple[Task, ...]:
        """Return two tasks that read its pieces; itself where it can't be parted."""
        middle = len(self.pieces) // 2
        if not middle:
            return (self,)
        parted = self.pieces[:middle], self.pieces[middle:]
        return tuple(Task.of(pieces, self.manner) for pieces in parted)

    @classmethod
    def of(cls, pieces: Iterable[Piece], manner: Manner) -> Task:
        """Return the task of pieces; it is named the same wherever and whenever it is made."""
        some = tuple(pieces)
        content = repr((manner.key, [piece.key for piece in some]))
        digest = hashlib.sha256(content.encode()).hexdigest()[:32]
        return cls(f"{digest}.jsonl.gz", some, manner)


def tasks(
    pieces: Iterable[Piece], manner: Manner, count: CountLines, most: int = PART_BYTES
) -> Iterator[Task]:
    """Yield the tasks that read pieces, in their order, of about ``most`` bytes each.

    Files of JSON lines are cut where they are long; other files are read whole. ``count`` is asked
    how many lines their stretches have.
    """
    group: list[Piece] = []
    for piece in pieces:
        cut = piece.length > most and _is_in_lines(piece)
        if group and (cut or piece.is_page or _is_full([*group, piece], most)):
            yield Task.of(group, manner)
            group = []
        if cut:
            for stretch in _stretches(piece, count, most):
                yield Task.of([stretch], manner)
            continue
        group.append(piece)
        if piece.is_page or _ends(group):
            yield Task.of(group, manner)
            group = []
    if group:
        yield Task.of(group, manner)


def found_pieces(
    paths: Iterable[str | Path | Address], *, allow_network: bool
) -> Iterator[Piece | DocumentError]:
    """Yield what paths stand for: files, objects of stores, and pages where that is allowed.

    Files come first, as they do on one machine.
    """
    given = [str(path) for path in paths]
    files = [path for path in given if not is_address(path) and not is_object(path)]
    for file in find_files(files, SUFFIXES):
        yield file if isinstance(file, DocumentError) else _file(file)
    for url in filter(is_object, given):
        try:
            for one in stored_files(url, frozenset(SUFFIXES)):
                yield Piece(one.url, one.url, one.size, one.state)
        except DocumentError as error:
            yield error
    for url in filter(is_address, given):
        if allow_network:
            today = datetime.now(UTC).date().isoformat()
            yield Piece(url, url, 0, today, is_page=True)
        else:
            yield unasked(url)


def _file(path: Path) -> Piece:
    try:
        known = path.stat()
    except OSError:  # told by whoever reads it
        return Piece(str(path), str(path.absolute()), 0, "")
    return Piece(str(path), str(path.absolute()), known.st_size, str(known.st_mtime_ns))


def _stretches(piece: Piece, count: CountLines, most: int) -> Iterator[Piece]:
    starts = range(0, piece.size, most)
    cut = [replace(piece, start=at, end=min(at + most, piece.size)) for at in starts]
    before = 0
    for stretch, lines in zip(cut, count(cut), strict=True):
        yield replace(stretch, before=before)
        before += lines


def _is_in_lines(piece: Piece) -> bool:
    """Whether a file can be cut at the bytes that end lines: JSONL, but in UTF-16."""
    if Path(piece.path).suffix.lower() not in _BY_LINES:
        return False
    try:
        return wide(piece.source().head()) is None
    except (OSError, DocumentError):  # told by whoever reads it
        return False


def _is_full(group: Sequence[Piece], most: int) -> bool:
    return sum(piece.length for piece in group) > most or len(group) > _MOST_FILES


def _ends(group: Sequence[Piece]) -> bool:
    """Whether the last of a group ends it: by its name alone, so that cuts stay where they are."""
    name = hashlib.sha256(group[-1].where.encode()).digest()
    return len(group) >= _FEWEST_FILES and name[0] % _CUT == 0
