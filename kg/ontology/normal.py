"""A name as written → the form under which it is looked up."""

from __future__ import annotations

import functools
import re
import unicodedata

__all__ = ["normal", "slug"]

_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "`": "'", "´": "'"})
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ł": "l", "đ": "d", "ø": "o", "ı": "i"})
_INITIALS = re.compile(r"\b(?:\w\.){2,}")
_SEPARATORS = re.compile(r"[\s\-‐‑–_.]+")


@functools.lru_cache(maxsize=262_144)  # a large batch has so many names
def normal(name: str) -> str:
    """Return ``name`` in lower case without diacritics, words apart by one space.

    Hyphens separate words, an apostrophe ends one, the dots of initials vanish.

    >>> normal("L’État-major"), normal("O.N.U."), normal("États-Unis")
    ("l' etat major", 'onu', 'etats unis')
    """
    text = _INITIALS.sub(lambda found: found[0].replace(".", ""), name.translate(_APOSTROPHES))
    text = text.casefold().translate(_LIGATURES)
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _SEPARATORS.sub(" ", plain.replace("'", "' ")).strip()


def slug(name: str) -> str:
    """Return ``name`` as the end of an IRI.

    >>> slug("Côte d’Ivoire")
    'cote-d-ivoire'
    """
    return re.sub(r"[^a-z0-9]+", "-", normal(name)).strip("-")
