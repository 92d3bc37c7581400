"""The best dependency tree under arc scores: one root, no cycle.

Chu and Liu 1965, Edmonds 1967; the single root as in McDonald et al. 2005, by trying the best
candidates for the root one after another.
"""

import numpy as np
import numpy.typing as npt

__all__ = ["best_tree", "is_tree"]

Scores = npt.NDArray[np.float32] | npt.NDArray[np.float64]
Heads = npt.NDArray[np.int64]

NEVER = -1e9
ROOTS_TRIED = 4


def is_tree(heads: Heads) -> bool:
    """Whether ``heads`` (word i hangs on ``heads[i]``, 1-based; 0 is the root) is one rooted tree.

    >>> is_tree(np.array([2, 0, 2])), is_tree(np.array([2, 1, 0])), is_tree(np.array([0, 0]))
    (True, False, False)
    """
    if int((heads == 0).sum()) != 1:
        return False
    return not _cycle(np.concatenate(([0], heads)))


def best_tree(scores: Scores) -> Heads:
    """Heads of the highest-scoring tree with exactly one root.

    ``scores`` has a row for each of n words and n + 1 columns for its head, column 0 being the
    root. Returns n heads, 0 for the root word, else the head's position counted from 1.

    >>> best_tree(np.array([[0.0, -9.0, 5.0], [1.0, 4.0, -9.0]]))
    array([2, 0])
    """
    n = len(scores)
    square = np.full((n + 1, n + 1), NEVER)
    square[1:] = scores
    np.fill_diagonal(square, NEVER)
    heads: Heads = square.argmax(1)
    heads[0] = 0
    if is_tree(heads[1:]):
        return heads[1:]  # nearly always: the greedy choice is a tree already
    best: Heads = heads[1:]
    best_score = -np.inf
    for root in np.argsort(-square[1:, 0], kind="stable")[:ROOTS_TRIED] + 1:
        one_root = square.copy()
        one_root[:, 0] = NEVER
        one_root[root] = NEVER
        one_root[root, 0] = square[root, 0]
        tried = _maximum_arborescence(one_root)
        total = square[np.arange(1, n + 1), tried[1:]].sum()
        if total > best_score and is_tree(tried[1:]):
            best, best_score = tried[1:], float(total)
    return best


def _cycle(heads: Heads) -> list[int]:
    """One cycle among heads (position 0 is the root), or an empty list."""
    state = [0] * len(heads)  # 0 unseen, 1 on the current path, 2 known to reach the root
    state[0] = 2
    for start in range(1, len(heads)):
        path, node = [], start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if state[node] == 1:
            return path[path.index(node) :]
        for seen in path:
            state[seen] = 2
    return []


def _maximum_arborescence(scores: npt.NDArray[np.float64]) -> Heads:
    """Heads by Chu-Liu/Edmonds: contract a cycle, solve the smaller graph, break the cycle."""
    scores = scores.copy()
    np.fill_diagonal(scores, -np.inf)
    heads: Heads = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = np.array(cycle)
    outside = np.setdiff1d(np.arange(len(scores)), inside)
    m = len(outside)
    smaller = np.full((m + 1, m + 1), -np.inf)
    smaller[:m, :m] = scores[np.ix_(outside, outside)]
    leaving = scores[np.ix_(outside, inside)]
    smaller[:m, m] = leaving.max(1)
    kept = scores[inside, heads[inside]]
    entering = scores[np.ix_(inside, outside)] - kept[:, None]
    smaller[m, :m] = entering.max(0) + kept.sum()
    solved = _maximum_arborescence(smaller)
    for row in range(1, m):  # row 0 is the root, which has no head
        head = solved[row]
        heads[outside[row]] = inside[leaving[row].argmax()] if head == m else outside[head]
    entered = solved[m]
    heads[inside[entering[:, entered].argmax()]] = outside[entered]
    return heads
