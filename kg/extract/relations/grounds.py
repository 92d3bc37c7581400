"""Complements that tell where, and not what it is about or with whom: places beside the matter."""

from __future__ import annotations

from kg.languages import Language
from kg.ontology import Knowledge
from kg.trees.node import Node

__all__ = ["Grounds"]

_BODY, _FACILITY = "kg:Organization", "kg:Facility"
_POINTS = ("kg:City", _FACILITY)


class Grounds:
    """Tells complements that only say where from those that a relation is about."""

    def __init__(self, knowledge: Knowledge, language: Language) -> None:
        self._knowledge, self._language = knowledge, language

    def is_ground(self, node: Node) -> bool:
        """Return whether it can only tell where: "une trêve sur l'ensemble du territoire".

        Or on which channel, for how long: "un entretien sur Radio Lorn", "un plan sur deux ans".
        """
        syntax, case = self._language.syntax, node.case()
        nouns = syntax.ground_nouns.get(case, frozenset())
        types = syntax.ground_types.get(case, frozenset())
        is_a = self._knowledge.ontology.is_a
        if not node.has("Number=Plur") and any(is_a(node.type, kind) for kind in types):
            return True  # not "une loi sur les chaînes"
        if nouns and node.lemma.lower() in syntax.time_nouns and node.kid("nummod") is not None:
            return True
        if node.name and node.lower in nouns:
            return True
        if node.lemma.lower() in self._language.names.quantities:
            return any(_is_one_of(below, nouns) for below in node.kids("nmod"))
        return _is_one_of(node, nouns)

    def is_no_topic(self, node: Node) -> bool:
        """Return whether it can't be what something is about: a ground, "dix" in "six sur dix"."""
        bare = node.pos == "NUM" and node.kid("nmod", "amod") is None
        times = self._language.times
        day = node.lower in times.weekdays or (node.lower in times.months and bool(node.case()))
        return bare or day or self.is_ground(node)

    def is_town_of_talks(self, node: Node) -> bool:
        """Return whether a bare name of a place behind "à" tells where one talks, not with whom."""
        is_a = self._knowledge.ontology.is_a
        place = is_a(node.type, "kg:Place") and not is_a(node.type, "kg:Actor")
        bare = node.pos == "PROPN" and node.kid("det", "flat") is None
        return place and bare and node.case() in self._language.names.locatives

    def as_building(self, node: Node) -> tuple[str, ...]:
        """Return the class of a body that is a building, too: "à la mairie", "à l'hôpital de X".

        A name of a recogniser is also what its noun denotes.
        """
        if node.pos != "NOUN" or node.type != _BODY:
            return ()
        lemma = node.lemma.lower()
        own = self._knowledge.lexicon.noun_class(lemma) if node.name else None
        house = lemma in self._language.names.houses or own == _FACILITY
        return (_FACILITY,) if house else ()

    def is_beside(self, node: Node) -> bool:
        """Return whether it tells where something is by a town outside of it: "à l'est de Lorn".

        With a distance it does so by anything: "à trente kilomètres au nord de la frontière".
        """
        case = node.kid("case")
        nouns = self._language.syntax.beside_nouns.get(node.case())
        if case is None or nouns is None or node.lemma.lower() not in nouns:
            return False
        before = case.before
        if before is not None and before.pos == "NOUN" and before.kid("nummod") is not None:
            return True
        is_a = self._knowledge.ontology.is_a
        return any(is_a(child.type, kind) for child in node.kids("nmod") for kind in _POINTS)


def _is_one_of(node: Node, nouns: frozenset[str]) -> bool:
    return node.pos == "NOUN" and not node.name and node.lemma.lower() in nouns
