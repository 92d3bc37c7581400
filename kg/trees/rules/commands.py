"""What rules do to a tree, which stays one: a word is never hung on itself or below itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.trees.functions import Function
from kg.trees.node import NO_FUNCTION, Node, move
from kg.trees.rules.pattern import Command, Do

__all__ = ["Frame", "Places", "hang", "make_command", "promote", "relabel", "split"]

Frame = list[Node]  # the words that a rule has found, each at its name's place
Places = dict[int, tuple["Node | None", str]]  # head and relation of words before they were moved
Act = Callable[[Frame, Places], None]
Targets = Callable[[Frame], list[Node]]
Apply = Callable[[Node, Node, str, Places], Iterator[Node]]


def make_command(
    do: Do, targets: Targets, other: int, change: Callable[[Node], None] | None
) -> Act:
    """Return the function of a command on ``targets``; ``other`` is where its second word stands.

    ``change`` is what a command does that is code.
    """
    apply = _changed_by(change) if change is not None else _APPLY[do.command]
    relation, functions = do.relation, frozenset(Function(name) for name in do.functions)

    def act(frame: Frame, places: Places) -> None:
        for node in targets(frame):
            for moved in apply(node, frame[other], do.value, places):
                if relation:
                    _note(moved, places)
                    relabel(moved, relation, functions)

    return act


def _changed_by(change: Callable[[Node], None]) -> Apply:
    def apply(node: Node, _: Node, __: str, ___: Places) -> Iterator[Node]:
        change(node)
        yield node

    return apply


def _note(node: Node, places: Places) -> None:
    places.setdefault(node.i, (node.head, node.dep))


def _hang(node: Node, other: Node, _: str, places: Places) -> Iterator[Node]:
    _note(node, places)
    if hang(node, other):
        yield node


def _relabel(node: Node, _: Node, __: str, ___: Places) -> Iterator[Node]:
    yield node


def _promote(node: Node, other: Node, _: str, places: Places) -> Iterator[Node]:
    _note(node, places)
    _note(other, places)
    if promote(node, other):
        yield other


def _set(node: Node, _: Node, value: str, __: Places) -> Iterator[Node]:
    node.pos = value
    yield node


def _split(node: Node, other: Node, _: str, places: Places) -> Iterator[Node]:
    for part in other.conjuncts():
        _note(part, places)
    split(node, other)
    yield node


_APPLY = {
    Command.HANG: _hang,
    Command.RELABEL: _relabel,
    Command.PROMOTE: _promote,
    Command.SET: _set,
    Command.SPLIT: _split,
}


def relabel(node: Node, relation: str, functions: frozenset[Function] = NO_FUNCTION) -> None:
    """Give ``node`` another relation and its functions."""
    node.dep, node.functions = relation, functions


def hang(node: Node, head: Node) -> bool:
    """Hang ``node`` on ``head``; return whether it could be done."""
    if head is node or head.is_below(node):
        return False
    move(node, head)
    return True


def promote(node: Node, over: Node) -> bool:
    """Put ``node`` in the place of ``over``, which stands above it, and hang that on ``node``."""
    if not node.is_below(over) or node.head is None:
        return False
    head = over.head
    node.head.children.remove(node)
    node.head, node.dep, node.functions = head, over.dep, over.functions
    if head is not None:
        head.children[head.children.index(over)] = node
        head.children.sort(key=lambda child: child.i)
    over.head = node
    node.children.append(over)
    node.children.sort(key=lambda child: child.i)
    return True


def split(noun: Node, first: Node) -> None:
    """Make things of their own, coordinated with ``noun``, of the words coordinated with ``first``.

    They are numbered; all but the first know the noun as their whole.
    """
    noun.part = 1
    others = [node for node in first.conjuncts() if node is not first]
    for number, other in enumerate(others, start=2):
        if hang(other, noun):
            relabel(other, "conj")
            other.pos, other.part, other.whole = noun.pos, number, noun
