"""Libraries that only some formats need."""

from __future__ import annotations

import importlib
from typing import Any

from kg.errors import DocumentError

__all__ = ["needed"]


def needed(module: str, *, extra: str, place: str) -> Any:
    """Return a module of an extra. Raises DocumentError with the command that installs it.

    >>> needed("no.such", extra="pdf", place="a.pdf")
    Traceback (most recent call last):
    kg.errors.DocumentError: a.pdf: needs the extra 'pdf'. Install it: pip install 'kg-news[pdf]'
    """
    try:
        return importlib.import_module(module)
    except ImportError:
        raise DocumentError(
            f"needs the extra {extra!r}",
            place=place,
            cure=f"Install it: pip install 'kg-news[{extra}]'",
        ) from None
