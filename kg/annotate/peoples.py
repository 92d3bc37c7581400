"""Nouns for whoever belongs to a state: "un Iranien", "l'Espagnole X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.trees.articles import DEFINITE

if TYPE_CHECKING:
    from kg.ontology import Knowledge
    from kg.trees.node import Node
    from kg.trees.tree import Tree

__all__ = ["is_of_people", "mark_peoples"]

_COUNTRY, _PERSON = "kg:Country", "kg:Person"


def is_of_people(node: Node, knowledge: Knowledge) -> bool:
    """Return whether a common noun denotes people of a state, not its language ("le français").

    Several are people whatever stands before, and written as they may be: "des milliers
    d'Irakiens", "les américains".
    """
    if node.pos != "NOUN" or not knowledge.gazetteer.adjective(node.text):
        return False
    articles = [w for w in node.kids("det", "case") if w.pos == "DET" or w.has(DEFINITE)]
    if node.kid("nummod") is not None or any(one.has("Definite=Ind") for one in articles):
        return True
    return node.has("Number=Plur") or (node.text[:1].isupper() and bool(articles))


def mark_peoples(tree: Tree, knowledge: Knowledge, code: str) -> list[int]:
    """Give nouns that tell a person's state its class and name ("l'Espagnol X", "X, un Belge").

    Return the indices of what got one.
    """
    marked = []
    for node in tree:
        if node.pos != "NOUN" or not _is_said_of_person(node):
            continue
        states = [s for s in knowledge.gazetteer.adjective(node.text) if s.type == _COUNTRY]
        if len(states) == 1:
            node.people, node.type = True, _COUNTRY
            node.name = states[0].labels.get(code, node.text)
            marked.append(node.i)
    return marked


def _is_said_of_person(noun: Node) -> bool:
    behind = (child for child in noun.kids("appos", "nmod", "flat") if child.i > noun.i)
    named = (child for child in behind if child.name and child.type == _PERSON)
    if any(child.dep == "appos" or not child.case() for child in named):
        return True
    host = noun.head
    return noun.dep == "appos" and host is not None and host.type == _PERSON
