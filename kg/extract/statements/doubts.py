"""A statement → what speaks against it: marks of readings that are often wrong.

Each doubt is a number from 0 on; how much it lowers the confidence is data (``confidence.toml``).
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Container, Iterable
from collections.abc import Set as AbstractSet
from itertools import takewhile
from typing import NamedTuple

from kg.extract.clauses.clause import Clause, Link
from kg.extract.statements.statement import Statement
from kg.model import Layer, Modality, Role
from kg.trees.articles import is_bare
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
    indices of all, in order; ``articles`` tells that some noun has one.
    """

    length: int
    finite: int
    verbs: list[int]
    articles: bool


_Shared = tuple[dict[str, float], _Sentence]  # doubts that go with a predicate, its sentence


class DoubtReader:
    """Tells what speaks against the statements of one Doc.

    ``nodes`` are its words as they are read, ``repaired`` the indices of those whose head or
    relation was changed. What many statements share is looked up once.
    """

    def __init__(self, nodes: Iterable[Node | None], repaired: AbstractSet[int]) -> None:
        words = [node for node in nodes if node is not None]
        self._repaired = repaired
        self._speaking = {node.i for node in words if not _SPEAKING.isdisjoint(node.feats)}
        self._unsure = {node.i for node in words if _is_unsure(node) and node.i not in repaired}
        self._costs = {node.i: _information(node) for node in words}
        self._sentences: dict[int, _Sentence] = {}
        self._predicates: dict[tuple[int, bool], _Shared] = {}
        self._ways: dict[tuple[int, int], tuple[int, ...]] = {}

    def __call__(
        self, statement: Statement, *, quoted: bool = False, dirty: bool = False
    ) -> dict[str, float]:
        """Return the doubts of a statement by name, zeros included.

        ``quoted`` tells that it is said in a quotation or a dialogue, ``dirty`` that its sentence
        is read otherwise than it stands. "tree" and "around" are left out where the parser does not
        tell how certain it is.
        """
        clause, subject, object_ = statement.clause, statement.subject, statement.object
        predicate = clause.node if clause is not None else statement.words[-1]
        to_subject, to_object = self._way(predicate, subject), self._way(predicate, object_)
        words = dict.fromkeys((*to_subject, *to_object, predicate.i))
        named = [node for node in (subject, object_) if node is not None]
        shared, sentence = self._of_predicate(predicate, clause)
        found: dict[str, float] = {
            **shared,
            "shared": subject is not None and len(to_subject) != 1,
            "parted": object_ is not None and _is_parted(predicate, object_, words, sentence),
            "untyped": statement.relation is None,
            "alone": object_ is None,
            "repaired": not self._repaired.isdisjoint(words),
            "placed": object_ is not None and statement.role is Role.PLACE,
            "frame": statement.layer is not Layer.SURFACE,
            "lent": any(node.lent for node in named),
            "nameless": subject is None or subject.name is None,
            "unnamed": object_ is None or object_.name is None,
            "classless": object_ is not None and object_.type is None,
            "given": any(map(_has_one_name, named)),
            "negated": statement.negated,
            "hedged": statement.standing.modality is not Modality.ASSERTED,
            "held": bool(statement.standing.holders),
            "person": self._is_spoken((predicate, *named), words),
            "vague": any(map(_is_vague, named)),
            "nobody": subject is None,
            "quoted": quoted,
            "dirty": dirty,
        }
        found["bare"] = 0.0
        if sentence.articles:  # no headline, no language without articles
            asked = named if statement.role is not Role.ATTR else named[: subject is not None]
            found["bare"] = sum(map(is_bare, asked))
        told = [1 - node.sureness for node in named if node.sureness is not None]
        found["guessed"] = max(told, default=0.0)
        found["unsure"] = len(self._unsure.intersection(words))
        found["far"] = math.log1p(max(object_.i - predicate.i, 0)) if object_ is not None else 0.0
        if predicate.certainty is not None:
            around = [kid.i for node in (predicate, *named) for kid in node.children]
            found["tree"] = self._cost(words)
            found["around"] = self._cost(dict.fromkeys(i for i in around if i not in words))
        return found

    def _of_predicate(self, node: Node, clause: Clause | None) -> _Shared:
        """Return what the statements share that a clause makes, or a noun without one."""
        key = node.i, clause is None
        found = self._predicates.get(key)
        if found is None:
            link = clause.link if clause is not None else Link.ROOT
            sentence = self._sentence(node)
            doubts = {
                "below": link is not Link.ROOT,
                "adverbial": link is Link.ADVERBIAL,
                "relative": link is Link.RELATIVE,
                "nominal": clause is None,
                "disagrees": clause is not None and _disagrees(clause),
                "joined": node.dep == "conj",
                "short": sentence.length < _SHORT and not sentence.finite,
                "long": math.log(sentence.length),
                "verbs": math.log1p(sentence.finite),
            }
            found = self._predicates[key] = doubts, sentence
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
                sum("VerbForm=Fin" in word.feats for word in words),
                sorted(word.i for word in words if word.pos == "VERB"),
                any(word.dep == "det" for word in words),
            )
        return found

    def _way(self, one: Node, other: Node | None) -> tuple[int, ...]:
        """Return the indices of the words between two, none where there is but one."""
        if other is None:
            return ()
        found = self._ways.get((one.i, other.i))
        if found is None:
            found = tuple(node.i for node in words_between(one, other))
            self._ways[one.i, other.i] = found
        return found

    def _is_spoken(self, ends: Iterable[Node], words: Iterable[int]) -> bool:
        """Whether it is said in the first or second person, and not known who that is."""
        speaking = [node for node in ends if node.i in self._speaking]
        if any(node.type is not None for node in speaking):
            return False
        return bool(speaking) or not self._speaking.isdisjoint(words)

    def _cost(self, words: Iterable[int]) -> float:
        """Root of the sum of -log probability: the first doubt weighs more than the fifth."""
        return math.sqrt(sum(map(self._costs.__getitem__, words)))


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


def _is_unsure(node: Node) -> bool:
    return node.certainty is not None and node.certainty < _UNSURE


def _is_parted(predicate: Node, object_: Node, words: Container[int], sentence: _Sentence) -> bool:
    """Whether a verb that does not tie the two together stands between them."""
    first, last = sorted((predicate.i, object_.i))
    between = sentence.verbs[bisect_right(sentence.verbs, first) :]
    return any(verb not in words for verb in takewhile(last.__gt__, between))


def _disagrees(clause: Clause) -> bool:
    """Whether a participle that should agree with its noun is of another gender."""
    if not clause.subjects:
        return False
    # behind "avoir" it agrees with the object ("les ponts qu'elle a détruits")
    if not clause.passive and (clause.link is not Link.RELATIVE or clause.node.is_finite):
        return False
    participles = [word for word in clause.words if word.is_participle and word.dep != "aux"]
    if not participles:
        return False
    one, other = clause.subjects[0].value("Gender"), participles[-1].value("Gender")
    return bool(one and other) and one != other


def _has_one_name(node: Node) -> bool:
    return node.type == _PERSON and node.name is not None and len(node.name.split()) == 1


def _is_vague(node: Node) -> bool:
    return node.pos == "PRON" and node.antecedent is None


def _information(word: Node) -> float:
    """-log probability of a word's head and relation, 0 where the parser tells none."""
    sure = word.certainty
    return -math.log(max(sure, _LEAST)) if sure is not None else 0.0
