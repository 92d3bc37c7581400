"""Reported speech as read from trees, before its speakers become mentions."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from kg.trees.node import Node

__all__ = ["Utterance", "all_reports", "quoted_words", "words_in"]

_START = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Utterance:
    """A quotation as read from the tree, before its speaker becomes a mention.

    ``listener`` is whom it is said to, where the text tells; ``own`` are the text's own words: a
    question put to somebody whose answers alone stand in marks.
    """

    start: int
    end: int
    direct: bool
    speaker: Node | None = None
    cue: Node | None = None
    listener: Node | None = None
    own: bool = False

    def aside(self) -> list[Node]:
        """Return the words between the marks that are not reported: those of the clause of saying.

        So it is in "« Nous partons, dit-il, demain »".
        """
        if self.cue is None or not self.start <= self.cue.start < self.end:
            return []
        return self.cue.subtree()


def words_in(nodes: Sequence[Node], start: int, end: int) -> Sequence[Node]:
    """Return those of a text's ``nodes`` that begin in the characters ``[start, end)``."""
    return nodes[bisect_left(nodes, start, key=_START) : bisect_left(nodes, end, key=_START)]


def all_reports(direct: Sequence[Utterance], indirect: Iterable[Utterance]) -> list[Utterance]:
    """Return all reports in text order.

    Who reports the whole says also what stands in marks: "il dit que « tout va bien »".
    """
    told = list(indirect)
    found: list[Utterance] = list(told)
    for report in direct:
        if report.speaker is None:
            around = (r for r in told if r.start <= report.start and report.end <= r.end)
            report = replace(report, speaker=next((r.speaker for r in around), None))
        found.append(report)
    return sorted(found, key=lambda r: (r.start, r.end, not r.direct))


def quoted_words(reports: Sequence[Utterance], nodes: Sequence[Node]) -> dict[int, Node]:
    """Return the speaker of each word that stands in one of the quotations, by the word's index."""
    found: dict[int, Node] = {}
    for report in reports:
        if report.speaker is None:
            continue
        aside = {node.i for node in report.aside()}
        for node in words_in(nodes, report.start, report.end):
            if node.i not in aside:
                found[node.i] = report.speaker
    return found
