"""Noun phrases → what each points back to: "cette lettre", "le ministère", "le ministre"."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import category

from kg.annotate.coreference.chains import PERSON, Chain, Trail
from kg.annotate.coreference.nominals import Form, Nominal, described, is_people

if TYPE_CHECKING:
    from kg.languages.names import Names
    from kg.ontology import Knowledge

__all__ = ["NounReader"]

_FAR = 8  # sentences back that "cette lettre" or "la lettre" may reach
# Of these, one thing is called by several nouns: "le message … cette lettre", and a name by one:
# "Genève … la ville". Camps, zones and groups of people need the same noun again.
_CALLED_LOOSELY = ("kg:Artifact",)
_NAMED_LOOSELY = ("kg:Artifact", "kg:Organization", "kg:Country", "kg:City")
_ALSO = {  # "un message … ce document", "la résolution … cet accord"
    ("kg:Document", "kg:Message"),
    ("kg:Message", "kg:Document"),
    ("kg:Agreement", "kg:Document"),
}
_STOOD_IN_FOR = ("kg:Organization", "kg:Artifact")  # by another noun only if it is a stand-in
_VAGUE = (None, "kg:Topic")  # too many of these share a noun


class NounReader:
    """Finds the chains that noun phrases of one text continue."""

    def __init__(self, trail: Trail, knowledge: Knowledge, words: Names) -> None:
        self.trail, self.words = trail, words
        self.is_a = knowledge.ontology.is_a

    def find(self, nominal: Nominal) -> Chain | None:
        """Return the chain that a demonstrative or definite phrase continues, or ``None``."""
        if nominal.type == "kg:Position" or nominal.predicate:
            return None
        if nominal.lemma in self.words.quantities or _is_quoted_name(nominal):
            return None
        if nominal.type == PERSON:
            return self._holder(nominal)
        owners = self.trail.owners(nominal)
        people = is_people(nominal)
        near = [
            chain
            for chain in self.trail.recent(nominal, _FAR)
            if self._suits(chain, nominal)
            and (not people or is_people(chain.members[0]))
            and chain.number in {"", nominal.number}
            and not self._encloses(chain, nominal)
        ]
        if owners:
            return self._of_same_owner(near, nominal, owners)
        if nominal.form is Form.DEMONSTRATIVE:
            return near[0] if near else None
        if nominal.type in _VAGUE:
            return None
        near = [c for c in near if nominal.modifiers <= c.modifiers]
        if nominal.modifiers:
            near = [c for c in near if nominal.lemma in c.lemmas]
        return self._clear(near, nominal)

    def _holder(self, nominal: Nominal) -> Chain | None:
        """Return the one person called so before: "le ministre russe" by all of these words."""
        words = described(nominal.node)
        holders = self.trail.holders(nominal.lemma)
        found = [chain for chain, told in holders.items() if words <= told]
        return found[0] if len(found) == 1 and nominal.number in {"", "Sing"} else None

    def _of_same_owner(self, near: list[Chain], nominal: Nominal, owners: set[int]) -> Chain | None:
        same = [c for c in near if c.owners & owners and nominal.number == c.number]
        if same:
            return same[0]
        free = [c for c in near if not c.owners and nominal.lemma in c.lemmas and not c.names]
        return free[0] if len(free) == 1 and nominal.type not in _VAGUE else None

    def _clear(self, near: list[Chain], nominal: Nominal) -> Chain | None:
        """Return the nearest unless another stands in the same sentence; same noun first."""
        for chains in ([c for c in near if nominal.lemma in c.lemmas], near):
            if chains:
                first = chains[0].members[-1].sentence
                rivals = [c for c in chains[1:] if c.members[-1].sentence == first]
                return None if rivals else chains[0]
        return None

    def _suits(self, chain: Chain, nominal: Nominal) -> bool:
        """Whether the noun may mean what the chain does: by its own word, or a fitting class."""
        if nominal.type in _VAGUE:
            return nominal.lemma in chain.lemmas and not chain.names
        if chain.type is None or nominal.type is None:
            return False
        if nominal.lemma in chain.lemmas:
            return True
        if chain.names and not chain.number and nominal.number == "Plur":
            return False  # "les pays" are not Sweden
        stood_in_for = any(self.is_a(nominal.type, top) for top in _STOOD_IN_FOR)
        if stood_in_for and (
            nominal.lemma not in self.words.stand_ins
            or chain.type == "kg:Government"
            or nominal.number != (chain.number or "Sing")
        ):
            return False
        loose = _NAMED_LOOSELY if chain.names else _CALLED_LOOSELY
        if not any(self.is_a(nominal.type, top) for top in loose):
            return False
        return (nominal.type, chain.type) in _ALSO or self.is_a(chain.type, nominal.type)

    def _encloses(self, chain: Chain, nominal: Nominal) -> bool:
        """Whether one phrase stands inside the other: "la zone … de la zone"."""
        last, node = chain.members[-1].node, nominal.node
        return (last.pos == "NOUN" and node.is_below(last)) or last.is_below(node)


def _is_quoted_name(nominal: Nominal) -> bool:
    """Whether a quotation right behind the noun names it: "le mouvement « En marche ! »"."""
    node = nominal.node
    within = (word for word in node.subtree() if word.i in (node.i + 1, node.i + 2))
    marks = {mark.i: mark for word in within for mark in (word, word.before) if mark is not None}
    return node.i + 1 in marks and category(marks[node.i + 1].text[0]) == "Pi"
