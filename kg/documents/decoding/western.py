"""The single-byte encodings of Western Europe, told apart by where their letters stand.

A byte that is "é" in one of them is "Ž" or "È" in another, which would stand in the middle of a
word written small. charset-normalizer takes 40 letters of French in Windows-1252 for Windows-1250
in nine texts of ten, and MacRoman for its Icelandic.
"""

from __future__ import annotations

import re

__all__ = ["western"]

CODECS = ("cp1252", "iso8859-15", "mac_roman", "cp850")  # the likelier first
_SEEN = 65_536  # bytes
_MARKS = frozenset("«»“”‘’–—…€°·•§©®\u00a0")
_RARE_MARKS = frozenset("‚„™¿¡ªº")
_APOSTROPHE = "’"
_RARE, _ALONE, _WRONG = 0.05, 0.2, 1.0  # how odd a capital or a rare mark is, one letter alone
_FOREIGN = 0.5  # of a text's letters beyond ASCII: another alphabet
_ODD = 0.2  # for each character beyond ASCII, no more than that on the mean
_BEYOND = re.compile(r"[^\x00-\x7f]")


def western(data: bytes) -> str | None:
    r"""Return the codec in which bytes beyond ASCII stand where letters and marks do.

    ``None`` where they do in none, or where there are too many for the alphabet to be Latin.

    >>> western("du c½ur à 3 ¤".encode("latin-1")), western("Le général".encode("mac_roman"))
    ('iso8859-15', 'mac_roman')
    >>> western("Москва заявила".encode("cp1251")) is None
    True
    """
    seen = data[:_SEEN]
    ascii_letters = sum(map(seen.count, (bytes([b]) for b in _ASCII_LETTERS)))
    beyond = sum(byte > 0x7F for byte in seen)
    if beyond > _FOREIGN * (ascii_letters + beyond):
        return None
    odd = {codec: _odd(seen.decode(codec, errors="replace")) for codec in CODECS}
    best = min(CODECS, key=odd.__getitem__)
    return best if odd[best] <= _ODD * beyond else None


_ASCII_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def _odd(text: str) -> float:
    """Return how odd it is, in sum, that characters beyond ASCII stand where they do."""
    return sum(_oddity(text, found.start()) for found in _BEYOND.finditer(text))


def _oddity(text: str, at: int) -> float:
    letter, before, behind = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if letter.isupper():
        if before.islower():
            return _WRONG
        alone = not before.isalpha() and not behind.isalpha() and behind not in ("'", _APOSTROPHE)
        return _ALONE if alone else _RARE
    if letter in _RARE_MARKS:
        return _WRONG if before.isalpha() else _RARE
    if letter.islower():
        return _WRONG if before.isupper() and behind.isupper() else 0.0
    inside = before.isalpha() and behind.isalpha()
    return 0.0 if letter in _MARKS and (not inside or letter == _APOSTROPHE) else _WRONG
