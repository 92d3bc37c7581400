"""What of a document extraction looks at: no furniture, and times where they are mentioned."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from kg.model import Paragraph, ParagraphKind, TimeExpression
from kg.trees.functions import Function
from kg.trees.node import Node

__all__ = [
    "outside_furniture",
    "read_nodes",
    "verbs_ahead",
    "verbs_behind",
    "verbs_now",
    "words_of_times",
]

_VERBAL = frozenset({"AUX", "VERB"})
_OUTSIDE = (ParagraphKind.FURNITURE, ParagraphKind.FOREIGN)


def read_nodes(slots: list[Node | None], paragraphs: tuple[Paragraph, ...]) -> list[Node]:
    """Return the nodes of what is read, in text order."""
    left_out = [(p.start, p.end) for p in paragraphs if not p.kind.is_read and p.start < p.end]
    found = [node for node in slots if node is not None]
    starts = [node.start for node in found]
    for start, end in reversed(left_out):
        del found[bisect_left(starts, start) : bisect_left(starts, end)]
    return found


def outside_furniture(
    times: tuple[TimeExpression, ...], paragraphs: tuple[Paragraph, ...]
) -> Iterator[TimeExpression]:
    """Yield the times that stand in the document itself, its metadata included."""
    furniture = [p for p in paragraphs if p.kind in _OUTSIDE]
    ends = [p.end for p in furniture]
    for time in times:
        at = bisect_right(ends, time.start)
        if at == len(furniture) or time.start < furniture[at].start:
            yield time


def verbs_ahead(read: Iterable[Node], future: AbstractSet[str]) -> list[int]:
    """Return the offsets of verbs that speak of the future: "sera nommé", "will be named".

    ``future`` are features and forms of auxiliaries. Of an auxiliary with the feature only one of
    the passive counts: "aurait quitté" is about the past.
    """
    return [
        node.start
        for node in read
        if (node.dep == "aux" and node.lower in future)
        or (not future.isdisjoint(node.feats) and _is_verb(node))
    ]


def verbs_behind(read: Iterable[Node]) -> list[int]:
    """Return the offsets of verbs that speak of the past: "a signé", "signait", "signed".

    A participle counts by itself, and with auxiliaries unless they make a passive of the present
    ("est jugé") or tell what would be.
    """
    return [node.start for node in read if node.pos in _VERBAL and _is_past(node)]


def verbs_now(read: Iterable[Node]) -> list[int]:
    """Return the offsets of verbs in the present: "promises", no auxiliaries."""
    return [
        node.start
        for node in read
        if node.pos == "VERB" and node.has("Tense=Pres") and node.is_finite
    ]


def _is_past(node: Node) -> bool:
    if not (node.has("Tense=Past") or node.has("Tense=Imp")) or node.has("Mood=Cnd"):
        return False
    if not node.has("VerbForm=Part"):
        return True
    auxiliaries = [child for child in node.children if child.dep == "aux"]
    return not any(
        one.has("Mood=Cnd") or (Function.PASSIVE in one.functions and one.has("Tense=Pres"))
        for one in auxiliaries
        if len(auxiliaries) == 1 or one.has("Mood=Cnd")
    )


def _is_verb(node: Node) -> bool:
    passive = node.dep == "aux" and Function.PASSIVE in node.functions
    return node.pos == "VERB" or passive or node.dep == "cop"


def words_of_times(
    read: Sequence[Node], times: Sequence[TimeExpression]
) -> dict[int, TimeExpression]:
    """Return the time expression of each word that stands in one, by the word's index."""
    found: dict[int, TimeExpression] = {}
    rest = iter(times)
    time = next(rest, None)
    for node in read:
        while time is not None and time.end <= node.start:
            time = next(rest, None)
        if time is None:
            break
        if time.start <= node.start < time.end:
            found[node.i] = time
    return found
