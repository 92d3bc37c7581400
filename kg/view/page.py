"""A page as a value: shown by notebooks, written to a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.view.notebook import Still

__all__ = ["Page"]


@dataclass(frozen=True, slots=True, repr=False)
class Page:
    """A self-contained HTML page.

    ``still`` returns what a cell keeps beside it, for whoever shows no pages (GitHub).
    """

    html: str
    still: Callable[[], Still] | None = field(default=None, compare=False)

    def write(self, path: Path | str) -> Path:
        """Write the page in UTF-8 and return its path; raises ViewError."""
        from kg.view import write_page

        return write_page(self.html, path)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> dict[str, str]:
        from kg.view.notebook import framed

        beside = self.still() if self.still is not None else None
        return {**framed(self.html, _HEIGHT, beside), "text/plain": repr(self)}

    def __repr__(self) -> str:
        """Say how large the page is."""
        return f"Page({len(self.html):,} characters of HTML)"


_HEIGHT = 640  # pixels of its frame in a notebook
