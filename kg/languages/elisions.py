"""Words that lose their last vowel before another word, and the words that may follow."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Elisions"]


@dataclass(frozen=True, slots=True)
class Elisions:
    """What is known of a language's elisions; all of it may be empty.

    ``letters`` is what is left before the apostrophe ("l", "qu"). The others are words with blanks
    between: ``words`` may follow an apostrophe; ``whole`` begin like one of the letters and one of
    the words, and are neither; ``rather_two`` are those of them that are more often two words with
    a lost apostrophe, in a text where others lack.
    """

    letters: tuple[str, ...] = ()
    words: str = ""
    whole: str = ""
    rather_two: str = ""
