"""Files in several languages → their documents, language by language, each with its options."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Unpack

from kg.assemble.processes import OnError
from kg.documents import Address, Metadata, Note, by_language, chosen, document_from_text, read
from kg.errors import KgError
from kg.languages import code_of
from kg.model import Document
from kg.store import Options, Record

__all__ = ["in_language", "piles", "text_in_pile", "untold"]

OnNote = Callable[[Note], None]


def piles(
    paths: Iterable[str | Path | Address],
    asked: Options,
    record: Record | None = None,
    *,
    columns: Mapping[str, str] | None = None,
    on_error: OnError | None = None,
    on_note: OnNote | None = None,
) -> Iterator[tuple[Options, Iterator[Document]]]:
    """Yield the documents of each language with the options that they are read with.

    The language of a store's ``record``, or the one that is asked for, comes first. Documents are
    taken before the next language is; files are read once a language, and told of once. The rest
    is as in ``kg.documents.read``.
    """
    paths, first = tuple(paths), asked.setup(record).lang
    served = asked.served(record)

    def anew(again: bool) -> Iterator[Document]:
        return read(
            paths,
            on_error=untold if again else on_error,
            on_note=None if again else on_note,
            lang=first if served is None else None,
            served=served,
            columns=columns,
        )

    for code, documents in by_language(anew, code_of(first)):
        lang = first if served is None else served[code]
        yield in_language(asked, lang, record), documents


def text_in_pile(
    text: str,
    id: str,  # noqa: A002 - the field's name in Document
    asked: Options,
    record: Record | None = None,
    **metadata: Unpack[Metadata],
) -> tuple[Options, Document]:
    """Return a text as a document in the language that is found, and the options to read it with.

    Raises DocumentError, a ForeignError for a language that no pipeline reads.
    """
    served = asked.served(record)
    lang = asked.setup(record).lang
    if served is not None:
        lang = chosen(text, None, served, place=id)
    document = document_from_text(id, text, lang=lang, **metadata)
    return in_language(asked, lang, record), document


def in_language(asked: Options, lang: str, record: Record | None) -> Options:
    """Return the options with which documents in ``lang`` are read, into a store of others too."""
    if lang == asked.setup(record).lang:
        return asked
    return replace(asked, lang=lang, model=None, change=True)


def untold(_: KgError) -> None:
    """Tell nothing: it was told when the files were read first."""
