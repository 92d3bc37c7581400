"""Rows as Parquet, a row group at a time; needs ``pip install 'kg-news[parquet]'``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any, BinaryIO

from kg.exports.material import Material
from kg.exports.tables.rows import Cell, Columns

__all__ = ["as_parquet"]

_GROUP = 50_000  # rows that are held


def as_parquet(
    columns: Columns, rows: Callable[[Material], Iterator[tuple[Cell, ...]]]
) -> Callable[[Material, BinaryIO], None]:
    """Return what writes rows with these columns as Parquet; an empty text is a null."""

    def write(material: Material, file: BinaryIO) -> None:
        import pyarrow as pa
        from pyarrow import parquet

        types = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
        schema = pa.schema([(name, types[kind]) for name, kind in columns.items()])
        waiting = rows(material)
        with parquet.ParquetWriter(file, schema, compression="zstd") as writer:
            while group := list(islice(waiting, _GROUP)):
                writer.write_table(_table(pa, schema, group))

    return write


def _table(pa: Any, schema: Any, group: list[tuple[Cell, ...]]) -> Any:
    held = zip(*group, strict=True)
    values = ([None if value == "" else value for value in column] for column in held)
    return pa.table(dict(zip(schema.names, values, strict=True)), schema=schema)
