"""Tuples against those of CaRB (Bhardwaj, Aggarwal, Mausam 2019): shared words of each part.

A pair of tuples is right by as many words as their relations and their arguments, place by place,
have in common, if the relations, the subjects and the first objects have some. For precision each
tuple answers to one of the gold at most, for recall a tuple may answer to several.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from kg.errors import DocumentError
from kg.evaluate.tuples.tuples import Tuple

__all__ = ["Scores", "read_gold", "score"]

Gold = Mapping[str, Sequence[Tuple]]
Scores = tuple[float, float, float]
_LEAST = 3  # columns: sentence, relation, subject


def read_gold(path: Path) -> dict[str, list[Tuple]]:
    """Read a file of CaRB: sentence, relation and arguments with tabs between them, by sentence.

    White space is one blank.

    Raises DocumentError naming file and line where a line has less.
    """
    found: dict[str, list[Tuple]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        parts = line.split("\t")
        if len(parts) < _LEAST:
            raise DocumentError(
                "has no relation and subject",
                place=f"{path}:{number}",
                cure="Give a file of CaRB: sentence, relation, arguments, with tabs between them.",
            )
        sentence, relation, *arguments = (" ".join(part.split()) for part in parts)
        found.setdefault(sentence, []).append(Tuple(relation, tuple(arguments)))
    return found


def score(gold: Gold, found: Gold, least: float = 0.0) -> Scores:
    """Return precision, recall and F1 of the tuples with a confidence of ``least`` or more.

    >>> gold = {"s": [Tuple("left", ("the army", "the port"))]}
    >>> [round(one, 3) for one in score(gold, {"s": [Tuple("left", ("army", "the port"))]})]
    [1.0, 0.8, 0.889]
    """
    right = given = covered = wanted = 0.0
    for sentence, truths in gold.items():
        said = [one for one in found.get(sentence, ()) if one.confidence >= least]
        pairs = [[_shared(truth, one) for one in said] for truth in truths]
        right += _matched([[precision for precision, _ in row] for row in pairs])
        covered += sum(max((recall for _, recall in row), default=0.0) for row in pairs)
        given, wanted = given + len(said), wanted + len(truths)
    precision, recall = right / max(given, 1), covered / max(wanted, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def _shared(truth: Tuple, said: Tuple) -> tuple[float, float]:
    """Return which share of the words said is true, and which of the true words is said."""
    common = _common(truth.relation, said.relation)
    words, true = len(said.relation.split()), len(truth.relation.split())
    if not common:
        return 0.0, 0.0
    for place, argument in enumerate(truth.arguments):
        true += len(argument.split())
        if place >= len(said.arguments):
            if place < _LEAST - 1:
                return 0.0, 0.0
            continue
        words += len(said.arguments[place].split())
        shared = _common(argument, said.arguments[place])
        if not shared and place < _LEAST - 1:
            return 0.0, 0.0
        common += shared
    return common / max(words, 1), common / max(true, 1)


def _common(one: str, other: str) -> int:
    return sum((Counter(one.split()) & Counter(other.split())).values())


def _matched(rows: Sequence[Sequence[float]]) -> float:
    """Return the sum of the best pairs, one to one, the best first."""
    pairs = sorted(
        ((value, -i, -j) for i, row in enumerate(rows) for j, value in enumerate(row)), reverse=True
    )
    taken: tuple[set[int], set[int]] = (set(), set())
    total = 0.0
    for value, i, j in pairs:
        if value and i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            total += value
    return total
