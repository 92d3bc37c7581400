"""Letters that came as others: UTF-8 read in another encoding once or twice, character references.

What a program did to a whole text it did to each letter, so that each is read back by itself.
"""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Mapping

__all__ = ["REFERENCE", "SIGNS", "meant", "named"]

_CODECS = ("mac_roman", "cp850", "cp1252")  # in which UTF-8 is read by mistake, the commonest last
_LETTERS = (*map(chr, range(0xA0, 0x100)), *"ŒœŸŠšŽž€‘’‚“”„–—…•‹›\u202f\u2009")  # of the West
_STEERING = frozenset("<>")  # they would open or close markup

REFERENCE = r"&(?:amp;)?(?:#\d{1,6}|#[xX][\da-fA-F]{1,5}|[A-Za-z]{2,8});"
"""The expression of a character reference of HTML, escaped once more perhaps."""


def _misread(text: str, codec: str) -> str:
    """Return UTF-8 as a program shows it that takes it for a codec."""
    return "".join(bytes([b]).decode(codec, "ignore") or chr(b) for b in text.encode())


def _table() -> Mapping[str, str]:
    """Return what each letter is misread as, "Ã©", "√©", "├®", "ÃƒÂ©", and that letter."""
    twice = {_misread(_misread(one, "cp1252"), "cp1252"): one for one in _LETTERS}
    return twice | {_misread(one, codec): one for codec in _CODECS for one in _LETTERS}


def _expression(table: Mapping[str, str]) -> str:
    """Return the expression that finds the keys of a table, the longest first."""
    behind: dict[str, list[str]] = defaultdict(list)
    for signs in sorted(table, key=len, reverse=True):
        behind[signs[0]].append(re.escape(signs[1:]))
    return "|".join(f"{re.escape(one)}(?:{'|'.join(rest)})" for one, rest in behind.items())


_MEANT = _table()
SIGNS = _expression(_MEANT)
"""The expression of a letter that was misread."""


def meant(signs: str) -> str:
    """Return the letter that was meant by what ``SIGNS`` finds.

    >>> meant("Ã©"), meant("ÃƒÂ©"), meant("√©"), meant("├®")
    ('é', 'é', 'é', 'é')
    """
    return _MEANT[signs]


def named(reference: str) -> str | None:
    """Return the character that a reference of HTML names; ``None`` for none, and for "<", ">".

    >>> named("&eacute;"), named("&amp;#39;"), named("&lt;"), named("&more;")
    ('é', "'", None, None)
    """
    found = html.unescape(html.unescape(reference))
    visible = len(found) == 1 and (found.isprintable() or found.isspace())
    return found if visible and found not in _STEERING else None
