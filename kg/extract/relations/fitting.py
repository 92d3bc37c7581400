"""What may stand in the slots of a frame: classes that are asked for, nouns that are barred."""

from __future__ import annotations

from kg.extract.relations.attempts import is_part
from kg.extract.relations.grounds import Grounds
from kg.extract.relations.roles import named, places_of
from kg.extract.relations.slots import Slots
from kg.languages import Language
from kg.ontology import Frame, Knowledge, Slot
from kg.trees.node import Node

__all__ = ["Fitting"]

_ACTORS = ("kg:Actor",)


class Fitting:
    """Tells what fits into frames, by one body of knowledge."""

    def __init__(self, knowledge: Knowledge, language: Language) -> None:
        self._knowledge, self._language = knowledge, language
        self._where = Grounds(knowledge, language)

    def is_allowed(self, frame: Frame, slots: Slots) -> bool:
        """Return whether the slots that no pattern reads are filled as the frame demands."""
        for slot, kinds in frame.bars.items():
            if any(not kinds or self.is_barred(node, kinds) for node in slots.get(slot, ())):
                return False
        for slot, classes in frame.conditions.items():
            fillers = slots.get(slot)
            if slot == "clause" and fillers:
                continue  # that there is one is all that can be asked
            if not fillers:
                if any(name.startswith("!") for name in classes):
                    return False
            elif not any(self.fits(node, classes) for node in fillers):
                return False
        return True

    def doers(self, slot: Slot, doers: list[Node], frame: Frame) -> list[Node]:
        """Return those of ``doers`` that may fill a slot in which a preposition would mark them."""
        syntax = self._language.syntax
        marks = syntax.agent_prepositions.union(syntax.owner_prepositions)
        for name in slot.names:
            if name in marks:
                classes = frame.select.get(name, _ACTORS)
                return [node for node in doers if named(node).type and self.fits(node, classes)]
        return []

    def is_sound(self, relation: str, subject: Node, object_: Node, frame: Frame) -> bool:
        """Return whether known classes are of the relation's domain and range.

        A topic is anything but the ground on which something holds, nobody talks with the town
        that one is in ("à Genève"), and nothing is in a town that is beside it. What a word of the
        expression denotes is told by the entry: "effectuer dix arrestations".
        """
        known = self._knowledge.ontology.relations[relation]
        if known.locating and (self._where.is_beside(object_) or object_.has("PronType=Prs")):
            return False  # "chez eux" is no place of its own
        if "kg:Topic" in known.range and self._where.is_no_topic(object_):
            return False
        if known.symmetric and self._where.is_town_of_talks(object_):
            return False
        return self.suits(subject, known.domain, frame) and self.suits(object_, known.range, frame)

    def suits(self, node: Node, classes: tuple[str, ...], frame: Frame) -> bool:
        """Return whether a node may stand where a relation asks for ``classes``."""
        return "kg:Topic" in classes or is_part(node, frame) or self.fits(node, classes)

    def fillers(self, slot: Slot, slots: Slots, frame: Frame) -> list[Node]:
        """Return what fills a slot and is of the classes that the frame selects."""
        found: list[Node] = []
        for name in slot.names:
            if name in ("self", "word") and found:
                break  # "host|self": the noun only where it is said of nothing
            classes, barred = frame.select.get(name), frame.barred.get(name, ())
            found.extend(
                node
                for shared in slots.get(name, ())
                for node in places_of(shared, self._language.names)
                if (name == "word" or not is_part(node, frame))
                and (not classes or name == "clause" or self.fits(node, classes))
                and not (barred and self.is_barred(node, barred))
            )
        return found

    def is_barred(self, node: Node, kinds: tuple[str, ...]) -> bool:
        """Return whether a node is one of the nouns or, by itself, of one of the classes.

        A quantity is what it counts: "une dizaine de spectateurs". A feature bars common nouns
        alone: "faire partie des trois partis" is not "faire partie des Verts".
        """
        own, is_a = named(node), self._knowledge.ontology.is_a
        if any(is_a(own.type, kind) for kind in kinds):
            return True
        if not own.name and any("=" in kind and node.has(kind) for kind in kinds):
            return True
        counts = node.lemma.lower() in self._language.names.quantities
        return any(
            one.lemma.lower() in kinds for one in (node, *(node.kids("nmod") if counts else ()))
        )

    def fits(self, node: Node, classes: tuple[str, ...]) -> bool:
        """Return whether a node is of one of ``classes``, as ``kgl:select`` writes them."""
        node = named(node)
        if node.type is None:
            return not any(name.startswith("!") for name in classes)
        ontology = self._knowledge.ontology
        known = ontology.classes.get(node.type)
        kinds = (node.type, *(known.stands_for if known is not None else ()))
        kinds += self._where.as_building(node)
        return any(
            ontology.is_a(kind, cls) or (node.lent and ontology.is_a(cls, kind))
            for cls in (name.removeprefix("!") for name in classes)
            for kind in kinds
        )
