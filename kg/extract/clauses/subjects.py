"""Whose action a clause is: own subjects, shared ones, controllers, antecedents."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from kg.extract.clauses.clause import Clause, Kind, Link
from kg.extract.clauses.owners import is_owner
from kg.languages import Language
from kg.model import Modality, Role
from kg.ontology import Cue
from kg.trees.functions import Function
from kg.trees.node import Node
from kg.trees.relatives import relative_antecedent, told_of

__all__ = ["find_subjects"]

_SUBJECTS = ("nsubj", "csubj")
_SHARED = "proposes"  # who proposes to do something would take part
_DEPTH = 12  # clauses above clauses: bounds recursion on broken trees


class Cues(Protocol):
    """Which cues stand at and above clauses."""

    def cue_of(self, clause: Clause) -> Cue | None:
        """Return the cue above a complement clause: it says who controls an infinitive."""

    def reports(self, clause: Clause) -> Cue | None:
        """Return the cue of a clause that reports speech."""


def find_subjects(clauses: list[Clause], cues: Cues, language: Language) -> None:
    """Set ``subjects`` of every clause; an empty list where no subject can be recovered."""
    by_node = {clause.node.i: clause for clause in clauses}
    for clause in clauses:
        if not _own(clause.node, language) and cues.reports(clause):
            _invert(clause)
    for clause in clauses:
        clause.subjects = clause.subjects or _subjects(clause, by_node, cues.cue_of, language, 0)
        if language.syntax.reflexive_objects:
            _point_back(clause)


def _point_back(clause: Clause) -> None:
    """In "the commander killed himself": he is whom he killed."""
    for argument in clause.arguments:
        node = argument.node
        if node.has("Reflex=Yes") and node.antecedent is None and len(clause.subjects) == 1:
            (subject,) = clause.subjects
            if subject is not node:
                node.antecedent, node.type = subject.i, subject.type


def _invert(clause: Clause) -> None:
    """In "…, a souligné le ministère": after what is reported, the object is the subject."""
    node = clause.node
    if (
        not node.is_finite
        or node.dep == "conj"
        or any(
            c.i < node.i and c.dep not in ("punct", "aux", "expl", "advmod", "cc")
            for c in node.children
        )
    ):
        return
    for argument in clause.arguments:
        if argument.role is Role.OBJ and argument.node.i > node.i:
            clause.subjects = [a.node for a in clause.arguments if a.role is Role.OBJ]
            clause.arguments = [a for a in clause.arguments if a.role is not Role.OBJ]
            return


def _subjects(
    clause: Clause,
    by_node: dict[int, Clause],
    cue_of: Callable[[Clause], Cue | None],
    language: Language,
    depth: int,
) -> list[Node]:
    if clause.is_cleft and not language.syntax.dummy_subjects:
        return []
    own = _own(clause.node, language)
    if own or depth > _DEPTH:
        return own
    node = clause.node
    if node.dep == "conj" and node.head is not None:
        first = by_node.get(node.head.i)
        if first is not None and _same_form(first.node, node):
            return _subjects(first, by_node, cue_of, language, depth + 1)
    above = clause.above
    if clause.link is Link.RELATIVE:
        return _of_relative(clause)
    if above is None or node.is_finite:
        return []
    if clause.link is Link.ADVERBIAL:
        if not _mark_is_own(node):
            return []
        found = _subjects(above, by_node, cue_of, language, depth + 1)
        acts = above.kind is Kind.VERB and not above.impersonal
        return found if acts else [one for one in found if not _is_nobody(one, language)]
    if clause.link is not Link.COMPLEMENT:
        return []
    return _of_complement(clause, above, by_node, cue_of, language, depth)


def _of_complement(
    clause: Clause,
    above: Clause,
    by_node: dict[int, Clause],
    cue_of: Callable[[Clause], Cue | None],
    language: Language,
    depth: int,
) -> list[Node]:
    """Return who controls an infinitive; of "un rapport sur l'art de gouverner" nobody tells."""
    between, cue = clause.between, cue_of(clause)
    if above.lemma.lower() in language.syntax.defining_verbs:
        return []  # "le test consiste à leur demander …": nobody is said to have asked
    named = _for_whom(between or above.node, clause.node, language)
    if named:
        return named
    if between is not None and between.head is above.node and between.dep == "nsubj":
        return _of_noun(between, language)  # "la mission de X est de …"
    if between is not None and between.pos in ("NOUN", "PROPN"):
        found = _of_noun(between, language)
        if not found and cue is None and _tells_which(clause.node, between, language):
            return []
    else:
        found = _controller(clause, above, cue.control if cue is not None else "", language)
        if _is_of_anybody(cue, above):
            return found
    return found or _subjects(above, by_node, cue_of, language, depth + 1)


def _for_whom(word: Node, infinitive: Node, language: Language) -> list[Node]:
    """Who is to act: X in "l'occasion pour X de partir", "il est difficile pour X de partir"."""
    if word.pos not in ("NOUN", "ADJ") or infinitive.kid("mark") is None:
        return []
    for child in word.kids("nmod", "obl"):
        between = word.i < child.i < infinitive.i
        if between and child.is_nominal and child.case() in language.syntax.purpose_marks:
            return child.conjuncts()
    return []


def _tells_which(infinitive: Node, noun: Node, language: Language) -> bool:
    """Whether it only completes a noun below others: "(un rapport sur) l'art de gouverner"."""
    mark = infinitive.kid("mark")
    owned = mark is not None and mark.lemma.lower() in language.syntax.owner_prepositions
    return owned and noun.dep in ("nmod", "conj") and infinitive.kid("aux") is None


def _is_nobody(node: Node, language: Language) -> bool:
    """Whether it acts in nothing that stands beside: "il", "ce" of "pour partir, il faut …"."""
    vague = language.syntax.indefinite_pronouns
    return node.dep == "expl" or (node.lower in vague and node.has("PronType=Dem"))


def _own(node: Node, language: Language) -> list[Node]:
    dummy = node.dummy_subject()
    if dummy is not None and language.syntax.dummy_subjects:
        return [dummy]
    found: list[Node] = []
    for child in node.children:
        if child.dep == "csubj" and child.i > node.i:
            continue  # "il peut être utile de partir": what stands behind is announced by "il"
        if child.dep in _SUBJECTS:
            resolved = relative_antecedent(child)
            if resolved is not None:
                found.extend(told_of(resolved, node))
            else:
                found.extend(n for n in child.conjuncts() if n.is_nominal or n is child)
    nominal = [n for n in found if n.is_nominal]
    return nominal or found


def _same_form(first: Node, second: Node) -> bool:
    """Whether a conjunct can share the subject: both finite, or the second bare like the first."""
    return second.pos in ("VERB", "AUX", "ADJ", "NOUN") and (
        first.pos in ("VERB", "AUX") or first.kid("cop") is not None or first.dep == "acl"
    )


def _of_relative(clause: Clause) -> list[Node]:
    anchor = clause.node.first_conjunct()
    if anchor.functions & {Function.RELATIVE, Function.CLEFT}:
        return []
    noun = anchor.head
    return told_of(noun, anchor) if noun is not None and noun.is_nominal else []


def _of_noun(noun: Node, language: Language) -> list[Node]:
    """Whose promise, inability, attempt: the noun's complement."""
    for child in noun.children:
        if is_owner(child, language.syntax):
            return child.conjuncts()
    return []


