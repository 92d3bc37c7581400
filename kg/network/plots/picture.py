"""A picture with its text: shown by notebooks, saved to a file."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import ViewError
from kg.textfile import replacing

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = ["Picture"]

_DPI = 110


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing (``svg``) or a chart (``figure``, of matplotlib), and ``alt``, its text.

    Notebooks show it as an image, which GitHub shows too; ``alt`` tells in words what there is to
    see, and is what screen readers and terminals get. A chart's figure may be changed at will.
    """

    alt: str
    svg: str = field(default="", repr=False)
    figure: Figure | None = field(default=None, repr=False)

    def __str__(self) -> str:
        """Return its text."""
        return self.alt

    def save(self, path: Path | str) -> Path:
        """Write it as the name of the file tells (``.svg``; a chart also ``.png`` or ``.pdf``).

        The same picture gives the same bytes. Raises ``ViewError`` for another format, and if the
        file can't be written.
        """
        target = Path(path)
        data = self._bytes(target.suffix.removeprefix(".").lower())
        with replacing(target, ViewError) as file:
            file.write(data)
        return target

    def _bytes(self, form: str) -> bytes:
        if self.figure is None:
            if form != "svg":
                raise ViewError("is no format of drawings", place=repr(form), cure="Write .svg.")
            return self.svg.encode()
        if form not in ("svg", "png", "pdf"):
            cure = "Write .svg, .png or .pdf."
            raise ViewError("is no format of charts", place=repr(form), cure=cure)
        import matplotlib as mpl

        file = BytesIO()
        dated = {"svg": "Date", "pdf": "CreationDate", "png": "Software"}[form]
        with mpl.rc_context({"svg.hashsalt": "kg"}):
            self.figure.savefig(file, format=form, dpi=_DPI, metadata={dated: None})
        return file.getvalue()

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> Any:
        if self.figure is None:
            kind, data = "image/svg+xml", self.svg
        else:
            kind, data = "image/png", base64.b64encode(self._bytes("png")).decode()
        return {kind: data, "text/plain": self.alt}, {kind: {"alt": self.alt}}
