"""How a language's text may be typed: what stands for the same character, what for none."""

from __future__ import annotations

from dataclasses import dataclass, field

__all__ = ["Writing"]

# soft hyphen, zero-width space, word joiner, byte order mark, marks of direction
_IGNORED = (
    "\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)


@dataclass(frozen=True, slots=True)
class Writing:
    """What is read as something else; every key has a default that holds for most scripts.

    ``ignored`` characters are read as none. ``apostrophes`` between letters are read as ``'``.
    ``marks`` maps other characters, or runs of them, to those that the language's pipeline knows.
    A hyphen at the end of a line belongs to the word where one of ``hyphen_behind`` stands before
    it or one of ``hyphen_before`` follows, or a capital; else it parts the syllables of one word.
    """

    ignored: str = _IGNORED
    apostrophes: str = "ʼ′`´‘＇"
    marks: dict[str, str] = field(default_factory=dict)
    hyphen_behind: frozenset[str] = frozenset()
    hyphen_before: frozenset[str] = frozenset()
