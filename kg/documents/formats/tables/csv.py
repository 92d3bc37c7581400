"""CSV and its like: the sign between cells is the one that the first line has most of."""

from __future__ import annotations

import codecs
import contextlib
import csv
import io
from collections.abc import Iterator, Sequence
from typing import TextIO

from kg.documents.decoding import decoded
from kg.documents.formats.reader import Asked, Draft, noted
from kg.documents.formats.source import Source
from kg.documents.formats.tables.columns import columns_of, row_drafts
from kg.errors import DocumentError

__all__ = ["read_csv"]

_SIGNS = ",;\t|"
_CELL = 16 * 2**20  # characters
_SEEN = 2**16  # bytes by which an encoding is told


def read_csv(source: Source, asked: Asked) -> Iterator[Draft | DocumentError]:
    """Yield the document of each row; the first row names the columns.

    Rows are numbered as a spreadsheet does, the first document is row 2. Files in UTF-8 may be of
    any length. Raises DocumentError for what is no table of texts.
    """
    csv.field_size_limit(_CELL)
    with _lines(source) as (file, notes):
        first = file.readline(_SEEN)
        sign = max(_SIGNS, key=_bare(first).count)
        file.seek(0)
        table = enumerate(csv.reader(file, delimiter=sign), 1)
        try:
            _, names = next(table, (1, []))
            if not any(name.strip() for name in names):
                raise DocumentError(
                    "has no names of columns in its first row",
                    place=source.place,
                    cure="Write them there: text, title, date, source.",
                )
            columns = columns_of([name.strip() for name in names], asked, place=source.place)
            rows: Iterator[tuple[int, Sequence[object]]] = iter(table)
            yield from noted(row_drafts(rows, columns, source), notes)
        except csv.Error as error:
            raise DocumentError(
                f"is no table ({error})",
                place=source.place,
                cure='Save it as CSV again; a quote inside a cell is written twice: "".',
            ) from None


@contextlib.contextmanager
def _lines(source: Source) -> Iterator[tuple[TextIO, tuple[str, ...]]]:
    """Give the text of a file, read bit by bit where it is in UTF-8."""
    with source.open() as file:
        start = file.read(_SEEN)
    if not start.strip():
        raise DocumentError("is empty", place=source.place, cure="Leave it out.")
    if b"\0" in start or not _is_utf8(start):
        text, notes = decoded(source.content(), place=source.place)
        yield io.StringIO(text, newline=""), notes
        return
    with (
        source.open() as file,
        io.TextIOWrapper(file, encoding="utf-8-sig", errors="replace", newline="") as lines,
    ):
        yield lines, ()


def _is_utf8(start: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(start)
    except UnicodeDecodeError:
        return False
    return True


def _bare(line: str) -> str:
    """Return a line without what stands in quotes."""
    return "".join(line.split('"')[::2])
