"""What words beside a name tell of it: where a place is ("Lugny, en Savoie"), whose somebody is."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import category

from kg.extract.relations.attempts import Instance
from kg.languages.syntax import Syntax
from kg.ontology import Ontology
from kg.trees.node import Node

__all__ = ["Beside"]

_PLACE, _PERSON, _CITY, _FACILITY = "kg:Place", "kg:Person", "kg:City", "kg:Facility"


class Beside:
    """Reads what stands beside names without a verb, with the classes of one ontology."""

    def __init__(self, ontology: Ontology, syntax: Syntax) -> None:
        self._ontology, self._syntax = ontology, syntax

    def place(self, where: Node) -> Instance | None:
        """Return where the place before ``where`` is: "Lugny (Savoie)", "Lugny, en Savoie".

        What stands in a list of places is in none of them: "Lugny, en Savoie et en Isère".
        """
        known = self._ontology.classes.get(where.type or "")
        relation = known.placed_by if known is not None else None
        if relation is None or not (where.name or _is_part_of_name(where)) or _is_listed(where):
            return None
        place = self._place_before(where)
        return Instance(relation, place, where, where, "") if place is not None else None

    def people(self, noun: Node, hosts: list[Node]) -> Iterator[Instance]:
        """Yield whose people somebody is of whom a noun with an adjective is said.

        "Le romancier suisse X": X is of Switzerland. Of a post it is not told: a state's envoy may
        be anybody.
        """
        if noun.type != _PERSON or noun.people or noun.has("Number=Plur"):
            return
        for adjective in noun.kids("amod"):
            known = self._ontology.classes.get(adjective.type or "")
            if known is None or known.said_by is None or not adjective.name:
                continue
            for host in hosts:
                if host.type == _PERSON and host.name:
                    yield Instance(known.said_by, host, adjective, adjective, "")

    def _place_before(self, where: Node) -> Node | None:
        """Return the name of a smaller place that ends before ``where``.

        Between them is a bracket or a comma, or nothing but a preposition: "à Lugny en Savoie",
        but not "de Lugny en Savoie", which may be a journey.
        """
        first = where.kid("case", "det") or where
        mark = first.before
        if mark is None:
            return None
        bracket = category(mark.text[0]) == "Ps"
        apart = bracket or mark.is_comma
        if not bracket and where.case() not in self._syntax.containing_prepositions:
            return None
        name = mark.before if apart else mark
        while name is not None and name.dep == "flat" and name.head is not None:
            name = name.head
        if name is None or not name.name or not self._ontology.is_a(name.type, _PLACE):
            return None
        if not apart and name.case() not in self._syntax.containing_prepositions:
            return None
        town = where.type == _CITY
        if town and not bracket and name.type != _FACILITY:
            return None  # "à Lugny, à Ostrel et à Varesk"
        kind = self._ontology.classes.get(name.type or "")
        larger = kind is not None and kind.placed_by is not None and (town or name.type != _CITY)
        first_of_list = mark.is_comma and any(other.i > where.i for other in name.kids("conj"))
        listed = first_of_list or (name.first_conjunct() is not name and where.head is not name)
        return None if larger or listed else name


def _is_part_of_name(where: Node) -> bool:
    """Whether it is a part of what has a name: "dans le nord du Mali"."""
    return any(child.name for child in where.kids("nmod") if child.i > where.i)


def _is_listed(where: Node) -> bool:
    return where.dep == "conj" or where.kid("conj") is not None
