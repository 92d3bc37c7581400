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
        self._kin: dict[tuple[str, str, bool], bool] = {}  # see _may_be_called
        self._strict: dict[str, bool] = {}  # classes of which only some nouns call another thing

    def find(self, nominal: Nominal) -> Chain | None:
        """Return the chain that a demonstrative or definite phrase continues, or ``None``."""
        if nominal.type == "kg:Position" or nominal.predicate:
            return None
        if nominal.lemma in self.words.quantities or _is_quoted_name(nominal):
            return None
        if nominal.type == PERSON:
            return self._holder(nominal)
        owners = self.trail.owners(nominal)
        people, numbers = is_people(nominal), {"", nominal.number}
        near = [
            chain
            for chain in self.trail.recent(nominal, _FAR)
            if chain.number in numbers
            and self._suits(chain, nominal)
            and (not people or is_people(chain.members[0]))
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
        known, named = nominal.lemma in chain.lemmas, bool(chain.names)
        if nominal.type in _VAGUE:
            return known and not named
        if chain.type is None or nominal.type is None:
            return False
        if known:
            return True
        if named and not chain.number and nominal.number == "Plur":
            return False  # "les pays" are not Sweden
        if not self._may_be_called(nominal.type, chain.type, named=named):
            return False
        if not self._is_strict(nominal.type):
            return True
        agrees = nominal.number == (chain.number or "Sing")
        stands_in = nominal.lemma in self.words.stand_ins
        return agrees and stands_in and chain.type != "kg:Government"

    def _is_strict(self, noun: str) -> bool:
        """Whether of all nouns of a class only stand-ins mean what another noun has named."""
        found = self._strict.get(noun)
        if found is None:
            found = any(self.is_a(noun, top) for top in _STOOD_IN_FOR)
            self._strict[noun] = found
        return found

    def _may_be_called(self, noun: str, thing: str, *, named: bool) -> bool:
        """Whether a thing of one class, ``named`` or not, is called by nouns of another class."""
        found = self._kin.get((noun, thing, named))
        if found is None:
            loose = _NAMED_LOOSELY if named else _CALLED_LOOSELY
            fits = (noun, thing) in _ALSO or self.is_a(thing, noun)
            found = fits and any(self.is_a(noun, top) for top in loose)
            self._kin[noun, thing, named] = found
        return found

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
