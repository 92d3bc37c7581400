"""The shapes of times, found by the word that a time begins with.

To try all shapes at a word takes long, and most open with few words: at "la" a pattern is tried of
those alone that may begin with "la", and most words of a text open none.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence, Set

from kg.extract.times.openings import opening_words
from kg.languages.templates import regex

__all__ = ["Shapes"]

_ROMAN = "IVX"
_GROUP = re.compile(r"\(\?P<(\w+)_\d+>")
_MOST_WORDS = 16_384  # of which it is kept what they open


class Shapes:
    """Templates with their kinds. Of several that match, the first given wins.

    ``slots`` are patterns of what templates may hold, ``words`` the words of slots that are made of
    words. In a match the group ``t_7`` is template 7, ``month_7`` a slot of it.
    """

    def __init__(
        self,
        templates: Sequence[tuple[str, str]],
        slots: Mapping[str, str],
        words: Mapping[str, Set[str]],
    ) -> None:
        self.kinds = tuple(kind for kind, _ in templates)
        self._patterns = [
            f"(?P<t_{number}>{regex(template, slots, f'_{number}')})"
            for number, (_, template) in enumerate(templates)
        ]
        self._slots = [  # of each template: the slots, by name, and the groups that they are
            [(name, f"{name}_{number}") for name in _GROUP.findall(pattern)[1:]]
            for number, pattern in enumerate(self._patterns)
        ]
        self._opened: dict[str, tuple[int, ...]] = {}
        letters = frozenset(_ROMAN.casefold())
        for number, (_, template) in enumerate(templates):
            for word in opening_words(template, {**words, "roman": letters}):
                self._opened[word] = (*self._opened.get(word, ()), number)
        self._compiled: dict[tuple[int, ...], re.Pattern[str]] = {}
        self.at = functools.lru_cache(_MOST_WORDS)(self._opening)

    def _opening(self, word: str) -> re.Pattern[str] | None:
        """Return a pattern of the times that may begin with ``word``, ``None`` where none may.

        >>> shapes = Shapes([("weekday", "(this )?{weekday}"), ("year", "{year}")],
        ...     {"weekday": "(?:monday)", "year": "[12][0-9]{3}"}, {"weekday": {"monday"}})
        >>> shapes.at("This").match("This monday")["weekday_0"], shapes.at("of")
        ('monday', None)
        """
        first = word[0]
        if first.isdigit():
            numbers = tuple(range(len(self.kinds)))
        else:
            numbers = self._opened.get(word.casefold(), ())
            if first in _ROMAN:
                of_letter = self._opened.get(first.casefold(), ())
                numbers = tuple(sorted({*numbers, *of_letter}))
        if not numbers:
            return None
        found = self._compiled.get(numbers)
        if found is None:
            either = "|".join(self._patterns[number] for number in numbers)
            pattern = rf"(?<!\w)(?<!\d[.,])(?:{either})(?!\w)"
            found = self._compiled[numbers] = re.compile(pattern, re.IGNORECASE)
        return found

    def told(self, match: re.Match[str]) -> tuple[str, dict[str, str]]:
        """Return the kind of the template that a match found, and what its slots hold."""
        number = int((match.lastgroup or "").removeprefix("t_"))
        groups = self._slots[number]
        slots = {name: match[group] for name, group in groups if match[group] is not None}
        return self.kinds[number], slots
