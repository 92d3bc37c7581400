"""A statement → what speaks against it: marks of readings that are often wrong.

Each doubt is a number from 0 on; how much it lowers the confidence is data (``confidence.toml``).
"""

from __future__ import annotations

import math
from collections.abc import Container, Iterable
from typing import NamedTuple

from kg.extract.clauses.clause import Clause, Link
from kg.extract.statements.statement import Statement
from kg.model import Layer, Modality, Role
from kg.trees.node import Node

__all__ = ["DOUBTS", "DoubtReader", "words_between"]

DOUBTS = (
    "tree",  # root of the information (-log probability) of the words between the three
    "around",  # the same of all words that hang on these
    "far",  # log of 1 + the words from the predicate to its object, where that comes later
    "parted",  # 1: between these two stands a verb that is not on the way from one to the other
    "below",  # 1: not in the main clause of its sentence
    "adverbial",  # 1: in an adverbial clause
    "relative",  # 1: in a relative clause or a participle's
    "shared",  # 1: the subject does not hang on the predicate
    "nominal",  # 1: stated by an apposition or an event noun
    "untyped",  # 1: no relation of the ontology
    "alone",  # 1: nothing but a subject
    "repaired",  # 1: the parser's tree was changed between the three
    "unsure",  # how many of the words between the three, and of the three, the parser is unsure of
    "joined",  # 1: the predicate is coordinated with one before
    "disagrees",  # 1: a participle is of another gender than what it is said of
    "placed",  # 1: the object is a place in which something is or happens
    "frame",  # 1: arranged by a frame of the lexicon
    "lent",  # 1: a name whose class only its slots tell
    "long",  # log of the words of the sentence
    "verbs",  # log of 1 + the finite verbs of the sentence
    "short",  # 1: fewer than eight words and no finite verb: headings, captions
    "nameless",  # 1: the subject is no name
    "unnamed",  # 1: there is no object, or it is no name
    "classless",  # 1: the object is of no class
    "bare",  # how many of subject and object lack an article where others have one; no attributes
    "given",  # 1: a person is called by one name
    "negated",  # 1: said not to be so
    "hedged",  # 1: not asserted
    "held",  # 1: somebody else says it
    "person",  # 1: in the first or second person, and who it is has no class
    "vague",  # 1: a pronoun of which nothing tells whom it stands for
    "guessed",  # how improbable it is that subject or object point back to what they are taken for
    "nobody",  # 1: who did it is not told
    "quoted",  # 1: among words between quotation marks, or in a turn of a dialogue
    "dirty",  # 1: its sentence is read otherwise than it stands, blanks aside
)
"""The doubts there are; those in which the parser's certainty counts come first."""

_PERSON = "kg:Person"
_SPEAKING = frozenset({"Person=1", "Person=2"})
_SHORT = 8  # words that a sentence has at least
_UNSURE = 0.8  # probability of its head and relation below which a word may hang elsewhere
_LEAST = 0.01  # probability that a word's head and relation are taken to have at least


class _Sentence(NamedTuple):
    """What the claims of a sentence share.

    ``length`` is the number of its words, ``finite`` that of its finite verbs, ``verbs`` are the
    indices of all; ``articles`` tells that some noun has one.
    """

    length: int
    finite: int
    verbs: tuple[int, ...]
    articles: bool


