"""XLSX: the rows of each sheet that has a column of texts."""

from __future__ import annotations

import warnings
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from kg.documents.formats.extras import needed
from kg.documents.formats.limits import damaged
from kg.documents.formats.package import Package
from kg.documents.formats.reader import Asked, Draft
from kg.documents.formats.source import Source
from kg.documents.formats.tables.columns import columns_of, row_drafts
from kg.errors import DocumentError

__all__ = ["read_xlsx"]

_NAMES = 50  # columns of the first row that are looked at


def read_xlsx(source: Source, asked: Asked) -> Iterator[Draft | DocumentError]:
    """Yield the document of each row of each sheet; a sheet's first row names its columns.

    Formulas stand for the values that were last computed. Raises DocumentError for a workbook
    without a column of texts.
    """
    openpyxl = needed("openpyxl", extra="office", place=source.place)
    _guard(source)
    with source.open() as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and extensions, which are not looked at
        try:
            book = openpyxl.load_workbook(file, read_only=True, data_only=True)
            yield from _sheets(book, source, asked)
        except DocumentError:
            raise
        except (zipfile.BadZipFile, KeyError, ValueError, TypeError, AttributeError, SyntaxError,
                EOFError, OSError) as error:  # fmt: skip
            raise damaged(source.place, error) from None


def _sheets(book: Any, source: Source, asked: Asked) -> Iterator[Draft | DocumentError]:
    errors: list[DocumentError] = []
    found = False
    for sheet in book.worksheets:
        rows = enumerate(sheet.iter_rows(values_only=True), 1)
        _, first = next(rows, (1, ()))
        names = [str(cell or "").strip() for cell in first[:_NAMES]]
        if not any(names):
            continue
        sheet_place = f"{source.place}:{sheet.title}" if len(book.worksheets) > 1 else source.place
        try:
            columns = columns_of(names, asked, place=sheet_place)
        except DocumentError as error:
            errors.append(error)
            continue
        own = source if not found else _named(source, sheet.title, sheet_place)
        found = True
        numbered: Iterator[tuple[int, Sequence[object]]] = iter(rows)
        yield from row_drafts(numbered, columns, own)
    if not found:
        if errors:
            raise errors[0]
        raise DocumentError("has no rows", place=source.place, cure="Leave it out.")


def _named(source: Source, title: str, place: str) -> Source:
    return replace(source, id=f"{source.id}:{title}", place=place)


def _guard(source: Source) -> None:
    """Raise DocumentError for a workbook that unpacks to too much or declares entities."""
    with Package.opened(source) as package:
        for info in package.members():
            if info.filename.endswith((".xml", ".rels")) and b"<!ENTITY" in package.read(info):
                raise DocumentError(
                    "declares entities of its own, which are not opened",
                    place=source.place,
                    cure="Save it again with a spreadsheet program.",
                )
