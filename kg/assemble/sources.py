"""Sources → documents → readings, in one process: what any machine can do by itself.

A source is a file, or bytes that came from anywhere (``kg.documents.Source``). What is read does
not depend on which sources are read in one process: whoever splits a pile, and joins what comes of
it in its order, has what one process reads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from kg.assemble.chunks import CHUNK, Growing, length
from kg.assemble.reader import Reading
from kg.documents import Asked, Note, Source, documents_of
from kg.errors import KgError
from kg.model import Document

__all__ = ["ReadChunk", "read_sources"]

ReadChunk = Callable[[Sequence[Document]], Sequence[Reading | KgError]]
"""Reads documents of one language: ``Reader.read``. One that fails is an error in its place."""


def read_sources(
    sources: Iterable[Source], asked: Asked, reader: Callable[[str], ReadChunk]
) -> Iterator[Reading | KgError | Note]:
    """Yield what is read of each document, what could not be read, and what to know of sources.

    Errors name place and cure, and the rest is read. ``reader`` gives the one that reads a
    language, by its code. Documents come in chunks, those of one language in their order; no more
    than a chunk a language is held.
    """
    chunks: dict[str, Growing[Document]] = {}
    for source in sources:
        for one in documents_of(source, asked):
            if not isinstance(one, Document):
                yield one
                continue
            growing = chunks.setdefault(one.lang, Growing(CHUNK, length))
            if full := growing.add(one):
                yield from reader(one.lang)(full)
    for lang, growing in chunks.items():
        if rest := growing.rest():
            yield from reader(lang)(rest)