class DoubtReader:
    """Tells what speaks against the statements of one Doc.

    ``repaired`` are the indices of words whose head or relation was changed.
    """

    def __init__(self, repaired: Container[int]) -> None:
        self._repaired = repaired
        self._sentences: dict[int, _Sentence] = {}

    def __call__(
        self, statement: Statement, *, quoted: bool = False, dirty: bool = False
    ) -> dict[str, float]:
        """Return the doubts of a statement by name, zeros included.

        ``quoted`` tells that it is said in a quotation or a dialogue, ``dirty`` that its sentence
        is read otherwise than it stands. "tree" and "around" are left out where the parser does not
        tell how certain it is.
        """
        clause, object_ = statement.clause, statement.object
        predicate = clause.node if clause is not None else statement.words[-1]
        subject = statement.subject
        to_subject = words_between(predicate, subject) if subject is not None else []
        to_object = words_between(predicate, object_) if object_ is not None else []
        words = {node.i: node for node in (*to_subject, *to_object, predicate)}
        ends = [node for node in (predicate, subject, object_) if node is not None]
        sentence = self._sentence(predicate)
        found: dict[str, float] = {
            "below": clause is not None and clause.link is not Link.ROOT,
            "adverbial": clause is not None and clause.link is Link.ADVERBIAL,
            "relative": clause is not None and clause.link is Link.RELATIVE,
            "shared": subject is not None and len(to_subject) != 1,
            "parted": object_ is not None and _is_parted(predicate, object_, words, sentence),
            "nominal": clause is None,
            "untyped": statement.relation is None,
            "alone": object_ is None,
            "repaired": any(i in self._repaired for i in words),
            "disagrees": clause is not None and _disagrees(clause),
            "placed": object_ is not None and statement.role is Role.PLACE,
            "joined": predicate.dep == "conj",
            "frame": statement.layer is not Layer.SURFACE,
            "lent": any(node.lent for node in ends[1:]),
            "short": sentence.length < _SHORT and not sentence.finite,
            "nameless": subject is None or subject.name is None,
            "unnamed": object_ is None or object_.name is None,
            "classless": object_ is not None and object_.type is None,
            "given": any(_has_one_name(node) for node in ends[1:]),
            "negated": statement.negated,
            "hedged": statement.standing.modality is not Modality.ASSERTED,
            "held": bool(statement.standing.holders),
            "person": _is_spoken(ends, words.values()),
            "vague": any(node.pos == "PRON" and node.antecedent is None for node in ends[1:]),
            "nobody": subject is None,
            "quoted": quoted,
            "dirty": dirty,
        }
        found["long"] = math.log(sentence.length)
        found["verbs"] = math.log1p(sentence.finite)
        found["bare"] = 0.0
        if sentence.articles:  # no headline, no language without articles
            named = (subject,) if statement.role is Role.ATTR else (subject, object_)
            found["bare"] = sum(node is not None and _is_bare(node) for node in named)
        told = (1 - node.sureness for node in ends[1:] if node.sureness is not None)
        found["guessed"] = max(told, default=0.0)
        loose = [node for i, node in words.items() if i not in self._repaired]
        found["unsure"] = sum(map(_is_unsure, loose))
        found["far"] = math.log1p(max(object_.i - predicate.i, 0)) if object_ is not None else 0.0
        if predicate.certainty is not None:
            around = {kid.i: kid for node in ends for kid in node.children if kid.i not in words}
            found["tree"] = _information(words.values())
            found["around"] = _information(around.values())
        return found

    def _sentence(self, node: Node) -> _Sentence:
        """Return what is to be known of the sentence that ``node`` stands in."""
        root = node
        while root.head is not None:
            root = root.head
        found = self._sentences.get(root.i)
        if found is None:
            words = root.subtree()
            found = self._sentences[root.i] = _Sentence(
                len(words),
                sum(word.has("VerbForm=Fin") for word in words),
                tuple(word.i for word in words if word.pos == "VERB"),
                any(word.dep == "det" for word in words),
            )
        return found


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


def _is_spoken(ends: Iterable[Node], words: Iterable[Node]) -> bool:
    """Whether it is said in the first or second person, and not known who that is."""
    if any(node.type is not None and not _SPEAKING.isdisjoint(node.feats) for node in ends):
        return False
    return any(not _SPEAKING.isdisjoint(node.feats) for node in (*ends, *words))


def _is_unsure(node: Node) -> bool:
    return node.certainty is not None and node.certainty < _UNSURE


def _is_parted(predicate: Node, object_: Node, words: Container[int], sentence: _Sentence) -> bool:
    """Whether a verb that does not tie the two together stands between them."""
    first, last = sorted((predicate.i, object_.i))
    return any(first < verb < last and verb not in words for verb in sentence.verbs)


def _disagrees(clause: Clause) -> bool:
    """Whether a participle that should agree with its noun is of another gender."""
    participles = [word for word in clause.words if word.is_participle and word.dep != "aux"]
    if not participles or not clause.subjects:
        return False
    one, other = clause.subjects[0].value("Gender"), participles[-1].value("Gender")
    # behind "avoir" it agrees with the object ("les ponts qu'elle a détruits")
    bare = clause.link is Link.RELATIVE and not clause.node.is_finite
    return (clause.passive or bare) and bool(one and other) and one != other


def _is_bare(node: Node) -> bool:
    return node.pos == "NOUN" and node.kid("det") is None


def _has_one_name(node: Node) -> bool:
    return node.type == _PERSON and node.name is not None and len(node.name.split()) == 1


def _information(words: Iterable[Node]) -> float:
    """Root of the sum of -log probability: the first doubt weighs more than the fifth."""
    sure = (node.certainty for node in words)
    return math.sqrt(sum(-math.log(max(p, _LEAST)) for p in sure if p is not None))
