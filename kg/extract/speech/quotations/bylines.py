"""Who is named beside a quotation without a verb of saying.

"« … », selon X", "« … » (X)", "« … » — X, …", "X : « … »", "selon X, … « … »".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from kg.extract.speech.cues import Speech
from kg.extract.speech.quotations.utterance import words_in
from kg.languages.segmentation.sentences import COLONS, Boundaries
from kg.languages.segmentation.signs import Signs, last_visible
from kg.model import Paragraph
from kg.trees.node import Node

__all__ = ["Bylines"]

_FAR = 120  # characters of the longest byline
_MOST_WORDS = 8  # of a name with title before a colon or in brackets
_DASHED = re.compile(r"[^\w\n(«“\"]*\s*[—–-]\s*(?=\w)")
_BRACKETED = re.compile(r"\s*\((?=\w)")
_LABEL = re.compile(r"\s*(\w[^.!?\n:«“\"]{2,80}?)\s?[:：]\s*[«“\"]")
_BESIDE = re.compile(r"[^\w\n(]*(?=\w)")


class Bylines:
    """Finds the names beside the quotations of one text."""

    def __init__(
        self, text: str, nodes: Sequence[Node], speech: Speech, boundaries: Boundaries
    ) -> None:
        self._text, self._nodes, self._speech, self._marks = text, nodes, speech, boundaries
        self._closing = Signs(text, boundaries.unquotes)
        self._ends: dict[Paragraph, list[int]] = {}  # where the sentences of one end

    def named_beside(self, paragraph: Paragraph, start: int, end: int) -> Node | None:
        """Return who is named beside the marks ``[start, end)``, behind them or before."""
        return self._behind(paragraph, end) or self._before(paragraph, start)

    def _behind(self, paragraph: Paragraph, end: int) -> Node | None:
        dashed = _DASHED.match(self._text, end)
        if dashed is not None:
            line = self._text.find("\n", dashed.end())
            stop = min(len(self._text) if line < 0 else line, dashed.end() + _FAR)
            return self._name(self._between(dashed.end(), stop))
        bracketed = _BRACKETED.match(self._text, end, paragraph.end)
        if bracketed is not None:
            stop = self._text.find(")", bracketed.end(), bracketed.end() + _FAR)
            words = self._between(bracketed.end(), max(stop, bracketed.end()))
            return self._name(words) if len(words) <= _MOST_WORDS else None
        label = _LABEL.match(self._text, end, paragraph.end)
        if label is not None:
            words = self._between(label.start(1), label.end(1))
            return self._name(words) if len(words) <= _MOST_WORDS else None
        beside = _BESIDE.match(self._text, end, paragraph.end)
        if beside is None or not self._marks.ends.isdisjoint(beside[0]):
            return None
        return self._source(self._between(beside.end(), min(beside.end() + _FAR, paragraph.end)))

    def _source(self, words: Sequence[Node]) -> Node | None:
        """Who a preposition of sources marks that stands first: "selon X", "d'après X"."""
        for node in words[:2]:
            if node.head is not None and node.dep in ("case", "mark") and node.i < node.head.i:
                return self._speech.sources.holder_in(node.head)
        if words and self._speech.sources.marks_holder(words[0].lower):
            return self._name(words[1:_MOST_WORDS])
        return None

    def _before(self, paragraph: Paragraph, start: int) -> Node | None:
        """Who is named before a colon, or marked as a source in the same sentence."""
        at = self._sentence(paragraph, start)
        words = self._between(max(at, self._closing.last(at, start) + 1), start)
        visible = last_visible(self._text, start)
        if visible >= 0 and self._text[visible] in COLONS:
            named = self._name(words) if len(words) <= _MOST_WORDS else None
            return named or self._only_person(words)
        return next(filter(None, map(self._speech.sources.holder_in, words)), None)

    def _sentence(self, paragraph: Paragraph, start: int) -> int:
        """Where the sentence begins that is not over at ``start``."""
        if paragraph not in self._ends:
            found = self._marks.sentence_ends(self._text, paragraph.start, paragraph.end)
            self._ends[paragraph] = list(found)
        ends = self._ends[paragraph]
        before = reversed(range(bisect_left(ends, start)))
        begun = (ends[i] for i in before if self._marks.may_begin(self._text, ends[i], start))
        return next(begun, paragraph.start)

    def _between(self, start: int, end: int) -> Sequence[Node]:
        return words_in(self._nodes, start, end)

    def _only_person(self, words: Sequence[Node]) -> Node | None:
        """The one person by name in a sentence before a colon, to whom nothing is said there."""
        people = [node for node in words if self._speech.is_person(node)]
        if len({node.name for node in people}) != 1 or self._speech.is_addressed(people[0]):
            return None
        return people[0]

    def _name(self, words: Sequence[Node]) -> Node | None:
        """The one that words without a verb name: the first of those that can speak."""
        if any(node.pos == "VERB" and node.is_finite for node in words):
            return None
        named = (node for node in words if self._speech.is_somebody(node))
        return next((node for node in named if not self._speech.is_addressed(node)), None)
