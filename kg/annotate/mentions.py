"""An annotated tree → mentions of its names, whether or not anything is claimed of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.model import Mention, MentionKind

if TYPE_CHECKING:
    from kg.trees.tree import Tree

__all__ = ["named_mentions"]


def named_mentions(tree: Tree) -> Iterator[Mention]:
    """Yield a mention for each word that annotation gave a name, in text order.

    Its span is the word alone. Resolution needs them: "Elle" may point back to a name that no
    claim mentions.
    """
    for node in tree:
        if node.name is None:
            continue
        back = tree[node.antecedent] if node.antecedent is not None else None
        yield Mention(
            node.start,
            node.end,
            node.text,
            head=(node.start, node.end),
            kind=MentionKind.NAME,
            type=node.type,
            name=node.name,
            antecedent=(back.start, back.end) if back is not None else None,
        )
