"""Languages as files name them ("fr-FR", "FRA", "French") → codes, and codes → names."""

from __future__ import annotations

import functools

from kg.languages import DEFAULT

__all__ = ["called", "code_named"]

_ENGLISH = "en"


def code_named(written: str) -> str | None:
    """Return the code of a language from a tag of BCP 47, a code of ISO 639 or a name.

    Names are known in English and in the default language; ``None`` for what is none of these.

    >>> [code_named(one) for one in ("fr-FR", "FR", "fr_CA", "fra", "Français", "French", "??")]
    ['fr', 'fr', 'fr', 'fr', 'fr', 'fr', None]
    """
    bare = written.strip().casefold()
    if code := _names().get(bare):
        return code
    first = bare.replace("_", "-").split("-")[0]
    return _longer().get(first, first) if 2 <= len(first) <= 3 and first.isalpha() else None


def called(code: str) -> str:
    """Return a language by its English name and its code; one that CLDR lacks by its code.

    >>> called("de"), called("xx")
    ('German (de)', 'xx')
    """
    names = _known(_ENGLISH)
    return f"{names[code]} ({code})" if code in names else code


@functools.cache
def _names() -> dict[str, str]:
    return {
        name.casefold(): code for of in (DEFAULT, _ENGLISH) for code, name in _known(of).items()
    }


def _known(of: str) -> dict[str, str]:
    """Return the names of languages without a region, in one of them."""
    from babel import Locale

    return {code: name for code, name in Locale(of).languages.items() if "_" not in code}


@functools.cache
def _longer() -> dict[str, str]:
    """Return codes of three letters that have one of two ("fra", "fre" → "fr")."""
    from babel.core import get_global

    found = dict(get_global("language_aliases"))
    return {long: short for long, short in found.items() if len(long) == 3}
