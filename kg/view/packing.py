"""Tables as text that a page carries: JSON, deflated, in base64."""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections.abc import Hashable
from typing import Any

__all__ = ["Numbers", "packed", "places"]

_WIDE = re.compile("[\U00010000-\U0010ffff]")  # letters of two units


class Numbers:
    """Values in the order in which they first came, each known by its number."""

    def __init__(self) -> None:
        self._numbers: dict[Any, int] = {}

    def of(self, value: Hashable) -> int:
        """Return the number of a value; a new one gets the next."""
        return self._numbers.setdefault(value, len(self._numbers))

    def values(self) -> list[Any]:
        """Return the values in the order of their numbers."""
        return list(self._numbers)


def packed(tables: object) -> str:
    r"""Return tables in base64, so that no character of a text stands in the page as it is.

    The same tables give the same bytes.

    >>> packed({"label": ["</script>"]})
    'eNqrVspJTErNUbKKVrLRL04uyiwosVOKrQUAWvwHsQ=='
    """
    text = json.dumps(tables, ensure_ascii=False, separators=(",", ":"))
    return base64.b64encode(zlib.compress(text.encode("utf-8", "replace"), 9)).decode()


def places(text: str, positions: list[int]) -> list[int]:
    """Return positions counted in UTF-16 units, as browsers count, from those in characters.

    >>> places("a😀b", [0, 1, 2, 3])
    [0, 1, 3, 4]
    """
    wide = [found.start() for found in _WIDE.finditer(text)]
    if not wide:
        return positions
    return [position + sum(at < position for at in wide) for position in positions]
