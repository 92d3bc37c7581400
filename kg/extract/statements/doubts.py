"""A statement → what speaks against it: marks of readings that are often wrong.

Each doubt is a number from 0 on; how much it lowers the confidence is data (``confidence.toml``).
"""

from __future__ import annotations

import math
from collections.abc import Container, Iterable

from kg.extract.clauses.clause import Link
from kg.extract.statements.statement import Statement
from kg.model import Layer, Modality
from kg.trees.node import Node

__all__ = ["DOUBTS", "doubts", "is_guessed", "words_between"]

DOUBTS = (
    "tree",  # root of the information (-log probability) of the words between the three
    "around",  # the same of all words that hang on these
    "far",  # log of 1 + the words from the predicate to its object
    "below",  # 1: not in the main clause of its sentence
    "adverbial",  # 1: in an adverbial clause
    "relative",  # 1: in a relative clause or a participle's
    "shared",  # 1: the subject does not hang on the predicate
    "nominal",  # 1: stated by an apposition or an event noun
    "untyped",  # 1: no relation of the ontology
    "alone",  # 1: nothing but a subject
    "repaired",  # 1: the parser's tree was changed between the three
    "frame",  # 1: arranged by a frame of the lexicon
    "lent",  # 1: a name whose class only its slots tell
    "long",  # log of the words of the sentence
    "short",  # 1: a sentence of fewer than eight words: headings, captions
    "nameless",  # 1: the subject is no name
    "unnamed",  # 1: there is no object, or it is no name
    "classless",  # 1: the object is of no class
    "negated",  # 1: said not to be so
    "hedged",  # 1: not asserted
    "held",  # 1: somebody else says it
    "person",  # 1: in the first or second person
    "vague",  # 1: a pronoun of which nothing tells whom it stands for
    "nobody",  # 1: who did it is not told
    "quoted",  # 1: among words between quotation marks, or in a turn of a dialogue
    "dirty",  # 1: its sentence is read otherwise than it stands, blanks aside
)
"""The doubts there are; those in which the parser's certainty counts come first."""

_SPEAKING = frozenset({"1", "2"})
_SHORT = 8  # words that a sentence has at least
_GUESSED = 0.45  # probability of its head and relation below which a word is hung by guess
_LEAST = 0.01  # probability that a word's head and relation are taken to have at least


def doubts(
    statement: Statement,
    repaired: Container[int],
    *,
    quoted: bool = False,
    dirty: bool = False,
) -> dict[str, float]:
    """Return the doubts of a statement by name, zeros included.

    ``repaired`` are the indices of words whose head or relation was changed; ``quoted`` tells that
    it is said in a quotation or a dialogue, ``dirty`` that its sentence is read otherwise than it
    stands. "tree" and "around" are left out where the parser does not tell how certain it is.
    """
    clause, object_ = statement.clause, statement.object
    predicate = clause.node if clause is not None else statement.words[-1]
    subject = statement.subject
    to_subject = words_between(predicate, subject) if subject is not None else []
    to_object = words_between(predicate, object_) if object_ is not None else []
    words = {node.i: node for node in (*to_subject, *to_object, predicate)}
    ends = [node for node in (predicate, subject, object_) if node is not None]
    length = _words(predicate)
    around = {kid.i: kid for node in ends for kid in node.children if kid.i not in words}
    found = {
        "below": clause is not None and clause.link is not Link.ROOT,
        "adverbial": clause is not None and clause.link is Link.ADVERBIAL,
        "relative": clause is not None and clause.link is Link.RELATIVE,
        "shared": subject is not None and len(to_subject) != 1,
        "nominal": clause is None,
        "untyped": statement.relation is None,
        "alone": object_ is None,
        "repaired": any(i in repaired for i in words),
        "frame": statement.layer is not Layer.SURFACE,
        "lent": any(node.lent for node in ends[1:]),
        "short": length < _SHORT,
        "nameless": subject is None or subject.name is None,
        "unnamed": object_ is None or object_.name is None,
        "classless": object_ is not None and object_.type is None,
        "negated": statement.negated,
        "hedged": statement.standing.modality is not Modality.ASSERTED,
        "held": bool(statement.standing.holders),
        "person": any(node.value("Person") in _SPEAKING for node in (*ends, *words.values())),
        "vague": any(node.pos == "PRON" and node.antecedent is None for node in ends[1:]),
        "nobody": subject is None,
        "quoted": quoted,
        "dirty": dirty,
    }
    sizes = {name: float(holds) for name, holds in found.items()}
    sizes["long"] = math.log(length)
    sizes["far"] = math.log1p(abs(object_.i - predicate.i)) if object_ is not None else 0.0
    if predicate.certainty is not None:
        sizes |= {"tree": _information(words.values()), "around": _information(around.values())}
    return sizes


def is_guessed(statement: Statement, repaired: Container[int]) -> bool:
    """Return whether a word that ties predicate, subject and object together is hung by guess.

    Where a rule hung the word, the parser has nothing to say; what is coordinated is mostly said of
    all, whichever of them a parser hangs it on.
    """
    predicate = statement.clause.node if statement.clause is not None else statement.words[-1]
    ends = (node for node in (statement.subject, statement.object) if node is not None)
    return any(
        node.certainty is not None and node.certainty < _GUESSED
        for end in ends
        for node in words_between(predicate, end)
        if node.i not in repaired and not (node.dep == "conj" and node.is_nominal)
    )


def words_between(one: Node, other: Node) -> list[Node]:
    """Return the words whose heads lead from one to the other, their common ancestor left out."""
    up = [one, *one.ancestors()]
    places = {node.i: place for place, node in enumerate(up)}
    found: list[Node] = []
    for node in (other, *other.ancestors()):
        place = places.get(node.i)
        if place is not None:
            return up[:place] + found
        found.append(node)
    return up + found


def _words(node: Node) -> int:
    """The number of words of the sentence that ``node`` stands in."""
    while node.head is not None:
        node = node.head
    found = [node]
    for word in found:  # grows while it is read
        found.extend(word.children)
    return len(found)


def _information(words: Iterable[Node]) -> float:
    """Root of the sum of -log probability: the first doubt weighs more than the fifth."""
    sure = (node.certainty for node in words)
    return math.sqrt(sum(-math.log(max(p, _LEAST)) for p in sure if p is not None))
