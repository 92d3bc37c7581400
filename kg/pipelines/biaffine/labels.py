"""Labels of a tree from their scores: some relations stand at most once below a word."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

__all__ = ["best_labels"]


def best_labels(
    scores: npt.NDArray[np.float32], heads: Sequence[int], groups: npt.NDArray[np.int64]
) -> npt.NDArray[np.int64]:
    """Label numbers of the words of one sentence.

    ``scores`` is (n, labels), ``groups`` gives each label's group, -1 for labels that may stand
    any number of times below one head. Of a group only one word of a head may have a label: the
    word that would lose most keeps it, the others take their best label outside the group.

    >>> scores = np.array([[5, 4, 0], [5, 1, 0]], np.float32)
    >>> best_labels(scores, [3, 3], np.array([0, -1, -1])).tolist()
    [1, 0]
    """
    labels: npt.NDArray[np.int64] = scores.argmax(1)
    taken = groups[labels]
    if len(taken) == len({*zip(heads, taken.tolist(), strict=True)}):
        return labels
    scores = scores.copy()
    changed = True
    while changed:  # each pass takes a group away from a word, so it ends
        changed = False
        seen: dict[tuple[int, int], list[int]] = {}
        for word, (head, label) in enumerate(zip(heads, labels.tolist(), strict=True)):
            if groups[label] >= 0:
                seen.setdefault((head, int(groups[label])), []).append(word)
        for (_, group), words in seen.items():
            inside = groups == group
            if len(words) > 1 and not inside.all():
                loss = [scores[w].max() - scores[w][~inside].max() for w in words]
                keeper = words[int(np.argmax(loss))]
                for word in words:
                    if word != keeper:
                        scores[word, inside] = -np.inf
                        labels[word] = scores[word].argmax()
                        changed = True
    return labels
