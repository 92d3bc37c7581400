"""Names of a sentence from scores of its words: the best sequence of classes that makes names.

A class is "O" (outside) or a place in a name (Begin, Inside, End, Single) with the name's label.
"""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

__all__ = ["NameReader"]

Floats = npt.NDArray[np.float32]

OUTSIDE = "O"
CLOSED = frozenset("OES")  # after these no name is open


class NameReader:
    """Reads names from class scores; ``classes`` as in ``Inventory.names``.

    >>> reader = NameReader(("O", "B-LOC", "I-LOC", "E-LOC", "S-LOC"))
    >>> scores = np.log(np.array([[.1, .5, .1, .1, .2], [.4, .1, .1, .3, .1]], np.float32))
    >>> list(reader(scores))  # no name may stay open, and B then E is likelier than S then O
    [(0, 2, 'LOC')]
    """

    def __init__(self, classes: Sequence[str]) -> None:
        self.classes = tuple(classes)
        places = [name.partition("-") for name in classes]
        may_follow = [[_follows(before, after) for after in places] for before in places]
        self._closed = np.array([place in CLOSED for place, _, _ in places])
        self._opens = np.array([place in "OBS" for place, _, _ in places])
        self._allowed = np.array(may_follow, bool).reshape(len(places), len(places))
        self._penalty = np.where(self._allowed, 0, -np.inf).astype(np.float32)

    def __call__(self, scores: Floats) -> Iterator[tuple[int, int, str]]:
        """Names as first word, word after the last, label; ``scores`` (n, classes), log scale."""
        best = self._best(scores)
        start = 0
        for i, number in enumerate(best.tolist()):
            place, _, label = self.classes[number].partition("-")
            if place in "BS":
                start = i
            if place in "ES":
                yield start, i + 1, label

    def _best(self, scores: Floats) -> npt.NDArray[np.int64]:
        greedy: npt.NDArray[np.int64] = scores.argmax(1)
        if not greedy.any():
            return greedy  # no name at all, as in most sentences
        if (
            self._opens[greedy[0]]
            and self._closed[greedy[-1]]
            and self._allowed[greedy[:-1], greedy[1:]].all()
        ):
            return greedy
        total = np.where(self._opens, scores[0], -np.inf)
        back = np.zeros(scores.shape, np.int64)
        for i in range(1, len(scores)):
            ways = total[:, None] + self._penalty
            back[i] = ways.argmax(0)
            total = ways.max(0) + scores[i]
        best = np.empty(len(scores), np.int64)
        best[-1] = np.where(self._closed, total, -np.inf).argmax()
        for i in range(len(scores) - 1, 0, -1):
            best[i - 1] = back[i, best[i]]
        return best


def _follows(before: tuple[str, str, str], after: tuple[str, str, str]) -> bool:
    """Whether a class may stand after another: an open name goes on with its own label."""
    if before[0] in CLOSED:
        return after[0] in "OBS"
    return after[0] in "IE" and before[2] == after[2]
