"""Rows of CSV that a spreadsheet opens without running anything."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

__all__ = ["csv_lines", "harmless"]

_FORMULA = re.compile("[ \n]*[=+@\t\r＝＋－＠-]")


def harmless(text: str) -> str:
    """Return a text as a cell that no spreadsheet takes for a formula: ``'`` before its first sign.

    See https://owasp.org/www-community/attacks/CSV_Injection.

    >>> harmless("=1+1"), harmless("  =1+1"), harmless("Goma")
    ("'=1+1", "'  =1+1", 'Goma')
    """
    return f"'{text}" if _FORMULA.match(text) else text


def csv_lines(rows: Iterable[Sequence[object]], *, exact: bool = False) -> Iterator[str]:
    r"""Yield rows as lines of RFC 4180; ``None`` is an empty cell, truth is ``true`` or ``false``.

    Texts are ``harmless``, numbers stay as they are; ``exact`` leaves texts alone, too.

    >>> list(csv_lines([("a, b", None, True), ("=1+1", -2, 0.5)]))
    ['"a, b",,true\r\n', "'=1+1,-2,0.5\r\n"]
    """
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    for row in rows:
        writer.writerow([_cell(value, exact=exact) for value in row])
        yield written.getvalue()
        written.seek(0)
        written.truncate()


def _cell(value: object, *, exact: bool) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    return harmless(value) if isinstance(value, str) and not exact else value
