"""UTF-16 and UTF-32, with a byte order mark or without."""

from __future__ import annotations

import codecs
from collections import Counter

__all__ = ["wide"]

_MARKS = (  # UTF-32's little-endian mark begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SEEN = 4096  # bytes
_SPACES = 0.05  # of the characters of a text are ASCII at least: blanks, stops, breaks
_SCRIPTS = 3  # blocks of 256 characters in which nearly all of a text stands
_NEARLY_ALL = 0.95


def wide(data: bytes) -> str | None:
    r"""Return the codec of bytes in UTF-16 or UTF-32, ``None`` for others.

    Without a mark it is told by where zeros stand: ASCII's blanks and stops have them on one side.

    >>> wide("La trêve".encode("utf-16")), wide("La trêve".encode("utf-32-be")), wide(b"La")
    ('utf-16-le', 'utf-32-be', None)
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return codec
    seen = data[:_SEEN]
    if b"\0" not in seen or len(data) % 2:
        return None
    zeros = [seen[place::4].count(0) / max(1, len(seen[place::4])) for place in range(4)]
    if len(data) % 4 == 0:
        if min(zeros[2:]) > _NEARLY_ALL and zeros[0] == 0:
            return "utf-32-le"
        if min(zeros[:2]) > _NEARLY_ALL and zeros[3] == 0:
            return "utf-32-be"
    if _is_half(seen[1::2], seen[0::2]):
        return "utf-16-le"
    return "utf-16-be" if _is_half(seen[0::2], seen[1::2]) else None


def _is_half(high: bytes, low: bytes) -> bool:
    """Whether bytes are the high halves of letters in a few alphabets, others their low ones."""
    if low.count(0) or high.count(0) < _SPACES * len(high):
        return False
    common = sum(count for _, count in Counter(high).most_common(_SCRIPTS))
    return common >= _NEARLY_ALL * len(high)
