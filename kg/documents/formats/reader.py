"""What a reader is: a source in, drafts out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

from kg.documents.formats.source import Source
from kg.errors import DocumentError
from kg.languages import DEFAULT

__all__ = ["Asked", "Draft", "Found", "Note", "Reader", "noted"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A text as its file has it, before its language, date and paragraphs are found.

    All offsets of its document refer to ``text``. ``published`` and ``lang`` stand as the file
    writes them; ``pages`` are the offsets at which its pages begin. ``place`` (a file, or a file
    and a line or number) stands in front of messages. ``notes`` tell what was done to read it,
    such as its encoding.
    """

    id: str
    text: str
    place: str
    title: str | None = None
    author: str | None = None
    published: str | None = None
    source: str | None = None
    url: str | None = None
    lang: str | None = None
    pages: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What a person should know of a file that is read all the same."""

    place: str
    text: str

    def __str__(self) -> str:
        return f"{self.place}: {self.text}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a person asks of readers.

    ``served`` are the languages that can be read, by their codes: that of each document is found
    among them; without it all are read in ``lang``. ``columns`` tells which column of a table is
    which field of a document.
    """

    lang: str = DEFAULT
    served: Mapping[str, str] | None = None
    columns: Mapping[str, str] = field(default_factory=dict)


Found = Draft | Source | Note | DocumentError


def noted(
    found: Iterable[Draft | DocumentError], notes: tuple[str, ...]
) -> Iterator[Draft | DocumentError]:
    """Yield drafts with ``notes`` on the file that they all are from."""
    for one in found:
        yield replace(one, notes=(*notes, *one.notes)) if isinstance(one, Draft) else one


class Reader(Protocol):
    """Yields what a source holds, one by one.

    Drafts of documents, errors that stand for single ones, sources for the parts that have a
    format of their own, and notes. Raises the DocumentError of the whole source.
    """

    def __call__(self, source: Source, asked: Asked, /) -> Iterator[Found]:
        """Yield what is in ``source``."""
