"""How time grows with length."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from kg.errors import DocumentError
from tests.growth.stages import Work

__all__ = ["growth"]

_AGAIN = 0.5  # seconds; what takes less is measured three times


def growth(
    made: Callable[[int], Work], lengths: Sequence[int], most: float = float("inf")
) -> tuple[float, float]:
    """Return how long the longest took, and how many times as long a letter as the one before.

    ``made`` makes the work for a length, which is not measured; seconds are those of the
    processor. Where the next length would take more than ``most`` seconds, it is left out.
    """
    found: list[tuple[int, float]] = []
    for length in lengths:
        try:
            seconds = _seconds(made, length)
        except DocumentError:  # a shape that is no document
            continue
        found.append((length, seconds))
        if len(found) > 1 and _next(found) * length > most and length != lengths[-1]:
            break  # this tells enough
    if len(found) < 2:
        return (found[0][1] if found else 0.0), 0.0
    (short, before), (long, behind) = found[-2:]
    return behind, behind / long / max(before / short, 1e-9)


def _next(found: Sequence[tuple[int, float]]) -> float:
    """Return about how long a letter of the next length will take, which is four times as long."""
    (short, before), (long, behind) = found[-2:]
    return 4 * behind / long * max(1.0, (behind / long) / max(before / short, 1e-9))


def _seconds(made: Callable[[int], Work], length: int) -> float:
    best = float("inf")
    for _ in range(3):
        work = made(length)
        started = time.process_time()
        work()
        best = min(best, time.process_time() - started)
        if best > _AGAIN:
            break
    return best