def _mark_is_own(node: Node) -> bool:
    """Whether an adverbial clause without subject has that of its main clause."""
    return (
        node.is_infinitive
        or node.is_gerund
        or node.has("VerbForm=Part")
        or node.pos == "ADJ"
        or node.kid("cop") is not None
    )


def _is_of_anybody(cue: Cue | None, clause: Clause) -> bool:
    """Whether an infinitive is not what the subject above does, if nobody else is named.

    Nobody in particular does it: "il est difficile de savoir", "il appelle à voter"; not "il est
    appelé à voter", "il s'oblige à voter".
    """
    if clause.impersonal and clause.kind is Kind.COPULA:
        return True
    if cue is None:
        return False
    asked = cue.stance.modality is Modality.ORDERED or cue.stance.negates
    if not asked or cue.control in ("", "subj") or cue.stance.name == _SHARED:
        return False
    if clause.kind is not Kind.VERB or clause.passive or clause.impersonal:
        return False
    return not any(child.is_reflexive or child.has("Reflex=Yes") for child in clause.node.children)


def _controller(clause: Clause, above: Clause, control: str, language: Language) -> list[Node]:
    """Who acts in an infinitive, if not the subject above it.

    A dative does below an impersonal verb ("il lui est difficile de …"), an object before a bare
    infinitive ("voir les prix baisser"), whatever the verb.
    """
    datives = [
        a.node
        for a in above.arguments
        if a.preposition in language.syntax.dative_prepositions
        and a.role in (Role.OBL, Role.PLACE)
        and a.node.i < clause.node.i
        and (a.node.pos == "PRON" or a.node.i > above.node.i)  # not "à l'issue du sommet, il …"
    ]
    if above.impersonal:
        return datives
    if above.kind is not Kind.VERB:
        return []
    objects = [a.node for a in above.arguments if a.role is Role.OBJ]
    if control == "subj":
        return []
    if not control:
        bare = clause.node.kid("mark") is None and not clause.node.case()
        return [node for node in objects if bare and node.i < clause.node.i]
    wanted = [
        a.node
        for a in above.arguments
        if control == a.preposition and a.role in (Role.OBL, Role.PLACE)
    ]
    if control == "obj" and above.passive:
        return []  # whom it was done to is the subject
    return (objects if control == "obj" else wanted) or objects or datives
