"""Attachments that agreement or repeated prepositions rule out, set right.

Parsers attach modifiers to the nearest noun; morphology often says that it can't be that one.
Each rule moves a node only where the tree as parsed is ungrammatical and a better head stands on
the way to the root or just before.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from itertools import groupby

from kg.languages import Language
from kg.ontology import Lexicon
from kg.trees.agent_repairs import attach_agent
from kg.trees.complement_repairs import attach_complement, part_copula
from kg.trees.functions import Function
from kg.trees.node import Node, move

__all__ = ["repair"]

_REACH = 12  # words between a role and the name in apposition to it
_PERSONS = ("kg:Person", "kg:Position")


def repair(
    nodes: Sequence[Node],
    language: Language,
    lexicon: Lexicon,
    participants: Callable[[Node], Collection[str]],
) -> None:
    """Move misattached clauses, appositions, conjuncts and participants of ``nodes``, in place.

    ``participants`` gives the prepositions that mark participants of an event noun.
    """
    for _, sentence in groupby(nodes, key=lambda node: node.sent):
        words = list(sentence)
        for node in words:
            if node.dep == "cop":
                part_copula(node, language)
        for node in words:
            _repair_one(node, words, language, lexicon, participants)


def _repair_one(
    node: Node,
    words: list[Node],
    language: Language,
    lexicon: Lexicon,
    participants: Callable[[Node], Collection[str]],
) -> None:
    """Move ``node`` if a rule says so; ``words`` are those of its sentence."""
    if attach_complement(node, language, lexicon):
        return
    if node.dep == "acl":
        if node.is_present_participle and _is_said_by_subject(node, words, language, lexicon):
            _detached(node)
            return
        _antecedent_with_determiner(node)
        _agreeing_antecedent(node)
        _not_of_name(node, words)
        if (
            node.is_participle
            and Function.RELATIVE not in node.functions
            and node.kid("aux") is None
        ):
            _agree(node, words)
    elif node.dep == "appos":
        _name_of_one(node, words)
    elif node.dep in ("nmod", "flat") and node.head is not None and node.head.pos == "NOUN":
        of_role = node.head.case() in ("", *language.syntax.repeated_prepositions)
        if of_role and node.head.type not in _PERSONS and not node.case():
            _name_of_one(node, words)
    elif node.dep == "conj":
        _repeated_preposition(node, language.syntax.repeated_prepositions)
        _predicate_of_outer_subject(node)
    if node.dep in ("obl", "nmod") and node.case() in language.syntax.agent_prepositions:
        attach_agent(node, language, participants)


def _agree(participle: Node, words: list[Node]) -> None:
    """In "réfugiés qui vivent dans le camp, situé …": a participle agrees with its noun.

    That is the nearest one before it which stands above or below the noun that it hangs on.
    """
    head = participle.head
    if head is None or head.pos != "NOUN" or not _clash(participle, head):
        return
    for noun in reversed(words):
        if noun.i >= participle.i or noun.pos != "NOUN" or _clash(participle, noun):
            continue
        if not _below(noun, participle) and (_below(noun, head) or _below(head, noun)):
            move(participle, noun)
            return


def _name_of_one(name: Node, words: list[Node]) -> None:
    """In "le chef du comité des chefs d'état-major, Joseph Dunford": one person, one post.

    The name goes to the nearest singular role before it that has no name of its own.
    """
    if name.kid("conj") is not None or (name.type != "kg:Person" and name.ent != "PER"):
        return
    for noun in reversed(words):
        if noun.i >= name.i:
            continue
        if noun.i < name.i - _REACH or noun.has("VerbForm=Fin"):
            return
        if noun.type in _PERSONS and noun.pos == "NOUN" and not noun.has("Number=Plur"):
            if noun is not name.head and not _below(noun, name) and not _is_named(noun, name):
                move(name, noun)
            return


def _is_named(noun: Node, name: Node) -> bool:
    return any(
        child is not name and (child.type == "kg:Person" or child.ent == "PER")
        for child in noun.children
        if child.dep in ("appos", "nmod", "flat") and not child.case()
    )


def _antecedent_with_determiner(clause: Node) -> None:
    """In "le convoi de vivres qui arrive": a bare complement is no antecedent."""
    head = clause.head
    while (
        head is not None
        and head.pos == "NOUN"
        and head.dep == "nmod"
        and head.case()
        and head.head is not None
        and head.head.pos == "NOUN"
        and not head.has("Number=Plur")
        and not any(c.dep in ("det", "nummod", "conj") for c in head.children)
        and not any(c.has("Definite=Def") for c in head.kids("case"))
    ):
        head = head.head
    if head is not None and head is not clause.head:
        move(clause, head)


def _agreeing_antecedent(clause: Node) -> None:
    """In "le rapport des experts qui accuse X": a relative verb agrees with its antecedent."""
    head = clause.head
    ending = _ending(clause)
    if head is None or ending is None or not _is_subject_relative(clause):
        return
    number = ending[0]
    for noun in (head, *head.ancestors()):
        if noun.pos not in ("NOUN", "PROPN"):
            return
        if _number(noun) == number:
            if noun is not head:
                move(clause, noun)
            return
        if noun.dep != "nmod" or noun.kid("conj") is not None or not _number(noun):
            return


def _is_subject_relative(clause: Node) -> bool:
    return any(child.is_relative for child in clause.kids("nsubj"))


def _predicate_of_outer_subject(verb: Node) -> None:
    """In "les habitants savent que l'armée approche et partent": each verb has its subject.

    A finite conjunct without a subject shares that of the verb that it hangs on, and its number and
    person; where it can't, it goes to the nearest verb above with which it can.
    """
    if verb.kid("nsubj", "expl") is not None or not verb.is_finite:
        return
    ending = _ending(verb)
    for above in verb.ancestors():
        other = _ending(above)
        if above is verb.head and not (ending and other and ending != other):
            return
        if other == ending and above.kid("nsubj") is not None:
            move(verb, above)
            return


def _ending(node: Node) -> tuple[str, str] | None:
    """Number and person of a clause's finite verb, if it has both."""
    for verb in (node, *node.kids("aux", "cop")):
        if verb.has("VerbForm=Fin"):
            ending = _number(verb), verb.value("Person")
            return ending if all(ending) else None
    return None


