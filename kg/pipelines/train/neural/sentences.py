"""Sentences as flat arrays: forms by number, and what is known of each word.

All words of all sentences stand one after another; ``starts`` says where each sentence begins.
-1 stands where nothing is known, so that a collection may have trees, names, both or neither.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt

__all__ = ["UNKNOWN_CLASS", "FormNumbers", "Row", "Sentences"]

UNKNOWN_CLASS = -1

Ints = npt.NDArray[np.int32]


class FormNumbers:
    """Numbers of word forms, given out in the order in which they are asked for.

    >>> numbers = FormNumbers()
    >>> numbers("le"), numbers("port"), numbers("le"), numbers.forms
    (0, 1, 0, ['le', 'port'])
    """

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def __call__(self, form: str) -> int:
        """The number of a form."""
        return self._numbers.setdefault(form, len(self._numbers))

    @property
    def forms(self) -> list[str]:
        """All forms, each at its number."""
        return list(self._numbers)


@dataclass(frozen=True, slots=True)
class Row:
    """One sentence: the numbers of its forms, and per word what is known (or nothing at all)."""

    forms: Sequence[int]
    source: int
    heads: Sequence[int] = ()
    labels: Sequence[int] = ()
    parts_of_speech: Sequence[int] = ()
    tags: Sequence[int] = ()
    names: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Sentences:
    """A collection of N sentences with W words in all.

    ``starts`` (N + 1,) ends with W; ``source`` (N,) is a treebank's number; the rest is (W,).
    ``heads`` counts from 1, 0 is the root.
    """

    starts: npt.NDArray[np.int64]
    source: Ints
    forms: Ints
    heads: Ints
    labels: Ints
    parts_of_speech: Ints
    tags: Ints
    names: Ints

    @classmethod
    def of(cls, rows: Iterable[Row]) -> "Sentences":
        """A collection of single sentences.

        >>> both = Sentences.of([Row((0, 1), 0, names=(2, 0)), Row((1,), 3)])
        >>> both.starts.tolist(), both.forms.tolist(), both.names.tolist(), both.heads.tolist()
        ([0, 2, 3], [0, 1, 1], [2, 0, -1], [-1, -1, -1])
        """
        kept = list(rows)
        lengths = [len(row.forms) for row in kept]

        def flat(name: str) -> Ints:
            parts = (
                getattr(row, name) or (UNKNOWN_CLASS,) * length
                for row, length in zip(kept, lengths, strict=True)
            )
            return np.fromiter((x for part in parts for x in part), np.int32, sum(lengths))

        return cls(
            starts=np.concatenate(([0], np.cumsum(lengths, dtype=np.int64))).astype(np.int64),
            source=np.array([row.source for row in kept], np.int32),
            **{name: flat(name) for name in _PER_WORD},
        )

    def __len__(self) -> int:
        return len(self.source)

    def arrays(self, prefix: str) -> dict[str, npt.NDArray[np.generic]]:
        """Its arrays by name, in the smallest type that holds them."""
        return {f"{prefix}.{f.name}": _small(getattr(self, f.name)) for f in fields(self)}

    @classmethod
    def from_arrays(cls, prefix: str, arrays: Mapping[str, npt.NDArray[np.generic]]) -> "Sentences":
        """The inverse of ``arrays``; raises KeyError where one is missing."""
        names = (f.name for f in fields(cls) if f.name != "starts")
        return cls(
            starts=arrays[f"{prefix}.starts"].astype(np.int64),
            **{name: arrays[f"{prefix}.{name}"].astype(np.int32) for name in names},
        )


_PER_WORD = ("forms", "heads", "labels", "parts_of_speech", "tags", "names")


def _small(array: npt.NDArray[np.generic]) -> npt.NDArray[np.generic]:
    if array.size == 0 or int(array.max()) > np.iinfo(np.int16).max:
        return array
    return array.astype(np.int8 if int(array.max()) <= np.iinfo(np.int8).max else np.int16)
