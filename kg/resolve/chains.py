"""Mentions of one document → which mention each points back to, followed to the end."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from kg.model import Mention

__all__ = ["Key", "anchors", "classed", "distinct", "holders", "key_of"]

Key = tuple[int, int, int]  # start, end, part

_POSITION = "kg:Position"
_ABSTRACT = frozenset({None, "kg:Event", "kg:Topic", "kg:Document", "kg:Message", "kg:Proposal"})
_ARTICLE = 4  # characters that may stand before the head of a phrase


def key_of(mention: Mention) -> Key:
    """Return what tells a mention from the others of its document."""
    return mention.start, mention.end, mention.part


def distinct(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Return one mention a span and part in text order: the one that tells most.

    Sorted by start, end and part; the order of ``mentions`` changes nothing.
    """
    best: dict[Key, Mention] = {}
    for mention in mentions:
        key = (mention.start, mention.end, mention.part)
        other = best.get(key)
        if other is None or (other is not mention and _telling(mention) < _telling(other)):
            best[key] = mention
    return tuple(best[key] for key in sorted(best))


def _telling(mention: Mention) -> tuple[object, ...]:
    return (
        mention.name is None,
        mention.type is None,
        mention.antecedent is None,
        mention.name or "",
        mention.type or "",
        mention.antecedent or (0, 0),
        mention.kind,
        mention.head,
    )


def anchors(mentions: Sequence[Mention]) -> dict[Key, Key]:
    """Return for each mention's key the key of the mention that its chain ends at.

    A name ends its own chain, and so does a position without its name, which is nobody. An
    antecedent is a phrase as a whole (part 0). One that is no mention itself stands for the
    mention with its head, else for its bare span, so that two phrases that point to it still
    meet. ``mentions`` are distinct and in text order.
    """
    spans, heads = _places(mentions)
    ends: dict[Key, Key] = {}
    for start, mention in spans.items():
        if mention.antecedent is None or mention.name is not None:
            ends[start] = start
            continue
        here, passed = start, [start]
        while here in spans and here not in ends:
            following = _next(spans[here], spans, heads)
            if following is None or following in passed:
                break
            here = following
            passed.append(here)
        end = ends.get(here, here)
        for key in passed:
            ends[key] = end
    return {key: ends[key] for key in spans}


def classed(mentions: Sequence[Mention], ends: Mapping[Key, Key]) -> tuple[Mention, ...]:
    """Return ``mentions``, names of no class with the class of the phrases that point to them."""
    lacking = {key_of(m) for m in mentions if m.type is None and m.name is not None}
    if not lacking:
        return tuple(mentions)
    lent: defaultdict[Key, Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        end = ends[key_of(mention)]
        if mention.type is not None and end in lacking:
            lent[end][mention.type] += 1
    return tuple(
        replace(m, type=min(lent[key], key=lambda cls: (-lent[key][cls], cls)))
        if (key := key_of(m)) in lent
        else m
        for m in mentions
    )


def holders(mentions: Sequence[Mention]) -> dict[Key, Key]:
    """Return for the key of each position said of somebody the key of whom it is said of."""
    spans, heads = _places(mentions)
    return {
        key: _antecedent(mention, mention.antecedent, spans, heads)
        for key, mention in spans.items()
        if mention.type == _POSITION
        and mention.name is None
        and mention.antecedent is not None
        and not _holds(mention, mention.antecedent)
    }


def _places(mentions: Sequence[Mention]) -> tuple[dict[Key, Mention], dict[int, Key]]:
    """Return the mentions by key, and the key of the first with its head at a character."""
    heads: dict[int, Key] = {}
    for mention in mentions:
        heads.setdefault(mention.head[0], (mention.start, mention.end, 0))
    return {key_of(m): m for m in mentions}, heads


def _next(mention: Mention, spans: Mapping[Key, Mention], heads: Mapping[int, Key]) -> Key | None:
    if mention.antecedent is None or mention.name is not None:
        return None
    if mention.type == _POSITION and not _holds(mention, mention.antecedent):
        return None
    return _antecedent(mention, mention.antecedent, spans, heads)


def _holds(mention: Mention, antecedent: tuple[int, int]) -> bool:
    """Whether the name is part of the phrase: "le général Milan Osterov"."""
    return mention.start <= antecedent[0] and antecedent[1] <= mention.end


def _antecedent(
    mention: Mention,
    antecedent: tuple[int, int],
    spans: Mapping[Key, Mention],
    heads: Mapping[int, Key],
) -> Key:
    """Return what a phrase stands for that is no mention itself.

    An event is nobody whom its phrase names further on: "ce décès" is not X in "le décès de X".
    """
    start, end = antecedent
    if (start, end, 0) in spans:
        return start, end, 0
    last = start + _ARTICLE if mention.type in _ABSTRACT else end
    inside = [heads[head] for head in range(start, end) if head in heads]
    exact = [key for key in inside if key[1] <= end and key[0] <= last]
    return min(exact, default=(start, end, 0))
