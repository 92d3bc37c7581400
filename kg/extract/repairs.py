"""Attachments that agreement or repeated prepositions rule out, set right.

Parsers attach modifiers to the nearest noun; morphology often says that it can't be that one.
Each rule moves a node only where the tree as parsed is ungrammatical and a better head stands on
the way to the root or just before.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kg.extract.tree import Node

__all__ = ["repair"]


def repair(nodes: Sequence[Node], repeated: Collection[str]) -> None:
    """Move misattached participles, appositions and conjuncts of ``nodes``, in place.

    ``repeated`` are the prepositions that the language repeats before each conjunct.
    """
    for node in nodes:
        if node.dep == "acl" and node.is_participle and node.sub != "relcl":
            _agree(node, nodes)
        elif node.dep == "appos":
            _name_of_one(node)
        elif node.dep == "conj":
            _repeated_preposition(node, repeated)


def move(node: Node, head: Node) -> None:
    """Hang ``node`` on ``head`` with the relation that it has."""
    if node.head is not None:
        node.head.children.remove(node)
    node.head = head
    head.children.append(node)
    head.children.sort(key=lambda child: child.i)


def _agree(participle: Node, nodes: Sequence[Node]) -> None:
    """ "réfugiés qui vivent dans le camp, situé …": a participle agrees with its noun."""
    head = participle.head
    if head is None or head.pos != "NOUN" or not _clash(participle, head):
        return
    before = [n for n in nodes if n.sent == participle.sent and n.i < participle.i]
    for noun in reversed(before):
        if noun.pos == "NOUN" and not _clash(participle, noun) and not _below(noun, participle):
            move(participle, noun)
            return


def _name_of_one(name: Node) -> None:
    """ "le chef du comité des chefs d'état-major, Joseph Dunford": one person, one post."""
    head = name.head
    if head is None or not head.has("Number=Plur") or name.kid("conj") is not None:
        return
    if name.type != "kg:Person" and name.ent != "PER":
        return
    for noun in head.ancestors():
        if noun.pos != "NOUN":
            return
        if noun.type in ("kg:Position", "kg:Person") and not noun.has("Number=Plur"):
            move(name, noun)
            return


def _repeated_preposition(conjunct: Node, repeated: Collection[str]) -> None:
    """ "le règlement du problème et la question …": French repeats "de" and "à" before conjuncts.

    A conjunct with an article and no preposition is coordinated with a noun without one.
    """
    head = conjunct.head
    if head is None or not head.is_nominal or not conjunct.is_nominal:
        return
    if conjunct.case() or conjunct.kid("det") is None or head.dep != "nmod":
        return
    if head.case() not in repeated:
        return
    for noun in head.ancestors():
        if not noun.is_nominal:
            return
        if not noun.case():
            move(conjunct, noun)
            return


def _clash(first: Node, second: Node) -> bool:
    for feature in ("Number", "Gender"):
        one, two = _value(first, feature), _value(second, feature)
        if one and two and one != two:
            return True
    return False


def _value(node: Node, feature: str) -> str:
    for part in node.feats.split("|"):
        name, _, value = part.partition("=")
        if name == feature:
            return value
    return ""


def _below(node: Node, ancestor: Node) -> bool:
    return any(above is ancestor for above in node.ancestors())
