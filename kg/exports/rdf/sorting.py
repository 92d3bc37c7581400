"""Lines of any number, sorted and each once, in little memory."""

from __future__ import annotations

import heapq
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import islice
from pathlib import Path

__all__ = ["sorted_once"]


def sorted_once(lines: Iterable[str], *, held: int = 500_000) -> Iterator[str]:
    r"""Yield lines (with their ends) sorted by code points, each once.

    At most ``held`` of them are in memory: what is more waits in files.

    >>> list(sorted_once(["b\n", "a\n", "b\n"], held=2))
    ['a\n', 'b\n']
    """
    waiting = iter(lines)
    first = sorted(set(islice(waiting, held)))
    with ExitStack() as stack:
        parts: list[Iterable[str]] = [first]
        folder = ""
        while part := sorted(set(islice(waiting, held))):
            folder = folder or stack.enter_context(tempfile.TemporaryDirectory())
            path = Path(folder) / str(len(parts))
            with path.open("w", encoding="utf-8", newline="") as file:
                file.writelines(part)
            parts.append(stack.enter_context(path.open(encoding="utf-8", newline="")))
        last = None
        for line in heapq.merge(*parts) if len(parts) > 1 else first:
            if line != last:
                yield line
            last = line
