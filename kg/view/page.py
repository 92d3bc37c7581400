"""A page as a value: shown by notebooks, written to a file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

__all__ = ["Page"]


@dataclass(frozen=True, slots=True, repr=False)
class Page:
    """A self-contained HTML page."""

    html: str

    def write(self, path: Path | str) -> Path:
        """Write the page in UTF-8 and return its path; raises ViewError."""
        from kg.view import write_page

        return write_page(self.html, path)

    def _repr_html_(self, height: int = 640) -> str:
        from kg.view.notebook import iframe

        return iframe(self.html, height)

    def __repr__(self) -> str:
        """Say how large the page is."""
        return f"Page({len(self.html):,} characters of HTML)"
