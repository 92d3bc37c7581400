r"""Templates of times and dates → regular expressions.

A template is a regular expression without groups of its own: ``{slot}`` stands for any of a list
of words (or for digits), a space for any white space, an apostrophe for its curly sister too, and
brackets group without capturing. ``" ?"`` is white space that may be missing.

>>> import re
>>> pattern = regex("({weekday},? )?{day} {month}", {"weekday": "monday", "day": r"\d+",
...     "month": either(["may", "june"])}, "")
>>> re.fullmatch(pattern, "monday, 3 june")["month"]
'june'
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Set

from kg.errors import LanguageError

__all__ = ["NEVER", "check_pattern", "check_template", "either", "phrase", "regex"]

NEVER = "(?!)"  # matches nowhere: what an empty list of words stands for
_SLOT = re.compile(r"\{([a-z]\w*)\}")
_PIECE = re.compile(r"\\.|\[(?:\\.|[^\]])*\]|\((?!\?)| \?| +|'")
_INSTEAD = {"(": "(?:", " ?": r"\s?", "'": "['’]"}


def either(words: Iterable[str]) -> str:
    """Return a pattern of any of ``words``, the longest first; of none, one that never matches.

    >>> either(["le", "l'an"]), either([])
    ("(?:l['’]an|le)", '(?!)')
    """
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(phrase, ordered))})" if ordered else NEVER


def phrase(words: str) -> str:
    """Return a pattern of some words, with any white space and either apostrophe between them."""
    return re.escape(words).replace("'", "['’]").replace(r"\ ", r"\s+")


def regex(template: str, slots: Mapping[str, str], suffix: str | None = None) -> str:
    """Return ``template`` as a regular expression, its groups named ``<slot><suffix>`` if any."""

    def slot(match: re.Match[str]) -> str:
        name = match[1]
        return slots[name] if suffix is None else f"(?P<{name}{suffix}>{slots[name]})"

    return _SLOT.sub(slot, _PIECE.sub(_piece, template))


def _piece(match: re.Match[str]) -> str:
    text = match[0]
    if text[0] in "\\[":
        return text
    return _INSTEAD.get(text, r"\s+")


def check_template(template: str, slots: Set[str], *, place: str) -> None:
    """Raise LanguageError where ``template`` has an unknown slot or is no regular expression.

    >>> check_template("{day} {moon}", {"day", "month"}, place="xx/times.toml forms.day")
    Traceback (most recent call last):
    ...
    kg.errors.LanguageError: xx/times.toml forms.day: '{day} {moon}' has an unknown slot '{moon}'. \
Known slots: {day}, {month}.
    """
    for name in _SLOT.findall(template):
        if name not in slots:
            raise LanguageError(
                f"{template!r} has an unknown slot {'{' + name + '}'!r}",
                place=place,
                cure=f"Known slots: {', '.join('{' + known + '}' for known in sorted(slots))}.",
            )
    pattern = regex(template, dict.fromkeys(slots, "x"))
    try:
        compiled = re.compile(pattern)
    except re.error as error:
        raise LanguageError(
            f"{template!r} is no regular expression ({error})",
            place=place,
            cure="Close brackets, and put a backslash before a sign that stands for itself.",
        ) from None
    if compiled.groups:
        raise LanguageError(
            f"{template!r} has a named group", place=place, cure="Write (…) or {slot} instead."
        )
    if compiled.fullmatch(""):
        raise LanguageError(
            f"{template!r} matches nothing at all",
            place=place,
            cure="Make one of its parts compulsory: leave out its question mark or star.",
        )


def check_pattern(pattern: str, *, place: str, instead: str | None = None) -> None:
    """Raise LanguageError where ``pattern`` is no regular expression, or ``instead`` not fit it."""
    try:
        compiled = re.compile(pattern)
        if instead is not None:
            compiled.sub(instead, "")
    except re.error as error:
        raise LanguageError(
            f"{pattern!r} is no regular expression ({error})",
            place=place,
            cure="Correct it, or put a backslash before a sign that stands for itself.",
        ) from None
