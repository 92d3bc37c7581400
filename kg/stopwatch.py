"""How long each stage takes on the processor, where somebody measures; else nothing happens.

Stages name themselves (``with stage("claims"):``) where they are at work. One within another
stops the other's clock, so that all of them together are the whole.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Self, TypeVar

__all__ = ["Stopwatch", "each", "stage"]

T = TypeVar("T")


class Stopwatch:
    """Seconds of this process on the processor by stage, for as long as it runs.

    One runs at a time. ``clock`` tells seconds.

    >>> with Stopwatch(iter([0.0, 1.0, 3.0, 7.0, 7.5, 8.0]).__next__) as watch:
    ...     with stage("outer"):
    ...         with stage("inner"):
    ...             pass
    >>> watch.seconds
    {'': 1.5, 'outer': 2.5, 'inner': 4.0}

    Those of the empty name are of no stage.
    """

    def __init__(self, clock: Callable[[], float] = time.process_time) -> None:
        self._clock = clock
        self._seconds: defaultdict[str, float] = defaultdict(float)
        self._under_way = [""]
        self._since = 0.0

    @property
    def seconds(self) -> dict[str, float]:
        """What was measured so far, by stage, in the order in which they ended first."""
        return dict(self._seconds)

    def __enter__(self) -> Self:
        """Begin to measure."""
        global _running
        _running, self._since = self, self._clock()
        return self

    def __exit__(self, *_: object) -> None:
        """End measuring."""
        global _running
        self._take()
        _running = None

    def begin(self, name: str) -> None:
        """Stop what is under way, and measure a stage."""
        self._take()
        self._under_way.append(name)

    def end(self) -> None:
        """End the stage that began last, and go on with the one around it."""
        self._take()
        self._under_way.pop()

    def _take(self) -> None:
        now = self._clock()
        self._seconds[self._under_way[-1]] += now - self._since
        self._since = now


_running: Stopwatch | None = None
_NOTHING = nullcontext()


@contextmanager
def _measured(watch: Stopwatch, name: str) -> Iterator[None]:
    watch.begin(name)
    try:
        yield
    finally:
        watch.end()


def stage(name: str) -> AbstractContextManager[None]:
    """Return what measures a block as a stage, if a ``Stopwatch`` runs.

    >>> with stage("claims"):
    ...     pass
    """
    return _NOTHING if _running is None else _measured(_running, name)


def each(name: str, items: Iterable[T]) -> Iterator[T]:
    """Yield items; what it takes to get each is measured as a stage.

    >>> list(each("reading", iter("ab")))
    ['a', 'b']
    """
    waiting = iter(items)
    while True:
        with stage(name):
            try:
                item = next(waiting)
            except StopIteration:
                return
        yield item
