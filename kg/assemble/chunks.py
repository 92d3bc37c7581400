"""Documents → chunks that are parsed together; readings → batches that are written together."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from kg.model import Document

__all__ = ["BATCH", "CHUNK", "Bound", "Growing", "bounded", "chunked", "groups", "length"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Bound:
    """How many things may come together at most, and how many words they may have then."""

    count: int
    words: int


CHUNK = Bound(16, 6_000)  # fixed, so that any number of processes reads alike
BATCH = Bound(64, 40_000)


def length(document: Document) -> int:
    """Return about how many words a document has.

    >>> length(Document("a", "Il part demain.", "fr"))
    3
    """
    return document.text.count(" ") + document.text.count("\n") + 1


class Growing(Generic[T]):
    """A list that is handed over before it grows beyond a bound."""

    def __init__(self, bound: Bound, words: Callable[[T], int]) -> None:
        self.bound, self.words = bound, words
        self._held: list[T] = []
        self._length = 0

    def add(self, item: T) -> list[T]:
        """Take an item; return those before it where it does not fit beside them, else none."""
        more = self.words(item)
        is_full = len(self._held) >= self.bound.count or self._length + more > self.bound.words
        full = self.rest() if is_full else []
        self._held.append(item)
        self._length += more
        return full

    def rest(self) -> list[T]:
        """Hand over what there is."""
        found, self._held, self._length = self._held, [], 0
        return found


def bounded(items: Iterable[T], bound: Bound, words: Callable[[T], int]) -> Iterator[list[T]]:
    """Yield lists of items in their order, each within ``bound``, or of one item beyond it.

    >>> list(bounded(["a b", "c", "d e f g", "h", "i"], Bound(2, 3), lambda one: len(one.split())))
    [['a b', 'c'], ['d e f g'], ['h', 'i']]
    """
    growing = Growing(bound, words)
    for item in items:
        if full := growing.add(item):
            yield full
    if rest := growing.rest():
        yield rest


def groups(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Yield lists of ``size`` items, the last one shorter.

    >>> list(groups(range(5), 2))
    [[0, 1], [2, 3], [4]]
    """
    rest = iter(items)
    while group := list(itertools.islice(rest, size)):
        yield group


def chunked(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """Yield documents in the chunks in which they are read: 16 at most, or 6,000 words."""
    return bounded(documents, CHUNK, length)
