"""Chunks of documents → their readings in order, in this process or in several."""

from __future__ import annotations

import functools
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing import get_context

from kg.assemble.reader import Reader, Reading
from kg.errors import KgError
from kg.model import Document
from kg.store import Setup

__all__ = ["Chunks", "OnError", "reader_of", "readings", "sifted"]

_AHEAD = 2  # chunks waiting for each process

OnError = Callable[[KgError], None]

Chunks = Callable[[Iterable[list[Document]]], Iterator[list[Reading | KgError]]]

_reader: Reader | None = None  # of a worker process


@functools.lru_cache(maxsize=2)
def _loaded(setup: Setup) -> Reader:
    return Reader(setup)


def reader_of(setup: Setup) -> Reader:
    """Return the reader, loaded once: a graph that takes one text after another needs it again."""
    return _loaded(replace(setup, processes=1, rules=True))  # neither changes what is read


@contextmanager
def readings(reader: Reader, processes: int) -> Iterator[Chunks]:
    """Give a function that reads chunks in order, in this process or in a pool."""
    if processes <= 1:
        yield lambda chunks: (reader.read(chunk) for chunk in chunks)
        return
    pool = ProcessPoolExecutor(
        processes,
        mp_context=get_context("spawn"),
        initializer=_start_worker,
        initargs=(reader.setup,),
    )
    try:
        yield lambda chunks: _in_order(pool, chunks, _AHEAD * processes)
    except BrokenProcessPool:
        raise KgError(
            "a worker process was ended from outside",
            place="kg build",
            cure="Give fewer processes (-p), each takes about 1 GB; what is stored stays.",
        ) from None
    finally:
        pool.shutdown(cancel_futures=True)


def _in_order(
    pool: ProcessPoolExecutor, chunks: Iterable[list[Document]], ahead: int
) -> Iterator[list[Reading | KgError]]:
    """Yield the results of chunks in their order, with at most ``ahead`` of them under way."""
    waiting: deque[Future[list[Reading | KgError]]] = deque()
    for chunk in chunks:
        waiting.append(pool.submit(_read_in_worker, chunk))
        if len(waiting) >= ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _start_worker(setup: Setup) -> None:
    global _reader
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends them in good order
    _reader = Reader(setup)


def _read_in_worker(documents: list[Document]) -> list[Reading | KgError]:
    assert _reader is not None
    return _reader.read(documents)


def sifted(found: Iterable[Reading | KgError], on_error: OnError | None) -> Iterator[Reading]:
    """Yield the readings; an error is handed to ``on_error``, or raised where there is none."""
    for one in found:
        if isinstance(one, Reading):
            yield one
        elif on_error is None:
            raise one
        else:
            on_error(one)
