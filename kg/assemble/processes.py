"""Documents → their readings in order, in this process or in several."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Protocol

from kg import languages, ontology
from kg.assemble.chunks import chunked
from kg.assemble.crew import Crew
from kg.assemble.crew.forking import ForkServer, server_of
from kg.assemble.reader import Reader, Reading
from kg.errors import KgError
from kg.languages import Language
from kg.model import Document
from kg.ontology import Knowledge
from kg.processes import CAN_START
from kg.store import Options, Pipeline, Setup

__all__ = ["OnError", "Readers", "Reads", "reader_of", "readers_of", "readings", "sifted"]

OnError = Callable[[KgError], None]

Reads = Callable[[Iterable[Document]], Iterator[Reading | KgError]]
"""Reads documents in their order; one that fails is an error in its place."""


class Readers(Protocol):
    """What is known of those who read a language, in this process or in others."""

    @property
    def knowledge(self) -> Knowledge:
        """Ontology, lexicon and gazetteer."""

    @property
    def language(self) -> Language:
        """The language's own words."""

    def fingerprint(self) -> str:
        """Return a hash of whatever decides what is read."""

    def remembered(self) -> Pipeline:
        """Return what a store remembers of the pipeline."""


@dataclass(frozen=True, slots=True)
class _Others:
    """Readers in processes of their own."""

    server: ForkServer
    knowledge: Knowledge
    language: Language

    def fingerprint(self) -> str:
        return self.server.fingerprint

    def remembered(self) -> Pipeline:
        return self.server.pipeline


@functools.lru_cache(maxsize=2)
def _loaded(setup: Setup) -> Reader:
    return Reader(setup)


def reader_of(setup: Setup) -> Reader:
    """Return the reader, loaded once: a graph that takes one text after another needs it again."""
    return _loaded(_alike(setup))


def readers_of(setup: Setup, options: Options, workers: int) -> Readers:
    """Return who reads: this process where there are no ``workers``, else others.

    Raises KgError where the system can't fork.
    """
    if not workers:
        return reader_of(setup)
    if not CAN_START:
        raise KgError(
            "processes that read are forked, which this system does not know",
            place="kg build",
            cure="Read in this process: --workers 0, in Python Options(workers=0).",
        )
    server = server_of(_alike(setup), options.allowance)
    knowledge = ontology.load(setup.lang, setup.ontology)  # while the server loads the pipeline
    return _Others(server, knowledge, languages.load(setup.lang))


@contextmanager
def readings(readers: Readers, workers: int) -> Iterator[Reads]:
    """Give what reads documents, a few of them ahead of what is asked for."""
    if isinstance(readers, Reader):
        read = readers.read
        yield lambda documents: _each(read(chunk) for chunk in chunked(documents))
        return
    assert isinstance(readers, _Others)
    with Crew(readers.server, workers) as crew:
        yield lambda documents: _each(crew.read(chunked(documents)))


def _each(chunks: Iterable[list[Reading | KgError]]) -> Iterator[Reading | KgError]:
    return itertools.chain.from_iterable(chunks)


def sifted(found: Iterable[Reading | KgError], on_error: OnError | None) -> Iterator[Reading]:
    """Yield the readings; an error is handed to ``on_error``, or raised where there is none."""
    for one in found:
        if isinstance(one, Reading):
            yield one
        elif on_error is None:
            raise one
        else:
            on_error(one)


def _alike(setup: Setup) -> Setup:
    """Return a setup in which only that stands which changes what is read."""
    return replace(setup, workers=0, rules=True)
