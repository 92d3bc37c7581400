"""Names that the pipeline marks, as entities or as proper nouns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kg.annotate.names.name import (
    NOMINAL,
    Name,
    Places,
    capital,
    covered,
    is_numbered,
    is_numeral,
    is_year,
    root_of,
    text_of,
)
from kg.annotate.typing import class_of
from kg.trees.functions import Function
from kg.trees.tree import Entity

if TYPE_CHECKING:
    from kg.languages.names import Names
    from kg.ontology import Knowledge
    from kg.trees.node import Node
    from kg.trees.tree import Tree

__all__ = ["MarkedNames", "is_adjective", "qualifies"]

_NO_NAMES = frozenset({"PUNCT", "ADP", "CCONJ", "PRON"})
_OPENING = frozenset({"VERB", "AUX", "ADV", "SCONJ"})
_PERSON, _PLACE, _ORGANIZATION = "kg:Person", "kg:Place", "kg:Organization"
_EVENT = "kg:Event"


class MarkedNames:
    """Reads the entities and proper nouns of one text."""

    def __init__(self, tree: Tree, knowledge: Knowledge, words: Names) -> None:
        self.tree, self.knowledge, self.words = tree, knowledge, words
        self.organizations = {
            i
            for entity in tree.entities
            if words.labels.get(entity.label) == _ORGANIZATION
            for i in range(entity.start, entity.end)
        }

    def with_entities(self, names: Sequence[Name]) -> list[Name]:
        """Add entities; a known name inside one gives way where the rest is a name too."""
        kept = Places(names)
        for entity in self._entities():
            if is_adjective(entity, self.tree, self.knowledge, self.words):
                continue
            start, end = self._trim(entity.start, entity.end)
            start = self._after_place(start, end, kept)
            if start >= end or not self.tree[start].dep:
                continue
            overlapping = kept.overlapping(start, end)
            if any(not self._outweighs(start, end, name) for name in overlapping.values()):
                continue
            kept.remove(overlapping)
            told = self.words.labels.get(entity.label)
            if start != entity.start and told != _PERSON:
                told = None
            end = self._with_rest(start, self._with_adjectives(start, end))
            last = self.tree[end - 1]
            if is_numbered(last) if told == _PERSON else is_numeral(last):
                told = None  # "Minsk II" is no town, "Airbus A321" nobody
            root = root_of(self.tree, start, end)
            cls = self._refine(told or self._guess(root, last), root)
            if cls is None and end - start > 1 and self._is_event(root, last):
                cls = _EVENT
            kept.add(Name(root, start, end, text_of(self.tree, start, end, self.words), cls))
        return sorted(kept, key=lambda n: n.start)

    def _entities(self) -> Iterator[Entity]:
        """Yield the recogniser's, in two where trees part them: "la porte-parole du HCR | Ana"."""
        repaired = self.tree.repaired
        for entity in self.tree.entities:
            within = range(entity.start + 1, entity.end) if repaired else ()
            at = next((i for i in within if i in repaired and self._is_outside(i, entity)), None)
            if at is None:
                yield entity
                continue
            yield Entity(entity.start, at, entity.label)
            yield Entity(at, entity.end, "")

    def _is_outside(self, index: int, entity: Entity) -> bool:
        head = self.tree[index].head
        inside = head is not None and entity.start <= head.i < entity.end
        return self._is_capital(self.tree[index]) and not inside

    def with_proper_nouns(self, names: Sequence[Name]) -> list[Name]:
        """Add runs of proper nouns that nothing else covers, without a class."""
        taken, nodes = covered(names), self.tree.nodes
        found, end = [], 0
        for node in nodes:
            if node.i < end or not self._is_loose(node, taken):
                continue
            end = node.i + 1
            while end < len(nodes) and (
                self._is_loose(nodes[end], taken) or self._ties(nodes[end])
            ):
                end += 1
            start, stop = self._trim(node.i, end)
            if start < stop:
                root = root_of(self.tree, start, stop)
                text = text_of(self.tree, start, stop, self.words)
                cls = self._guess(root, self.tree[stop - 1])
                found.append(Name(root, start, stop, text, cls))
        return sorted([*names, *found], key=lambda n: n.start)

    def _after_place(self, start: int, end: int, names: Places) -> int:
        """Cut a known place off a person's name: "à Genève Ana Brun"."""
        if start == 0 or self.tree[start - 1].pos != "ADP" or start in self.organizations:
            return start
        for name in names.overlapping(start, start + 1).values():
            rest = self.tree.nodes[name.end : end]
            if name.start == start and len(rest) > 1 and all(map(self._is_capital, rest)):
                return name.end
        return start

    def _refine(self, cls: str | None, root: int) -> str | None:
        """Return the class of the name's head noun where it tells more: a treaty, a ministry."""
        node, is_a = self.tree[root], self.knowledge.ontology.is_a
        if cls in (None, _PERSON) or node.pos not in NOMINAL:
            return cls
        own = class_of(node, self.tree, self.knowledge)
        own = own or self.knowledge.lexicon.noun_class(node.lower)
        kinds = [cls, "kg:Document", "kg:Event"]
        if cls == _PLACE and self.words.known_labels and node.before in node.children:
            kinds.append(_ORGANIZATION)  # "the Supreme Court" is no place
        told = any(is_a(own, kind) for kind in kinds)
        return own if own is not None and told else cls

    def _guess(self, root: int, last: Node) -> str | None:
        """Return a person's class where the tree ties first and last names together as such."""
        named = any(Function.NAME in child.functions for child in self.tree[root].children)
        return _PERSON if named and not is_numbered(last) else None

    def _is_event(self, root: int, last: Node) -> bool:
        """Whether a name of several words is an event's: "Coupe Brun", "Lugny 2016"."""
        node = self.tree[root]
        named = node.pos in NOMINAL and class_of(node, self.tree, self.knowledge) == _EVENT
        return named or is_year(last)

    def _outweighs(self, start: int, end: int, name: Name) -> bool:
        if start > name.start or end < name.end:
            return False
        if name.start == start and name.end < end and not self._is_capital(self.tree[name.end]):
            # "Washington du message de M. X" is not one, "Golfe de X" is
            common = name.end == start + 1 and self.knowledge.lexicon.noun_class(name.text.lower())
            return self.tree[name.end].pos == "ADJ" or bool(common)
        rest = (*self.tree.nodes[start : name.start], *self.tree.nodes[name.end : end])
        return any(map(self._is_capital, rest))

    def _trim(self, start: int, end: int) -> tuple[int, int]:
        nodes = self.tree.nodes
        while start < end and self._is_rim(nodes[start], first=True):
            start += 1
        for node in nodes[start + 1 : end]:
            verb = node.pos in ("VERB", "AUX")
            if node.text.isspace() or (verb and not self._is_capital(node)):
                end = node.i
                break
        while start < end and (
            self._is_rim(nodes[end - 1], first=False) or self._is_stray(start, end)
        ):
            end -= 1
        return start, end

    def _is_stray(self, start: int, end: int) -> bool:
        """Whether the last word belongs elsewhere: "dimanche" in "quitte Ostrel dimanche"."""
        last = self.tree[end - 1]
        if end - start < 2 or last.head is None or last.pos == "ADJ":
            return False
        return not start <= last.head.i < end and not self._is_capital(last)

    def _is_rim(self, node: Node, *, first: bool) -> bool:
        if node.pos in _NO_NAMES or node.text.isspace() or self.words.addresses(node.text):
            return True
        if not first:
            return node.pos == "DET"
        if node.opens and node.pos in _OPENING:
            return True  # "Exclu des Républicains"
        if node.dep == "amod" and node.head is not None and node.head.i < node.i:
            return True  # "le président Chinois Li Wen"
        if node.pos == "DET" and node.lower in self.words.articles:
            return node.opens or not self._is_part(node)  # "à La Brune", not "La police"
        plain = self.words.capital_titles or not self._is_capital(node)
        return plain and self._noun_class(node) == "kg:Position"

    def _is_part(self, article: Node) -> bool:
        """Whether the capital of an article tells that a name begins with it: "Le Bien public"."""
        before = article.before
        stands = before is not None and before.pos not in ("PUNCT", "SYM", "X")
        return stands and self._is_capital(article) and not self.words.known_labels

    def _with_adjectives(self, start: int, end: int) -> int:
        """Take in adjectives right after a common noun's name: "Défense" → "Défense russe"."""
        while end < len(self.tree):
            node = self.tree[end]
            if node.pos != "ADJ" or node.dep != "amod" or node.head is None:
                break
            if not (start <= node.head.i < end and node.head.pos == "NOUN"):
                break
            end += 1
        return end

    def _with_rest(self, start: int, end: int) -> int:
        """Take in what is of the name before, whatever taggers say: "Kim Jong Un", "Minsk II"."""
        while end < len(self.tree):
            node = self.tree[end]
            tied = node.dep == "flat" and not node.ent and self._is_capital(node)
            if not tied and not is_numeral(node):
                break
            if node.head is None or not start <= node.head.i < end:
                break
            end += 1
        return end

    def _is_loose(self, node: Node, taken: frozenset[int]) -> bool:
        if node.pos != "PROPN" or node.i in taken or not node.dep or not self._is_capital(node):
            return False
        if qualifies(node, self.knowledge, self.words):
            return False
        return not (node.opens and self.knowledge.lexicon.noun_class(node.lower))

    def _ties(self, node: Node) -> bool:
        """Whether a sign ties two parts of a name: "CD&V"."""
        return node.dep == "flat" and not any(map(str.isalnum, node.text))

    def _is_capital(self, node: Node) -> bool:
        return capital(node, self.words)

    def _noun_class(self, node: Node) -> str | None:
        return self.knowledge.lexicon.noun_class(node.lemma.lower())


def is_adjective(entity: Entity, tree: Tree, knowledge: Knowledge, words: Names) -> bool:
    """Return whether a name is but a state's adjective, or what its people are called.

    So is "Iranian" of a recogniser that marks whatever is written with a capital; one that gives it
    a class is believed, unless the gazetteer is.
    """
    if entity.end > entity.start + 1:
        return False
    node = tree[entity.start]
    if words.labels.get(entity.label):
        return qualifies(node, knowledge, words)
    return bool(knowledge.gazetteer.adjective(node.text))


def qualifies(node: Node, knowledge: Knowledge, words: Names) -> bool:
    """Return whether a word is a state's adjective before its noun: "the Qatari broadcaster"."""
    if not words.known_labels or node.dep not in ("amod", "compound"):
        return False
    if node.head is None or node.head.i < node.i:
        return False
    gazetteer = knowledge.gazetteer
    return bool(gazetteer.adjective(node.text)) and not gazetteer.lookup(node.text)  # "US troops"
