"""Runs of paragraphs that are not the article: what stands under a heading, lists of headlines.

A heading such as "Autres actualités" takes what follows it until prose returns; a line such as
"Commentaires" in the second half of a text takes the rest. Without any heading a run of headlines
at the end, or of single words at the start, is told by its shape.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from kg.documents.dates import line_is_date
from kg.documents.furniture import Furniture
from kg.languages import Language
from kg.languages.segmentation.sentences import COLONS
from kg.model import Paragraph, ParagraphKind

__all__ = ["without_lists"]

_SUMMARY_WORDS = 40  # of the one sentence below a headline
_HEADLINE_WORDS = range(5, 26)
_HEADLINES = 4  # in a row, at the end of a text
_MENU_WORDS = 2
_MENU_LINES = 3  # in a row, at the start of a text
_NUMBER = re.compile(r"\d{1,2}[.)]\s|[-–—•*]\s")
_REFERENCE = re.compile(r"\d{4}\b|[«“\"].+|https?:|www\.")


def without_lists(
    text: str, paragraphs: Sequence[Paragraph], furniture: Furniture, language: Language
) -> list[Paragraph]:
    r"""Return ``paragraphs`` with those of lists as furniture, and lines of dates among them.

    >>> from kg.documents.furniture import furniture_of
    >>> from kg.languages import load
    >>> french = load("fr")
    >>> lines = ["La trêve tient.", "Autres actualités", "Le camp est vide"]
    >>> text, found, at = "\n".join(lines), [], 0
    >>> for line in lines:
    ...     found.append(Paragraph(at, at + len(line)))
    ...     at += len(line) + 1
    >>> [p.kind.value for p in without_lists(text, found, furniture_of(french), french)]
    ['body', 'furniture', 'furniture']
    """
    return _Lists(text, paragraphs, furniture, language).found()


class _Lists:
    def __init__(
        self, text: str, paragraphs: Sequence[Paragraph], furniture: Furniture, language: Language
    ) -> None:
        self.words = [_bare(text[p.start : p.end]) for p in paragraphs]
        self.paragraphs, self.furniture, self.language = paragraphs, furniture, language
        self.gone = [p.kind is not ParagraphKind.BODY for p in paragraphs]
        self.counted = self.before = 0  # words of the article before a paragraph

    def found(self) -> list[Paragraph]:
        self._menu()
        at = 0
        while at < len(self.words):
            if self.furniture.closes(self.words[at]) and self._is_late(at):
                end = len(self.words)
            elif self.furniture.opens_list(self.words[at]):
                end = self._end_of_section(at + 1)
            else:
                at += 1
                continue
            self._drop(at, end)
            at = end
        self._headlines()
        self._dates()
        return [
            replace(p, kind=ParagraphKind.FURNITURE) if gone and p.kind is ParagraphKind.BODY else p
            for p, gone in zip(self.paragraphs, self.gone, strict=True)
        ]

    @functools.cached_property
    def behind(self) -> list[int]:
        """How many words stand from each paragraph on."""
        counts = (len(words.split()) for words in reversed(self.words))
        return [*accumulate(counts, initial=0)][::-1]

    @functools.cached_property
    def references(self) -> int:
        """The number of the paragraph behind which all look like references."""
        found = (at for at in reversed(range(len(self.words))) if not self._is_reference(at))
        return next(found, -1)

    def _is_reference(self, at: int) -> bool:
        return _REFERENCE.search(self.words[at]) is not None

    def _drop(self, start: int, end: int) -> None:
        self.gone[start:end] = [True] * (end - start)

    def _is_late(self, at: int) -> bool:
        """Whether at least as many words of the article stand before a paragraph as behind it."""
        while self.counted < at:
            words = self.words[self.counted]
            if not self.gone[self.counted] and self._is_prose(words):
                self.before += len(words.split())
            self.counted += 1
        if not self.before:
            return False
        return at >= self.references or self.before >= self.behind[at + 1]

    def _end_of_section(self, at: int) -> int:
        """Return where what stands under a heading ends: headlines, each with a sentence perhaps.

        A single sentence under a single headline may as well be how the article goes on.
        """
        end, pairs, open_pair = at, 0, -1
        headline = False
        for index in range(at, len(self.words)):
            words = self.words[index]
            if self.furniture.closes(words) or self.furniture.opens_list(words):
                break
            if self.gone[index] or not self._is_prose(words):
                headline = not self.gone[index] and not line_is_date(words, self.language)
                end = index + 1
            elif headline and self._is_summary(words):
                pairs += 1
                open_pair = index if pairs == 1 else open_pair
                headline, end = False, index + 1
            else:
                break
        if pairs == 1 and end < len(self.words):
            return open_pair
        dates = [i for i in range(at, end) if line_is_date(self.words[i], self.language)]
        leads = dates == [end - 1] and end < len(self.words)  # the article's own date
        return end - leads

    def _headlines(self) -> None:
        """Drop a run of headlines at the end, where no colon announces a list."""
        end = start = len(self.words)
        lines = 0
        while start and (self.gone[start - 1] or self._is_headline(self.words[start - 1])):
            start -= 1
            lines += not self.gone[start] and not line_is_date(self.words[start], self.language)
        dated = any(line_is_date(words, self.language) for words in self.words[start:end])
        if start and lines >= _HEADLINES - dated and self._is_stated(self.words[start - 1]):
            self._drop(start, end)

    def _menu(self) -> None:
        """Drop a run of single words at the start."""
        end = 0
        while end < len(self.words) and (
            self.gone[end]
            or (len(self.words[end].split()) <= _MENU_WORDS and not self._is_prose(self.words[end]))
        ):
            end += 1
        if sum(not gone for gone in self.gone[:end]) >= _MENU_LINES and end < len(self.words):
            self._drop(0, end)

    def _dates(self) -> None:
        """Drop lines of dates in lists: where the next line is no prose."""
        for at, words in enumerate(self.words):
            behind = at + 1 == len(self.words) or self.gone[at + 1]
            if not self.gone[at] and behind and at and self.gone[at - 1]:
                self.gone[at] = line_is_date(words, self.language)

    def _is_prose(self, words: str) -> bool:
        marks = self.furniture.boundaries
        if words[:1] in marks.quotes or words[-1:] in marks.unquotes or words[-1:] in COLONS:
            return True
        return (
            marks.has_ended(words, marks=marks.stops | marks.pauses) or self._sentences(words) > 1
        )

    def _is_stated(self, words: str) -> bool:
        marks = self.furniture.boundaries
        return marks.has_ended(words)

    def _is_summary(self, words: str) -> bool:
        return len(words.split()) <= _SUMMARY_WORDS and self._sentences(words) == 1

    def _is_headline(self, words: str) -> bool:
        if line_is_date(words, self.language):
            return True
        return len(words.split()) in _HEADLINE_WORDS and not self._is_prose(words)

    def _sentences(self, words: str) -> int:
        return 1 + len(list(self.furniture.boundaries.sentence_ends(words, 0, len(words))))


def _bare(words: str) -> str:
    """Return a line without its number or bullet."""
    found = _NUMBER.match(words)
    return words[found.end() :] if found and found.end() < len(words) else words
