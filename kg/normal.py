"""A name as written → the form under which it is looked up."""

from __future__ import annotations

import functools
import re
import unicodedata

__all__ = ["elided", "normal"]

_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "`": "'", "´": "'", "ŉ": "'n"})
_LETTERS = str.maketrans(
    {"œ": "oe", "æ": "ae", "ł": "l", "đ": "d", "ø": "o", "ı": "i", "ё": "е"}
)  # what Unicode does not take apart, and what is written with either of two letters
_ELISION = re.compile(r"(?<![^\W\d_a-zA-Zß-ɏ])'")  # in scripts but Latin it is inside of words
_INITIALS = re.compile(r"\b(?:\w\.){2,}")
_SEPARATORS = re.compile(r"[\s\-‐‑–_.]+")
_MARKS_ARE_LETTERS = re.compile(
    r"[\u0400-\u058F\u0700-\u1CFF\u2DE0-\u2DFF\u3040-\u30FF\uA640-\uABFF\U00010A00-\U0001FFFF]"
)  # Cyrillic (й), the scripts of South and East Asia: without its marks a word is another word
_STRESS = frozenset("\u0300\u0301")  # over Cyrillic vowels in books of reference


@functools.lru_cache(maxsize=262_144)  # a large batch has so many names
def normal(name: str) -> str:
    """Return ``name`` in lower case without diacritics, words apart by one space.

    Hyphens separate words, an apostrophe behind a Latin letter ends one, the dots of initials
    vanish. Diacritics stay where a script makes letters of them (и and й, か and が).

    >>> normal("L’État-major"), normal("O.N.U."), normal("États-Unis")
    ("l' etat major", 'onu', 'etats unis')
    >>> normal("Чайковский"), normal("Αθήνα"), normal("Лукʼянова")
    ('чайковский', 'αθηνα', "лук'янова")
    """
    text = unicodedata.normalize("NFKC", name.translate(_APOSTROPHES))
    text = _INITIALS.sub(lambda found: found[0].replace(".", ""), text)
    text = _without_marks(text.casefold().translate(_LETTERS))
    return _SEPARATORS.sub(" ", elided(text)).strip()


def elided(text: str) -> str:
    """Return ``text`` with a blank behind each ``'`` that ends a word: one behind a Latin letter.

    >>> elided("l'État"), elided("п'ять")
    ("l' État", "п'ять")
    """
    return _ELISION.sub("' ", text)


def _without_marks(text: str) -> str:
    """Return ``text`` without the diacritics that may be left out in writing."""
    if text.isascii():
        return text
    kept, base = [], ""
    for character in unicodedata.normalize("NFD", text):
        if not unicodedata.combining(character):
            base = character
        elif not _MARKS_ARE_LETTERS.match(base) or _is_stress(base, character):
            continue
        kept.append(character)
    return unicodedata.normalize("NFC", "".join(kept))


def _is_stress(base: str, mark: str) -> bool:
    """Whether a mark tells the stress; one that makes a letter of its own (г and ѓ) does not."""
    return mark in _STRESS and len(unicodedata.normalize("NFC", base + mark)) > 1
