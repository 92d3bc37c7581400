"""The language of a text and of its passages, by py3langid: 139 languages, its model in its wheel.

Of French and English sentences of eight words 95 % are told with the certainty that is asked for
here, of twelve words 98 %, and none wrongly; of names, numbers and short headlines few are.
"""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterator
from importlib.util import find_spec
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

__all__ = ["Found", "is_foreign", "language_of", "shares"]

_LEAST_WORDS = 5  # fewer are names, or a headline
_SURE, _ALMOST_SURE = 0.9, 0.8
_EXCLUDED = 0.02  # the language that a text does not have is at most so likely
_STRETCH = 300  # characters looked at together, where lines are short
_LOOKED_AT = 6000  # characters of a text
_NO_LANGUAGE = "zxx"


class Found(NamedTuple):
    """The likeliest language of a text, and how likely it is (0..1)."""

    code: str
    probability: float


def language_of(text: str) -> Found | None:
    """Return the language of a text; ``None`` for none, and where py3langid is not installed.

    >>> language_of("Der Präsident hat heute die Truppen besucht.").code
    'de'
    """
    known = _identifier()
    if known is None:
        return None
    code, probability = known.classify(text)
    return None if code == _NO_LANGUAGE else Found(code, float(probability))


def shares(text: str) -> Counter[str]:
    """Return how many words of a text are surely in which language.

    The first 6,000 characters are looked at, in stretches of lines.

    >>> dict(shares("Le Front a quitté la ville de Lissan lundi. Le général a salué ce départ."))
    {'fr': 15}
    """
    counts: Counter[str] = Counter()
    for stretch in _stretches(text[:_LOOKED_AT]):
        words = len(stretch.split())
        found = language_of(stretch) if words >= _LEAST_WORDS else None
        if found is not None and found.probability >= _ALMOST_SURE:
            counts[found.code] += words
    return counts


def is_foreign(text: str, lang: str) -> str | None:
    """Return the language of a passage that is surely in another one than ``lang``, a code.

    >>> is_foreign("The troops left the town on Monday, the general said in a statement.", "fr")
    'en'
    """
    if len(text.split()) < _LEAST_WORDS:
        return None
    found = language_of(text)
    if found is None or found.code == lang or found.probability < _SURE:
        return None
    known = _identifier()
    assert known is not None
    own = dict(known.rank(text)).get(lang)
    return found.code if own is not None and own <= _EXCLUDED else None


def _stretches(text: str) -> Iterator[str]:
    """Yield lines, those that are short together."""
    stretch: list[str] = []
    length = 0
    for line in filter(str.strip, text.splitlines()):
        stretch.append(line)
        length += len(line)
        if length >= _STRETCH:
            yield "\n".join(stretch)
            stretch, length = [], 0
    if stretch:
        yield "\n".join(stretch)


@functools.cache
def _identifier() -> LanguageIdentifier | None:
    """Return the identifier, loaded once in 0.7 s; ``None`` in an installation that lacks it."""
    if find_spec("py3langid") is None:
        return None
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
