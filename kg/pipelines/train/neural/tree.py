"""A dependency tree as the network is trained on it."""

from dataclasses import dataclass

__all__ = ["Tree", "subtree"]


@dataclass(frozen=True, slots=True)
class Tree:
    """One sentence: per word its form, head (0 root, else 1-based), label, part of speech, tag."""

    forms: tuple[str, ...]
    heads: tuple[int, ...]
    labels: tuple[str, ...]
    parts_of_speech: tuple[str, ...]
    tags: tuple[str, ...]
    source: str

    def __len__(self) -> int:
        return len(self.forms)


def subtree(tree: Tree, top: int) -> list[int]:
    """Positions of a word and all below it, in the order of the sentence."""
    below: dict[int, list[int]] = {}
    for k, head in enumerate(tree.heads):
        below.setdefault(head - 1, []).append(k)
    found, waiting = [], [top]
    while waiting:
        k = waiting.pop()
        found.append(k)
        waiting.extend(below.get(k, ()))
    return sorted(found)
