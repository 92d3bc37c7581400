"""What a sentence states twice, and what somebody would do to himself: stated once, or not at all.

"Une réunion tenue à Lorn" says by its noun and by its participle where the meeting was. "X l'a
rencontré" never means that X met X: there a pronoun was taken for the wrong person.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace

from kg.extract.relations.roles import named
from kg.extract.statements.statement import Statement
from kg.model import Layer, Role
from kg.ontology import Ontology
from kg.trees.node import Node

__all__ = ["Identities", "said_once"]

_DEPTH = 5


class Identities:
    """Tells whether two words of one text stand for the same; ``nodes`` are the text's, by index.

    ``speakers`` tells of the words of quotations whose they are: "je", "nous".
    """

    def __init__(
        self, nodes: Sequence[Node | None], speakers: Mapping[int, Node] | None = None
    ) -> None:
        self._nodes, self._speakers = nodes, speakers or {}

    def __call__(self, node: Node) -> int | str:
        """Return the name that ``node`` stands for, or the index of the word that it goes back to.

        Things that share a noun have its index and their own number.
        """
        found = named(node)
        for _ in range(_DEPTH):
            back = self._speakers.get(found.i)
            if back is None and found.antecedent is not None:
                back = self._nodes[found.antecedent]
            if back is None or back is found:
                break
            found = named(back)
        return found.name or (f"{found.i}.{found.part}" if found.part else found.i)


def said_once(
    statements: Iterable[Statement], identity: Identities, ontology: Ontology
) -> list[Statement]:
    """Return the statements without those that a sentence has made already.

    What stands on the surface stays; of the rest the first, with the time that another tells. A
    relation between things of one kind is none of somebody with himself, unless the words say so:
    on the surface the words stay, without a relation.
    """
    found: list[Statement] = []
    statements = list(statements)
    met = {one.object.i for one in statements if one.object and _befalls(one, ontology)}
    for one in statements:
        if _counts_itself(one) and one.object is not None and one.object.i in met:
            continue  # "l'attaque a fait dix morts": the verb has said it
        if not _is_of_oneself(one, identity, ontology):
            found.append(one)
        elif one.layer is Layer.SURFACE:
            found.append(replace(one, relation=None))
    first: dict[Hashable, int] = {}
    said: list[Statement | None] = []
    surface = {_key(one, identity) for one in found if one.layer is Layer.SURFACE}
    for one in found:
        key = _key(one, identity)
        if key is None or one.layer is Layer.SURFACE:
            said.append(one)
            continue
        if key in surface:
            continue
        at = first.setdefault(key, len(said))
        before = said[at] if at < len(said) else None
        if before is None or (before.time and one.time and before.time.value != one.time.value):
            said.append(one)
        elif before.time is None and one.time is not None:
            said[at] = replace(before, time=one.time)
    return [one for one in said if one is not None]


def _befalls(one: Statement, ontology: Ontology) -> bool:
    known = ontology.relations.get(one.relation or "")
    return known is not None and known.undergone and not _counts_itself(one)


def _counts_itself(one: Statement) -> bool:
    """Whether a noun says of those whom it counts what befell them: "dix morts"."""
    return one.layer is Layer.EVENT and one.object is not None and one.object is one.bare


def _is_of_oneself(one: Statement, identity: Identities, ontology: Ontology) -> bool:
    known = ontology.relations.get(one.relation or "")
    if known is None or one.subject is None or one.object is None or one.role is Role.TIME:
        return False
    if one.object.has("Reflex=Yes") or set(known.domain).isdisjoint(known.range):
        return False
    return one.subject is not one.object and identity(one.subject) == identity(one.object)


def _key(one: Statement, identity: Identities) -> Hashable:
    """Return what a statement has in common with another that says the same, if it may have."""
    if one.relation is None or one.object is None or not one.words:
        return None
    standing = one.standing
    return (
        one.words[0].sent, one.relation, one.subject and identity(one.subject),
        identity(one.object), one.negated, standing.modality, one.status,
        tuple(holder.i for holder in standing.holders),
    )  # fmt: skip
