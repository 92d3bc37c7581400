"""Who says so beside a predicate: reporting clauses and phrases that name a source."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.clauses.clause import Clause
from kg.extract.speech.cues import Speech
from kg.languages.syntax import Syntax
from kg.trees.node import Node
from kg.trees.relatives import relative_antecedent

__all__ = ["has_content", "has_holder_beside", "holders_beside", "is_hearsay"]


def holders_beside(node: Node, speech: Speech, syntax: Syntax) -> Iterator[Node]:
    """Yield the holders that parenthetical reports and phrases beside a predicate name."""
    for child in (*node.children, *_shared(node, speech, syntax), *_behind(node, speech)):
        if child.dep == "parataxis":
            report = speech.clause_at(child)
            reports = report is not None and speech.reports(report) and not has_content(report)
            holder = speech.speaker_of(report) if report is not None and reports else None
        else:
            holder = speech.sources.source_beside(child)
        if holder is not None and not _is_of_figure(child, node, speech):
            yield holder


def _is_of_figure(source: Node, node: Node, speech: Speech) -> bool:
    """Whether a source tells of a figure that another contradicts: "30 selon X et 50 selon Y"."""
    if source.i < node.i or speech.sources.is_set_off(source):
        return False
    return any(
        other.i > node.i and other.is_nominal and speech.sources.tells(other.case())
        for other in node.subtree()
        if other is not source and source not in (other, *other.ancestors())
    )


def is_hearsay(node: Node, speech: Speech) -> bool:
    """Return whether nobody in particular says so beside: "dit-on"."""
    reports = (speech.clause_at(child) for child in node.kids("parataxis"))
    return any(
        report is not None
        and speech.reports(report) is not None
        and speech.is_nobodys(report)
        and speech.speaker_of(report) is None
        for report in reports
    )


def has_holder_beside(node: Node, speech: Speech) -> bool:
    """Return whether a phrase at a predicate names a source: "selon X, elle partirait"."""
    return any(speech.sources.holder_in(child) is not None for child in node.kids("obl", "advmod"))


def has_content(clause: Clause) -> bool:
    """Return whether a reporting clause has its complement with it."""
    return any(
        child.dep == "ccomp" or (child.dep == "obj" and relative_antecedent(child) is None)
        for child in clause.node.children
        if child.pos != "PRON" and child not in clause.subjects
    )


def _behind(node: Node, speech: Speech) -> Iterator[Node]:
    """Yield sources that a parser hangs on what stands before: "…, selon X", "… selon X".

    Without a comma so it is where nothing but the subject stands before the verb.
    """
    if not node.is_finite:
        return
    begins = not any(child.i < node.i for child in node.kids("obl", "advcl"))
    below = [child for child in node.kids("advcl", "obl", "nmod", "acl") if child.i > node.i]
    while below:
        one = below.pop()
        if one.is_finite:
            continue
        for child in one.children:
            source = child.i > one.i and speech.sources.source_beside(child) is not None
            if source and (speech.sources.is_set_off(child) or (begins and one.is_nominal)):
                if _end(child) == _end(node):
                    yield child
            elif child.dep in ("advcl", "obl", "nmod", "acl", "obj", "xcomp") and child.i > one.i:
                below.append(child)


def _end(node: Node) -> int:
    """The index of the last word below a node, marks left out."""
    return max(word.i for word in node.subtree(leave_out=("punct",)))


def _shared(node: Node, speech: Speech, syntax: Syntax) -> list[Node]:
    """The sources beside the clause before that say the next one too: "selon X, P et Q"."""
    first = node.head
    if node.dep != "conj" or first is None or speech.clause_at(first) is None:
        return []
    opposed = any(word.lower in syntax.adversatives for word in node.kids("cc"))
    opposed = opposed and node.kid("nsubj") is not None  # "arrêté, mais libéré, selon X"
    return [
        child
        for child in first.children
        if (child.i < first.i or (child.i > node.i and not opposed))
        and speech.sources.source_beside(child) is not None
    ]
