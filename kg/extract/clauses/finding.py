"""Trees → clauses: predicates, how they hang together, their arguments.

Subjects need the whole picture and are found last, in ``subjects.py``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from kg.extract.clauses.arguments import ArgumentReader
from kg.extract.clauses.clause import Clause, Kind, Link
from kg.languages import Language
from kg.trees.articles import is_definite
from kg.trees.functions import Function
from kg.trees.node import Node

__all__ = ["find_clauses"]

_NOT_PREDICATES = frozenset(
    {"aux", "cop", "case", "mark", "fixed", "flat", "cc", "det", "advmod", "discourse", "compound"}
)
_VERBAL = frozenset({"AUX", "VERB"})
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "csubj"})


def find_clauses(
    nodes: Iterable[Node | None], language: Language, times: Collection[int] = ()
) -> list[Clause]:
    """Return the clauses of a Doc's nodes in text order, linked, with arguments, no subjects yet.

    ``times`` holds the indices of the words that belong to time expressions.
    """
    clauses: dict[int, Clause] = {}
    for node in nodes:
        if node is None:
            continue
        if is_predicate(node):
            clause = clauses[node.i] = _clause(node, language)
            clause.impersonal = _is_impersonal(clause, language)
        elif _is_gapped(node):
            clauses[node.i] = _gapped(node, language)
    for clause in clauses.values():
        _hang(clause, clauses, language)
    read_arguments = ArgumentReader(clauses, language, times)
    for clause in clauses.values():
        clause.arguments = read_arguments(clause)
    return list(clauses.values())


def is_predicate(node: Node) -> bool:
    """Return whether the word states something of a subject."""
    if not node.children and node.pos not in _VERBAL:
        return False  # as most words are
    if node.kid("cop") is not None:
        return True
    if node.dep in _NOT_PREDICATES:
        return False
    if node.pos == "VERB":
        if node.dep == "amod":
            said = (c.dep == "obl" or Function.AGENT in c.functions for c in node.children)
            return node.is_participle and any(said)
        if node.dep in ("nsubj", "obj", "obl", "nmod"):
            return node.is_infinitive or node.is_finite
        return True
    if node.pos == "AUX":
        return True
    if node.pos != "ADJ" or node.dep not in ("acl", "amod", "advcl"):
        return False
    return bool(node.kids("obl", "xcomp"))


def _clause(node: Node, language: Language) -> Clause:
    copula = node.kid("cop")
    if copula is not None:
        auxiliaries = [c for c in node.children if c.dep == "aux" and c.i < node.i]
        known = language.syntax.copulas if copula.pos == "PUNCT" else ()  # a dash stands for one
        lemma = known[0] if known else copula.lemma
        return Clause(node, Kind.COPULA, [*auxiliaries, copula], lemma=lemma)
    if node.pos == "ADJ":
        return Clause(node, Kind.ROLE, [node], lemma=node.lemma)
    auxiliaries = [c for c in node.children if c.dep == "aux"]
    clause = Clause(node, Kind.VERB, [*auxiliaries, node], lemma=node.lemma)
    clause.words.sort(key=lambda word: word.i)
    clause.passive = _is_passive(node, language)
    support = _support_noun(node, language)
    if support is not None:
        clause.words.append(support)
    return clause


def _is_impersonal(clause: Clause, language: Language) -> bool:
    """Whether its subject stands for nothing, or for a clause to come: "it was said that …"."""
    node, pronouns = clause.node, language.syntax.dummy_pronouns
    if any(child.is_dummy for child in node.children):
        return True
    if not pronouns:
        return False
    if clause.kind is Kind.COPULA:
        if clause.stressed() is None:
            return False
    elif not clause.passive or node.kid("ccomp", "csubj") is None:
        return False
    return any(subject.lower in pronouns for subject in node.kids("nsubj"))


def _is_gapped(node: Node) -> bool:
    """Whether a noun is what is left of a clause whose verb was said before ("et l'armée le pont").

    Universal Dependencies coordinates it with that verb; what else is left hangs on it as orphan.
    """
    verb = node.head
    if node.dep != "conj" or verb is None or verb.pos != "VERB" or not node.is_nominal:
        return False
    return not node.case() and node.kid("orphan") is not None and verb.kid("nsubj") is not None


def _gapped(node: Node, language: Language) -> Clause:
    verb = node.head or node
    auxiliaries = [c for c in verb.children if c.dep == "aux" and c.i < verb.i]
    return Clause(
        node,
        Kind.VERB,
        [*auxiliaries, verb],
        lemma=verb.lemma,
        passive=_is_passive(verb, language),
        subjects=[node],
    )


def _is_passive(node: Node, language: Language) -> bool:
    told: tuple[str, ...] = ("aux", "nsubj", "expl", "csubj")
    if node.kid("aux") is not None and not any(child.is_reflexive for child in node.children):
        told = ("aux", "expl")  # "ont voté": whatever the tree says of the subject
    for child in node.children:
        if Function.PASSIVE in child.functions and child.dep in told:
            return True
        if child.dep in ("obl", "compound") and Function.AGENT in child.functions:
            return True  # "voted by", "Iran-backed"
    if any(
        Function.CAUSATIVE in child.functions for child in node.kids("aux")
    ):  # "il s'est fait arrêter"
        return any(child.has("Reflex=Yes") for child in node.kids("expl", "obj"))
    if node.kid("aux") is not None or not node.is_participle:
        return False
    if node.lemma in language.syntax.active_participles:
        return False  # "l'accident survenu à Ostrel"
    if node.dep == "conj" and node.head is not None and node.head.pos == "VERB":
        return _was_active(node.head, language) or _is_passive(node.head, language)
    return node.dep in ("acl", "amod", "advcl", "xcomp") and node.kid("obj") is None


def _was_active(first: Node, language: Language) -> bool:
    """Whether a participle shares its auxiliary with no passive: "née à Ostrel et nommée juge"."""
    syntax = language.syntax
    perfect = all(auxiliary.lemma in syntax.copulas for auxiliary in first.kids("aux"))
    return perfect and first.is_participle and first.lemma in syntax.active_participles


def _support_noun(node: Node, language: Language) -> Node | None:
    """The bare noun of a support-verb construction ("faire état de", "avoir recours à")."""
    for child in node.children:
        if (
            child.dep in ("obj", "xcomp")
            and child.pos == "NOUN"
            and child.i > node.i
            and not child.has("Number=Plur")
            and not is_definite(child)
            and not any(
                c.dep in ("det", "case", "nummod") or c.has("Poss=Yes") for c in child.children
            )
            and node.lemma in language.syntax.support_verbs
        ):
            return child
    return None


def _hang(clause: Clause, clauses: dict[int, Clause], language: Language) -> None:
    """Set ``link``, ``above`` and ``between`` from the relation that the predicate bears."""
    anchor = clause.node.first_conjunct()
    if anchor is not clause.node and anchor.i not in clauses and anchor.dep != "root":
        anchor = clause.node if not anchor.is_nominal else anchor
    above = next((clauses[n.i] for n in anchor.ancestors() if n.i in clauses), None)
    clause.above = above
    head = anchor.head
    if head is None:
        return
    if above is None or head.i != above.node.i:
        clause.between = head
    if head.dep in ("advmod", "mark", "case"):  # "une fois que P"
        clause.link = Link.ADVERBIAL
    elif anchor.dep in _COMPLEMENTS:
        clause.link = Link.COMPLEMENT
        if head.pos == "AUX" and anchor.is_infinitive:  # "la mission de X est de …"
            clause.between = head.kid("nsubj")
    elif anchor.dep == "advcl" or _is_time_of(anchor, head, language):
        clause.link = Link.ADVERBIAL
    elif anchor.dep == "parataxis":
        clause.link = Link.REPORT
    elif anchor.dep in ("acl", "amod", "obl", "obj", "nmod") and (
        (anchor.is_infinitive and not anchor.is_finite)
        or (anchor is not clause.node and anchor.case() and _is_marked_infinitive(clause))
        or (Function.RELATIVE not in anchor.functions and anchor.kid("mark") is not None)
        or any(_tells_content(child, language) for child in anchor.kids("obl"))
    ):
        clause.link = Link.COMPLEMENT  # "l'espoir de …", "la preuve que …"
    else:
        clause.link = Link.RELATIVE


def _is_marked_infinitive(clause: Clause) -> bool:
    return clause.infinitive and clause.node.kid("mark") is not None


def _is_time_of(anchor: Node, head: Node, language: Language) -> bool:
    """Whether a noun of time and its clause tell when: "une fois que la trêve a été signée"."""
    if anchor.dep != "acl" or Function.RELATIVE in anchor.functions or not anchor.is_finite:
        return False
    return head.lemma in language.syntax.time_nouns and anchor.kid("mark") is not None


def _tells_content(pronoun: Node, language: Language) -> bool:
    """Whether a relative clause is what its noun says: "la rumeur selon laquelle P"."""
    words = language.syntax.reporting_prepositions
    return pronoun.is_relative and pronoun.case() in words
