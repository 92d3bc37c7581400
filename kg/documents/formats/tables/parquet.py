"""Parquet: the rows of one file, a few at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from kg.documents.formats.extras import needed
from kg.documents.formats.limits import damaged
from kg.documents.formats.reader import Asked, Draft
from kg.documents.formats.source import Source
from kg.documents.formats.tables.columns import columns_of, row_drafts
from kg.errors import DocumentError

__all__ = ["read_parquet"]

_ROWS = 64


def read_parquet(source: Source, asked: Asked) -> Iterator[Draft | DocumentError]:
    """Yield the document of each row; rows are numbered from 1.

    Only the columns that are fields of documents are read. Raises DocumentError for a file without
    a column of texts.
    """
    pyarrow = needed("pyarrow", extra="parquet", place=source.place)
    parquet = needed("pyarrow.parquet", extra="parquet", place=source.place)
    with source.open() as file:
        try:
            table = parquet.ParquetFile(file)
            names = list(table.schema_arrow.names)
            columns = columns_of(names, asked, place=source.place)
            wanted = [names[at] for at in columns.values()]
            own = {field: number for number, field in enumerate(columns)}
            _pay(table, source)
            rows = _rows(table.iter_batches(batch_size=_ROWS, columns=wanted), wanted, source)
            yield from row_drafts(rows, own, source)
        except (pyarrow.ArrowException, OSError, ValueError) as error:
            raise damaged(source.place, error) from None


def _pay(table: Any, source: Source) -> None:
    """Spend what the largest group of rows says that it takes unpacked.

    Nothing else of a file's metadata is looked at: where it is broken, pyarrow ends the process.
    """
    groups = range(table.num_row_groups)
    sizes = [table.metadata.row_group(group).total_byte_size for group in groups]
    source.budget.spend(max(sizes, default=0), place=source.place)


def _rows(
    batches: Any, wanted: Sequence[str], source: Source
) -> Iterator[tuple[int, Sequence[object]]]:
    number = 0
    for batch in batches:
        source.budget.spend(batch.nbytes, place=source.place)
        cells = [batch.column(name).to_pylist() for name in wanted]
        for row in zip(*cells, strict=True):
            number += 1
            yield number, row
