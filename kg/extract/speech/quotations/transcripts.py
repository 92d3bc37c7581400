"""Interviews and transcripts: paragraphs that begin with who speaks and bear no quotation marks.

"Anna Delmas : Nous partons.", "R - Nous partons.", "M. Marchand. – Nous partons."
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.speech.cues import Speech
from kg.extract.speech.quotations.utterance import Utterance, words_in
from kg.languages import Language
from kg.languages.segmentation.turns import Label, labels_in
from kg.model import Document, ParagraphKind
from kg.trees.node import Node

__all__ = ["find_turns"]

_READ = (ParagraphKind.BODY, ParagraphKind.TITLE)


def find_turns(
    document: Document, nodes: Sequence[Node], speech: Speech, language: Language
) -> list[Utterance]:
    """Return what each speaker of an interview or a transcript says, in text order.

    Where most paragraphs have a label, one without goes on with the speaker before it. Answers
    that name nobody are of the person who is named first before the first label, if anybody is;
    a question that names nobody is an unknown speaker's.
    """

    def person(start: int, end: int) -> Node | None:
        return next(filter(speech.is_person, words_in(nodes, start, end)), None)

    places = [(p.start, p.end) for p in document.paragraphs if p.kind in _READ]
    labels = {
        at: label
        for at, label in labels_in(document.text, places, language).items()
        if label.asks or label.answers or person(label.start, label.end) is not None
    }
    if len(labels) < 2:
        return []
    interviewed = person(0, min(labels))
    found: list[Utterance] = []
    before: Label | None = None
    for start, end in places:
        label = labels.get(start)
        if label is not None:
            named = person(label.start, label.end)
            speaker = named or (interviewed if label.answers else None)
            found.append(Utterance(label.end, end, True, speaker))
        elif before is not None and not before.asks and 2 * len(labels) >= len(places):
            found.append(Utterance(start, end, True, found[-1].speaker))
        before = label or before
    return found
