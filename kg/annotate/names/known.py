"""Names that the gazetteer knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.names.metonyms import acts, bare_slot, takes_place
from kg.annotate.names.name import (
    NOMINAL,
    Name,
    capital,
    is_numeral,
    root_of,
    text_of,
)

if TYPE_CHECKING:
    from kg.languages.names import Names
    from kg.ontology import Knowledge
    from kg.trees.node import Node
    from kg.trees.tree import Tree

__all__ = ["known_names"]

_LONGEST = 9  # words of a name looked up in the gazetteer
_JOINTS = frozenset({"-", "'", "’", "‑", "–"})
_PERSON, _TITLES = "kg:Person", ("kg:Person", "kg:Position")
_ENDS = frozenset({"ADJ", "NUM"})  # "France 24"
_BREAKS = frozenset({"VERB", "AUX", "SCONJ"})
_NEVER = frozenset({"AUX", "PRON"})  # "Who" is no organisation, "WHO" may be one


def known_names(tree: Tree, knowledge: Knowledge, words: Names) -> list[Name]:
    """Return the longest stretches that the gazetteer knows, from left to right."""
    reader = _Reader(tree, knowledge, words)
    names: list[Name] = []
    i = 0
    while i < len(tree):
        name = reader.known_at(i)
        if name is not None:
            names.append(name)
        i = name.end if name is not None else i + 1
    return names


class _Reader:
    def __init__(self, tree: Tree, knowledge: Knowledge, words: Names) -> None:
        self.tree, self.knowledge, self.words = tree, knowledge, words
        people = [e for e in tree.entities if words.labels.get(e.label) == _PERSON]
        self.persons = {i: (e.start, e.end) for e in people for i in range(e.start, e.end)}
        longer = (tree.nodes[e.start : e.end] for e in people if e.end > e.start + 1)
        self.surnames = {nodes[-1].text for nodes in longer}
        self.places: set[str] = set()  # forms of cities that a recogniser holds for people

    def known_at(self, start: int) -> Name | None:
        """Return the longest known name that begins with the word ``start``."""
        first = self.tree[start]
        if not first.dep or not (first.pos in NOMINAL or capital(first, self.words)):
            return None
        if first.pos == "DET" and first.opens:
            return None
        if not any(map(self.knowledge.gazetteer.may_begin, self._forms(first))):
            return None
        for end in range(self._reach(start), start, -1):
            last = self.tree[end - 1]
            ends = last.pos in NOMINAL or last.pos in _ENDS or capital(last, self.words)
            if not ends or self._goes_on(end):
                continue
            if end == start + 1 and not self._may_stand_alone(first):
                continue
            text = text_of(self.tree, start, end, self.words)
            entries = self.knowledge.gazetteer.lookup(text)
            if not entries:
                continue
            root = root_of(self.tree, start, end)
            kinds = tuple(dict.fromkeys(entry.type for entry in entries))
            if all(kind == "kg:City" for kind in kinds) and self._is_namesake(start, end, root):
                continue
            if root in self.persons and self._is_titled(start) and self._are_places(kinds):
                continue  # "le président Hollande"
            cls = self._choose(kinds, root)
            entry = next(entry.iri for entry in entries if entry.type == cls)
            return Name(root, start, end, text, cls, entry=entry)
        return None

    def _forms(self, node: Node) -> tuple[str, ...]:
        return (node.text, node.lemma) if self.words.inflected else (node.text,)

    def _is_namesake(self, start: int, end: int, root: int) -> bool:
        """Whether a person is called like the city, as far as the text tells.

        A recogniser alone does not: it must be part of a longer name, be the surname of somebody
        named in full elsewhere, have a title, or never before stand where a place does.
        """
        if root not in self.persons:
            return False
        form = text_of(self.tree, start, end, self.words)
        surname = end == start + 1 and form in self.surnames
        if self.persons[root] != (start, end) or surname or self._is_titled(start):
            return True
        if form in self.places or self._is_place(self.tree[root]):
            self.places.add(form)
            return False
        return True

    def _are_places(self, kinds: tuple[str, ...]) -> bool:
        return all(self.knowledge.ontology.is_a(kind, "kg:Place") for kind in kinds)

    def _is_titled(self, start: int) -> bool:
        if start == 0:
            return False
        before = self.tree[start - 1]
        titled = self.knowledge.lexicon.noun_class(before.lemma.lower()) in _TITLES
        return titled or self.words.addresses(before.text)

    def _is_place(self, node: Node) -> bool:
        """Whether it stands where a place does: "à Ostrel", "bombarder Ostrel"."""
        case, slot = node.kid("case"), bare_slot(node)
        if case is not None:
            return case.lemma in self.words.locatives
        return slot is not None and takes_place(*slot, self.knowledge)

    def _reach(self, start: int) -> int:
        end = start + 1
        while end < len(self.tree) and end - start < _LONGEST:
            node = self.tree[end]
            joint = node.text in _JOINTS
            if not node.dep or (node.pos == "PUNCT" and not joint):
                break
            if node.pos in _BREAKS and not joint and not capital(node, self.words):
                break
            end += 1
        return end

    def _goes_on(self, end: int) -> bool:
        """Whether a numeral makes another name of it: "Minsk II" is an agreement."""
        return end < len(self.tree) and is_numeral(self.tree[end])

    def _may_stand_alone(self, node: Node) -> bool:
        if node.pos in _NEVER and not self._is_acronym(node):
            return False
        return (node.pos == "PROPN" or not node.opens) and capital(node, self.words)

    def _is_acronym(self, node: Node) -> bool:
        """Whether it is written in capitals where its neighbours are not."""
        beside = self.tree.nodes[max(node.i - 1, 0) : node.i + 2]
        loud = [one for one in beside if one.text.isupper() and len(one.text) > 1]
        return loud == [node]

    def _choose(self, kinds: tuple[str, ...], root: int) -> str:
        """Choose between a city and what it stands for: a place after "à", else whoever acts."""
        places = [kind for kind in kinds if self.knowledge.ontology.is_a(kind, "kg:Place")]
        actors = [kind for kind in kinds if kind not in places]
        if not places or not actors or "kg:Country" in places:
            return kinds[0] if not places else places[0]
        return actors[0] if acts(self.tree[root], self.knowledge, self.words) else places[0]
