"""``Accept`` → what a client likes best of what there is (RFC 9110, 12.5.1)."""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["best"]

_QUALITY = re.compile(r"q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)")


def best(accept: str | None, offered: Sequence[str]) -> str | None:
    """Return the media type that is accepted best, the first of equals; ``None`` if none is.

    >>> offered = ["application/json", "text/csv"]
    >>> best("text/*;q=0.9, application/json;q=0.1", offered), best(None, offered)
    ('text/csv', 'application/json')
    >>> best("text/csv, application/json", offered), best("image/png", offered)
    ('application/json', None)
    """
    if accept is None or not accept.strip():
        return offered[0]
    ranges = [_range(part) for part in accept.split(",")]
    scored = [(_score(media, ranges), -place, media) for place, media in enumerate(offered)]
    quality, _, media = max(scored)
    return media if quality > 0 else None


def _range(part: str) -> tuple[str, float]:
    media, *parameters = (one.strip().lower() for one in part.split(";"))
    found = (_QUALITY.fullmatch(one) for one in parameters if one.startswith("q="))
    return media, next((float(one[1]) if one else 0.0 for one in found), 1.0)


def _score(media: str, ranges: Sequence[tuple[str, float]]) -> float:
    """Return the quality of the most exact range that holds a media type."""
    for wanted in (media, f"{media.partition('/')[0]}/*", "*/*"):
        found = [quality for one, quality in ranges if one == wanted]
        if found:
            return max(found)
    return 0.0
