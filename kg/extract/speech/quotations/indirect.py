"""Indirect quotations: what verbs of saying and thinking report without quotation marks."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence

from kg.extract.clauses.clause import Clause, Link
from kg.extract.speech.cues import Speech
from kg.extract.speech.quotations.utterance import Utterance
from kg.model import Modality, Span
from kg.ontology import Cue
from kg.trees.node import Node

__all__ = ["find_indirect", "words_span"]


def find_indirect(
    text: str,
    clauses: Sequence[Clause],
    speech: Speech,
    quoted: Container[int],
    marks: Mapping[str, str],
) -> Iterator[Utterance]:
    """Yield what verbs of saying and thinking report without quotation marks.

    ``quoted`` are the indices of the words of direct quotations, ``marks`` the pairs of quotation
    marks: those inside what is reported stay whole.
    """
    for clause in clauses:
        cue = speech.reports(clause)
        if cue is None:
            continue
        content = _content(clause)
        if content is None or content.i in quoted:
            continue
        if speech.clause_at(content) is None and content.kid("nsubj") is None:
            continue
        if _is_infinitive(content) and not _is_said(content, cue):
            continue  # what one promises or hopes to do is no speech
        marked = any(child.dep == "mark" for child in content.children)
        if marked and content.i < clause.node.i:
            continue  # "alors que X est parti, Y affirme …"
        speaker = speech.speaker_of(clause)
        if speaker is None and _is_said_by_nobody(clause):
            continue
        said = clause.node.dep == "parataxis" and clause.node.head is content
        words = _words(content, clause.node if said else None)
        span = words_span(text, words, marks)
        if span is not None:
            yield Utterance(span.start, span.end, False, speaker, clause.node)


def _is_said_by_nobody(clause: Clause) -> bool:
    """Whether a verb without a speaker reports nothing: "it was said", "autant dire", "notons"."""
    return clause.passive or clause.infinitive or clause.node.has("Person=1")


def _is_infinitive(node: Node) -> bool:
    """Whether it, its auxiliary or its copula is one, or a gerund, and none of them finite."""
    verbs = (node, *node.kids("aux", "cop"))
    return any(verb.is_infinitive or verb.is_gerund for verb in verbs) and not node.is_finite


def _words(content: Node, aside: Node | None) -> list[Node]:
    """What is said, without its subordinator, what reports it, and the next main clause.

    "Il dit avoir signé, mais elle le nie": what she does is not his to say.
    """
    left = {n.i for n in aside.subtree()} if aside is not None else set()
    if _is_infinitive(content):
        for other in content.kids("conj"):
            if other.is_finite and other.kid("nsubj") is not None:
                left |= {n.i for n in other.subtree()}
    return [
        n
        for n in content.subtree()
        if n.i not in left and not (n.dep == "mark" and n.head is content)
    ]


def _is_said(infinitive: Node, cue: Cue) -> bool:
    """Whether it tells what is so: "il affirme avoir signé", not "il promet de signer".

    Behind a mark a perfect does, of the speaker's own: "claims to have signed".
    """
    if infinitive.kid("mark", "case") is not None:
        perfect = infinitive.is_participle and infinitive.kid("aux") is not None
        if not perfect or cue.control not in ("", "subj"):
            return False
    return cue.stance.modality is Modality.ASSERTED


def _content(clause: Clause) -> Node | None:
    for child in clause.node.children:
        if child.dep == "ccomp" or (child.dep == "xcomp" and _is_infinitive(child)):
            return child
    node = clause.node
    if node.dep == "parataxis" and node.head is not None:
        return node.head
    if clause.link is Link.ROOT:
        for child in node.children:
            if child.dep == "parataxis" and child.i < node.i and child.pos in ("VERB", "ADJ"):
                return child
    return None


def words_span(text: str, words: list[Node], marks: Mapping[str, str]) -> Span | None:
    """Return the extent of words without the punctuation around them; marks inside stay whole."""
    words = sorted(words, key=lambda n: n.i)
    while words and (words[0].pos == "PUNCT" or words[0].dep == "cc"):
        words.pop(0)
    while words and words[-1].pos == "PUNCT":
        words.pop()
    if not words:
        return None
    start, end = words[0].start, words[-1].end
    for opening, closing in (*marks.items(), ("(", ")")):
        inside = text[start:end]
        if opening == closing:
            opened = closed = inside.count(opening) % 2 == 1
        else:
            opened = inside.count(opening) > inside.count(closing)
            closed = inside.count(opening) < inside.count(closing)
        behind, before = end, start - 1
        while behind < len(text) and text[behind].isspace():
            behind += 1
        while before >= 0 and text[before].isspace():
            before -= 1
        if opened and text.startswith(closing, behind):
            end = behind + 1
        elif closed and before >= 0 and text[before] == opening:
            start = before
    return Span(start, end, text[start:end])
