"""Tuples against those of CaRB (Bhardwaj, Aggarwal, Mausam 2019), as its own scorer counts them.

A pair of tuples is right by as many words as their relations, their subjects and what stands behind
the subjects have in common, if the relations have one: what stands behind a subject is one argument
however it was cut (``binary_linient_tuple_match`` there, its default). For precision each tuple
answers to one of the gold at most, the best pairs first; for recall a tuple may answer to several.
"""

from __future__ import annotations

import functools
import itertools
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import DocumentError
from kg.evaluate.tuples.tuples import Tuple

__all__ = ["Point", "area", "curve", "read_gold", "score"]

Gold = Mapping[str, Sequence[Tuple]]
Pairs = Mapping[
    str, Sequence[Sequence[tuple[float, float]]]
]  # of each truth, with each that is said
_TABLE = Path(__file__).with_name("carb.toml")
_LEAST = 3  # columns: sentence, relation, subject


@dataclass(frozen=True, slots=True)
class Point:
    """Precision and recall of the tuples that have a confidence of ``least`` or more."""

    least: float
    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Return their harmonic mean, 0 where both are 0."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


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


def curve(gold: Gold, found: Gold) -> list[Point]:
    """Return a point for each confidence that a tuple has, the least first."""
    pairs = _pairs(gold, found)
    confidences = sorted({one.confidence for said in found.values() for one in said})
    return [_point(gold, found, pairs, least) for least in confidences]


def score(gold: Gold, found: Gold, least: float = 0.0) -> Point:
    """Return precision and recall of the tuples with a confidence of ``least`` or more.

    >>> gold = {"s": [Tuple("left", ("the army", "the port"))]}
    >>> found = score(gold, {"s": [Tuple("left", ("army", "the port"))]})
    >>> found.precision, round(found.recall, 3), round(found.f1, 3)
    (1.0, 0.8, 0.889)
    """
    return _point(gold, found, _pairs(gold, found), least)


def area(points: Sequence[Point]) -> float:
    """Return the area under a curve of precision over recall, from 1 over 0 on."""
    line = [Point(1.0, 1.0, 0.0), *reversed(points)]
    return sum(
        (one.recall - before.recall) * (one.precision + before.precision) / 2
        for before, one in itertools.pairwise(line)
    )


def _pairs(gold: Gold, found: Gold) -> Pairs:
    return {
        sentence: [[_shared(truth, one) for one in found.get(sentence, ())] for truth in truths]
        for sentence, truths in gold.items()
    }


def _point(gold: Gold, found: Gold, pairs: Pairs, least: float) -> Point:
    right = covered = 0.0
    given = 0
    for sentence in gold:
        said = found.get(sentence, ())
        kept = [place for place, one in enumerate(said) if one.confidence >= least]
        rows = [[row[place] for place in kept] for row in pairs[sentence]]
        right += _matched([[precision for precision, _ in row] for row in rows])
        covered += sum(max((recall for _, recall in row), default=0.0) for row in rows)
        given += len(kept)
    wanted = sum(map(len, gold.values()))
    return Point(least, right / max(given, 1), covered / max(wanted, 1))


def _shared(truth: Tuple, said: Tuple) -> tuple[float, float]:
    """Return which share of the words said is true, and which of the true words is said."""
    true, ours = _parts(truth), _parts(said)
    straight = _in_common(true, ours)
    if len(ours) < _LEAST or not any(word in truth.relation for word in _table().speech):
        return straight
    relation, subject, rest = ours
    return max(straight, _in_common(true, [relation, rest, subject]))


def _parts(one: Tuple) -> list[list[str]]:
    """Return the words of relation and subject, and of what stands behind, if anything does."""
    subject, *rest = one.arguments
    parts = [one.relation, subject, *([" ".join(rest)] if rest else [])]
    return [part.split() for part in parts]


def _in_common(true: Sequence[list[str]], said: Sequence[list[str]]) -> tuple[float, float]:
    """Return precision and recall of the words, nothing where relations have none in common."""
    common = [sum((Counter(a) & Counter(b)).values()) for a, b in zip(true, said, strict=False)]
    table, left = _table(), Counter(said[0]) - Counter(true[0])
    common[0] += left[table.copula] > 0 and any(form in true[0] for form in table.forms)
    if not common[0] or len(said) < len(true):
        return 0.0, 0.0
    words = sum(len(part) for part, _ in zip(said, true, strict=False))
    return sum(common) / max(words, 1), sum(common) / max(sum(map(len, true)), 1)


@dataclass(frozen=True, slots=True)
class _Table:
    copula: str
    forms: tuple[str, ...]
    speech: tuple[str, ...]


@functools.cache
def _table() -> _Table:
    table = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    return _Table(table["copula"], tuple(table["forms"]), tuple(table["speech"]))


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
