"""Mentions of one document → clusters: names by form, other phrases by what they point back to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.model import Mention

__all__ = ["anchors", "distinct"]

_POSITION = "kg:Position"


def distinct(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Return one mention a span in text order: the one that tells most.

    Sorted by start, then end; the order of ``mentions`` changes nothing.
    """
    best: dict[tuple[int, int], Mention] = {}
    for mention in sorted(mentions, key=_telling):
        best.setdefault((mention.start, mention.end), mention)
    return tuple(best[span] for span in sorted(best))


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


def anchors(mentions: Sequence[Mention]) -> dict[tuple[int, int], tuple[int, int]]:
    """Return for each mention's span the span of the mention that its chain ends at.

    A name ends its own chain, and so does a position without its name, which is nobody. An
    antecedent that is no mention itself stands for the mention with its head, else for its bare
    span, so that two phrases that point to it still meet. ``mentions`` are distinct and in text
    order.
    """
    spans = {(m.start, m.end): m for m in mentions}
    heads: dict[int, tuple[int, int]] = {}
    for mention in mentions:
        heads.setdefault(mention.head[0], (mention.start, mention.end))
    ends: dict[tuple[int, int], tuple[int, int]] = {}
    for mention in mentions:
        here = (mention.start, mention.end)
        passed = [here]
        while here in spans and here not in ends:
            following = _next(spans[here], spans, heads)
            if following is None or following in passed:
                break
            here = following
            passed.append(here)
        end = ends.get(here, here)
        for span in passed:
            ends[span] = end
    return {span: ends[span] for span in spans}


def _next(
    mention: Mention,
    spans: dict[tuple[int, int], Mention],
    heads: dict[int, tuple[int, int]],
) -> tuple[int, int] | None:
    if mention.antecedent is None or mention.name is not None:
        return None
    start, end = mention.antecedent
    holds_the_name = mention.start <= start and end <= mention.end  # "le général Milan Osterov"
    if mention.type == _POSITION and not holds_the_name:
        return None
    if (start, end) in spans:
        return start, end
    inside = [span for head, span in heads.items() if start <= head < end]
    exact = [span for span in inside if span[1] <= end]
    return min(exact, default=(start, end))
