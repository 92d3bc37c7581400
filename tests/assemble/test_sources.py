"""Sources → readings in one process: whatever parts a pile is split into, the same is read."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pytest

from kg.assemble import CHUNK, Options, Reader, Reading, chunked, read_sources
from kg.assemble.processes import reader_of
from kg.assemble.sources import ReadChunk
from kg.documents import Asked, Note, Source, document_from_text
from kg.documents.formats.limits import Budget
from kg.errors import DocumentError, KgError
from kg.model import Document

LINE = "Milan Osterov a envoyé une lettre à Rado Mezin."
ROWS = "".join(f'{{"id": "r{n}", "text": "{LINE}"}}\n' for n in range(3))


def source(name: str, content: str) -> Source:
    """Return bytes that came from anywhere as a source."""
    data = content.encode()
    return Source(
        id=Path(name).stem,
        name=name,
        place=f"far://{name}",
        open=lambda: io.BytesIO(data),
        budget=Budget(packed=len(data)),
    )


@pytest.fixture(scope="module")
def reader() -> Reader:
    return reader_of(Options(lang="fr").setup())


@pytest.mark.pipeline
def test_what_is_read_does_not_depend_on_its_company(reader: Reader) -> None:
    pile = [source("a.txt", LINE), source("rows.jsonl", ROWS), source("empty.txt", "")]
    together = list(read_sources(pile, Asked(lang="fr"), lambda lang: reader.read))
    parts = [read_sources([one], Asked(lang="fr"), lambda lang: reader.read) for one in pile]
    apart = [one for part in parts for one in part]
    read = [one for one in together if isinstance(one, Reading)]
    assert [one.document.id for one in read] == ["a", "r0", "r1", "r2"]
    assert all(one.claims for one in read)
    assert [one for one in apart if isinstance(one, Reading)] == read
    (error,) = (one for one in together if isinstance(one, DocumentError))
    assert (error.place, error.what) == ("far://empty.txt", "is empty")
    assert not any(isinstance(one, Note) for one in together)


def test_each_language_has_its_reader() -> None:
    english = "The minister has signed the agreement with the rebels, he said on Monday."
    pile = [source("a.txt", LINE), source("b.txt", english), source("c.txt", LINE)]
    asked = Asked(served={"fr": "fr", "en": "en"})
    seen: list[tuple[str, list[str]]] = []

    def of_language(lang: str) -> ReadChunk:
        def read(some: Sequence[Document]) -> list[Reading | KgError]:
            seen.append((lang, [one.id for one in some]))
            return []

        return read

    assert list(read_sources(pile, asked, of_language)) == []
    assert seen == [("fr", ["a", "c"]), ("en", ["b"])]


def test_chunks_are_bounded_by_words_and_number() -> None:
    long = document_from_text("long", "mot " * (CHUNK.words + 1))
    short = [document_from_text(str(n), LINE) for n in range(CHUNK.count + 1)]
    found = [[one.id for one in chunk] for chunk in chunked([short[0], long, *short[1:], long])]
    sixteen = [one.id for one in short[1:]]
    assert found == [["0"], ["long"], sixteen, ["long"]]
