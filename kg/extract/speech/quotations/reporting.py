"""Which clause reports a quotation: around it, inside it, behind it or before its colon."""

from __future__ import annotations

import functools
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from kg.extract.clauses.clause import Clause, Kind, Link
from kg.extract.speech.cues import Speech
from kg.extract.speech.quotations.utterance import words_in
from kg.languages.segmentation.quotation_marks import QuotedSpan
from kg.languages.segmentation.sentences import COLONS, COMMAS, Boundaries, is_great
from kg.languages.segmentation.signs import Signs, last_visible
from kg.model import Paragraph
from kg.trees.node import Node

__all__ = ["Reports"]

_BREAKS = frozenset(";؛；\n")
_WIDEST = 40  # characters between a quotation and the clause that reports it
_BEFORE_VERB = 4  # pronouns, adverbs and auxiliaries before a verb behind the marks


class Reports:
    """Finds the clauses that report the quotations of one text."""

    def __init__(
        self,
        text: str,
        nodes: Sequence[Node],
        clauses: Sequence[Clause],
        speech: Speech,
        boundaries: Boundaries,
    ) -> None:
        self._text, self._nodes, self._speech, self._marks = text, nodes, speech, boundaries
        self._clauses = sorted(clauses, key=lambda clause: clause.node.start)
        self._clause_starts = _starts(self._clauses)
        self._roots = [clause for clause in self._clauses if clause.link is Link.ROOT]
        self._root_starts = _starts(self._roots)
        self._ends = Signs(text, boundaries.ends)
        self._calls = boundaries.ends - boundaries.stops
        self._line_ends = Signs(text, boundaries.ends | {"\n"})

    def words(self, start: int, end: int) -> Sequence[Node]:
        """Return the words that begin in ``[start, end)``."""
        return words_in(self._nodes, start, end)

    def clauses(self, start: int, end: int) -> Sequence[Clause]:
        """Return the clauses whose predicates begin in ``[start, end)``."""
        starts = self._clause_starts
        return self._clauses[bisect_left(starts, start) : bisect_left(starts, end)]

    def _each(self, start: int, end: int) -> Iterator[Clause]:
        """Yield what ``clauses`` returns, for those who look at the first few."""
        starts = self._clause_starts
        near = range(bisect_left(starts, start), bisect_left(starts, end))
        return map(self._clauses.__getitem__, near)

    def speaker(self, clause: Clause) -> Node | None:
        """Return who speaks in a clause that reports, or acts before a colon."""
        if self._speech.reports(clause):
            return self._speech.speaker_of(clause)
        told = next(filter(None, map(self._speech.sources.told_by, clause.subjects)), None)
        return told or next(filter(self._speech.is_actor, clause.subjects), None)

    def in_tree(self, span: QuotedSpan, within: Sequence[Clause]) -> Clause | None:
        """Return the clause that the parser ties to the words between the marks."""
        start, end = span.start, span.end
        return (
            next(filter(None, (self._above(clause, start, end) for clause in within)), None)
            or self._of_object(self.words(start, end), start, end)
            or self._interposed(within)
        )

    def behind(self, paragraph: Paragraph, span: QuotedSpan) -> tuple[Clause, Node | None] | None:
        """Return the clause right behind the marks with who speaks in it: ", a souligné X".

        After a full stop inside the marks, or without a comma before a great letter, a clause with
        its subject first is the next sentence; after a question it may tell who asks ("“Why?” X
        asked."). The comma may stand inside the marks. Any verb reports right behind the marks
        where its subject follows: "« … », s'étrangle X".
        """
        end = span.outer_end
        following = self.words(end, end + _WIDEST)
        next_ = next((word for word in following if word.pos != "PUNCT"), None)
        asked = self._marks.has_ended(self._text[span.start : span.end], marks=self._calls)
        if next_ is None or (self._begins(span, next_) and not asked):
            return None
        ended = self._marks.has_ended(self._text[span.outer_start : end])
        breaks = self._marks.ends | _BREAKS
        for clause in self._each(end, paragraph.end):
            first = min(clause.first.start, *(s.start for s in clause.subjects or [clause.first]))
            if first < end:
                continue
            if first - end > _WIDEST:
                break
            gap = self._text[end:first]
            if not breaks.isdisjoint(gap):
                break
            bare = asked and _says_nothing_else(clause)
            if ended and COMMAS.isdisjoint(gap) and first < clause.first.start and not bare:
                break
            if clause.node.kid("ccomp") and not self._marks.quotes.isdisjoint(gap):
                break  # "« P » et « [l]'agence a dit que Q »", says another
            if self._speech.reports(clause) or (bare and self._speech.own_cue(clause)):
                return clause, self.speaker(clause)
        return self._inverted(paragraph, end)

    def _begins(self, span: QuotedSpan, word: Node) -> bool:
        """Whether another sentence begins behind the marks: no comma inside or behind them."""
        apart = COMMAS.isdisjoint(self._text[max(span.start, span.end - 1) : word.start])
        return apart and is_great(self._text[word.start])

    def _inverted(self, paragraph: Paragraph, end: int) -> tuple[Clause, Node] | None:
        """The verb right behind the marks, in lower case, whose subject follows."""
        words = [w for w in self.words(end, min(end + _WIDEST, paragraph.end)) if w.pos != "PUNCT"]
        if not words or is_great(self._text[words[0].start]):
            return None
        if self._text[end : words[0].start].strip(" \xa0,"):
            return None
        for word in words[:_BEFORE_VERB]:
            if word.pos == "VERB":
                clause = self._speech.clause_at(word)
                subject = self._subject_behind(word)
                return (clause, subject) if clause is not None and subject is not None else None
            if word.pos not in ("PRON", "ADV", "AUX"):
                return None
        return None

    def _subject_behind(self, verb: Node) -> Node | None:
        if not any(word.is_finite for word in (verb, *verb.kids("aux"))):
            return None
        if any(child.i < verb.i and not child.inverted for child in verb.kids("nsubj", "csubj")):
            return None
        behind = (*verb.kids("nsubj"), *(o for o in verb.kids("obj") if o.i > verb.i))
        return next((n for n in behind if n.inverted or self._speech.is_somebody(n)), None)

    def before(self, paragraph: Paragraph, span: QuotedSpan) -> Clause | None:
        """Return the clause before the colon that announces a quotation."""
        colon = last_visible(self._text, span.outer_start)
        if colon < 0 or self._text[colon] not in COLONS:
            return None
        clauses, starts = self._introducing
        near = range(bisect_left(starts, paragraph.start), bisect_right(starts, colon))
        last = next((i for i in reversed(near) if clauses[i].node.end <= colon), None)
        if last is None or self._line_ends.last(clauses[last].node.end, colon + 1) >= 0:
            return None
        return clauses[last]

    @functools.cached_property
    def _introducing(self) -> tuple[list[Clause], list[int]]:
        """The clauses that may announce what stands behind a colon, and where they start."""
        found = list(filter(self._speech.introduces, self._clauses))
        return found, _starts(found)

    def told_before(self, paragraph: Paragraph, start: int, *, own: bool) -> Node | None:
        """Return whom the sentence right before tells of: "X est catégorique. « … »".

        ``own`` tells that the quoted words are of somebody who speaks of himself.
        """
        index = bisect_left(self._root_starts, start) - 1
        if index < 0 or self._root_starts[index] < paragraph.start:
            return None
        clause = self._roots[index]
        stop = last_visible(self._text, start)
        if stop < clause.node.end or self._text[stop] not in self._marks.stops:
            return None
        opened = self._text[start + 1 : start + 4].strip()
        if self._ends.last(clause.node.end, stop) >= 0 or not is_great(opened[:1] or "."):
            return None
        speaker = self._speech.speaker_of(clause)
        if speaker is None or not self._speech.is_somebody(speaker):
            return None
        told = self._speech.is_state(clause) or self._speech.reports(clause) is not None
        return speaker if told or (own and self._speech.is_person(speaker)) else None

    def _above(self, clause: Clause, start: int, end: int) -> Clause | None:
        """The reporting clause outside the quotation that governs or accompanies ``clause``."""
        above = clause.above
        if (
            above is not None
            and not start <= above.node.start < end
            and clause.link in (Link.COMPLEMENT, Link.REPORT)
            and self._speech.reports(above)
        ):
            return above
        return next(self._beside_in_tree(clause, start, end), None)

    def _beside_in_tree(self, clause: Clause, start: int, end: int) -> Iterator[Clause]:
        for child in clause.node.children:
            if child.dep == "parataxis" and not start <= child.start < end:
                report = self._speech.clause_at(child)
                apart = report is not None and child.kid("ccomp") is None
                if report is not None and apart and self._speech.reports(report):
                    yield report

    def _interposed(self, within: Sequence[Clause]) -> Clause | None:
        """The reporting clause between the marks: "« Nous partons, a-t-elle dit. Il le faut. »"."""
        for clause in within:
            at = last_visible(self._text, clause.first.start)
            if (
                clause.node.dep == "parataxis"
                and any(subject.start > clause.first.start for subject in clause.subjects)
                and clause.node.kid("ccomp") is None
                and self._text[at : at + 1] in COMMAS
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


def _says_nothing_else(clause: Clause) -> bool:
    """Whether nothing but the quotation is what a clause says: "“Why?” Rell asked the envoy."."""
    return clause.kind is Kind.VERB and clause.node.kid("ccomp", "xcomp", "obj") is None


def _starts(clauses: Sequence[Clause]) -> list[int]:
    return [clause.node.start for clause in clauses]
