"""Direct quotations: what stands between marks, who says it, with which word."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from kg.extract.clauses.clause import Clause, Kind, Link
from kg.extract.speech.bylines import Bylines
from kg.extract.speech.cues import Speech
from kg.extract.speech.quotations import Utterance
from kg.languages import Language
from kg.languages.quotation_marks import QuotedSpan, quotations_in
from kg.languages.sentences import COLONS, COMMAS, boundaries_of, is_great
from kg.model import Document, Paragraph
from kg.trees.node import Node

__all__ = ["find_direct"]

_BREAKS = frozenset(";؛；\n")
_FARTHEST = 200  # characters between the parts of one quotation
_WIDEST = 40  # characters between a quotation and the clause that reports it
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
    return _Reader(document.text, nodes, clauses, speech, language).read(document.paragraphs)


class _Reader:
    """Reads the quotations of one text, paragraph by paragraph."""

    def __init__(
        self,
        text: str,
        nodes: Sequence[Node],
        clauses: Sequence[Clause],
        speech: Speech,
        language: Language,
    ) -> None:
        self._text, self._nodes, self._speech = text, nodes, speech
        self._starts = [node.start for node in nodes]
        self._clauses = sorted(clauses, key=lambda clause: clause.node.start)
        self._clause_starts = [clause.node.start for clause in self._clauses]
        self._language = language
        self._marks = boundaries_of(language)
        self._bylines = Bylines(text, nodes, speech, self._marks)

    def read(self, paragraphs: Sequence[Paragraph]) -> list[Utterance]:
        """Return the quotations in text order."""
        found: list[Utterance] = []
        last: Utterance | None = None
        before: Paragraph | None = None
        for paragraph in paragraphs or (Paragraph(0, len(self._text)),):
            spans = quotations_in(self._text, paragraph.start, paragraph.end, self._language)
            if not spans:
                last = None
            for span in spans:
                inside = self._nodes_in(span.start, span.end)
                utterance = self._utterance(self._around(span, paragraph, before), span, inside)
                if utterance is None:
                    continue
                if (
                    utterance.speaker is None
                    and last is not None
                    and self._goes_on(
                        last, utterance, paragraph, opens=span.outer_start == paragraph.start
                    )
                ):
                    utterance = replace(utterance, speaker=last.speaker, cue=None)
                if utterance.cue is None or _words(inside) > 1:
                    found.append(utterance)  # of one word, it is a mention rather than speech
                last = utterance if utterance.speaker is not None else last
            before = paragraph
        return self._joined(found)

    def _joined(self, found: list[Utterance]) -> list[Utterance]:
        """Give the parts of what one sentence quotes the speaker that is named behind the last."""
        behind: Utterance | None = None
        joined: list[Utterance] = []
        for utterance in reversed(found):
            if utterance.speaker is None and behind is not None and behind.speaker is not None:
                between = self._text[utterance.end : behind.start]
                if self._are_joined(between):
                    utterance = replace(utterance, speaker=behind.speaker)
            behind = utterance
            joined.append(utterance)
        return joined[::-1]

    def _are_joined(self, between: str) -> bool:
        """Whether two quotations are of one sentence, or the first has no mark at its end."""
        open_, stops = self._marks.quotes, self._marks.ends | {"\n"}
        if between.strip() in open_ and "\n" in between:
            return True
        return len(between) < _WIDEST and stops.isdisjoint(between)

    def _around(self, span: QuotedSpan, here: Paragraph, before: Paragraph | None) -> Paragraph:
        """The paragraph, with the one before where its colon announces the quotation."""
        if before is None or span.outer_start != here.start:
            return here
        announced = self._text[: before.end].rstrip()[-1:] in COLONS
        return Paragraph(before.start, here.end) if announced else here

    def _nodes_in(self, start: int, end: int) -> Sequence[Node]:
        return self._nodes[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _clauses_in(self, paragraph: Paragraph) -> Sequence[Clause]:
        starts = self._clause_starts
        return self._clauses[
            bisect_left(starts, paragraph.start) : bisect_left(starts, paragraph.end)
        ]

    def _goes_on(
        self, last: Utterance, next_: Utterance, paragraph: Paragraph, *, opens: bool
    ) -> bool:
        between = self._text[last.end : next_.start]
        if last.start >= paragraph.start:
            stops = sum(mark in self._marks.stops for mark in between)
            whole = is_great(self._text[next_.start]) or not stops
            return whole and stops <= 1 and len(between) < _FARTHEST
        marks = self._marks.quotes | self._marks.unquotes | self._marks.stops
        return opens and not any(c not in marks and not c.isspace() for c in between)

    def _utterance(
        self, paragraph: Paragraph, span: QuotedSpan, inside: Sequence[Node]
    ) -> Utterance | None:
        start, end = span.start, span.end
        near = self._clauses_in(paragraph)
        within = [c for c in near if start <= c.node.start and c.node.end <= end]
        reporting = (
            next(filter(None, (self._reporting(c, start, end) for c in within)), None)
            or self._of_object(inside, start, end)
            or self._interposed(within)
        )
        if reporting is None:
            if not within or _words(inside) < _FEWEST_WORDS:
                return None
            reporting = self._beside(paragraph, span, near)
        if reporting is not None:
            speaker = self._speech.speaker_of(reporting)
            return Utterance(start, end, True, speaker, reporting.node)
        children = (child for clause in within for child in clause.node.children)
        holder = (
            next(filter(None, map(self._speech.holder_in, children)), None)
            or self._bylines.named_beside(paragraph, span.outer_start, span.outer_end)
            or self._told_before(span.outer_start, near)
        )
        if holder is not None or any(clause.node.is_finite for clause in within):
            return Utterance(start, end, True, holder)
        return None

    def _told_before(self, outer_start: int, near: Sequence[Clause]) -> Node | None:
        """Whom the sentence right before tells of: "X est catégorique. « … »"."""
        before = [c for c in near if c.node.start < outer_start and c.link is Link.ROOT]
        if not before:
            return None
        clause = before[-1]
        gap = self._text[clause.node.end : outer_start].rstrip()
        ends = sum(mark in self._marks.ends for mark in gap)
        if ends != 1 or gap[-1:] not in self._marks.stops or not self._opens_great(outer_start):
            return None
        speaker = self._speech.speaker_of(clause)
        if speaker is None or not self._speech.is_somebody(speaker):
            return None
        told = clause.kind is Kind.COPULA and clause.node.pos == "ADJ"
        return speaker if told or self._speech.reports(clause) is not None else None

    def _opens_great(self, outer_start: int) -> bool:
        opened = self._text[outer_start + 1 : outer_start + 4].strip()
        return bool(opened) and is_great(opened[0])

    def _reporting(self, clause: Clause, start: int, end: int) -> Clause | None:
        """The reporting clause outside the quotation that governs or accompanies ``clause``."""
        above = clause.above
        if (
            above is not None
            and not start <= above.node.start < end
            and clause.link in (Link.COMPLEMENT, Link.REPORT)
            and self._speech.reports(above)
        ):
            return above
        for child in clause.node.children:
            if child.dep == "parataxis" and not start <= child.start < end:
                report = self._speech.clause_at(child)
                if report is not None and self._speech.reports(report):
                    return report
        return None

    def _interposed(self, within: Sequence[Clause]) -> Clause | None:
        """The reporting clause between the marks: "« Nous partons, a-t-elle dit. Il le faut. »"."""
        for clause in within:
            if (
                clause.node.dep == "parataxis"
                and any(subject.start > clause.first.start for subject in clause.subjects)
                and clause.node.kid("ccomp") is None
                and self._text[: clause.first.start].rstrip()[-1:] in COMMAS
                and self._speech.reports(clause)
            ):
                return clause
        return None

    def _of_object(self, inside: Sequence[Node], start: int, end: int) -> Clause | None:
        """The verb of speech whose object stands in the marks ("a réaffirmé l'« exigence … »")."""
        for node in inside:
            head = node.head
            if node.dep in ("obj", "xcomp", "ccomp") and head is not None:
                if start <= head.start < end:
                    continue
                clause = self._speech.clause_at(head)
                cue = self._speech.reports(clause) if clause is not None else None
                if cue is not None and (not cue.complement or "obj" in cue.complement):
                    return clause
        return None

    def _beside(
        self, paragraph: Paragraph, span: QuotedSpan, near: Sequence[Clause]
    ) -> Clause | None:
        """The reporting clause right after the marks (", a souligné X") or before a colon.

        After a full stop inside the marks a clause with its subject first is the next sentence.
        """
        outer_start, outer_end = span.outer_start, span.outer_end
        ended = self._marks.has_ended(self._text[outer_start:outer_end])
        breaks = self._marks.ends | _BREAKS
        for clause in near:
            first = min(clause.first.start, *(s.start for s in clause.subjects or [clause.first]))
            if first < outer_end or clause.node.start >= paragraph.end:
                continue
            gap = self._text[outer_end:first]
            if len(gap) > _WIDEST or not breaks.isdisjoint(gap):
                break
            if ended and COMMAS.isdisjoint(gap) and first < clause.first.start:
                break
            if self._speech.reports(clause):
                return clause
        before = [c for c in near if c.node.start < outer_start and self._speech.introduces(c)]
        for clause in reversed(before):
            gap = self._text[clause.node.end : outer_start].rstrip()
            ends = self._marks.ends | {"\n"}
            if gap[-1:] in COLONS and ends.isdisjoint(gap):
                return clause
        return None


def _words(nodes: Sequence[Node]) -> int:
    return sum(1 for node in nodes if node.pos != "PUNCT")
