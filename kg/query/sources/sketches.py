"""A text → a sketch that texts with mostly the same words share (Broder 1997, MinHash in bands).

Of two texts the share of runs of four words that both have tells how likely they have a band of
their sketches in common: 0.998 where it is 0.9, 0.8 where it is 0.8, 0.01 where it is 0.5. News
that were written apart share less than 0.05 of their runs.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from kg.model import Document

__all__ = ["sketch", "sketch_of"]

_RUN = 4  # words
_LEAST = 24  # words of a text; what is shorter is a flash, which many write in the same words
_BANDS, _ROWS = 14, 10
_WORD = re.compile(r"\w+")


def sketch(text: str) -> tuple[int, ...]:
    """Return the bands of a text's sketch, none for a short text; signed numbers of 64 bits.

    Case, diacritics and punctuation make no difference.

    >>> wire = "Le Front a repris le village de Lissan mardi matin, selon un témoin. " * 3
    >>> set(sketch(wire)) == set(sketch("LISSAN - " + wire.upper())), sketch("Il part.")
    (False, ())
    >>> bool(set(sketch(wire)) & set(sketch("LISSAN - " + wire.upper())))
    True
    """
    import numpy as np

    words = _WORD.findall(_bare(text))
    if len(words) < _LEAST:
        return ()
    runs = {" ".join(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1)}
    hashes = np.array(sorted(_hash(run.encode()) for run in runs), dtype=np.uint64)
    factors, addends = _functions()
    least = np.full(len(factors), np.iinfo(np.uint64).max, dtype=np.uint64)
    for some in np.array_split(hashes, len(hashes) // 1024 + 1):  # a megabyte at once
        values = some[:, None] * factors + addends  # modulo 2 ** 64
        least = np.minimum(least, values.min(axis=0))
    return tuple(
        _signed(_hash(bytes([band]) + least[band * _ROWS : (band + 1) * _ROWS].tobytes()))
        for band in range(_BANDS)
    )


def sketch_of(document: Document) -> tuple[int, ...]:
    """Return the bands of the sketch of what is read of a document."""
    parts = (document.text[one.start : one.end] for one in document.paragraphs if one.kind.is_read)
    return sketch(" ".join(parts))


def _bare(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _hash(data: bytes) -> int:
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "little")


def _signed(number: int) -> int:
    return number - (1 << 64) if number >> 63 else number


@functools.cache
def _functions() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Return the factors (odd) and addends of as many hash functions as a sketch has rows."""
    import numpy as np

    drawn = [_hash(number.to_bytes(2, "little")) for number in range(2 * _BANDS * _ROWS)]
    numbers = np.array(drawn, dtype=np.uint64)
    return numbers[::2] | np.uint64(1), numbers[1::2]
