"""Direct quotations: what stands between marks, who says it, with which word."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from kg.extract.clauses.clause import Clause, Link
from kg.extract.speech.cues import Speech
from kg.extract.speech.quotations import Report
from kg.languages import Language
from kg.languages.quotation_marks import QuotedSpan, quoted_spans
from kg.model import Document, Paragraph
from kg.trees.node import Node

__all__ = ["find_direct"]

_FEWEST_WORDS = 3  # a shorter quoted stretch without a verb is a scare quote or a title


def find_direct(
    document: Document,
    nodes: Sequence[Node],
    clauses: Sequence[Clause],
    speech: Speech,
    language: Language,
) -> list[Report]:
    """Return the direct quotations.

    A quotation that goes on after its speaker was named, in the same or the next paragraph, keeps
    the speaker.
    """
    reports: list[Report] = []
    last: Report | None = None
    starts = [node.start for node in nodes]
    clauses = sorted(clauses, key=lambda clause: clause.node.start)
    clause_starts = [clause.node.start for clause in clauses]
    for paragraph in document.paragraphs or (Paragraph(0, len(document.text)),):
        text = document.text[paragraph.start : paragraph.end]
        spans = [s for s in quoted_spans(text, language.segments.quotation_marks) if s.depth == 0]
        if not spans:
            last = None
            continue
        for span in spans:
            start, end = paragraph.start + span.start, paragraph.start + span.end
            inside = nodes[bisect_left(starts, start) : bisect_left(starts, end)]
            near = clauses[
                bisect_left(clause_starts, paragraph.start) : bisect_left(
                    clause_starts, paragraph.end
                )
            ]
            report = _direct(document.text, paragraph, span, inside, near, speech)
            if report is None:
                continue
            opens = span.outer_start == 0
            if (
                report.speaker is None
                and last is not None
                and _goes_on(document.text, last, report, paragraph, opens)
            ):
                report = Report(report.start, report.end, True, last.speaker, None)
            if report.cue is None or _words(inside) > 1:
                reports.append(report)  # of one word, it is a mention rather than speech
            last = report if report.speaker is not None else last
    return reports


def _goes_on(text: str, last: Report, report: Report, paragraph: Paragraph, opens: bool) -> bool:
    if last.start >= paragraph.start:
        between = text[last.end : report.start]
        whole = text[report.start].isupper() or "." not in between
        return whole and between.count(".") <= 1 and len(between) < 200
    return opens and not text[last.end : report.start].strip(' \n\r\t«»“”".')


def _direct(
    text: str,
    paragraph: Paragraph,
    span: QuotedSpan,
    inside: Sequence[Node],
    clauses: Sequence[Clause],
    speech: Speech,
) -> Report | None:
    start, end = paragraph.start + span.start, paragraph.start + span.end
    outer_end = paragraph.start + span.outer_end
    outer_start = paragraph.start + span.outer_start
    within = [c for c in clauses if start <= c.node.start and c.node.end <= end]
    for clause in within:
        link = _reporting_clause(clause, start, end, speech)
        if link is not None:
            return _report(start, end, link, speech)
    object_of = _speech_object(inside, clauses, speech, start, end)
    if object_of is not None:
        return _report(start, end, object_of, speech)
    interposed = _interposed(text, within, speech)
    if interposed is not None:
        return _report(start, end, interposed, speech)
    if not within or _words(inside) < _FEWEST_WORDS:
        return None
    beside = _beside(text, paragraph, outer_start, outer_end, clauses, speech)
    if beside is not None:
        return _report(start, end, beside, speech)
    for clause in within:
        for child in clause.node.children:
            source = speech.source(child)
            if source is not None:
                return Report(start, end, True, source, None)
    if any(clause.node.is_finite for clause in within):
        return Report(start, end, True)
    return None


def _report(start: int, end: int, clause: Clause, speech: Speech) -> Report:
    return Report(start, end, True, speech.speaker_of(clause), clause.node)


def _reporting_clause(clause: Clause, start: int, end: int, speech: Speech) -> Clause | None:
    """The reporting clause outside the quotation that governs or accompanies ``clause``."""
    above = clause.above
    if (
        above is not None
        and not start <= above.node.start < end
        and clause.link in (Link.COMPLEMENT, Link.REPORT)
        and speech.reports(above)
    ):
        return above
    for child in clause.node.children:
        if child.dep == "parataxis" and not start <= child.start < end:
            report = speech.clause_at(child)
            if report is not None and speech.reports(report):
                return report
    return None


def _interposed(text: str, within: Sequence[Clause], speech: Speech) -> Clause | None:
    """The reporting clause between the marks: "« Nous partons, a-t-elle dit. Il le faut. »"."""
    for clause in within:
        if (
            clause.node.dep == "parataxis"
            and any(subject.start > clause.first.start for subject in clause.subjects)
            and clause.node.kid("ccomp") is None
            and text[: clause.first.start].rstrip().endswith(",")
            and speech.reports(clause)
        ):
            return clause
    return None


def _speech_object(
    inside: Sequence[Node],
    clauses: Sequence[Clause],
    speech: Speech,
    start: int,
    end: int,
) -> Clause | None:
    """The verb of speech whose object stands in the marks ("a réaffirmé l'« exigence … »")."""
    for node in inside:
        head = node.head
        if node.dep in ("obj", "xcomp", "ccomp") and head is not None:
            if start <= head.start < end:
                continue
            clause = speech.clause_at(head)
            cue = speech.reports(clause) if clause is not None else None
            if cue is not None and (not cue.complement or "obj" in cue.complement):
                return clause
    return None


def _beside(
    text: str,
    paragraph: Paragraph,
    outer_start: int,
    outer_end: int,
    clauses: Sequence[Clause],
    speech: Speech,
) -> Clause | None:
    """The reporting clause right after the marks (", a souligné X") or before a colon.

    After a full stop inside the marks a clause with its subject first is the next sentence.
    """
    ended = text[outer_start:outer_end].rstrip(' \n»”"')[-1:] in _STOPS
    for clause in clauses:
        first = min(clause.first.start, *(s.start for s in clause.subjects or [clause.first]))
        if first < outer_end or clause.node.start >= paragraph.end:
            continue
        gap = text[outer_end:first]
        if len(gap) > 40 or any(mark in gap for mark in ".!?;\n"):
            break
        if ended and "," not in gap and first < clause.first.start:
            break
        if speech.reports(clause):
            return clause
    before = [
        c for c in clauses if paragraph.start <= c.node.start < outer_start and speech.introduces(c)
    ]
    for clause in reversed(before):
        gap = text[clause.node.end : outer_start]
        if gap.rstrip().endswith(":") and not any(mark in gap for mark in ".!?\n"):
            return clause
    return None


def _words(nodes: Sequence[Node]) -> int:
    return sum(1 for node in nodes if node.pos != "PUNCT")
