"""The verb and auxiliaries of a clause: finite, perfect, done."""

from __future__ import annotations

from kg.extract.clauses.clause import Clause, Kind, sharing_verb
from kg.trees.functions import Function
from kg.trees.node import Node

__all__ = ["is_done", "is_finite", "is_perfect", "is_perfect_infinitive", "verbs_of"]


def is_done(clause: Clause) -> bool:
    """Return whether it is told as done: a perfect or simple past, not what would have been."""
    main, auxiliaries = verbs_of(clause)
    if any(verb.has("Mood=Cnd") for verb in (*auxiliaries, main)):
        return False
    return is_perfect(clause) or (main.has("Tense=Past") and main.is_finite)


def is_finite(clause: Clause) -> bool:
    """Return whether a verb or auxiliary of the clause is finite."""
    main, auxiliaries = verbs_of(clause)
    return any(verb.has("VerbForm=Fin") for verb in (*auxiliaries, main))


def is_perfect(clause: Clause) -> bool:
    """Return whether an auxiliary that is none of the passive stands at a past participle."""
    main, auxiliaries = verbs_of(clause)
    passives = [verb for verb in auxiliaries if Function.PASSIVE in verb.functions]
    bearer = passives[-1] if passives else main
    return bearer.is_participle and len(auxiliaries) > len(passives)


def is_perfect_infinitive(node: Node) -> bool:
    """Return whether an infinitive is told as done: "avoir transmis", not "faire venir"."""
    others = frozenset({Function.PASSIVE, Function.CAUSATIVE})
    return any(
        aux.has("VerbForm=Inf") and others.isdisjoint(aux.functions) for aux in node.kids("aux")
    )


def verbs_of(clause: Clause) -> tuple[Node, list[Node]]:
    """Return the verb that the auxiliaries serve (a copula, where there is one) and these."""
    auxiliaries = [word for word in clause.words if word.dep == "aux"]
    if clause.kind is Kind.COPULA:
        return clause.node.kid("cop") or clause.node, auxiliaries
    verb = clause.node if clause.node in clause.words else clause.words[-1]
    if not auxiliaries:
        first = sharing_verb(verb)
        auxiliaries = first.kids("aux") if first is not None else []
    return verb, auxiliaries
