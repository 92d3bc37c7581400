"""A text as read, and its paragraphs."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from html import escape
from typing import Any

from kg.inline import wrapped

__all__ = ["Document", "Paragraph", "ParagraphKind"]


class ParagraphKind(StrEnum):
    """What a paragraph is for; only those that are read yield claims."""

    BODY = "body"
    TITLE = "title"
    METADATA = "metadata"  # a leading "date 2018-08"
    FURNITURE = "furniture"  # photo credits, related headlines, newsletter calls
    FOREIGN = "foreign"  # in another language than the document

    @property
    def is_read(self) -> bool:
        """Whether it belongs to the text: the body and its title."""
        return self in (ParagraphKind.BODY, ParagraphKind.TITLE)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a document, ``[start, end)``, without the line breaks around it."""

    start: int
    end: int
    kind: ParagraphKind = ParagraphKind.BODY


@dataclass(frozen=True, slots=True)
class Document:
    """A text as read, with what is known about it.

    ``published`` is an ISO date as precise as the source gave it (``2018``, ``2018-08``,
    ``2018-08-25``, ``2018-08-25T10:00``), or ``None``. ``author`` stands as the source writes it.
    ``pages`` are the offsets in ``text`` at which the pages of what was printed begin.
    ``notes`` tell a person what was done to read it: an encoding, a date that could not be read,
    passages that are left out.
    """

    id: str
    text: str
    lang: str
    title: str | None = None
    published: str | None = None
    source: str | None = None
    url: str | None = None
    path: str | None = None  # where it was read from, for messages
    paragraphs: tuple[Paragraph, ...] = ()
    author: str | None = None
    pages: tuple[int, ...] = ()
    notes: tuple[str, ...] = field(default=(), repr=False, compare=False)

    @property
    def source_line(self) -> str:
        """What it is, in a line: source, date and id, as far as they are known."""
        return ", ".join(filter(None, (self.source, (self.published or "")[:10], self.id)))

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(f"{self.title or self.id} ({self.source_line})\n\n{self.text}")

    def _repr_html_(self) -> str:
        """Return title, source and text."""
        text = escape(self.text).replace("\n", "<br>")
        return wrapped(
            f"<h4>{escape(self.title or self.id)}</h4>",
            f"<p><small>{escape(self.source_line)}</small></p><p>{text}</p>",
        )
