"""Reporting clauses that parsers hang in the wrong place: "…, a fait savoir X", "X, a-t-il dit, …".

They stand beside what they report, set off by a comma, with the subject behind the verb. Each rule
moves a node only where the tree as parsed has no reading.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from kg.ontology import Lexicon
from kg.trees.functions import Function
from kg.trees.node import NO_FUNCTION, Node, move
from kg.trees.wordings import best

__all__ = ["settle_reports"]

_MISTAKEN = frozenset({"xcomp", "ccomp", "conj", "advcl", "acl"})
_SWALLOWED = frozenset({"parataxis", "ccomp", "conj", "xcomp", "advcl", "obj", "dislocated"})
_SUBJECTS = frozenset({"nsubj", "obj", "expl"})


def settle_reports(nodes: Sequence[Node], lexicon: Lexicon) -> None:
    """Make reporting clauses parentheses of what they report, in place."""
    for _, sentence in groupby(nodes, key=lambda node: node.sent):
        words = {node.i: node for node in sentence}
        for node in list(words.values()):
            if node.pos == "VERB" and node.is_finite and _reports(node, lexicon):
                _free_the_main_clause(node, words)
                _as_parenthesis(node, words)


def _reports(node: Node, lexicon: Lexicon) -> bool:
    cue = best(lexicon.cues(node.lemma.lower(), "VERB"), node)
    return cue is not None and cue.stance.holder


def _as_parenthesis(node: Node, words: dict[int, Node]) -> None:
    """In "Il part, a fait savoir sa porte-parole": no complement of "part"."""
    if (
        node.dep not in _MISTAKEN
        or Function.RELATIVE in node.functions
        or node.kid("mark", "cc", "ccomp") is not None
    ):
        return
    group = _verb_group(node)
    before = words.get(group[0].i - 1)
    behind = [c for c in node.children if c.dep in ("nsubj", "obj") and c.i > node.i]
    inverted = not any(c.dep == "nsubj" and c.i < node.i for c in node.children)
    if before is not None and before.text == "," and behind and inverted:
        node.dep, node.functions = "parataxis", NO_FUNCTION


def _free_the_main_clause(node: Node, words: dict[int, Node]) -> None:
    """In "La Russie, a-t-il poursuivi, n'a rien reçu": it is Russia that got nothing."""
    subject = next((c for c in node.children if c.dep == "nsubj" and c.i < node.i), None)
    group = _verb_group(node)
    if subject is None or not any(c.dep in _SUBJECTS and c.i > group[0].i for c in node.children):
        return
    before = words.get(group[0].i - 1)
    if before is None or before.text != "," or before.i <= subject.i:
        return
    main = next(
        (c for c in node.children if c.dep in _SWALLOWED and c.i > node.i and _lacks_subject(c)),
        None,
    )
    if main is None:
        return
    for child in main.kids("nsubj"):
        child.dep, child.functions = "obj", NO_FUNCTION
    head, dep, functions = node.head, node.dep, node.functions
    for child in list(node.children):
        if child.dep == "expl" and child.i > group[0].i:
            child.dep, child.functions = "nsubj", NO_FUNCTION
        elif child is not main and (child.i <= subject.i or child.i > main.i):
            move(child, main)
    if head is not None:
        move(main, head)
    else:
        node.children.remove(main)
        main.head = None
    main.dep, main.functions = dep, functions
    move(node, main)
    node.dep, node.functions = "parataxis", NO_FUNCTION


def _lacks_subject(node: Node) -> bool:
    """Whether none stands before the verb; one behind it is an object that lost its subject."""
    if not node.is_finite or node.kid("mark", "cc", "expl") is not None:
        return False
    return all(child.i > node.i for child in node.kids("nsubj"))


def _verb_group(node: Node) -> list[Node]:
    """The verb with its auxiliaries and pronouns before it, in text order."""
    aside = [
        c for c in node.children if c.dep in ("aux", "expl", "iobj") and c.pos in ("AUX", "PRON")
    ]
    return sorted([node, *aside], key=lambda word: word.i)
