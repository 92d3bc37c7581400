"""Conditions and concessions: "si P, Q", "même si P, Q"; what was done before something else."""

from __future__ import annotations

from kg.extract.clauses.verbs import is_perfect_infinitive
from kg.languages.syntax import Syntax
from kg.model import Modality
from kg.trees.functions import Function
from kg.trees.node import Node

__all__ = [
    "begins_with_auxiliary",
    "is_behind",
    "is_conceded",
    "is_manner",
    "of_condition",
    "verbal",
]


def of_condition(node: Node, syntax: Syntax) -> Modality | None:
    """Return how it stands what holds only if something else does."""
    marks = syntax.condition_marks
    for child in node.kids("advcl"):
        if begins_with_auxiliary(child) or any(
            mark.lower in marks
            and not is_conceded(mark, child, syntax)
            and (mark.before is None or mark.before.lower not in syntax.role_prepositions)
            for mark in child.kids("mark")  # "comme si" is no condition
        ):
            return Modality.HYPOTHETICAL
    return None


def is_manner(node: Node, syntax: Syntax) -> bool:
    """Return whether a clause tells how something is done, and is no surer: "en partant"."""
    if not (node.is_present_participle or node.is_gerund):
        return False
    return any(mark.lower in syntax.manner_marks for mark in node.kids("mark"))


def begins_with_auxiliary(node: Node) -> bool:
    """Return whether a verb before its subject makes it a condition: "had the militia signed"."""
    words = [child for child in node.children if child.dep not in ("punct", "cc")]
    first = min(words, key=lambda child: child.i, default=None)
    if first is None or first.dep not in ("aux", "cop") or not first.has("VerbForm=Fin"):
        return False
    return any(first.i < subject.i < node.i for subject in node.kids("nsubj"))


def is_conceded(mark: Node, node: Node, syntax: Syntax) -> bool:
    """Return whether a condition is a concession: "même si P" says P, "si P, cependant Q" both.

    So it is where it is told as past and what depends on it as past, too, or as being so: "si P a
    eu lieu, Q n'a pas eu lieu".
    """
    concessive, contrasts, main = syntax.concessive_adverbs, syntax.contrasting_adverbs, node.head
    ahead = main is not None and any(verb.has("Tense=Fut") for verb in verbal(main))
    before = (*node.children, *mark.children)
    if any(c.i == mark.i - 1 and c.lower in concessive for c in before):
        return not (ahead and node.has("VerbForm=Fin"))  # "même si elle gagne, elle partira"
    if main is None or node.dep != "advcl" or not contrasts:
        return False
    if node.lemma.lower() in syntax.future_verbs and node.has("Tense=Pres") and node.kid("xcomp"):
        return True  # "s'il va rencontrer X, il évitera Y": what is to be is no condition
    if ahead or any(map(_is_irreal, verbal(main))):
        return False
    if any(child.lower in contrasts for child in main.kids("advmod")):
        return True
    if any(verb.has("Tense=Imp") for verb in verbal(node)):
        return _is_past(main)  # "si P était attendu, Q a surpris"; not "si P avait eu lieu, Q …"
    return _is_past(node) and (_is_past(main) or _is_plain(main))


def is_behind(node: Node) -> bool:
    """Return whether it was done: what one did "avant qu'il parte" was behind when he left."""
    return _is_past(node) or is_perfect_infinitive(node)


def _is_irreal(verb: Node) -> bool:
    return verb.has("Mood=Cnd") or verb.has("Mood=Imp")


def _is_plain(node: Node) -> bool:
    """Whether a present tells it, no modal verb: "la Suède décroche la médaille".

    So does a copula of a noun: "l'inquiétude est grande", not "il n'est pas clair si P".
    """
    infinitive = any(child.is_infinitive for child in node.kids("xcomp", "ccomp", "advcl"))
    named = any(subject.pos != "PRON" for subject in node.kids("nsubj"))
    verbs = (node, *node.kids("cop")) if named else (node,)
    told = any(verb.has("Tense=Pres") and verb.has("Mood=Ind") for verb in verbs)
    return told and not infinitive


def _is_past(node: Node) -> bool:
    """Whether a perfect or past of the indicative tells it, no imperfect ("si P était")."""
    first = next((verb for verb in verbal(node) if verb.is_finite), None)
    if first is None:
        return False
    auxiliaries = [aux for aux in node.kids("aux") if Function.PASSIVE not in aux.functions]
    return bool(auxiliaries and node.is_participle) or first.has("Tense=Past")


def verbal(node: Node) -> tuple[Node, ...]:
    """Return a predicate with its auxiliaries and copula."""
    return (node, *node.kids("aux", "cop"))
