"""A spaCy Doc's Universal Dependencies trees as plain nodes, fast to walk.

Relation names are those of Universal Dependencies 2, the same for every language; what differs
between languages (words) is in ``kg/languages/`` and ``ontologies/lexicon/``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Node", "attachments", "move", "nodes"]

_EXTENSIONS = frozenset({"kg_type", "kg_name", "kg_antecedent"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "X", "SYM"})


class Node:
    """A word in its tree.

    ``dep`` is the relation without its subtype, ``sub`` the subtype (``pass`` of ``nsubj:pass``);
    ``start`` and ``end`` are character offsets, half-open; ``type``, ``name`` and ``antecedent``
    come from annotation. ``head`` is ``None`` for a root. Things that share a noun are numbered by
    ``part``, and their nodes, but for the first, know the noun as ``whole``. ``certainty`` is how
    probable the parser holds head and relation, 0..1, ``None`` where it doesn't tell.
    """

    __slots__ = (
        "antecedent",
        "certainty",
        "children",
        "dep",
        "end",
        "ent",
        "feats",
        "head",
        "i",
        "lemma",
        "lower",
        "name",
        "part",
        "pos",
        "sent",
        "start",
        "sub",
        "text",
        "type",
        "whole",
    )

    def __init__(self, token: Token, sent: int) -> None:
        self.i: int = token.i
        self.sent = sent
        self.text: str = token.text
        self.lower: str = token.text.lower().replace("’", "'")
        self.lemma: str = token.lemma_ or self.lower
        self.pos: str = token.pos_
        self.dep, _, self.sub = token.dep_.partition(":")
        self.feats: str = str(token.morph)
        self.start: int = token.idx
        self.end: int = token.idx + len(token.text)
        self.ent: str = token.ent_type_
        self.head: Node | None = None
        self.children: list[Node] = []
        self.type: str | None = None
        self.name: str | None = None
        self.antecedent: int | None = None
        self.certainty: float | None = None
        self.part = 0
        self.whole: Node | None = None

    def __repr__(self) -> str:
        return f"<{self.i} {self.text} {self.pos} {self.dep}>"

    def has(self, feature: str) -> bool:
        """Return whether the morphology holds ``feature`` (``Mood=Cnd``)."""
        return feature in self.feats

    def kids(self, *deps: str) -> list[Node]:
        """Return the children whose relation, without subtype, is one of ``deps``."""
        return [child for child in self.children if child.dep in deps]

    def kid(self, *deps: str) -> Node | None:
        """Return the first such child, or ``None``."""
        for child in self.children:
            if child.dep in deps:
                return child
        return None

    def ancestors(self) -> Iterator[Node]:
        """Yield the heads from the nearest to the root."""
        node = self.head
        while node is not None:
            yield node
            node = node.head

    def subtree(self, leave_out: Iterable[str] = ()) -> list[Node]:
        """Return the node and all below it, in no order; not below relations in ``leave_out``."""
        left = frozenset(leave_out)
        found, todo = [], [self]
        while todo:
            node = todo.pop()
            found.append(node)
            todo.extend(child for child in node.children if child.dep not in left)
        return found

    @property
    def is_nominal(self) -> bool:
        """Whether the word heads a noun phrase (nouns, names, pronouns, numbers)."""
        return self.pos in NOMINAL

    @property
    def is_participle(self) -> bool:
        """Whether the word is a past participle."""
        return "VerbForm=Part" in self.feats and "Tense=Pres" not in self.feats

    @property
    def is_present_participle(self) -> bool:
        """Whether the word is a present participle or gerund."""
        return "VerbForm=Part" in self.feats and "Tense=Pres" in self.feats

    @property
    def is_infinitive(self) -> bool:
        """Whether the word is an infinitive."""
        return "VerbForm=Inf" in self.feats

    @property
    def is_finite(self) -> bool:
        """Whether the word, or an auxiliary or copula of it, is a finite verb."""
        if "VerbForm=Fin" in self.feats:
            return True
        return any(
            "VerbForm=Fin" in child.feats for child in self.children if child.dep in ("aux", "cop")
        )

    def conjuncts(self) -> list[Node]:
        """Return the node and the conjuncts that follow it (chained or flat), in text order."""
        found, todo = [self], [self]
        while todo:
            more = todo.pop(0).kids("conj")
            found.extend(more)
            todo.extend(more)
        return sorted(found, key=lambda node: node.i)

    def dummy_subject(self) -> Node | None:
        """Return the "il" of "il reste trois camps", which stands before the real subject.

        In "la milice a-t-elle signé ?" the pronoun only repeats the subject before it.
        """
        for child in self.children:
            if child.dep == "nsubj":
                return None
            if child.dep == "expl" and child.sub == "subj":
                return child
        return None

    def case(self) -> str:
        """Return the lemma of the preposition that marks the node ("à", "au sein de", "").

        Prepositions of several words are joined with their fixed parts.
        """
        for child in self.children:
            if child.dep == "case" and child.i < self.i:
                parts = [child, *sorted(child.kids("fixed"), key=lambda node: node.i)]
                return " ".join(part.lemma.lower() for part in parts)
        return ""


def nodes(doc: Doc) -> list[Node | None]:
    """Return one node a token of ``doc``, in order; ``None`` for white space and unparsed tokens.

    Nodes without a relation (furniture) are left out. A parse in which a word hangs on white
    space or on itself with a relation is read as a root.
    """
    result: list[Node | None] = []
    sent = -1
    annotated = _annotated(doc)
    told = doc._.parse_certainty if doc.has_extension("parse_certainty") else None
    for token in doc:
        if token.is_sent_start or sent < 0:
            sent += 1
        if token.is_space or not token.dep_:
            result.append(None)
            continue
        node = Node(token, sent)
        if token.idx in annotated:
            node.type = token._.kg_type
            node.name = token._.kg_name
            node.antecedent = token._.kg_antecedent
        if told:
            node.certainty = told[token.i]
        result.append(node)
    for token, child in zip(doc, result, strict=True):
        if child is None or token.head.i == token.i:
            continue
        head = result[token.head.i]
        if head is not None:
            child.head = head
            head.children.append(child)
    return result


def attachments(found: Iterable[Node]) -> dict[int, tuple[int, str]]:
    """Return by index what each word hangs on (-1: nothing) and by which relation."""
    return {node.i: (node.head.i if node.head is not None else -1, node.dep) for node in found}


def _annotated(doc: Doc) -> frozenset[int]:
    """The offsets of words that carry an extension: to ask every word takes longer than all else.

    spaCy keeps what is set on a token in ``user_data`` under ``("._.", name, offset, None)``.
    """
    keys = cast("Mapping[Any, Any]", doc.user_data)
    found = (key for key in keys if isinstance(key, tuple) and key[:1] == ("._.",))
    return frozenset(key[2] for key in found if key[1] in _EXTENSIONS)


def move(node: Node, head: Node) -> None:
    """Hang ``node`` on ``head`` with the relation that it has."""
    if node.head is not None:
        node.head.children.remove(node)
    node.head = head
    head.children.append(node)
    head.children.sort(key=lambda child: child.i)