def _number(node: Node) -> str:
    return node.value("Number")


def _after_comma(node: Node, words: list[Node]) -> bool:
    first = min(n.i for n in (node, *(c for c in node.children if c.dep != "punct")))
    return any(n.text == "," and n.i == first - 1 for n in words)


def _detached(participle: Node) -> None:
    """In "Il a rejeté cette thèse, expliquant que …": it is the subject who explains."""
    for node in participle.ancestors():
        subject = node.kid("nsubj")
        if subject is not None and not subject.is_relative:
            if subject is not participle.head:
                move(participle, node)
                participle.dep = "advcl"
            return


def _is_said_by_subject(
    participle: Node, words: list[Node], language: Language, lexicon: Lexicon
) -> bool:
    """Whether a participle says, asks or hopes something and its noun is none who could.

    Without a comma before it, what it says must stand with it ("expliquant que …").
    """
    head = participle.head
    if head is None or head.type in _PERSONS or head.type in language.syntax.speaker_types:
        return False
    if head.pos != "NOUN" or not (participle.kid("ccomp") or _after_comma(participle, words)):
        return False
    cues = lexicon.cues(participle.lemma.lower(), "VERB")
    return any(cue.stance.holder or cue.stance.modality == "ordered" for cue in cues)


def _not_of_name(participle: Node, words: list[Node]) -> None:
    """In "les demandes de la Turquie visant …": names take no restrictive participle."""
    head = participle.head
    if head is None or head.pos != "PROPN" or head.dep != "nmod" or not head.case():
        return
    if not participle.has("VerbForm=Part") or _after_comma(participle, words):
        return
    noun = head.head
    if noun is not None and noun.pos == "NOUN":
        move(participle, noun)


def _repeated_preposition(conjunct: Node, repeated: Collection[str]) -> None:
    """In "le règlement du problème et la question …": no "de" before the question, no problem's.

    A conjunct with an article and no preposition is coordinated with a noun without one.
    """
    head = conjunct.head
    if head is None or not head.is_nominal or not conjunct.is_nominal:
        return
    if conjunct.case() or conjunct.kid("det") is None or head.dep != "nmod":
        return
    if head.case() not in repeated:
        return
    for noun in head.ancestors():
        if not noun.is_nominal:
            return
        if not noun.case():
            move(conjunct, noun)
            return


def _clash(first: Node, second: Node) -> bool:
    for feature in ("Number", "Gender"):
        one, two = first.value(feature), second.value(feature)
        if one and two and one != two:
            return True
    return False


def _below(node: Node, ancestor: Node) -> bool:
    return any(above is ancestor for above in node.ancestors())
