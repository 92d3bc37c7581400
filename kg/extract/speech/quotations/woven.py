"""Whose the words between marks are that are a part of the text's own sentence.

"Anna Delmas « félicite chaleureusement » Paul Marchand": her words. "Elle a exhorté la région à
« ouvrir les écoles »": hers, too.
"""

from __future__ import annotations

from collections.abc import Container, Iterable

from kg.extract.clauses.clause import Clause
from kg.extract.speech.cues import Speech
from kg.languages.syntax import Words
from kg.trees.node import Node

__all__ = ["woven_words"]

_DEPTH = 20


def woven_words(
    nodes: Iterable[Node], speech: Speech, unnamed: Container[int], judging: Words
) -> dict[int, Node]:
    """Return the speakers of quoted words that nobody is said to have said, by the words' index.

    Who speaks, asks for something or judges it, by a verb inside of the marks or above them.
    ``unnamed`` are the indices of such words, ``judging`` verbs of what one thinks of an event.
    """
    found: dict[int, Node] = {}
    for node in nodes:
        if node.i not in unnamed:
            continue
        around = map(speech.clause_at, (node, *node.ancestors()))
        clause = next(filter(None, around), None)
        speaker = _speaker(clause, speech, unnamed, judging)
        if speaker is not None:
            found[node.i] = speaker
    return _spread(found, unnamed)


def _spread(found: dict[int, Node], unnamed: Container[int]) -> dict[int, Node]:
    """Give whose the first words of a stretch are the rest of it, too: it is one quotation."""
    spread = dict(found)
    for first, speaker in found.items():
        index = first + 1
        while index in unnamed and index not in found:
            spread[index] = speaker
            index += 1
    return spread


def _speaker(
    clause: Clause | None, speech: Speech, unnamed: Container[int], judging: Words
) -> Node | None:
    for _ in range(_DEPTH):
        if clause is None:
            return None
        inside = clause.node.i in unnamed
        tells = speech.own_cue(clause) is not None or clause.lemma.lower() in judging
        if tells and not clause.passive:
            for subject in clause.subjects:
                own = subject.head is clause.node or not inside
                if own and subject.i not in unnamed and _may_speak(subject, speech):
                    return subject
        if not inside:
            return None  # nobody speaks there
        clause = clause.above
    return None


def _may_speak(subject: Node, speech: Speech) -> bool:
    """Whether it is somebody, a document, or a pronoun for either."""
    if subject.pos == "PRON":
        return subject.has("PronType=Prs") and subject.dep == "nsubj"
    return speech.may_sign(subject) or speech.sources.can_say(subject)
