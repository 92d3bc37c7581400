"""How far a build is: how many documents of how many, how fast, and what time is left."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any, TypeVar

from kg.inline.wrapping import wrapped

__all__ = ["NotebookBar", "Pace", "expected", "in_notebook"]

T = TypeVar("T")

_FEWEST = 5  # documents that are worth a bar
_PATIENCE = 2.0  # seconds until a bar appears
_REFRESH = 0.5  # seconds between two looks of it


class Pace:
    """Documents done, of those expected, by a clock that tells seconds.

    >>> pace = Pace(clock=iter([0.0, 2.0, 4.0]).__next__)
    >>> pace.expect(8)
    >>> pace.add(), pace.add(), str(pace)
    (None, None, '2 of 8 documents, 0.5 per second, 0:12 left')
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._began = self._now = clock()
        self.done = 0
        self.total: int | None = None
        self.foreseen: int | None = None

    def expect(self, more: int) -> None:
        """Say that there will be so many documents more than was known."""
        self.total, self.foreseen = (self.total or 0) + more, None

    def foresee(self, more: int) -> None:
        """Say about how many more there will be than is known; what is expected goes before."""
        self.foreseen = (self.total or 0) + more

    def add(self) -> None:
        """Count one document that is done."""
        self.done += 1
        self._now = self._clock()

    @property
    def seconds(self) -> float:
        """How long it has taken so far."""
        return self._now - self._began

    @property
    def rate(self) -> float:
        """How many documents are done in a second."""
        return self.done / self.seconds if self.seconds > 0 else 0.0

    @property
    def left(self) -> float | None:
        """How many seconds the rest will take at this pace; ``None`` where nobody knows."""
        whole = self.total if self.foreseen is None else self.foreseen
        if whole is None or not self.rate:
            return None
        return max(0, whole - self.done) / self.rate

    def __str__(self) -> str:
        """Return it in words."""
        if self.foreseen is not None:
            many = f"{self.done:,} of about {self.foreseen:,}"
        else:
            many = f"{self.done:,}" if self.total is None else f"{self.done:,} of {self.total:,}"
        noun = "document" if (self.foreseen or self.total or self.done) == 1 else "documents"
        parts = [f"{many} {noun}", f"{self.rate:.1f} per second"]
        if self.left is not None:
            minutes, seconds = divmod(round(self.left), 60)
            parts.append(f"{minutes}:{seconds:02} left" if self.left else f"{self.seconds:.0f} s")
        return ", ".join(parts)


def expected(documents: Iterable[T], expect: Callable[[int], None]) -> Iterator[T]:
    """Yield documents; tell ``expect`` how many there are as soon as that is known.

    Of a collection it is known at once, of all else when the last one has been taken: since a
    build takes many at a time, before the first of a small pile is done.

    >>> told = []
    >>> list(expected(iter("ab"), told.append)), told
    (['a', 'b'], [2])
    """
    counted = len(documents) if isinstance(documents, Collection) else None
    if counted is not None:
        expect(counted)
    taken = 0
    for document in documents:
        taken += 1
        yield document
    if counted is None:
        expect(taken)


class NotebookBar:
    """A bar in the output of a cell: it appears where a build of many takes over two seconds.

    What it says at the end stays: how many documents, how fast, how long it took.
    """

    def __init__(self, display: Callable[..., Any], pace: Pace | None = None) -> None:
        self._display, self._pace = display, pace or Pace()
        self._shown: Any = None
        self._looked = 0.0

    def expect(self, more: int) -> None:
        """Say that there will be so many documents more; what has them all is over."""
        self._pace.expect(more)
        if self._shown is not None and self._pace.done == self._pace.total:
            self._draw()

    def tell(self, _: str) -> None:
        """Count a document, and draw the bar anew where it is time to."""
        pace = self._pace
        pace.add()
        over = pace.done == pace.total
        if pace.total is not None and pace.total < _FEWEST:
            return
        if pace.seconds < _PATIENCE or (not over and pace.seconds - self._looked < _REFRESH):
            return
        self._draw()

    def _draw(self) -> None:
        pace = self._pace
        self._looked, over = pace.seconds, pace.done == pace.total
        value = f' value="{pace.done}" max="{pace.total}"' if pace.total is not None else ""
        html = wrapped(str(pace) if over else f"<progress{value}></progress> {pace}")
        told = {"text/html": html, "text/plain": str(pace)}
        if self._shown is None:
            self._shown = self._display(told, raw=True, display_id=True)
        else:
            self._shown.update(told, raw=True)


def in_notebook() -> NotebookBar | None:
    """Return a bar of the notebook that runs this; ``None`` where no notebook does."""
    if "IPython" not in sys.modules:
        return None
    from IPython import get_ipython
    from IPython.display import display

    shell = get_ipython()
    return NotebookBar(display) if hasattr(shell, "kernel") else None
