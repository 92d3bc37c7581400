"""A spaCy Doc → its tree: one node a token, made once and shared by all readers."""

from __future__ import annotations

import functools
from collections.abc import Container, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, cast
from weakref import WeakKeyDictionary

import numpy as np

from kg.trees.functions import functions_of
from kg.trees.node import Node, Word, features
from kg.trees.rewriting import rewrite

if TYPE_CHECKING:
    from spacy.strings import StringStore
    from spacy.tokens import Doc, Token

    from kg.languages import Language
    from kg.ontology import Knowledge

__all__ = ["Entity", "Tree", "read_tree", "tree_of"]

_OF_WORDS: list[int | str] = ["ORTH", "LEMMA", "POS", "DEP", "MORPH"]
_MOST_WORDS = 65_536  # remembered, of a language: as many as some hundred articles have
_EXTENSIONS = frozenset({"kg_type", "kg_name", "kg_antecedent"})
# beside the Docs and not on them: what is on a Doc must go through msgpack with it
_TREES: WeakKeyDictionary[Doc, Tree] = WeakKeyDictionary()


class Entity(NamedTuple):
    """A stretch of words ``[start, end)``, by index, that a recogniser holds for a name."""

    start: int
    end: int
    label: str


class Tree:
    """The words of a text with their trees.

    ``nodes`` has one node a token, in order, so that ``tree[i].i == i``; white space and words
    that were not parsed have no relation. ``slots`` is the same with ``None`` for these.
    ``text[node.start : node.end] == node.text``. ``repaired`` are the indices of words that rules
    hung elsewhere than the parser did.
    """

    __slots__ = ("_classes", "entities", "nodes", "repaired", "slots", "text")

    def __init__(
        self,
        text: str,
        nodes: list[Node],
        entities: tuple[Entity, ...],
        classes: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        self.text, self.nodes, self.entities = text, nodes, entities
        self._classes = classes  # of the ontology, by the recogniser's labels
        for entity in entities:
            self._mark(entity)
        self.repaired: frozenset[int] = frozenset()
        self.slots: list[Node | None] = [node if node.dep else None for node in nodes]

    def __len__(self) -> int:
        return len(self.nodes)

    def __getitem__(self, index: int) -> Node:
        return self.nodes[index]

    def __iter__(self) -> Iterator[Node]:
        return iter(self.nodes)

    def add_entities(self, more: Iterable[Entity]) -> None:
        """Add names that the recogniser left out, none over another."""
        found = list(more)
        for entity in found:
            self._mark(entity)
        self.entities = tuple(sorted((*self.entities, *found)))

    def drop_entities(self, dropped: Container[Entity]) -> None:
        """Leave out what the recogniser took for a name: it is part of another."""
        for entity in self.entities:
            if entity in dropped:
                for node in self.nodes[entity.start : entity.end]:
                    node.ent = ""
        self.entities = tuple(entity for entity in self.entities if entity not in dropped)

    def _mark(self, entity: Entity) -> None:
        for node in self.nodes[entity.start : entity.end]:
            node.ent = self._classes.get(entity.label) or entity.label

    def words(self, start: int, end: int) -> str:
        """Return the text of the words ``[start, end)``, white space behind them included."""
        if start >= end:
            return ""
        stop = self.nodes[end].start if end < len(self.nodes) else len(self.text)
        return self.text[self.nodes[start].start : stop]


def tree_of(doc: Doc, language: Language, knowledge: Knowledge) -> Tree:
    """Return the tree of ``doc`` in normal form, the same object for whoever asks.

    It is read and rewritten when it is first asked for, straight behind the pipeline: names,
    coreference and extraction see one tree. What a later component changes on the Doc's tokens is
    not seen.
    """
    found = _TREES.get(doc)
    if found is None:
        found = _TREES[doc] = read_tree(doc, language)
        rewrite(found, language, knowledge)
    return found


def read_tree(doc: Doc, language: Language) -> Tree:
    """Return the tree of ``doc`` as the parser left it, with what annotation set on its tokens.

    White space has no relation. A parse in which a word hangs on white space, or on itself with a
    relation, is read as a root.
    """
    # arrays: to ask each Token takes five times as long
    known = map(tuple, doc.to_array(_OF_WORDS).tolist())
    places = doc.to_array(["HEAD", "SENT_START", "SPACY"]).view(np.int64).tolist()
    words = _words(language)
    annotated = _annotated(doc)
    told = doc._.parse_certainty if doc.has_extension("parse_certainty") else None
    nodes: list[Node] = []
    pieces: list[str] = []
    sent, start = -1, 0
    last: Node | None = None
    for i, (key, (_, opens, blank)) in enumerate(zip(known, places, strict=True)):
        if opens > 0 or sent < 0:
            sent, last = sent + 1, None
        word = words.find(doc.vocab.strings, key)
        node = Node(i, word, start, sent, opens=opens > 0)
        start = node.end + blank
        pieces.append(word.text + " " * blank)
        if told:
            node.certainty = told[i]
        if node.dep:
            node.before, last = last, node
        nodes.append(node)
    for child, (way, _, _) in zip(nodes, places, strict=True):
        above = nodes[child.i + way]
        if child.dep and above is not child and above.dep:
            child.head = above
            above.children.append(child)
        if child.start in annotated:
            _take_over(doc[child.i], child, nodes, language)
    entities = tuple(Entity(span.start, span.end, span.label_) for span in doc.ents)
    return Tree("".join(pieces), nodes, entities, language.names.labels)


def _take_over(token: Token, node: Node, nodes: list[Node], language: Language) -> None:
    """Set what annotation left on a token."""
    if node.dep:
        node.type, node.name = token._.kg_type, token._.kg_name
    if token._.kg_antecedent is not None:
        sure = token._.kg_sureness if token.has_extension("kg_sureness") else None
        other = nodes[token._.kg_antecedent]
        node.point_back(other, 1.0 if sure is None else sure, language.coreference.claimed)


class _Words:
    """The words of a language that were met, by what spaCy numbers their strings with."""

    def __init__(self, labels: Mapping[str, tuple[str, ...]]) -> None:
        self._functions = functions_of(labels)
        self._known: dict[tuple[int, ...], Word] = {}

    def find(self, strings: StringStore, key: tuple[int, ...]) -> Word:
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= _MOST_WORDS:
                self._known.clear()
            found = self._known[key] = self._read(strings, *key)
        return found

    def _read(
        self, strings: StringStore, orth: int, lemma: int, pos: int, dep: int, morph: int
    ) -> Word:
        text, label = strings[orth], strings[dep]
        lower = text.lower().replace("’", "'")
        return Word(
            text,
            lower,
            strings[lemma] or lower,
            strings[pos],
            "" if text.isspace() else label.partition(":")[0],
            self._functions[label],
            features(strings[morph]),
        )


@functools.lru_cache(maxsize=16)
def _words_of(labels: tuple[tuple[str, tuple[str, ...]], ...]) -> _Words:
    return _Words(dict(labels))


def _words(language: Language) -> _Words:
    return _words_of(tuple(sorted(language.labels.items())))


def _annotated(doc: Doc) -> frozenset[int]:
    """The offsets of words that carry an extension: to ask every word takes longer than all else.

    spaCy keeps what is set on a token in ``user_data`` under ``("._.", name, offset, None)``.
    """
    keys = cast("Mapping[Any, Any]", doc.user_data)
    found = (key for key in keys if isinstance(key, tuple) and key[:1] == ("._.",))
    return frozenset(key[2] for key in found if key[1] in _EXTENSIONS)
