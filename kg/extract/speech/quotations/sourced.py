"""What is said by whom a phrase names as the source: "selon la ministre, le convoi est parti"."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence

from kg.extract.clauses.clause import Clause, Link
from kg.extract.speech.cues import Speech
from kg.extract.speech.quotations.indirect import words_span
from kg.extract.speech.quotations.utterance import Utterance
from kg.trees.node import Node

__all__ = ["find_sourced"]


def find_sourced(
    text: str,
    clauses: Sequence[Clause],
    speech: Speech,
    quoted: Container[int],
    marks: Mapping[str, str],
) -> Iterator[Utterance]:
    """Yield the finite clauses beside which a source is named, the phrase that names it left out.

    ``quoted`` are the indices of the words of direct quotations, ``marks`` the pairs of quotation
    marks. The cue is the preposition.
    """
    for clause in clauses:
        node = clause.node
        if node.i in quoted or clause.link is Link.RELATIVE or not _is_finite(node):
            continue
        for phrase in node.children:
            speaker = speech.sources.source_beside(phrase)
            if speaker is None or _is_report(clause, speaker, speech):
                continue
            cue = next(iter(phrase.kids("case", "mark")), None)
            aside = {word.i for word in phrase.subtree()}
            span = words_span(text, [w for w in node.subtree() if w.i not in aside], marks)
            if span is not None and cue is not None:
                yield Utterance(span.start, span.end, False, speaker, cue)


def _is_report(clause: Clause, speaker: Node, speech: Speech) -> bool:
    """Whether the clause itself only tells who says something: "a-t-on appris de source X"."""
    return speech.reports(clause) is not None and speech.speaker_of(clause) is speaker


def _is_finite(node: Node) -> bool:
    return any(verb.is_finite for verb in (node, *node.kids("aux", "cop")))
