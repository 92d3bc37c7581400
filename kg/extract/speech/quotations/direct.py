"""Direct quotations: what stands between marks, who says it, with which word."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import replace

from kg.extract.clauses.clause import Clause, Link
from kg.extract.speech.cues import Speech
from kg.extract.speech.quotations.bylines import Bylines
from kg.extract.speech.quotations.reporting import Reports
from kg.extract.speech.quotations.utterance import Utterance
from kg.languages import Language
from kg.languages.segmentation.quotation_marks import QuotedSpan, quotations_of
from kg.languages.segmentation.sentences import COLONS, boundaries_of, is_great
from kg.languages.segmentation.signs import Gaps, last_visible
from kg.model import Document, Paragraph
from kg.trees.node import Node

__all__ = ["find_direct"]

_FARTHEST = 200  # characters between the parts of one quotation
_WIDEST = 40  # characters between the parts of what one sentence quotes
_FEWEST_WORDS = 3  # a shorter quoted stretch without a verb is a scare quote or a title


def find_direct(
    document: Document,
    nodes: Sequence[Node],
    clauses: Sequence[Clause],
    speech: Speech,
    language: Language,
) -> list[Utterance]:
    """Return the direct quotations.

    A quotation that goes on after its speaker was named, in the same or the next paragraph, keeps
    the speaker.
    """
    return _Reader(document, nodes, clauses, speech, language).read()


class _Reader:
    """Reads the quotations of one text, paragraph by paragraph."""

    def __init__(
        self,
        document: Document,
        nodes: Sequence[Node],
        clauses: Sequence[Clause],
        speech: Speech,
        language: Language,
    ) -> None:
        self._text, self._speech, self._language = document.text, speech, language
        self._paragraphs = document.paragraphs or (Paragraph(0, len(self._text)),)
        self._marks = boundaries_of(language)
        self._reports = Reports(self._text, nodes, clauses, speech, self._marks)
        self._bylines = Bylines(self._text, nodes, speech, self._marks)
        self._last: Utterance | None = None  # the last one with a speaker
        self._since = 0  # paragraphs since then
        self._open = False  # whether nothing has closed the last stretch yet
        self._teller: Node | None = None  # whose the quotation is that began last
        self._lent: set[int] = set()  # where quotations start whose speaker only spoke before

    def read(self) -> list[Utterance]:
        """Return the quotations in text order."""
        found: list[Utterance] = []
        places = [(paragraph.start, paragraph.end) for paragraph in self._paragraphs]
        quoted = quotations_of(self._text, places, self._language)
        before: Paragraph | None = None
        for paragraph in self._paragraphs:
            self._since += 1
            for span in quoted[paragraph.start]:
                utterance = self._utterance(span, paragraph, before)
                inner = self._is_inner(span, paragraph)
                if utterance is not None:
                    teller = self._teller if inner and utterance.cue is None else None
                    utterance = self._continued(utterance, span, paragraph, teller)
                if not inner:
                    self._teller = utterance.speaker if utterance is not None else None
                elif self._teller is not None:
                    self._since = 0  # however little a part says
                self._open = not span.closed
                if utterance is None:
                    continue
                inside = self._reports.words(span.start, span.end)
                if utterance.cue is None or _words(inside) > 1:
                    found.append(utterance)  # of one word, it is a mention rather than speech
                if utterance.speaker is not None:
                    self._last, self._since = utterance, 0
            before = paragraph
        return self._joined(found)

    def _joined(self, found: list[Utterance]) -> list[Utterance]:
        """Give the parts of what one sentence quotes the speaker that is named behind the last."""
        behind: Utterance | None = None
        joined: list[Utterance] = []
        for utterance in reversed(found):
            told = behind is not None and behind.speaker is not None
            lent = utterance.start in self._lent and behind is not None and behind.cue is not None
            if behind is not None and told and (utterance.speaker is None or lent):
                between = self._text[utterance.end : behind.start]
                if self._are_joined(between):
                    utterance = replace(utterance, speaker=behind.speaker)
            behind = utterance
            joined.append(utterance)
        return joined[::-1]

    def _are_joined(self, between: str) -> bool:
        """Whether two quotations are of one sentence, or the first has no mark at its end."""
        marks, stops = self._marks.quotes, self._marks.ends | {"\n"}
        if "\n" in between and all(char in marks or char.isspace() for char in between):
            return True
        return len(between) < _WIDEST and stops.isdisjoint(between)

    def _utterance(
        self, span: QuotedSpan, here: Paragraph, before: Paragraph | None
    ) -> Utterance | None:
        """The quotation in the marks with who is named to say it, ``None`` where it is none."""
        start, end = span.start, span.end
        within = self._reports.clauses(start, end)
        words = _words(self._reports.words(start, end))
        told = self._reports.in_tree(span, within)
        if told is not None:
            return Utterance(start, end, True, self._reports.speaker(told), told.node)
        whole = bool(within) and words >= _FEWEST_WORDS
        if not whole and not self._begins_sentence(span, here):
            return None
        around = self._around(span, here, before)
        found = self._reports.behind(around, span)
        if found is not None and (whole or found[0].first.start < _start(found[1])):
            return Utterance(start, end, True, found[1], found[0].node)
        if not whole:
            return None
        announced = self._reports.before(around, span)
        speaker = self._reports.speaker(announced) if announced is not None else None
        if announced is not None and (speaker is not None or announced.infinitive):
            return Utterance(start, end, True, speaker, announced.node)
        holder = self._named(span, here, around, within)
        if holder is not None or any(clause.node.is_finite for clause in within):
            return Utterance(start, end, True, holder)
        return None

    def _named(
        self, span: QuotedSpan, here: Paragraph, around: Paragraph, within: Sequence[Clause]
    ) -> Node | None:
        """Who is named beside a quotation that no clause reports."""
        outside = (
            child
            for clause in within
            for child in clause.node.children
            if not span.start <= child.start < span.end
        )
        own = any(node.has("Person=1") for node in self._reports.words(span.start, span.end))
        return (
            next(filter(None, map(self._speech.sources.holder_in, outside)), None)
            or self._bylines.named_beside(around, span.outer_start, span.outer_end)
            or self._reports.told_before(here, span.outer_start, own=own)
        )

    def _begins_sentence(self, span: QuotedSpan, here: Paragraph) -> bool:
        """Whether a stretch without a verb may be a whole statement: it stands first, or alone."""
        if span.end <= span.start:
            return False
        before = last_visible(self._text, span.outer_start)
        if before < here.start or self._text[before] in COLONS:
            return True
        ended = self._gaps.before(span.outer_start)
        return ended >= here.start and self._text[ended] in self._marks.ends

    @functools.cached_property
    def _gaps(self) -> Gaps:
        """What stands between the end of a sentence and the next: blanks and closing marks."""
        return Gaps(self._text, self._marks.closers)

    def _around(self, span: QuotedSpan, here: Paragraph, before: Paragraph | None) -> Paragraph:
        """The paragraph, with the one before where its colon announces the quotation."""
        if before is None or span.outer_start != here.start:
            return here
        at = last_visible(self._text, before.end)
        announced = self._text[at : at + 1] in COLONS
        return Paragraph(before.start, here.end) if announced else here

    # ---- who spoke before ------------------------------------------------------------------

    def _is_inner(self, span: QuotedSpan, here: Paragraph) -> bool:
        """Whether a paragraph goes on with a quotation that was opened before and not closed."""
        unmarked = self._text[here.start] not in self._marks.quotes
        return self._open and unmarked and span.outer_start == here.start

    def _continued(
        self, said: Utterance, span: QuotedSpan, here: Paragraph, teller: Node | None
    ) -> Utterance:
        """What is said, by whom spoke before where it goes on or the clause names nobody.

        ``teller`` is whose the quotation is of which it is no first part.
        """
        last = self._last
        if said.speaker is not None or last is None:
            return said
        if teller is not None:
            return replace(said, speaker=teller)
        if said.cue is not None:
            return replace(said, speaker=last.speaker) if self._is_same(said, last) else said
        goes_on = self._goes_on(last, said, here, opens=span.outer_start == here.start)
        if goes_on:
            self._lent.add(said.start)
        return replace(said, speaker=last.speaker) if goes_on else said

    def _is_same(self, said: Utterance, last: Utterance) -> bool:
        """Whether a clause without a subject goes on: "et ajouté que « … »", "Et de conclure :"."""
        clause = self._speech.clause_at(said.cue) if said.cue is not None else None
        if clause is None:
            return False
        first = clause.node.head if clause.node.dep == "conj" else None
        if first is not None and last.start <= first.start < last.end:
            return True  # no verb goes on with one inside the marks
        if clause.subjects or clause.passive or clause.impersonal:
            return False
        if clause.infinitive and clause.link is Link.ROOT:
            return self._since <= 1
        between = self._text[last.end : said.start]
        return self._marks.ends.isdisjoint(between) and len(between) < _FARTHEST

    def _goes_on(self, last: Utterance, next_: Utterance, here: Paragraph, *, opens: bool) -> bool:
        between = self._text[last.end : next_.start]
        stops = sum(mark in self._marks.stops for mark in between)
        if last.start >= here.start:
            whole = is_great(self._text[next_.start]) or not stops
            return whole and stops <= 1 and len(between) < _FARTHEST
        if not opens or self._since > 1:
            return False
        marks = self._marks.quotes | self._marks.unquotes | self._marks.stops
        if all(char in marks or char.isspace() for char in between):
            return True
        return stops <= 1 and len(between) < _FARTHEST and is_great(self._text[next_.start])


def _words(nodes: Sequence[Node]) -> int:
    return sum(1 for node in nodes if node.pos != "PUNCT")


def _start(node: Node | None) -> int:
    return node.start if node is not None else -1
