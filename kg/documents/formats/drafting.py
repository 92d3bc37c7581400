"""A source → the drafts in it, and in its parts, and in theirs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.documents.formats.others import Others, is_hidden
from kg.documents.formats.reader import Asked, Draft, Found, Note
from kg.documents.formats.source import Source
from kg.documents.formats.table import SUFFIXES, format_of
from kg.errors import DocumentError

__all__ = ["drafts"]


def drafts(source: Source, asked: Asked) -> Iterator[Draft | Note | DocumentError]:
    """Yield the drafts in ``source`` and in its parts, and the errors that stand for some of them.

    Raises DocumentError for a source that can't be read at all, or costs more than it may.
    """
    found, others = 0, Others(source.place)
    for one in _read(source, asked):
        if not isinstance(one, Source):
            found += not isinstance(one, Note)
            yield one if not isinstance(one, Draft) or one.url else replace(one, url=source.url)
        elif is_hidden(one.id.removeprefix(source.id)):
            continue
        elif one.suffix not in SUFFIXES and one.place != source.place:  # one packed file is named
            others.add(one.name)
        else:
            found += 1
            try:
                yield from drafts(one, asked)
            except DocumentError as error:
                if source.budget.is_spent:
                    raise
                yield error
    yield from others.notes()
    if not found and source.before is None:
        raise DocumentError(
            "holds no document", place=source.place, cure="Give files of a format that is read."
        )


def _read(source: Source, asked: Asked) -> Iterator[Found]:
    """Yield what a reader does; what a library falls over is an error of the source."""
    try:
        yield from format_of(source).read(source, asked)
    except (DocumentError, MemoryError):
        raise
    except OSError as error:
        raise DocumentError(
            f"can't be read ({error.strerror or error})", place=source.place, cure="Check the file."
        ) from None
    except Exception as error:  # noqa: BLE001  (one file must not end the batch)
        told = " ".join(f"{type(error).__name__}: {error}".split())
        raise DocumentError(
            f"can't be read, for no reason that is known ({told})",
            place=source.place,
            cure="Save it again, or in another format; report it if other programs open it.",
        ) from None
